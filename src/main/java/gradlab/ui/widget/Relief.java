package gradlab.ui.widget;

import gradlab.surface.Surface;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A height over the plane seen from above: shades from low to high, and level lines. */
final class Relief {

    private static final int CELLS = 72;
    private static final int SHADES = 64;
    /** Shades stay this near to the surface, so that lines and words on them can be read. */
    private static final double STRENGTH = 0.55;

    private final WritableImage map = new WritableImage(CELLS, CELLS);
    private final double[] heights = new double[(CELLS + 1) * (CELLS + 1)];
    private Axes axes = new Axes(0, 0, 1, 1, 0, 1, 0, 1);
    private Surface surface = new Surface.Saddle();
    private boolean surveyed;

    /** Takes the heights as far as the axes reach; to be called before every drawing. */
    void survey(Axes over, Surface of) {
        if (surveyed && over.equals(axes) && of.equals(surface)) {
            return;
        }
        surveyed = true;
        axes = over;
        surface = of;
        for (int row = 0; row <= CELLS; row++) {
            for (int column = 0; column <= CELLS; column++) {
                heights[row * (CELLS + 1) + column] = of.value(x(column), y(row));
            }
        }
    }

    private double x(double column) {
        return axes.fromX() + column / CELLS * (axes.toX() - axes.fromX());
    }

    private double y(double row) {
        return axes.toY() - row / CELLS * (axes.toY() - axes.fromY());
    }

    double least() {
        return java.util.Arrays.stream(heights).min().orElse(0);
    }

    double greatest() {
        return java.util.Arrays.stream(heights).max().orElse(1);
    }

    /**
     * So many levels between the lowest and the highest place.
     *
     * @param bowl whether they stand closer towards the depth, so that the lines of a bowl have even distances
     */
    double[] levels(int count, boolean bowl) {
        double least = least();
        double range = greatest() - least;
        double[] levels = new double[count];
        for (int i = 0; i < count; i++) {
            double share = (i + 1.0) / (count + 1);
            levels[i] = least + range * (bowl ? share * share : share);
        }
        return levels;
    }

    /** The map in the shades of the palette, low places faint. */
    void shade(Sketch sketch) {
        double least = least();
        double range = Math.max(1e-12, greatest() - least);
        Color[] shades = new Color[SHADES + 1];
        for (int i = 0; i <= SHADES; i++) {
            shades[i] = sketch.palette().surface().interpolate(sketch.palette().positive(), STRENGTH * i / SHADES);
        }
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                double share = (heights[row * (CELLS + 1) + column] - least) / range;
                map.getPixelWriter().setColor(column, row, shades[(int) Math.round(SHADES * Math.sqrt(Math.clamp(share, 0, 1)))]);
            }
        }
        GraphicsContext pen = sketch.pen();
        pen.setImageSmoothing(true);
        pen.drawImage(map, axes.left(), axes.top(), axes.width(), axes.height());
    }

    /** The line along which the height is {@code level}. */
    void line(Sketch sketch, double level, Color colour, double width) {
        GraphicsContext pen = sketch.pen();
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.setLineDashes();
        pen.beginPath();
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                cell(pen, row, column, level);
            }
        }
        pen.stroke();
    }

    /** The pieces of a level line within one cell, from the places where it crosses the cell's sides. */
    private void cell(GraphicsContext pen, int row, int column, double level) {
        double[] crossings = new double[8];
        int found = 0;
        for (int side = 0; side < 4; side++) {
            int fromRow = row + (side == 2 || side == 3 ? 1 : 0);
            int fromColumn = column + (side == 1 || side == 2 ? 1 : 0);
            int next = (side + 1) % 4;
            int toRow = row + (next == 2 || next == 3 ? 1 : 0);
            int toColumn = column + (next == 1 || next == 2 ? 1 : 0);
            double from = heights[fromRow * (CELLS + 1) + fromColumn] - level;
            double to = heights[toRow * (CELLS + 1) + toColumn] - level;
            if (from < 0 != to < 0) {
                double share = from / (from - to);
                crossings[found++] = axes.x(x(fromColumn + share * (toColumn - fromColumn)));
                crossings[found++] = axes.y(y(fromRow + share * (toRow - fromRow)));
            }
        }
        for (int i = 0; i + 3 < found; i += 4) {
            pen.moveTo(crossings[i], crossings[i + 1]);
            pen.lineTo(crossings[i + 2], crossings[i + 3]);
        }
    }
}
