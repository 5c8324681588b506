package gradlab.math;

/**
 * Matrix products on row-major arrays. Every element of a result is one chain of fused multiply-adds in a fixed order,
 * so equal inputs give equal bits on every machine. Nothing is allocated.
 */
public final class Products {

    private Products() {
    }

    /** C = 1·bias + A·B, with A m×k, B k×n at {@code bAt}, bias 1×n at {@code biasAt}, C m×n. */
    public static void affine(double[] a, int m, int k, double[] b, int bAt, int biasAt, int n, double[] c) {
        for (int i = 0; i < m; i++) {
            int row = i * n;
            System.arraycopy(b, biasAt, c, row, n);
            for (int p = 0; p < k; p++) {
                addScaled(a[i * k + p], b, bAt + p * n, c, row, n);
            }
        }
    }

    /** C = Aᵀ·B, with A m×k, B m×n, C k×n written at {@code cAt}. */
    public static void transposedTimes(double[] a, int m, int k, double[] b, int n, double[] c, int cAt) {
        java.util.Arrays.fill(c, cAt, cAt + k * n, 0);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                addScaled(a[i * k + p], b, i * n, c, cAt + p * n, n);
            }
        }
    }

    /** C = A·Bᵀ, with A m×n, B k×n at {@code bAt}, C m×k. */
    public static void timesTransposed(double[] a, int m, int n, double[] b, int bAt, int k, double[] c) {
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum = Math.fma(a[i * n + j], b[bAt + p * n + j], sum);
                }
                c[i * k + p] = sum;
            }
        }
    }

    /** c = sums of the columns of A m×n, written at {@code cAt}. */
    public static void columnSums(double[] a, int m, int n, double[] c, int cAt) {
        java.util.Arrays.fill(c, cAt, cAt + n, 0);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                c[cAt + j] += a[i * n + j];
            }
        }
    }

    /** The Euclidean (for a matrix: Frobenius) norm of {@code length} entries; NaN if one of them is, else infinite if one is. */
    public static double norm(double[] a, int from, int length) {
        double largest = 0;
        for (int i = from; i < from + length; i++) {
            largest = Math.max(largest, Math.abs(a[i]));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            double scaled = a[i] / largest;
            sum += scaled * scaled;
        }
        return largest * Math.sqrt(sum);
    }

    private static void addScaled(double factor, double[] x, int xAt, double[] y, int yAt, int n) {
        for (int j = 0; j < n; j++) {
            y[yAt + j] = Math.fma(factor, x[xAt + j], y[yAt + j]);
        }
    }
}
