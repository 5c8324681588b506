package gradlab.nn;

import gradlab.math.Kernels;
import gradlab.math.Panels;
import gradlab.math.Lengths;
import java.util.Arrays;

/**
 * Brings the singular values of a matrix close to one another and keeps its singular vectors: X = H/‖H‖, then five times
 * X ← aX + (bXXᵀ + c(XXᵀ)²)X. A singular value x becomes ax + bx³ + cx⁵; from 1 % of the norm upwards all end within 0.68
 * and 1.13. Zero stays zero, so no rank is made.
 */
final class NewtonSchulz {

    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final int ROUNDS = 5;
    private static final double LEAST_NORM = 1e-7;
    /** The first scratch array of the memory that is used here. */
    private static final int SCRATCH = 1;

    private NewtonSchulz() {
    }

    /** Works on the row-major matrix at the start of {@code h}, in place. */
    static void equalize(double[] h, int rows, int columns, Memory memory) {
        Kernels kernels = Kernels.best();
        int lanes = kernels.lanes();
        boolean wide = rows <= columns;
        int r = Math.min(rows, columns);
        int c = Math.max(rows, columns);
        int stride = Panels.padded(c, lanes);
        int side = Panels.padded(r, lanes);
        double[] x = memory.scratch(SCRATCH, r * stride);
        double[] gram = memory.scratch(SCRATCH + 1, r * side);
        double[] polynomial = memory.scratch(SCRATCH + 2, r * side);
        double[] panels = memory.scratch(SCRATCH + 3, stride * side);
        double[] zero = memory.scratch(SCRATCH + 4, side);
        Arrays.fill(zero, 0, side, 0);
        double norm = Math.max(Lengths.euclidean(h, 0, rows * columns), LEAST_NORM);
        Arrays.fill(x, 0, r * stride, 0);
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < c; j++) {
                x[i * stride + j] = (wide ? h[i * c + j] : h[j * r + i]) / norm;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            Panels.packTransposed(x, 0, stride, r, lanes, panels);
            kernels.multiply(x, 0, stride, 1, r, stride, panels, 0, side / lanes, zero, 0, 0, gram, 0, side);
            Panels.pack(gram, 0, side, r, r, lanes, panels);
            kernels.multiply(gram, 0, side, 1, r, r, panels, 0, side / lanes, zero, 0, 0, polynomial, 0, side);
            for (int i = 0; i < r * side; i++) {
                polynomial[i] = B * gram[i] + C * polynomial[i];
            }
            Panels.pack(x, 0, stride, r, stride, lanes, panels);
            for (int i = 0; i < r * stride; i++) {
                x[i] *= A;
            }
            kernels.multiply(polynomial, 0, side, 1, r, r, panels, 0, stride / lanes, x, 0, stride, x, 0, stride);
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < c; j++) {
                h[wide ? i * c + j : j * r + i] = x[i * stride + j];
            }
        }
    }
}
