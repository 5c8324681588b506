package gradlab.math;

import java.util.Arrays;

/**
 * Makes a matrix bidiagonal by Householder reflections from both sides (Golub &amp; Kahan 1965), keeping only the two
 * diagonals: they have the same singular values. A reflection from the right waits until the next one from the left is
 * known, so that each step passes over the matrix twice. Made once, used often; allocates only when a matrix is larger than
 * all before.
 */
final class Bidiagonal {

    private static final int GROUP = Kernels.GROUP;
    /** Squares below this are nothing beside entries of the order 1, and their reciprocals would overflow. */
    private static final double NOTHING = 1e-280;

    private final Kernels kernels;
    private double[] v = {};
    private double[] y = {};
    private double[] u = {};
    private double[] w = {};
    private double[] partial = {};
    private double[] diagonal = {};
    private double[] beside = {};

    Bidiagonal(Kernels kernels) {
        this.kernels = kernels;
    }

    /** The diagonal after {@link #reduce}, with any signs. */
    double[] diagonal() {
        return diagonal;
    }

    /** What stands to the right of the diagonal. */
    double[] beside() {
        return beside;
    }

    /**
     * Reduces a matrix of entries of the order 1, which is destroyed.
     *
     * @param a element (i, j) at {@code i·stride + j}; zeros fill the columns up to the stride, a multiple of {@link Kernels#GROUP}
     * @param rows at least as many as columns
     */
    void reduce(double[] a, int rows, int columns, int stride) {
        prepare(rows, columns, stride);
        int end = Panels.padded(columns, GROUP);
        for (int k = 0; k < columns; k++) {
            double leftSize = columnReflection(a, rows, k, stride);
            if (k == columns - 1) {
                return;
            }
            int from = k / GROUP * GROUP;
            kernels.subtractThenCombineRows(a, stride, k, rows, from, end, y, u, v, w);
            double rightSize = rowReflection(a, columns, k, stride, leftSize, from);
            from = (k + 1) / GROUP * GROUP;
            kernels.subtractThenCombineColumns(a, stride, k + 1, rows, from, end, v, w, u, y, partial);
            for (int i = k + 1; i < rows; i++) {
                y[i] *= rightSize;
            }
        }
    }

    private void prepare(int rows, int columns, int stride) {
        if (v.length < rows) {
            v = new double[rows];
            y = new double[rows];
            partial = new double[rows * GROUP];
        }
        if (u.length < stride) {
            u = new double[stride];
            w = new double[stride];
        }
        if (diagonal.length < columns) {
            diagonal = new double[columns];
            beside = new double[columns];
        }
        Arrays.fill(y, 0, rows, 0);
        Arrays.fill(u, 0, stride, 0);
        Arrays.fill(w, 0, stride, 0);
    }

    /** Puts into v what takes column k to a multiple of the k-th unit vector; H = 1 − size·v·vᵀ. */
    private double columnReflection(double[] a, int rows, int k, int stride) {
        double waiting = u[k];
        for (int i = k, at = k * stride + k; i < rows; i++, at += stride) {
            v[i] = Math.fma(-y[i], waiting, a[at]);
        }
        diagonal[k] = reflected(v, k, rows);
        return size(v, k, diagonal[k]);
    }

    /** Applies the left reflection to row k and puts into u what takes the rest of that row to a multiple of one unit vector. */
    private double rowReflection(double[] a, int columns, int k, int stride, double leftSize, int from) {
        for (int j = from; j <= k; j++) {
            w[j] = 0;
            u[j] = 0;
        }
        double head = v[k];
        int at = k * stride;
        for (int j = k + 1; j < columns; j++) {
            w[j] *= leftSize;
            u[j] = Math.fma(-head, w[j], a[at + j]);
        }
        beside[k] = reflected(u, k + 1, columns);
        return size(u, k + 1, beside[k]);
    }

    /** Where the leading entry of x goes: ∓‖x‖, away from itself so that nothing cancels; x then holds the reflector. */
    static double reflected(double[] x, int from, int end) {
        double squares = squares(x, from, end);
        if (squares < NOTHING) {
            Arrays.fill(x, from, end, 0);
            return 0;
        }
        double to = -Math.copySign(Math.sqrt(squares), x[from]);
        x[from] -= to;
        return to;
    }

    /** 2/‖x‖² of a reflector that {@link #reflected} made: ‖x‖² = −2·to·x₁. */
    static double size(double[] x, int from, double to) {
        return to == 0 ? 0 : -1 / (to * x[from]);
    }

    /** Four chains, because one would wait for itself. */
    private static double squares(double[] x, int from, int end) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= end; i += 4) {
            s0 = Math.fma(x[i], x[i], s0);
            s1 = Math.fma(x[i + 1], x[i + 1], s1);
            s2 = Math.fma(x[i + 2], x[i + 2], s2);
            s3 = Math.fma(x[i + 3], x[i + 3], s3);
        }
        for (; i < end; i++) {
            s0 = Math.fma(x[i], x[i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }
}
