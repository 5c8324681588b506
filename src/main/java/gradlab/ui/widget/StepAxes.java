package gradlab.ui.widget;

import gradlab.ui.Words;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Steps to the right, a quantity upwards on a linear or a logarithmic scale. */
public final class StepAxes {

    private static final int MOST_DECADES = 6;
    private static final double LINE = 16;

    private final Axes axes;
    private final boolean logarithmic;

    /** @param least on a logarithmic scale above zero, as {@code greatest} */
    public StepAxes(Sketch sketch, int steps, double least, double greatest, boolean logarithmic) {
        this.logarithmic = logarithmic;
        double left = 46 * sketch.zoom();
        double bottom = 20 * sketch.zoom();
        double top = 16 * sketch.zoom();
        this.axes = new Axes(left, top, Math.max(20, sketch.width() - left - 14 * sketch.zoom()), Math.max(20, sketch.height() - top - bottom), 0, Math.max(1, steps),
                scaled(least), scaled(greatest));
    }

    private double scaled(double value) {
        return logarithmic ? StrictMath.log10(value) : value;
    }

    /** Values outside are drawn at the edge; what is not a number has no place. */
    public double y(double value) {
        double at = logarithmic && value <= 0 ? axes.fromY() : scaled(value);
        return axes.y(Math.clamp(at, axes.fromY(), axes.toY()));
    }

    public double x(double step) {
        return axes.x(Math.clamp(step, axes.fromX(), axes.toX()));
    }

    public double step(double x) {
        return Math.clamp(axes.numberAtX(x), axes.fromX(), axes.toX());
    }

    double value(double y) {
        double at = Math.clamp(axes.numberAtY(y), axes.fromY(), axes.toY());
        return logarithmic ? StrictMath.pow(10, at) : at;
    }

    public Axes axes() {
        return axes;
    }

    /** Whether a name above the axes ends within the sketch. */
    boolean hasRoomFor(String name, Sketch sketch) {
        return axes.left() + sketch.widthOf(name) <= sketch.width();
    }

    public void draw(Sketch sketch, Words words, String name) {
        if (logarithmic) {
            drawDecades(sketch, words);
            drawSteps(sketch, words);
        } else {
            axes.draw(sketch, words, 4, 4, true);
        }
        // a name that is too long begins further left
        sketch.caption(name, Math.clamp(sketch.width() - sketch.widthOf(name), 0, axes.left()), 1, TextAlignment.LEFT, VPos.TOP);
    }

    private void drawDecades(Sketch sketch, Words words) {
        GraphicsContext pen = sketch.pen();
        Color grid = sketch.palette().line().deriveColor(0, 1, 1, 0.5);
        int first = (int) Math.ceil(axes.fromY() - 1e-9);
        int last = (int) Math.floor(axes.toY() + 1e-9);
        int room = (int) Math.clamp(axes.height() / (LINE * sketch.zoom()), 1, MOST_DECADES);
        int stride = Math.max(1, Math.ceilDiv(last - first, room));
        for (int decade = first; decade <= last; decade += stride) {
            double at = Math.round(axes.y(decade)) + 0.5;
            pen.setStroke(grid);
            pen.setLineWidth(1);
            pen.strokeLine(axes.left(), at, axes.left() + axes.width(), at);
            boolean plain = decade >= -2 && decade <= 4;
            sketch.caption(plain ? words.number(StrictMath.pow(10, decade), 6) : Words.powerOfTen(decade), axes.left() - 6, axes.y(decade), TextAlignment.RIGHT, VPos.CENTER);
        }
    }

    private void drawSteps(Sketch sketch, Words words) {
        double widest = sketch.widthOf(words.whole(Math.round(axes.toX()))) + 8 * sketch.zoom();
        double stride = Math.max(1, Axes.step(axes.toX(), (int) Math.clamp(axes.width() / widest, 1, 4)));
        for (double step = 0; step <= axes.toX() + 1e-9; step += stride) {
            double at = Math.round(axes.x(step)) + 0.5;
            sketch.pen().strokeLine(at, axes.top(), at, axes.bottom());
            sketch.caption(words.whole(Math.round(step)), axes.x(step), axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP);
        }
    }
}
