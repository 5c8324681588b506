package gradlab.ui.lens;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * A matrix with vectors beside its rows and below its columns, as they stand when they are multiplied. Without a matrix the vectors
 * below make a table.
 *
 * @param id for finding it
 * @param left vectors with a number for each row
 * @param below vectors with a number for each column
 */
record Board(String id, Optional<Grid> grid, List<Line> left, List<Line> below, Axis rows, Axis columns, Emphasis emphasis) {

    /** What the stage is about. */
    enum Emphasis {
        /** A column of the matrix: what one unit sums up. */
        COLUMN,
        /** A row of it. */
        ROW,
        /** One cell. */
        CELL
    }

    /**
     * @param values rows × columns
     * @param isPath true if a cell leads from the unit of its row to that of its column
     */
    record Grid(String symbol, double[] values, boolean isPath, Optional<Runnable> chosen) {

        Grid(String symbol, double[] values) {
            this(symbol, values, false, Optional.empty());
        }

        /** A matrix between two layers; a click chooses its cell as the parameter. */
        Grid(String symbol, double[] values, Runnable chosen) {
            this(symbol, values, true, Optional.of(chosen));
        }
    }

    /**
     * A vector.
     *
     * @param reach the size that has the full colour; 0 for the largest of its own
     * @param chosen what a click on it chooses besides its place
     */
    record Line(String symbol, double[] values, double reach, Optional<Runnable> chosen) {
        Line(String symbol, double[] values) {
            this(symbol, values, 0, Optional.empty());
        }

        Line(String symbol, double[] values, Runnable chosen) {
            this(symbol, values, 0, Optional.of(chosen));
        }
    }

    /**
     * What the rows or columns are.
     *
     * @param item the name of one of them
     * @param chosen index of the chosen one
     * @param pick is told of a choice
     */
    record Axis(int count, IntFunction<String> item, int chosen, IntConsumer pick) {
    }

    /** A table of vectors over the same units. */
    static Board table(String id, List<Line> lines, Axis columns) {
        return new Board(id, Optional.empty(), List.of(), lines, new Axis(0, _ -> "", 0, _ -> { }), columns, Emphasis.COLUMN);
    }

    /** The entry of the matrix at the chosen place. */
    static double reach(double[] values) {
        double reach = 0;
        for (double value : values) {
            reach = Double.isFinite(value) ? Math.max(reach, Math.abs(value)) : reach;
        }
        return reach;
    }
}
