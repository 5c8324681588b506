package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where so many cards stand: rows of equally wide cards, in whole pixels. */
final class GridLayout {

    private static final double GAP = 8;
    /** From this width on three cards stand side by side. */
    private static final double WIDE = 1000;
    /** From this width on they may do so where three rows would be too low to read. */
    private static final double ROOM_FOR_THREE = 600;
    private static final double NARROW = 440;
    /** The least height of a row of cards as wide as the grid. */
    private static final double LOWEST = 180;
    /** The least height of a row where cards stand side by side, and below what height a curve is too flat to read. */
    private static final double LEAST_ROW = 116;
    private static final double READABLE_ROW = 148;

    private GridLayout() {
    }

    /**
     * The places of the cards, from the upper left to the lower right.
     *
     * @param scale how many times as large as usual text is
     */
    static List<Rectangle2D> of(int count, double width, double height, double scale) {
        int columns = columns(count, width / scale, height / scale);
        int rows = rows(count, columns);
        List<Rectangle2D> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            // a last row that is not full is filled by those it has
            int inRow = Math.min(columns, count - row * columns);
            double left = edge(i % columns, inRow, width);
            double top = edge(row, rows, height);
            places.add(new Rectangle2D(left, top, Math.max(0, edge(i % columns + 1, inRow, width) - GAP - left),
                    Math.max(0, edge(row + 1, rows, height) - GAP - top)));
        }
        return places;
    }

    /** How tall so many cards must be at least, one below the other where there is no room beside each other. */
    static double leastHeight(int count, double width, double scale) {
        if (width <= 0) {
            return 2 * LEAST_ROW * scale;
        }
        if (width < NARROW * scale) {
            return count * LOWEST * scale;
        }
        return Math.max(2, rows(count, columns(count, width / scale, 0))) * LEAST_ROW * scale;
    }

    private static int columns(int count, double width, double height) {
        if (width < NARROW) {
            return 1;
        }
        return switch (count) {
            case 1 -> 1;
            case 2 -> width > height ? 2 : 1;
            case 4 -> 2;
            default -> width >= WIDE || width >= ROOM_FOR_THREE && height < READABLE_ROW * rows(count, 2) ? 3 : 2;
        };
    }

    private static int rows(int count, int columns) {
        return (count + columns - 1) / columns;
    }

    private static double edge(int index, int count, double length) {
        return Math.floor(index * (length + GAP) / count);
    }
}
