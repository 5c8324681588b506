package gradlab.train;

import gradlab.data.DataSet;
import gradlab.math.Spectrum;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What the inputs of the training part allow the gradients at most. For data too large to look at in a moment the bounds are
 * those of their size, which hold too.
 *
 * @param distinctRows how many different inputs there are
 * @param rank of the inputs as a matrix, one example per row
 */
record InputFacts(int distinctRows, int rank) {

    private static final long MOST_NUMBERS = 2_000_000;
    private static final long MOST_WORK = 10_000_000;

    static InputFacts of(DataSet training) {
        int rows = training.rows();
        int columns = training.features();
        int distinct = (long) rows * columns > MOST_NUMBERS ? rows : distinct(training.inputs(), rows, columns);
        int most = Math.min(distinct, columns);
        boolean small = (long) rows * columns * Math.min(rows, columns) <= MOST_WORK;
        return new InputFacts(distinct, small && most > 0 ? Math.min(most, rank(training.inputs(), rows, columns)) : most);
    }

    private static int distinct(double[] x, int rows, int columns) {
        Set<Row> seen = new HashSet<>();
        for (int i = 0; i < rows; i++) {
            seen.add(new Row(x, i * columns, columns));
        }
        return seen.size();
    }

    private static int rank(double[] x, int rows, int columns) {
        for (int i = 0; i < rows * columns; i++) {
            if (!Double.isFinite(x[i])) {
                return columns;
            }
        }
        return Spectrum.of(x, 0, rows, columns).numericalRank();
    }

    /** A row of the table, equal to rows of the same numbers. */
    private record Row(double[] x, int from, int columns) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(x, from, from + columns, row.x, row.from, row.from + columns);
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (int i = from; i < from + columns; i++) {
                hash = 31 * hash + Double.hashCode(x[i]);
            }
            return hash;
        }
    }
}
