package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Optimizer;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** How long AdaGrad's step number t is while the gradient stays the same: the curve α/√t with a point to drag along it. */
final class RateCurve extends Board {

    private static final double LARGER = 1.25;

    private enum Scale {
        PLAIN, LOGARITHMIC
    }

    private final Draggable time;
    private final Choice<Scale> scale;
    private final double[] lengths;
    private final Sketch curve;

    RateCurve(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        time = handle("t", 10, 1, 1000, 1);
        lengths = lengths((int) Math.max(1, time.greatest()));
        scale = Choice.of(page, spec, List.of(Choice.Option.of("plain scale", "обычная шкала", Scale.PLAIN),
                Choice.Option.of("logarithms", "в логарифмах", Scale.LOGARITHMIC)));
        offer(scale);
        curve = sketch("curve", 215, this::paint);
        Grip.on(curve, this::axes, List.of(Grip.along(time, () -> placed(step()), () -> height(length(step())), this::stepAt)));
        curve.setOnKeyPressed(this::press);
        getChildren().addAll(curve, numbers(), logarithmicSlider(time, "t", "t"));
        start();
    }

    /** AdaGrad's steps 1.. under a constant gradient, as multiples of the rate. */
    static double[] lengths(int steps) {
        return OneWeight.lengths(new Optimizer.AdaGrad(1, 1e-10, 0), _ -> 1, steps);
    }

    private int step() {
        return Math.clamp(Math.round(time.value()), 1, lengths.length);
    }

    private double length(int step) {
        return lengths[step - 1];
    }

    private boolean isPlain() {
        return scale.chosen() == Scale.PLAIN;
    }

    private double placed(double step) {
        return isPlain() ? step : StrictMath.log10(step);
    }

    private double height(double length) {
        return isPlain() ? length : StrictMath.log10(length);
    }

    private double stepAt(double place) {
        return isPlain() ? place : StrictMath.pow(10, place);
    }

    /** Every key press a quarter of the way further, but at least one step. */
    private void press(KeyEvent key) {
        switch (key.getCode()) {
            case RIGHT, UP -> time.set(Math.max(step() + 1, Math.rint(step() * LARGER)));
            case LEFT, DOWN -> time.set(Math.min(step() - 1, Math.rint(step() / LARGER)));
            default -> {
                return;
            }
        }
        key.consume();
    }

    @Override
    String sentence() {
        int step = step();
        String now = step == 1 ? word("first") : word("numbers", words().whole(step), number(length(step), 3), number(1 / length(step), 3));
        return now + "\n" + (isPlain() ? word("half", words().whole(4L * step)) : word("straight"));
    }

    private Axes axes() {
        double zoom = curve.zoom();
        double left = 40 * zoom;
        double top = 24 * zoom;
        double width = Math.max(20, curve.width() - left - 18 * zoom);
        double height = Math.max(20, curve.height() - top - 20 * zoom);
        double last = lengths.length;
        return isPlain() ? new Axes(left, top, width, height, 0, last, 0, 1.08)
                : new Axes(left, top, width, height, 0, Math.max(1, StrictMath.log10(last)), Math.min(-1, -StrictMath.log10(last) / 2) - 0.05, 0.08);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        if (isPlain()) {
            axes.draw(drawing, words(), 5, 4, true);
        } else {
            logarithmicGrid(drawing, axes);
        }
        double[] places = new double[lengths.length];
        double[] heights = new double[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            places[i] = placed(i + 1);
            heights[i] = height(lengths[i]);
        }
        Draw.path(drawing, axes, places, heights, lengths.length, palette.positive(), 2);
        double x = axes.x(placed(step()));
        double y = axes.y(height(length(step())));
        Draw.line(drawing, axes.left(), y, x, y, palette.accent(), 1, 4, 3);
        Draw.line(drawing, x, y, x, axes.bottom(), palette.accent(), 1, 4, 3);
        Draw.grip(drawing, x, y, palette.accent());
        drawing.label(word("axis"), axes.left(), axes.top() / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
        drawing.boldText(1.1);
        drawing.label("α/√t", axes.left() + axes.width(), axes.top() + 4, TextAlignment.RIGHT, VPos.TOP, palette.positive());
        drawing.plainText();
    }

    private void logarithmicGrid(Sketch drawing, Axes axes) {
        Color grid = drawing.palette().line().deriveColor(0, 1, 1, 0.5);
        for (int exponent = 0; exponent <= axes.toX(); exponent++) {
            double x = Math.round(axes.x(exponent)) + 0.5;
            Draw.line(drawing, x, axes.top(), x, axes.bottom(), grid, 1);
            drawing.caption(number(StrictMath.pow(10, exponent), 4), x, axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP);
        }
        for (double length : new double[] {1, 0.3, 0.1, 0.03}) {
            double y = Math.round(axes.y(StrictMath.log10(length))) + 0.5;
            if (y < axes.bottom()) {
                Draw.line(drawing, axes.left(), y, axes.left() + axes.width(), y, grid, 1);
                drawing.caption(number(length, 2), axes.left() - 6, y, TextAlignment.RIGHT, VPos.CENTER);
            }
        }
    }
}
