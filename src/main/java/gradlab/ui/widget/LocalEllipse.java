package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * A point of the input plane to drag, and the ellipse that a layer makes of a small circle around it: how many axes are
 * longer than ε. The plane is coloured by that number everywhere.
 */
final class LocalEllipse extends Board {

    private static final double[] SHADES = {0, 0.22, 0.5};
    private static final double GAP = 12;

    private final Draggable x;
    private final Draggable y;
    private final Draggable eps;
    private final Choice<Integer> layer;
    private final Later<FoldedPlane> folded;
    private final Sketch sketch;
    private final WritableImage map = new WritableImage(FoldedPlane.GRID, FoldedPlane.GRID);

    LocalEllipse(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        x = handle("x", -1.2, -2.9, 2.9, 0.1);
        y = handle("y", -0.6, -2.9, 2.9, 0.1);
        eps = handle("eps", 1, 0.1, 5, 0.1);
        layer = Choice.of(page, spec, List.of(Choice.Option.of("layer 1", "слой 1", 1), Choice.Option.of("layer 2", "слой 2", 2),
                Choice.Option.of("layer 3", "слой 3", 3), Choice.Option.of("output", "выход", 4)));
        if (Functions.option(spec, "показать", "show").isBlank()) {
            layer.chosenProperty().set(3);
        }
        offer(layer);
        sketch = sketch("planes", (width, zoom) -> side(width) + 44 * zoom + 4, this::paint);
        Grip.on(sketch, this::plane, List.of(Grip.free(x, y)));
        getChildren().addAll(sketch, numbers(), slider(eps, "ε", "eps"));
        folded = Later.of(page, FoldedPlane::new);
        follow(folded.property());
        start();
    }

    @Override
    String sentence() {
        if (folded.get().isEmpty()) {
            return words().get("widget.computing");
        }
        double[] axes = axesHere(folded.get().get());
        int count = (axes[0] > eps.value() ? 1 : 0) + (axes[1] > eps.value() ? 1 : 0);
        String local = number(folded.get().get().localRank(layer.chosen(), eps.value()), 3);
        String where = layer.chosen() == folded.get().get().depth() ? word("output", number(axes[0], 2))
                : word("axes", layer.chosen(), number(axes[0], 2), number(axes[1], 2));
        return word("point", x.text(words()), y.text(words())) + " " + where + " " + word("count", eps.text(words()), count, local);
    }

    private double[] axesHere(FoldedPlane plane) {
        return plane.singularValues(new double[] {x.value(), y.value()}, 1)[layer.chosen() - 1];
    }

    /** The side of either square. */
    private static double side(double width) {
        return Math.floor(Math.min(230, (width - GAP - 4) / 2));
    }

    private double left() {
        return Math.max(2, (sketch.width() - 2 * side(sketch.width()) - GAP) / 2);
    }

    private Axes plane() {
        double side = side(sketch.width());
        return new Axes(left(), 22 * sketch.zoom(), side, side, -FoldedPlane.REACH, FoldedPlane.REACH, -FoldedPlane.REACH, FoldedPlane.REACH);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        if (folded.get().isEmpty()) {
            drawing.label(words().get("widget.computing"), drawing.width() / 2, drawing.height() / 2, TextAlignment.CENTER, VPos.CENTER, palette.fadedInk());
            return;
        }
        FoldedPlane plane = folded.get().get();
        paintPlane(plane, plane(), palette);
        Axes left = plane();
        double reach = Math.max(Math.max(1.1 * axesHere(plane)[0], 1.5 * plane.usual(layer.chosen())), 1.3 * eps.value());
        paintEllipse(plane, new Axes(left.left() + left.width() + GAP, left.top(), left.width(), left.height(), -reach, reach, -reach, reach), palette);
        drawing.label(word("inputs"), left.left(), left.top() - 4, TextAlignment.LEFT, VPos.BOTTOM, palette.fadedInk());
        String name = layer.chosen() == plane.depth() ? word("output-name") : word("layer-name", layer.chosen());
        drawing.label(name, left.left() + left.width() + GAP, left.top() - 4, TextAlignment.LEFT, VPos.BOTTOM, palette.fadedInk());
    }

