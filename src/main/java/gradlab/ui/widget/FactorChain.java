package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A number multiplied by itself, factor after factor, on a logarithmic scale: what is left, or what it has grown to. */
final class FactorChain extends Board {

    /** How many powers of ten are seen to either side. */
    private static final double[] REACHES = {1, 2, 5, 10, 15, 30};

    private final Draggable factor;
    private final Draggable count;
    private final Sketch bars;
    private double reach;
    private boolean dragging;

    FactorChain(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        factor = handle("q", 0.9, 0.2, 3, 0.05);
        count = handle("n", 10, 1, 20, 1);
        bars = sketch("bars", 235, this::paint);
        Grip.on(bars, this::axes, List.of(Grip.upright(factor, () -> count() - 0.5, () -> exponent(count()), at -> StrictMath.pow(10, at / count()))));
        bars.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
            axes();
            dragging = true;
        });
        bars.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> {
            dragging = false;
            bars.redraw();
        });
        getChildren().addAll(bars, numbers(), slider(factor, "q", "q"), slider(count, "n", "n"));
        start();
    }

    private int count() {
        return (int) Math.max(1, Math.round(count.value()));
    }

    /** The power of ten of the product of so many factors; −∞ for the factor zero. */
    private double exponent(int factors) {
        return factors * StrictMath.log10(Math.max(0, factor.value()));
    }

    @Override
    String sentence() {
        double product = StrictMath.pow(factor.value(), count());
        String now = word("numbers", factor.text(words()), count(), number(product, 3));
        String what = product == 1 ? word("same") : product < 1 ? word("less", words().percent(product)) : word("more", number(product, 3));
        double edge = StrictMath.pow(2, 1.0 / count());
        return now + " " + what + "\n" + word("edges", number(1 / edge, 3), number(edge, 3));
    }

    /** The scale fits the product, but stands still while a bar is dragged. */
    private Axes axes() {
        if (!dragging) {
            double needed = Math.abs(exponent(count()));
            reach = REACHES[REACHES.length - 1];
            for (int i = REACHES.length - 1; i >= 0 && needed <= REACHES[i]; i--) {
                reach = REACHES[i];
            }
        }
        double zoom = bars.zoom();
        double left = 44 * zoom;
        double top = 24 * zoom;
        return new Axes(left, top, Math.max(20, bars.width() - left - 10), Math.max(20, bars.height() - top - 22 * zoom), 0, count(),
                -1.06 * reach, 1.06 * reach);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        Color grid = palette.line().deriveColor(0, 1, 1, 0.5);
        int step = (int) Math.max(1, Axes.step(axes.toY() - axes.fromY(), 6));
        for (int exponent = (int) Math.ceil(axes.fromY() / step) * step; exponent <= axes.toY(); exponent += step) {
            double y = Math.round(axes.y(exponent)) + 0.5;
            Draw.line(drawing, axes.left(), y, axes.left() + axes.width(), y, grid, 1);
            drawing.caption(Powers.ten(words(), exponent), axes.left() - 6, y, TextAlignment.RIGHT, VPos.CENTER);
        }
        double slot = axes.width() / count();
        double zero = axes.y(0);
        Draw.inside(drawing, axes, () -> {
            for (int i = 1; i <= count(); i++) {
                double y = axes.y(Math.max(axes.fromY() - 1, Math.min(axes.toY() + 1, exponent(i))));
                drawing.pen().setFill(exponent(i) < 0 ? palette.negative() : palette.positive());
                drawing.pen().fillRect(axes.left() + (i - 0.86) * slot, Math.min(y, zero), 0.72 * slot, Math.max(1, Math.abs(y - zero)));
            }
        });
        Draw.line(drawing, axes.left(), zero, axes.left() + axes.width(), zero, palette.ink(), 1.5);
        int every = (int) Math.ceil(drawing.widthOf(Integer.toString(count())) * 1.35 / slot);
        for (int i = every; i <= count(); i += every) {
            drawing.label(Integer.toString(i), axes.left() + (i - 0.5) * slot, axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        double tip = Math.clamp(axes.y(Math.max(axes.fromY(), exponent(count()))), axes.top(), axes.bottom());
        Draw.grip(drawing, axes.left() + (count() - 0.5) * slot, tip, palette.accent());
        drawing.label(word("axis"), axes.left(), axes.top() / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }
}
