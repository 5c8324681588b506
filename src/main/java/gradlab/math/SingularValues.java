package gradlab.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * A workspace that finds singular values without vectors: the triangle of a tall matrix, then two diagonals, then dqds.
 * Errors are a few ulps of the largest value. Made once and used often; allocates only when a matrix is larger than all
 * before, or on the rare matrix for which EJML has to help. For one thread at a time.
 */
public final class SingularValues {

    private static final int GROUP = Kernels.GROUP;
    /** Below this largest entry a matrix counts as zero: ranks of pure rounding would mean nothing. */
    private static final double ZERO = 1e-300;
    /** From this many rows per column on, a triangle first pays. */
    private static final double TALL = 1.2;

    private final Triangle triangle;
    private final Bidiagonal bidiagonal;
    private final QdChain chain = new QdChain();
    private double[] work = {};

    public SingularValues(Kernels kernels) {
        triangle = new Triangle(kernels);
        bidiagonal = new Bidiagonal(kernels);
    }

    /**
     * The singular values of the row-major matrix that starts at {@code at}, in descending order.
     *
     * @param out takes min(rows, columns) values from its start
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    public void compute(double[] matrix, int at, int rows, int columns, double[] out) {
        int tall = Math.max(rows, columns);
        int narrow = Math.min(rows, columns);
        double largest = largest(matrix, at, rows * columns);
        if (largest < ZERO) {
            Arrays.fill(out, 0, narrow, 0);
            return;
        }
        int exponent = Math.getExponent(largest);
        int stride = Panels.padded(narrow, GROUP);
        if (work.length < tall * stride) {
            work = new double[tall * stride];
        }
        load(matrix, at, rows, columns, stride, Math.scalb(1.0, -exponent));
        int left = tall;
        if (tall >= TALL * narrow) {
            triangle.reduce(work, tall, narrow, stride);
            left = narrow;
        }
        bidiagonal.reduce(work, left, narrow, stride);

        double[] squares = chain.squares(bidiagonal.diagonal(), bidiagonal.beside(), narrow);
        double scale = Math.scalb(1.0, exponent);
        for (int i = 0; i < narrow; i++) {
            out[i] = Math.sqrt(squares[i]);
        }
        Arrays.sort(out, 0, narrow);
        for (int i = 0, j = narrow - 1; i <= j; i++, j--) {
            double low = out[i] * scale;
            out[i] = out[j] * scale;
            out[j] = low;
        }
    }

    private static double largest(double[] matrix, int at, int length) {
        double largest = 0;
        for (int i = at; i < at + length; i++) {
            largest = Math.max(largest, Math.abs(matrix[i]));
        }
        if (!Double.isFinite(largest)) {
            throw new ArithmeticException("singular values need finite entries, found " + largest);
        }
        return largest;
    }

    private void load(double[] matrix, int at, int rows, int columns, int stride, double scale) {
        if (rows >= columns) {
            for (int i = 0; i < rows; i++) {
                int to = i * stride;
                for (int j = 0; j < columns; j++) {
                    work[to + j] = matrix[at + i * columns + j] * scale;
                }
                Arrays.fill(work, to + columns, to + stride, 0);
            }
        } else {
            for (int i = 0; i < columns; i++) {
                int to = i * stride;
                for (int j = 0; j < rows; j++) {
                    work[to + j] = matrix[at + j * columns + i] * scale;
                }
                Arrays.fill(work, to + rows, to + stride, 0);
            }
        }
    }
}