    /** Which shade of the plane means how many axes. */
    private void legend(Axes axes, Color[] shades) {
        double box = 12 * sketch.zoom();
        double at = axes.left();
        double y = axes.bottom() + 14 * sketch.zoom();
        for (int i = 0; i < shades.length; i++) {
            sketch.pen().setFill(shades[i]);
            sketch.pen().fillRect(at, y - box / 2, box, box);
            sketch.pen().setStroke(sketch.palette().line());
            sketch.pen().setLineWidth(1);
            sketch.pen().strokeRect(Math.round(at) + 0.5, Math.round(y - box / 2) + 0.5, Math.round(box), Math.round(box));
            sketch.label(Integer.toString(i), at + box + 4, y, TextAlignment.LEFT, VPos.CENTER, sketch.palette().fadedInk());
            at += box + 8 + sketch.widthOf("0") + 6 * sketch.zoom();
        }
        String text = at + sketch.widthOf(word("legend")) <= sketch.width() - 2 ? word("legend") : "> ε";
        sketch.label(text, at, y, TextAlignment.LEFT, VPos.CENTER, sketch.palette().fadedInk());
    }

    private void paintPlane(FoldedPlane plane, Axes axes, Palette palette) {
        Color[] shades = new Color[SHADES.length];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = palette.ground().interpolate(palette.accent(), SHADES[i]);
        }
        for (int i = 0; i < FoldedPlane.GRID * FoldedPlane.GRID; i++) {
            map.getPixelWriter().setColor(i % FoldedPlane.GRID, i / FoldedPlane.GRID, shades[plane.rankAt(layer.chosen(), i, eps.value())]);
        }
        GraphicsContext pen = sketch.pen();
        pen.setImageSmoothing(false);
        pen.drawImage(map, axes.left(), axes.top(), axes.width(), axes.height());
        pen.setImageSmoothing(true);
        double[] inputs = plane.examples().inputs();
        for (int i = 0; i < plane.examples().rows(); i++) {
            Color colour = plane.examples().targets()[i] > 0.5 ? palette.positive() : palette.negative();
            double atX = axes.x(inputs[2 * i]);
            double atY = axes.y(inputs[2 * i + 1]);
            if (Math.abs(inputs[2 * i]) < FoldedPlane.REACH && Math.abs(inputs[2 * i + 1]) < FoldedPlane.REACH) {
                Draw.dot(sketch, atX, atY, 1.7, colour);
            }
        }
        frame(axes, palette);
        legend(axes, shades);
        Draw.grip(sketch, axes.x(x.value()), axes.y(y.value()), palette.ink());
    }

    private void paintEllipse(FoldedPlane plane, Axes axes, Palette palette) {
        GraphicsContext pen = sketch.pen();
        double[] values = axesHere(plane);
        double unit = axes.x(1) - axes.x(0);
        double x0 = axes.x(0);
        double y0 = axes.y(0);
        frame(axes, palette);
        pen.setFill(palette.accent().deriveColor(0, 1, 1, 0.16));
        pen.fillOval(x0 - values[0] * unit, y0 - values[1] * unit, 2 * values[0] * unit, 2 * values[1] * unit);
        pen.setStroke(palette.accent());
        pen.setLineWidth(1.5);
        pen.strokeOval(x0 - values[0] * unit, y0 - values[1] * unit, 2 * values[0] * unit, 2 * values[1] * unit);
        double threshold = eps.value() * unit;
        pen.setStroke(palette.warning());
        pen.setLineWidth(1.3);
        pen.setLineDashes(4, 3);
        pen.strokeOval(x0 - threshold, y0 - threshold, 2 * threshold, 2 * threshold);
        pen.setLineDashes();
        axis(x0, y0, values[0] * unit, 0, values[0] > eps.value());
        axis(x0, y0, 0, -values[1] * unit, values[1] > eps.value());
        sketch.label("ε", x0 - 0.7 * threshold - 3, y0 + 0.7 * threshold + 2, TextAlignment.RIGHT, VPos.TOP, palette.warning());
    }

    private void axis(double x0, double y0, double dx, double dy, boolean counts) {
        Palette palette = sketch.palette();
        if (Math.abs(dx) + Math.abs(dy) > 1) {
            Draw.line(sketch, x0, y0, x0 + dx, y0 + dy, counts ? palette.positive() : palette.fadedInk(), counts ? 3 : 1.5);
        }
    }

    private void frame(Axes axes, Palette palette) {
        sketch.pen().setStroke(palette.line());
        sketch.pen().setLineWidth(1);
        sketch.pen().strokeRect(Math.round(axes.left()) + 0.5, Math.round(axes.top()) + 0.5, Math.round(axes.width()), Math.round(axes.height()));
    }
}
