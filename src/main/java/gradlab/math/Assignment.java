package gradlab.math;

import java.util.Arrays;

/**
 * Who goes with whom: the one-to-one assignment of n rows to n columns with the greatest sum, by the Hungarian method with
 * potentials (Kuhn 1955, Munkres 1957) in O(n³).
 */
public final class Assignment {

    private Assignment() {
    }

    /**
     * The column of every row.
     *
     * @param gain n × n, row-major; what a row gains from a column
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    public static int[] best(double[] gain, int n) {
        for (int i = 0; i < n * n; i++) {
            if (!Double.isFinite(gain[i])) {
                throw new ArithmeticException("an assignment needs finite gains, found " + gain[i]);
            }
        }
        // rows and columns count from 1 here; column 0 is where the row that seeks a partner stands
        double[] ofRow = new double[n + 1];
        double[] ofColumn = new double[n + 1];
        int[] partner = new int[n + 1];
        int[] cameFrom = new int[n + 1];
        double[] slack = new double[n + 1];
        boolean[] reached = new boolean[n + 1];
        for (int row = 1; row <= n; row++) {
            partner[0] = row;
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            Arrays.fill(reached, false);
            int at = 0;
            while (partner[at] != 0) {
                at = nearest(gain, n, at, partner, ofRow, ofColumn, slack, reached, cameFrom);
            }
            while (at != 0) {
                partner[at] = partner[cameFrom[at]];
                at = cameFrom[at];
            }
        }
        int[] columns = new int[n];
        for (int column = 1; column <= n; column++) {
            columns[partner[column] - 1] = column - 1;
        }
        return columns;
    }

    /** Reaches the next column from {@code at} and moves the potentials so that the way there costs nothing. */
    private static int nearest(double[] gain, int n, int at, int[] partner, double[] ofRow, double[] ofColumn, double[] slack,
            boolean[] reached, int[] cameFrom) {
        reached[at] = true;
        int row = partner[at];
        int next = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 1; column <= n; column++) {
            if (reached[column]) {
                continue;
            }
            double reduced = -gain[(row - 1) * n + column - 1] - ofRow[row] - ofColumn[column];
            if (reduced < slack[column]) {
                slack[column] = reduced;
                cameFrom[column] = at;
            }
            if (slack[column] < least) {
                least = slack[column];
                next = column;
            }
        }
        for (int column = 0; column <= n; column++) {
            if (reached[column]) {
                ofRow[partner[column]] += least;
                ofColumn[column] -= least;
            } else {
                slack[column] -= least;
            }
        }
        return next;
    }
}
