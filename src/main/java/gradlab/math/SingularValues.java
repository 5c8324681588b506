package gradlab.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * A workspace that finds singular values without vectors: the triangle of a tall matrix, then two diagonals, then dqds.
 * Their errors are a few ulps of the largest, and they do not depend on the kernels. Made once and used often: it allocates
 * only when a matrix is larger than all before, or on a matrix on which dqds is slow and EJML has to help. For one
 * thread at a time.
 */
public final class SingularValues {

    private static final int GROUP = Kernels.GROUP;
    /** Below this largest entry a matrix counts as zero: ranks of pure rounding would mean nothing. */
    private static final double ZERO = 1e-300;
    /** With so many rows per column a triangle first pays. */
    private static final double TALL = 1.2;
    private static final long SIZE = Long.MAX_VALUE;

    private final Kernels kernels;
    private final Triangle triangle;
    private final Bidiagonal bidiagonal;
    private final QdChain chain = new QdChain();
    private double[] work = {};
    private double[] left = {};
    private double[] panels = {};
    private double[] zero = {};
    private int exponent;

    public SingularValues(Kernels kernels) {
        this.kernels = kernels;
        triangle = new Triangle(kernels);
        bidiagonal = new Bidiagonal(kernels);
    }

    /**
     * The singular values of the row-major matrix that starts at {@code at}, in descending order.
     *
     * @param out takes min(rows, columns) values from its start
     * @throws ArithmeticException if an entry is NaN or infinite: there are no singular values then
     */
    public void compute(double[] matrix, int at, int rows, int columns, double[] out) {
        int narrow = Math.min(rows, columns);
        if (reduce(matrix, at, rows, columns)) {
            valuesOfDiagonals(narrow, exponent, out);
        } else {
            Arrays.fill(out, 0, narrow, 0);
        }
    }

    /**
     * The triangle R of a tall matrix Q·R: square, and with the same singular values, also before any matrix on its right.
     *
     * @param rows more than columns
     * @param out takes columns × columns entries, row by row
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    public void triangle(double[] matrix, int at, int rows, int columns, double[] out) {
        double largest = largest(matrix, at, columns, rows, columns);
        if (largest < ZERO) {
            Arrays.fill(out, 0, columns * columns, 0);
            return;
        }
        int power = Math.getExponent(largest);
        int stride = Panels.padded(columns, GROUP);
        load(matrix, at, rows, columns, Math.scalb(1.0, -power));
        triangle.reduce(work, rows, columns, stride);
        double scale = Math.scalb(1.0, power);
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                out[i * columns + j] = work[i * stride + j] * scale;
            }
        }
    }

    /**
     * Goes only as far as two diagonals with the same singular values, but for a power of two: see {@link #diagonal},
     * {@link #beside} and {@link #exponent}.
     *
     * @return false if the matrix counts as zero, and then there are no diagonals
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    boolean reduce(double[] matrix, int at, int rows, int columns) {
        double largest = largest(matrix, at, columns, rows, columns);
        if (largest < ZERO) {
            return false;
        }
        exponent = Math.getExponent(largest);
        double scale = Math.scalb(1.0, -exponent);
        if (rows >= columns) {
            load(matrix, at, rows, columns, scale);
        } else {
            loadTransposed(matrix, at, columns, rows, columns, scale);
        }
        int tall = Math.max(rows, columns);
        int narrow = Math.min(rows, columns);
        boolean triangular = tall >= TALL * narrow;
        if (triangular) {
            triangle.reduce(work, tall, narrow, Panels.padded(narrow, GROUP));
        }
        bidiagonal.reduce(work, triangular ? narrow : tall, narrow, Panels.padded(narrow, GROUP));
        return true;
    }

    /** The diagonal after {@link #reduce}, with any signs. */
    double[] diagonal() {
        return bidiagonal.diagonal();
    }

    /** What stands to the right of it. */
    double[] beside() {
        return bidiagonal.beside();
    }

    /** The singular values of the matrix are those of the diagonals times two to this power. */
    int exponent() {
        return exponent;
    }

    /** Whether {@link #ofProduct} is faster than the product and its {@link #compute values}. */
    public static boolean paysAsProduct(int rows, int in, int out) {
        return 4 * rows < 3 * Math.min(in, out);
    }

