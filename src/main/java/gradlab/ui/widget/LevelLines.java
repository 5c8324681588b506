package gradlab.ui.widget;

import java.util.function.DoubleBinaryOperator;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Lines of equal height, found cell by cell: the straight piece that a level cuts out of each small square. */
final class LevelLines {

    private static final double CELL = 4;

    private LevelLines() {
    }

    /** Heights between two, the nearer to each other the lower: on a bowl the lines are equally far apart. */
    static double[] levels(double least, double greatest, int count) {
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
        int columns = Math.max(1, (int) Math.ceil(axes.width() / CELL));
        int rows = Math.max(1, (int) Math.ceil(axes.height() / CELL));
        double wide = axes.width() / columns;
        double tall = axes.height() / rows;
        double[] above = new double[columns + 1];
        double[] below = new double[columns + 1];
        GraphicsContext pen = sketch.pen();
        pen.setStroke(colour);
        pen.setLineWidth(thickness);
        pen.setLineDashes();
        pen.beginPath();
        row(axes, height, axes.top(), wide, above);
        for (int r = 0; r < rows; r++) {
            double top = axes.top() + r * tall;
            row(axes, height, top + tall, wide, below);
            for (int c = 0; c < columns; c++) {
                for (double level : levels) {
                    cell(pen, axes.left() + c * wide, top, wide, tall, above[c] - level, above[c + 1] - level, below[c + 1] - level, below[c] - level);
                }
            }
            System.arraycopy(below, 0, above, 0, below.length);
        }
        pen.stroke();
    }

    private static void row(Axes axes, DoubleBinaryOperator height, double y, double wide, double[] into) {
        for (int c = 0; c < into.length; c++) {
            into[c] = height.applyAsDouble(axes.numberAtX(axes.left() + c * wide), axes.numberAtY(y));
        }
    }

    /** The corners' heights over the level, clockwise from the upper left. */
    private static void cell(GraphicsContext pen, double x, double y, double wide, double tall, double a, double b, double c, double d) {
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
            pen.moveTo(xs[i], ys[i]);
            pen.lineTo(xs[i + 1], ys[i + 1]);
        }
    }
}
