package gradlab.ui.widget;

import gradlab.surface.HeightGrid;
import gradlab.surface.HeightGrid.Frame;
import gradlab.surface.LevelLine;
import java.util.function.DoubleBinaryOperator;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Lines of equal height within axes. */
public final class LevelLines {

    /** Side of a cell in points: the tips of long ellipses stay round. */
    private static final double CELL = 2.5;

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
        HeightGrid grid = HeightGrid.of(height::applyAsDouble, new Frame(axes.fromX(), axes.toX(), axes.fromY(), axes.toY()),
                (int) Math.ceil(axes.width() / CELL), (int) Math.ceil(axes.height() / CELL));
        GraphicsContext pen = sketch.pen();
        pen.setStroke(colour);
        pen.setLineWidth(thickness);
        pen.setLineDashes();
        pen.beginPath();
        for (double level : levels) {
            LevelLine.of(grid, level).forEach(line -> trace(pen, axes, line));
        }
        pen.stroke();
    }

    /** Takes the line into the path that the pen is at. */
    public static void trace(GraphicsContext pen, Axes axes, LevelLine line) {
        pen.moveTo(axes.x(line.xs()[0]), axes.y(line.ys()[0]));
        for (int i = 1; i < line.points(); i++) {
            pen.lineTo(axes.x(line.xs()[i]), axes.y(line.ys()[i]));
        }
    }
}