    /**
     * The singular values of Aᵀ·D without that product, for factors with few rows: those of the small product of the two
     * factors' triangles. Beyond the number of rows all values are exactly zero, where a product would show its rounding.
     *
     * @param a element (i, j) of A, rows × in, at {@code i·aStride + j}
     * @param d element (i, j) of D, rows × out, at {@code i·dStride + j}
     * @param rows at most in and out
     * @param values takes min(in, out) values in descending order
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    public void ofProduct(double[] a, int aStride, double[] d, int dStride, int rows, int in, int out, double[] values) {
        if (rows > Math.min(in, out)) {
            throw new IllegalArgumentException(rows + " rows are more than the product's rank");
        }
        double largestA = largest(a, 0, aStride, rows, in);
        double largestD = largest(d, 0, dStride, rows, out);
        Arrays.fill(values, 0, Math.min(in, out), 0);
        if (largestA < ZERO || largestD < ZERO) {
            return;
        }
        int stride = Panels.padded(rows, GROUP);
        triangleOfTransposed(a, aStride, rows, in, Math.scalb(1.0, -Math.getExponent(largestA)));
        left = Lengths.room(left, rows * stride);
        System.arraycopy(work, 0, left, 0, rows * stride);
        triangleOfTransposed(d, dStride, rows, out, Math.scalb(1.0, -Math.getExponent(largestD)));
        panels = Lengths.room(panels, stride * stride);
        zero = Lengths.room(zero, stride);
        kernels.packTransposed(work, 0, stride, rows, panels);
        Arrays.fill(work, 0, rows * stride, 0);
        kernels.multiply(left, 0, stride, 1, rows, stride, panels, 0, Panels.count(rows, kernels.lanes()), zero, 0, 0, work, 0, stride);
        bidiagonal.reduce(work, rows, rows, stride);
        valuesOfDiagonals(rows, Math.getExponent(largestA) + Math.getExponent(largestD), values);
    }

    private void triangleOfTransposed(double[] matrix, int stride, int rows, int columns, double scale) {
        loadTransposed(matrix, 0, stride, rows, columns, scale);
        triangle.reduce(work, columns, rows, Panels.padded(rows, GROUP));
    }

    private void valuesOfDiagonals(int columns, int power, double[] out) {
        double[] squares = chain.squares(bidiagonal.diagonal(), bidiagonal.beside(), columns);
        if (chain.failed()) {
            byEjml(columns, out);
        } else {
            for (int i = 0; i < columns; i++) {
                out[i] = Math.sqrt(squares[i]);
            }
        }
        Arrays.sort(out, 0, columns);
        for (int i = 0, j = columns - 1; i <= j; i++, j--) {
            double low = out[i];
            out[i] = Math.scalb(out[j], power);
            out[j] = Math.scalb(low, power);
        }
    }

    private void byEjml(int n, double[] out) {
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, bidiagonal.diagonal()[i]);
            if (i < n - 1) {
                matrix.set(i, i + 1, bidiagonal.beside()[i]);
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, false, false, true);
        if (!svd.decompose(matrix)) {
            throw new ArithmeticException("the singular value decomposition did not converge");
        }
        System.arraycopy(svd.getSingularValues(), 0, out, 0, n);
    }

    /** The largest size of an entry. Sizes have the order of their bits, and what is not finite stands above all others. */
    private static double largest(double[] matrix, int at, int stride, int rows, int columns) {
        long largest = 0;
        for (int i = 0; i < rows; i++) {
            int from = at + i * stride;
            for (int j = from; j < from + columns; j++) {
                largest = Math.max(largest, Double.doubleToRawLongBits(matrix[j]) & SIZE);
            }
        }
        if (!Double.isFinite(Double.longBitsToDouble(largest))) {
            throw new ArithmeticException("singular values need finite entries, found " + firstNotFinite(matrix, at, stride, rows, columns));
        }
        return Double.longBitsToDouble(largest);
    }

    private static double firstNotFinite(double[] matrix, int at, int stride, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (!Double.isFinite(matrix[at + i * stride + j])) {
                    return matrix[at + i * stride + j];
                }
            }
        }
        throw new IllegalStateException("all entries are finite");
    }

    private void load(double[] matrix, int at, int rows, int columns, double scale) {
        int stride = Panels.padded(columns, GROUP);
        work = Lengths.room(work, rows * stride);
        for (int i = 0; i < rows; i++) {
            int from = at + i * columns;
            int to = i * stride;
            for (int j = 0; j < columns; j++) {
                work[to + j] = matrix[from + j] * scale;
            }
            for (int j = columns; j < stride; j++) {
                work[to + j] = 0;
            }
        }
    }

    /** Takes {@link Kernels#GROUP} rows at a time: each makes whole lines of the result. */
    private void loadTransposed(double[] matrix, int at, int matrixStride, int rows, int columns, double scale) {
        int stride = Panels.padded(rows, GROUP);
        work = Lengths.room(work, columns * stride);
        for (int i = 0; i < stride; i += GROUP) {
            int end = Math.min(rows, i + GROUP);
            for (int j = 0; j < columns; j++) {
                int to = j * stride;
                for (int p = i; p < end; p++) {
                    work[to + p] = matrix[at + p * matrixStride + j] * scale;
                }
                for (int p = Math.max(i, rows); p < i + GROUP; p++) {
                    work[to + p] = 0;
                }
            }
        }
    }
}
