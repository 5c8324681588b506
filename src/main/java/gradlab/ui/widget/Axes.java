package gradlab.ui.widget;

import gradlab.ui.Words;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * A rectangle of a drawing with its two number lines.
 *
 * @param left of the rectangle in points, as {@code top}, {@code width}, {@code height}
 * @param fromX the number at the left edge
 * @param fromY the number at the bottom edge
 */
public record Axes(double left, double top, double width, double height, double fromX, double toX, double fromY, double toY) {

    // a drawing may be laid out once before it has its size
    public Axes {
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    /**
     * Axes with equal units and zero in the middle, filling the drawing but for room at the left and below.
     *
     * @param reachX at least as far as this is seen to both sides
     */
    static Axes centred(Sketch sketch, double left, double bottom, double reachX, double reachY) {
        return around(sketch, left, bottom, -reachX, reachX, -reachY, reachY);
    }

    /** Axes with equal units that show at least this rectangle, in the middle, filling the drawing but for room at the left and below. */
    static Axes around(Sketch sketch, double left, double bottom, double fromX, double toX, double fromY, double toY) {
        double top = 8;
        double width = Math.max(20, sketch.width() - left - 10);
        double height = Math.max(20, sketch.height() - top - bottom);
        double unit = Math.min(width / (toX - fromX), height / (toY - fromY));
        double middleX = (fromX + toX) / 2;
        double middleY = (fromY + toY) / 2;
        return new Axes(left, top, width, height, middleX - width / (2 * unit), middleX + width / (2 * unit),
                middleY - height / (2 * unit), middleY + height / (2 * unit));
    }

    public double x(double number) {
        return left + (number - fromX) / (toX - fromX) * width;
    }

    public double y(double number) {
        return top + height - (number - fromY) / (toY - fromY) * height;
    }

    public double numberAtX(double x) {
        return fromX + (x - left) / width * (toX - fromX);
    }

    public double numberAtY(double y) {
        return fromY + (top + height - y) / height * (toY - fromY);
    }

    public double bottom() {
        return top + height;
    }

    /** A faint grid with round numbers; those along the bottom only if asked for. */
    public void draw(Sketch sketch, Words words, int ticksX, int ticksY, boolean numbersX) {
        GraphicsContext pen = sketch.pen();
        Color grid = sketch.palette().line().deriveColor(0, 1, 1, 0.5);
        pen.setLineWidth(1);
        double stepX = numbersX ? roomyStep(sketch, words, ticksX) : step(toX - fromX, ticksX);
        for (double number = Math.ceil(fromX / stepX) * stepX; number <= toX + 1e-9; number += stepX) {
            double at = Math.round(x(number)) + 0.5;
            pen.setStroke(Math.abs(number) < 1e-9 ? sketch.palette().line() : grid);
            pen.strokeLine(at, top, at, bottom());
            if (numbersX) {
                sketch.caption(label(words, number), x(number), bottom() + 4, TextAlignment.CENTER, VPos.TOP);
            }
        }
        double stepY = step(toY - fromY, ticksY);
        for (double number = Math.ceil(fromY / stepY) * stepY; number <= toY + 1e-9; number += stepY) {
            double at = Math.round(y(number)) + 0.5;
            pen.setStroke(Math.abs(number) < 1e-9 ? sketch.palette().line() : grid);
            pen.strokeLine(left, at, left + width, at);
            sketch.caption(label(words, number), left - 6, y(number), TextAlignment.RIGHT, VPos.CENTER);
        }
    }

    /** Fewer numbers than wanted where they would touch each other. */
    private double roomyStep(Sketch sketch, Words words, int ticks) {
        for (int fewer = ticks; fewer > 1; fewer--) {
            double step = step(toX - fromX, fewer);
            double widest = 0;
            for (double number = Math.ceil(fromX / step) * step; number <= toX + 1e-9; number += step) {
                widest = Math.max(widest, sketch.widthOf(label(words, number)));
            }
            if (widest + 4 * sketch.zoom() < step / (toX - fromX) * width) {
                return step;
            }
        }
        return step(toX - fromX, 1);
    }

    private static String label(Words words, double number) {
        return words.number(Math.abs(number) < 1e-9 ? 0 : number, 3);
    }

    /** The round distance (1, 2, 2.5 or 5 times a power of ten) that gives about {@code ticks} ticks. */
    static double step(double range, int ticks) {
        double rough = range / ticks;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10);
    }
}
