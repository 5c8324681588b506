package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where so many cards stand: rows of equally wide cards, in whole pixels. */
final class GridLayout {

    private static final double GAP = 8;
    /** From this width on three cards stand side by side. */
    private static final double WIDE = 1000;
    private static final double NARROW = 440;
    private static final double LOWEST = 180;
    private static final double LEAST = 200;

    private GridLayout() {
    }

    /**
     * The places of the cards, from the upper left to the lower right.
     *
     * @param scale how many times as large as usual text is
     */
    static List<Rectangle2D> of(int count, double width, double height, double scale) {
        int columns = columns(count, width / scale, height / scale);
        int rows = (count + columns - 1) / columns;
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
        return width > 0 && width < NARROW * scale ? count * LOWEST * scale : LEAST * scale;
    }

    private static int columns(int count, double width, double height) {
        if (width < NARROW) {
            return 1;
        }
        return switch (count) {
            case 1 -> 1;
            case 2 -> width > height ? 2 : 1;
            case 4 -> 2;
            default -> width >= WIDE ? 3 : 2;
        };
    }

    private static double edge(int index, int count, double length) {
        return Math.floor(index * (length + GAP) / count);
    }
}
