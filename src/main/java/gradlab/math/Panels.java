package gradlab.math;

import java.util.Arrays;

/** Puts matrices into the panels that {@link Kernels#multiply} reads from the right. */
public final class Panels {

    private Panels() {
    }

    /** Panels needed for so many columns. */
    public static int count(int columns, int lanes) {
        return (columns + lanes - 1) / lanes;
    }

    /** Columns rounded up to whole panels. */
    public static int padded(int columns, int lanes) {
        return count(columns, lanes) * lanes;
    }

    /** The k × n matrix whose rows start {@code rowDistance} apart at {@code at}. */
    public static void pack(double[] matrix, int at, int rowDistance, int k, int n, int lanes, double[] panels) {
        int whole = n / lanes;
        for (int panel = 0; panel < whole; panel++) {
            for (int p = 0; p < k; p++) {
                System.arraycopy(matrix, at + p * rowDistance + panel * lanes, panels, (panel * k + p) * lanes, lanes);
            }
        }
        if (whole * lanes < n) {
            packRest(matrix, at, rowDistance, k, n, lanes, whole, panels);
        }
    }

    /** The last panel, which is not full. */
    static void packRest(double[] matrix, int at, int rowDistance, int k, int n, int lanes, int panel, double[] panels) {
        int to = panel * k * lanes;
        int width = n - panel * lanes;
        Arrays.fill(panels, to, to + k * lanes, 0);
        for (int p = 0; p < k; p++) {
            int source = at + p * rowDistance + panel * lanes;
            for (int j = 0; j < width; j++) {
                panels[to + p * lanes + j] = matrix[source + j];
            }
        }
    }

    /** The k × n matrix that is the transpose of the row-major n × k matrix at {@code at}. */
    public static void packTransposed(double[] matrix, int at, int k, int n, int lanes, double[] panels) {
        for (int from = 0, panel = 0; from < n; from += lanes, panel += k * lanes) {
            int width = Math.min(lanes, n - from);
            for (int j = 0; j < lanes; j++) {
                int source = at + (from + j) * k;
                for (int p = 0; p < k; p++) {
                    panels[panel + p * lanes + j] = j < width ? matrix[source + p] : 0;
                }
            }
        }
    }
}
