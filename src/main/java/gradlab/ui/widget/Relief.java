package gradlab.ui.widget;

import gradlab.surface.Surface;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A height over the plane seen from above: shades from low to high, and level lines. */
final class Relief {

    private static final int CELLS = 48;
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

    /** The lines along which the height is one of {@code levels}. */
    void lines(Sketch sketch, Color colour, double width, double... levels) {
        LevelLines.draw(sketch, axes, surface::value, levels, colour, width);
    }
}
