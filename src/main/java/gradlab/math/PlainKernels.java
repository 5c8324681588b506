package gradlab.math;

/** The kernels as plain loops: the reference, and what runs where there is no vector module. */
public final class PlainKernels implements Kernels {

    private static final int LANES = 8;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void multiply(double[] a, int aAt, int aRow, int aColumn, int m, int k, double[] b, int bAt, int panels, double[] start,
            int startAt, int startRow, double[] c, int cAt, int cRow) {
        for (int i = 0; i < m; i++) {
            for (int panel = 0; panel < panels; panel++) {
                int at = bAt + panel * k * LANES;
                int to = cAt + i * cRow + panel * LANES;
                System.arraycopy(start, startAt + i * startRow + panel * LANES, c, to, LANES);
                for (int p = 0; p < k; p++) {
                    double factor = a[aAt + i * aRow + p * aColumn];
                    for (int j = 0; j < LANES; j++) {
                        c[to + j] = Math.fma(factor, b[at + p * LANES + j], c[to + j]);
                    }
                }
            }
        }
    }

    @Override
    public void tanh(double[] z, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Elementary.tanh(z[i]);
        }
    }

    @Override
    public void sigmoid(double[] z, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Elementary.sigmoid(z[i]);
        }
    }

    @Override
    public void timesTanhSlope(double[] a, double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] *= Math.fma(-a[i], a[i], 1);
        }
    }

    @Override
    public void timesSigmoidSlope(double[] a, double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] *= Math.fma(-a[i], a[i], a[i]);
        }
    }

    @Override
    public void exp(double[] z, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = Elementary.exp(z[i]);
        }
    }

    @Override
    public boolean allFinite(double[] a) {
        for (double entry : a) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void columnSums(double[] a, int rows, int stride, int panels, double[] sums) {
        java.util.Arrays.fill(sums, 0, panels * LANES, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < panels * LANES; j++) {
                sums[j] += a[i * stride + j];
            }
        }
    }

    @Override
    public void subtractThenCombineRows(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] y,
            double[] u, double[] v, double[] w) {
        java.util.Arrays.fill(w, firstColumn, endColumn, 0);
        for (int i = firstRow; i < endRow; i++) {
            for (int j = firstColumn; j < endColumn; j++) {
                double rest = Math.fma(-y[i], u[j], a[i * stride + j]);
                a[i * stride + j] = rest;
                w[j] = Math.fma(v[i], rest, w[j]);
            }
        }
    }

    @Override
    public void subtractThenCombineColumns(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] v,
            double[] w, double[] u, double[] y, double[] partial) {
        java.util.Arrays.fill(partial, firstRow * GROUP, endRow * GROUP, 0);
        for (int i = firstRow; i < endRow; i++) {
            for (int j = firstColumn; j < endColumn; j++) {
                double rest = Math.fma(-v[i], w[j], a[i * stride + j]);
                a[i * stride + j] = rest;
                int sum = i * GROUP + j % GROUP;
                partial[sum] = Math.fma(rest, u[j], partial[sum]);
            }
        }
        sumGroups(partial, firstRow, endRow, y);
    }

    /** The last steps of every kernel's row sums. */
    static void sumGroups(double[] partial, int firstRow, int endRow, double[] y) {
        for (int i = firstRow; i < endRow; i++) {
            int at = i * GROUP;
            y[i] = ((partial[at] + partial[at + 4]) + (partial[at + 2] + partial[at + 6]))
                    + ((partial[at + 1] + partial[at + 5]) + (partial[at + 3] + partial[at + 7]));
        }
    }
}
