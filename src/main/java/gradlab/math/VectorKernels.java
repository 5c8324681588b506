package gradlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on vectors of the machine's width. Remainders that do not fill a vector are done by the plain functions. */
public final class VectorKernels implements Kernels {

    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int V = D.length();

    @Override
    public int lanes() {
        return V;
    }

    @Override
    public String name() {
        return "vector, " + V + " lanes";
    }

    @Override
    public void multiply(double[] a, int aAt, int aRow, int aColumn, int m, int k, double[] b, int bAt, int panels, double[] start,
            int startAt, int startRow, double[] c, int cAt, int cRow) {
        VectorProducts.multiply(a, aAt, aRow, aColumn, m, k, b, bAt, panels, start, startAt, startRow, c, cAt, cRow);
    }

    @Override
    public void tanh(double[] z, double[] a, int n) {
        VectorFunctions.tanh(z, a, n);
    }

    @Override
    public void sigmoid(double[] z, double[] a, int n) {
        VectorFunctions.sigmoid(z, a, n);
    }

    @Override
    public void exp(double[] z, double[] a, int n) {
        VectorFunctions.exp(z, a, n);
    }

    @Override
    public void timesTanhSlope(double[] a, double[] d, int n) {
        DoubleVector one = DoubleVector.broadcast(D, 1);
        int i = 0;
        for (; i < D.loopBound(n); i += V) {
            DoubleVector x = DoubleVector.fromArray(D, a, i);
            DoubleVector.fromArray(D, d, i).mul(x.neg().fma(x, one)).intoArray(d, i);
        }
        for (; i < n; i++) {
            d[i] *= Math.fma(-a[i], a[i], 1);
        }
    }

    @Override
    public void timesSigmoidSlope(double[] a, double[] d, int n) {
        int i = 0;
        for (; i < D.loopBound(n); i += V) {
            DoubleVector x = DoubleVector.fromArray(D, a, i);
            DoubleVector.fromArray(D, d, i).mul(x.neg().fma(x, x)).intoArray(d, i);
        }
        for (; i < n; i++) {
            d[i] *= Math.fma(-a[i], a[i], a[i]);
        }
    }

    /** Zero times anything finite is zero, times anything else NaN; NaN survives every sum. */
    @Override
    public boolean allFinite(double[] a) {
        DoubleVector sum = DoubleVector.zero(D);
        int i = 0;
        for (; i < D.loopBound(a.length); i += V) {
            sum = sum.add(DoubleVector.fromArray(D, a, i).mul(0));
        }
        double rest = 0;
        for (; i < a.length; i++) {
            rest += a[i] * 0;
        }
        return sum.reduceLanes(VectorOperators.ADD) + rest == 0;
    }

    @Override
    public void pack(double[] matrix, int at, int rowDistance, int k, int n, double[] panels) {
        int whole = n / V;
        for (int p = 0; p < k; p++) {
            int source = at + p * rowDistance;
            int to = p * V;
            for (int panel = 0; panel < whole; panel++) {
                DoubleVector.fromArray(D, matrix, source + panel * V).intoArray(panels, to + panel * k * V);
            }
        }
        if (whole * V < n) {
            Panels.packRest(matrix, at, rowDistance, k, n, V, whole, panels);
        }
    }

    @Override
    public void columnSums(double[] a, int rows, int stride, int panels, double[] sums) {
        for (int panel = 0; panel < panels; panel++) {
            DoubleVector sum = DoubleVector.zero(D);
            int at = panel * V;
            for (int i = 0; i < rows; i++) {
                sum = sum.add(DoubleVector.fromArray(D, a, at));
                at += stride;
            }
            sum.intoArray(sums, panel * V);
        }
    }

    @Override
    public void subtractThenCombineRows(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] y,
            double[] u, double[] v, double[] w) {
        VectorReflections.combineRows(a, stride, firstRow, endRow, firstColumn, endColumn, y, u, v, w);
    }

    @Override
    public void subtractThenCombineColumns(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] v,
            double[] w, double[] u, double[] y, double[] partial) {
        VectorReflections.combineColumns(a, stride, firstRow, endRow, firstColumn, endColumn, v, w, u, partial);
        PlainKernels.sumGroups(partial, firstRow, endRow, y);
    }
}
