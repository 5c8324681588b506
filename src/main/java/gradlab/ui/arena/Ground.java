package gradlab.ui.arena;

import gradlab.surface.HeightGrid;
import gradlab.surface.HeightGrid.Frame;
import gradlab.surface.LevelLine;
import gradlab.surface.Levels;
import gradlab.surface.Surface;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.paint.Color;

/**
 * The surface from above, ready to be drawn: shades, level lines and where their heights are written. Worked out off the FX thread.
 *
 * @param pixels shades of the cells as ARGB, rows from above, {@code columns} in a row
 */
record Ground(Surface surface, Frame frame, Palette palette, int columns, int rows, int[] pixels, List<LevelLine> lines, List<Label> labels) {

    private static final double CELL = 3;
    private static final int LINES = 12;
    private static final int SHADES = 64;
    private static final double STRENGTH = 0.5;
    private static final double ROOM_FOR_LABEL = 90;
    private static final double APART = 70;

    /** The height of a line, written along it. */
    record Label(double level, double x, double y, double angle) {
    }

    static Ground of(Surface surface, OptionalDouble floor, Frame frame, double width, double height, Palette palette) {
        int columns = (int) Math.max(1, Math.ceil(width / CELL));
        int rows = (int) Math.max(1, Math.ceil(height / CELL));
        HeightGrid grid = HeightGrid.of(surface::value, frame, columns, rows);
        double[] levels = Levels.of(grid, floor, LINES);
        List<LevelLine> lines = new ArrayList<>();
        for (double level : levels) {
            lines.addAll(LevelLine.of(grid, level));
        }
        return new Ground(surface, frame, palette, columns, rows, shades(grid, palette), List.copyOf(lines), labels(lines, frame, width / frame.width()));
    }

    /** By rank among all heights, so that steep and gentle ground both have their shades. */
    private static int[] shades(HeightGrid grid, Palette palette) {
        double[] sorted = grid.sorted();
        int[] colours = new int[SHADES + 1];
        for (int i = 0; i <= SHADES; i++) {
            colours[i] = argb(palette.surface().interpolate(palette.positive(), STRENGTH * i / SHADES));
        }
        int none = argb(palette.ground());
        int[] pixels = new int[grid.columns() * grid.rows()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                double height = grid.height(column, grid.rows() - 1 - row);
                pixels[row * grid.columns() + column] = Double.isFinite(height) ? colours[(int) Math.round(SHADES * rank(sorted, height))] : none;
            }
        }
        return pixels;
    }

    private static double rank(double[] sorted, double height) {
        int at = Arrays.binarySearch(sorted, height);
        return (double) (at < 0 ? -at - 1 : at) / Math.max(1, sorted.length - 1);
    }

    private static int argb(Color colour) {
        return 0xff000000 | (int) Math.round(255 * colour.getRed()) << 16 | (int) Math.round(255 * colour.getGreen()) << 8 | (int) Math.round(255 * colour.getBlue());
    }

    /** One height on every line that is long enough, where no other is near. */
    private static List<Label> labels(List<LevelLine> lines, Frame frame, double perUnit) {
        List<Label> labels = new ArrayList<>();
        for (LevelLine line : lines) {
            double[] along = new double[line.points()];
            for (int i = 1; i < along.length; i++) {
                along[i] = along[i - 1] + perUnit * Math.hypot(line.xs()[i] - line.xs()[i - 1], line.ys()[i] - line.ys()[i - 1]);
            }
            if (along[along.length - 1] >= ROOM_FOR_LABEL) {
                for (double share : new double[] {0.5, 0.3, 0.7, 0.15, 0.85}) {
                    if (place(line, along, share, frame, perUnit, labels)) {
                        break;
                    }
                }
            }
        }
        return List.copyOf(labels);
    }

    private static boolean place(LevelLine line, double[] along, double share, Frame frame, double perUnit, List<Label> labels) {
        int at = Arrays.binarySearch(along, share * along[along.length - 1]);
        int middle = Math.clamp(at < 0 ? -at - 1 : at, 1, along.length - 2L < 1 ? 1 : along.length - 2);
        int before = Math.max(0, middle - 3);
        int after = Math.min(along.length - 1, middle + 3);
        double x = line.xs()[middle];
        double y = line.ys()[middle];
        double edge = 24 / perUnit;
        boolean free = labels.stream().allMatch(label -> perUnit * Math.hypot(label.x - x, label.y - y) > APART)
                && x > frame.fromX() + edge && x < frame.toX() - edge && y > frame.fromY() + edge && y < frame.toY() - edge;
        if (free) {
            double angle = Math.toDegrees(Math.atan2(line.ys()[before] - line.ys()[after], line.xs()[after] - line.xs()[before]));
            labels.add(new Label(line.level(), x, y, angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle));
        }
        return free;
    }
}
