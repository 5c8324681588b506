package gradlab.math;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.svd.SvdImplicitQrDecompose_DDRM;

/**
 * Leaves of a matrix M = Σ σᵢuᵢvᵢᵀ some of its singular directions. The workspace is kept: matrices of one shape cost no new
 * memory after the first. Not for several threads at once.
 */
public final class SingularDirections {

    private final SvdImplicitQrDecompose_DDRM decomposition = new SvdImplicitQrDecompose_DDRM(true, true, true, true);
    private final DMatrixRMaj scaled = new DMatrixRMaj(1, 1);
    private int[] order = new int[0];

    /**
     * Leaves Σ σᵢuᵢvᵢᵀ over the directions {@code from} ≤ i < {@code to}, counted from 0, the strongest first. A matrix of
     * which nothing is to be left out keeps every bit; so does one with an entry that is NaN or infinite, which has no
     * directions.
     *
     * @param matrix row-major from {@code at} on, changed in place
     * @throws ArithmeticException if the decomposition does not converge
     */
    public void keep(double[] matrix, int at, int rows, int columns, int from, int to) {
        int size = rows * columns;
        int q = Math.min(rows, columns);
        if (from <= 0 && to >= q) {
            return;
        }
        if (from >= Math.min(to, q)) {
            java.util.Arrays.fill(matrix, at, at + size, 0);
            return;
        }
        double largest = 0;
        for (int i = at; i < at + size; i++) {
            if (!Double.isFinite(matrix[i])) {
                return;
            }
            largest = Math.max(largest, Math.abs(matrix[i]));
        }
        if (largest == 0) {
            return;
        }
        decompose(matrix, at, rows, columns, largest);
        java.util.Arrays.fill(matrix, at, at + size, 0);
        double[] sigma = decomposition.getSingularValues();
        sort(sigma, q);
        for (int i = from; i < Math.min(to, q); i++) {
            add(sigma[order[i]], order[i], matrix, at, rows, columns);
        }
        unscale(matrix, at, size, largest);
    }

    /** Scaled by a power of two, so that neither tiny nor huge entries are lost in squares and no bit is lost in scaling. */
    private void decompose(double[] matrix, int at, int rows, int columns, double largest) {
        int exponent = Math.getExponent(largest);
        scaled.reshape(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            scaled.data[i] = Math.scalb(matrix[at + i], -exponent);
        }
        if (!decomposition.decompose(scaled)) {
            throw new ArithmeticException("the singular value decomposition did not converge");
        }
    }

    private static void unscale(double[] matrix, int at, int size, double largest) {
        int exponent = Math.getExponent(largest);
        for (int i = at; i < at + size; i++) {
            matrix[i] = Math.scalb(matrix[i], exponent);
        }
    }

    /** The places of the values in descending order; equal values keep theirs. */
    private void sort(double[] sigma, int q) {
        if (order.length < q) {
            order = new int[q];
        }
        for (int i = 0; i < q; i++) {
            int place = i;
            while (place > 0 && sigma[order[place - 1]] < sigma[i]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = i;
        }
    }

    private void add(double sigma, int index, double[] matrix, int at, int rows, int columns) {
        DMatrixRMaj left = decomposition.getU(null, true);
        DMatrixRMaj right = decomposition.getV(null, true);
        int u = index * left.numCols;
        int v = index * right.numCols;
        for (int row = 0; row < rows; row++) {
            double factor = sigma * left.data[u + row];
            int start = at + row * columns;
            for (int column = 0; column < columns; column++) {
                matrix[start + column] += factor * right.data[v + column];
            }
        }
    }
}
