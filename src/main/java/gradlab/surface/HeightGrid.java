package gradlab.surface;

import java.util.Arrays;

/** The heights of a surface on an even grid over a rectangle of the plane: what level lines and shades are made from. */
public final class HeightGrid {

    private final Frame frame;
    private final int columns;
    private final int rows;
    private final double[] heights;

    /** A rectangle of the plane. */
    public record Frame(double fromX, double toX, double fromY, double toY) {
        public double width() {
            return toX - fromX;
        }

        public double height() {
            return toY - fromY;
        }
    }

    /** A height over the plane. */
    @FunctionalInterface
    public interface Height {
        double at(double x, double y);
    }

    private HeightGrid(Frame frame, int columns, int rows) {
        this.frame = frame;
        this.columns = columns;
        this.rows = rows;
        this.heights = new double[(columns + 1) * (rows + 1)];
    }

    /** @param columns cells from left to right; there is one more height than cells, as from below upwards */
    public static HeightGrid of(Height height, Frame frame, int columns, int rows) {
        HeightGrid grid = new HeightGrid(frame, Math.max(1, columns), Math.max(1, rows));
        for (int row = 0; row <= grid.rows; row++) {
            for (int column = 0; column <= grid.columns; column++) {
                grid.heights[row * (grid.columns + 1) + column] = height.at(grid.x(column), grid.y(row));
            }
        }
        return grid;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public double x(double column) {
        return frame.fromX() + column / columns * frame.width();
    }

    /** Rows count upwards. */
    public double y(double row) {
        return frame.fromY() + row / rows * frame.height();
    }

    /** The height at a corner, 0..columns and 0..rows. */
    public double height(int column, int row) {
        return heights[row * (columns + 1) + column];
    }

    /** All finite heights in order, lowest first. */
    public double[] sorted() {
        return Arrays.stream(heights).filter(Double::isFinite).sorted().toArray();
    }

    /** The corner with the least height; the first where several are equal. */
    public Point lowest() {
        int at = 0;
        for (int i = 1; i < heights.length; i++) {
            if (heights[i] < heights[at] || Double.isNaN(heights[at])) {
                at = i;
            }
        }
        return new Point(x(at % (columns + 1)), y(at / (columns + 1)));
    }
}
