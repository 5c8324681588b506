package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Lengths;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;

/** An arrow of the plane: its two components are the legs of a triangle, its norm the long side. */
final class VectorWidget extends Board {

    private static final double REACH = 5;

    private final Draggable x;
    private final Draggable y;
    private final Sketch plane;

    VectorWidget(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        x = handle("x", 3, -REACH, REACH, 0.5);
        y = handle("y", 4, -REACH, REACH, 0.5);
        plane = sketch("plane", 260, this::paint);
        Grip.on(plane, this::axes, List.of(Grip.free(x, y)));
        getChildren().addAll(plane, numbers(), slider(x, "v₁", "v"), slider(y, "v₂", "v"));
        start();
    }

    private double norm() {
        return Lengths.euclidean(new double[] {x.value(), y.value()}, 0, 2);
    }

    @Override
    String sentence() {
        return word("numbers", number(x.value(), 4), number(y.value(), 4), NeuronWidget.bracketed(number(x.value(), 4)),
                NeuronWidget.bracketed(number(y.value(), 4)), number(norm(), 4));
    }

    private Axes axes() {
        double reach = 1.08 * Math.max(x.reach(), y.reach());
        return Axes.centred(plane, 24 * plane.zoom(), 20 * plane.zoom(), reach, reach);
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        Axes axes = axes();
        axes.draw(sketch, words(), 6, 6, true);
        double zeroX = axes.x(0);
        double zeroY = axes.y(0);
        double tipX = axes.x(x.value());
        double tipY = axes.y(y.value());
        double radius = norm() * (axes.x(1) - zeroX);
        Draw.inside(sketch, axes, () -> {
            sketch.pen().setStroke(palette.fadedInk());
            sketch.pen().setLineWidth(1);
            sketch.pen().setLineDashes(3, 4);
            sketch.pen().strokeOval(zeroX - radius, zeroY - radius, 2 * radius, 2 * radius);
        });
        Draw.line(sketch, zeroX, zeroY, tipX, zeroY, palette.positive(), 3);
        Draw.line(sketch, tipX, zeroY, tipX, tipY, palette.negative(), 3);
        Draw.arrow(sketch, zeroX, zeroY, tipX, tipY, palette.ink(), 2.5);
        Draw.grip(sketch, tipX, tipY, palette.accent());
        sketch.boldText(1);
        boolean up = y.value() >= 0;
        boolean right = x.value() >= 0;
        if (x.value() != 0) {
            sketch.label("v₁", (zeroX + tipX) / 2, zeroY + (up ? 4 : -4), TextAlignment.CENTER, up ? VPos.TOP : VPos.BOTTOM, palette.positive());
        }
        if (y.value() != 0) {
            sketch.label("v₂", tipX + (right ? 6 : -6), (zeroY + tipY) / 2, right ? TextAlignment.LEFT : TextAlignment.RIGHT, VPos.CENTER, palette.negative());
        }
        if (norm() > 1) {
            sketch.label("‖v‖", (zeroX + tipX) / 2 + (right ? -8 : 8), (zeroY + tipY) / 2, right ? TextAlignment.RIGHT : TextAlignment.LEFT,
                    up ? VPos.BOTTOM : VPos.TOP, palette.ink());
        }
    }
}
