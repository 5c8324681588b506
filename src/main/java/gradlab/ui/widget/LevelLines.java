package gradlab.ui.widget;

import java.util.function.DoubleBinaryOperator;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Lines of equal height, found cell by cell: the straight piece that a level cuts out of each small square. */
public final class LevelLines {

    private static final double CELL = 4;

    private LevelLines() {
    }

    /** A straight piece of the line of a level, in points. */
    @FunctionalInterface
    public interface Piece {
        void between(int level, double x1, double y1, double x2, double y2);
    }

    /** Heights between two, the nearer to each other the lower: on a bowl the lines are equally far apart. */
    public static double[] levels(double least, double greatest, int count) {
        double[] levels = new double[count];
        for (int i = 0; i < count; i++) {
            double share = (i + 1.0) / count;
            levels[i] = least + (greatest - least) * share * share;
        }
        return levels;
    }

    /** Draws the lines of a surface within the axes; where it has no finite height there are none. */
    static void draw(Sketch sketch, Axes axes, DoubleBinaryOperator height, double[] levels, Color colour) {
        draw(sketch, axes, height, levels, colour, 1);
    }

    /** @param thickness of the lines, in points */
    static void draw(Sketch sketch, Axes axes, DoubleBinaryOperator height, double[] levels, Color colour, double thickness) {
        GraphicsContext pen = sketch.pen();
        pen.setStroke(colour);
        pen.setLineWidth(thickness);
        pen.setLineDashes();
        pen.beginPath();
        trace(axes.left(), axes.top(), axes.width(), axes.height(), (x, y) -> height.applyAsDouble(axes.numberAtX(x), axes.numberAtY(y)), levels,
                (_, x1, y1, x2, y2) -> {
                    pen.moveTo(x1, y1);
                    pen.lineTo(x2, y2);
                });
        pen.stroke();
    }

    /**
     * Finds the lines within a rectangle, piece by piece.
     *
     * @param heightAt the height at a place given in points; where it is not finite there are no lines
     */
    public static void trace(double left, double top, double width, double height, DoubleBinaryOperator heightAt, double[] levels, Piece piece) {
        int columns = Math.max(1, (int) Math.ceil(width / CELL));
        int rows = Math.max(1, (int) Math.ceil(height / CELL));
        double wide = width / columns;
        double tall = height / rows;
        double[] above = new double[columns + 1];
        double[] below = new double[columns + 1];
        row(left, heightAt, top, wide, above);
        for (int r = 0; r < rows; r++) {
            double y = top + r * tall;
            row(left, heightAt, y + tall, wide, below);
            for (int c = 0; c < columns; c++) {
                for (int level = 0; level < levels.length; level++) {
                    double at = levels[level];
                    cell(piece, level, left + c * wide, y, wide, tall, above[c] - at, above[c + 1] - at, below[c + 1] - at, below[c] - at);
                }
            }
            System.arraycopy(below, 0, above, 0, below.length);
        }
    }

    private static void row(double left, DoubleBinaryOperator heightAt, double y, double wide, double[] into) {
        for (int c = 0; c < into.length; c++) {
            into[c] = heightAt.applyAsDouble(left + c * wide, y);
        }
    }

    /** The corners' heights over the level, clockwise from the upper left. */
    private static void cell(Piece piece, int level, double x, double y, double wide, double tall, double a, double b, double c, double d) {
        if (!(Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c) && Double.isFinite(d))) {
            return;
        }
        double[] xs = new double[4];
        double[] ys = new double[4];
        int cuts = 0;
        if (a < 0 != b < 0) {
            xs[cuts] = x + wide * a / (a - b);
            ys[cuts++] = y;
        }
        if (b < 0 != c < 0) {
            xs[cuts] = x + wide;
            ys[cuts++] = y + tall * b / (b - c);
        }
        if (d < 0 != c < 0) {
            xs[cuts] = x + wide * d / (d - c);
            ys[cuts++] = y + tall;
        }
        if (a < 0 != d < 0) {
            xs[cuts] = x;
            ys[cuts++] = y + tall * a / (a - d);
        }
        for (int i = 0; i + 1 < cuts; i += 2) {
            piece.between(level, xs[i], ys[i], xs[i + 1], ys[i + 1]);
        }
    }
}
