package gradlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
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
        return "vector, " + D.length() + " lanes";
    }

    @Override
    public void multiply(double[] a, int aAt, int aRow, int aColumn, int m, int k, double[] b, int bAt, int panels, double[] start,
            int startAt, int startRow, double[] c, int cAt, int cRow) {
        VectorProducts.multiply(a, aAt, aRow, aColumn, m, k, b, bAt, panels, start, startAt, startRow, c, cAt, cRow);
    }

    @Override
    public void tanh(double[] z, double[] a, int n) {
        int i = 0;
        for (; i < D.loopBound(n); i += V) {
            tanh(DoubleVector.fromArray(D, z, i)).intoArray(a, i);
        }
        for (; i < n; i++) {
            a[i] = Elementary.tanh(z[i]);
        }
    }

    private static DoubleVector tanh(DoubleVector z) {
        DoubleVector size = z.abs();
        VectorMask<Double> one = size.compare(VectorOperators.GT, Elementary.TANH_ONE);
        DoubleVector doubled = size.blend(Elementary.TANH_ONE, one).mul(2);
        DoubleVector shifted = doubled.fma(DoubleVector.broadcast(D, Elementary.LOG2_E), DoubleVector.broadcast(D, Elementary.ROUNDER));
        DoubleVector k = shifted.sub(Elementary.ROUNDER);
        DoubleVector r = k.fma(DoubleVector.broadcast(D, -Elementary.LN2_LOW), k.fma(DoubleVector.broadcast(D, -Elementary.LN2_HIGH), doubled));
        DoubleVector scale = scale(shifted);
        DoubleVector t = scale.fma(reducedExpm1(r), scale.sub(1));
        DoubleVector value = t.div(t.add(2));
        LongVector sign = z.viewAsIntegralLanes().and(Long.MIN_VALUE);
        return value.viewAsIntegralLanes().and(Long.MAX_VALUE).or(sign).viewAsFloatingLanes();
    }

    private static DoubleVector scale(DoubleVector shifted) {
        return shifted.viewAsIntegralLanes().add(1023).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
    }

    private static DoubleVector reducedExpm1(DoubleVector r) {
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector q01 = r.fma(DoubleVector.broadcast(D, Elementary.C3), DoubleVector.broadcast(D, Elementary.C2));
        DoubleVector q23 = r.fma(DoubleVector.broadcast(D, Elementary.C5), DoubleVector.broadcast(D, Elementary.C4));
        DoubleVector q45 = r.fma(DoubleVector.broadcast(D, Elementary.C7), DoubleVector.broadcast(D, Elementary.C6));
        DoubleVector q67 = r.fma(DoubleVector.broadcast(D, Elementary.C9), DoubleVector.broadcast(D, Elementary.C8));
        DoubleVector q89 = r.fma(DoubleVector.broadcast(D, Elementary.C11), DoubleVector.broadcast(D, Elementary.C10));
        DoubleVector qab = r.fma(DoubleVector.broadcast(D, Elementary.C13), DoubleVector.broadcast(D, Elementary.C12));
        DoubleVector q0 = q23.fma(r2, q01);
        DoubleVector q4 = q67.fma(r2, q45);
        DoubleVector q8 = qab.fma(r2, q89);
        DoubleVector q = q8.fma(r4, q4).fma(r4, q0);
        return r2.fma(q, r);
    }

    @Override
    public void sigmoid(double[] z, double[] a, int n) {
        int i = 0;
        for (; i < D.loopBound(n); i += V) {
            sigmoid(DoubleVector.fromArray(D, z, i)).intoArray(a, i);
        }
        for (; i < n; i++) {
            a[i] = Elementary.sigmoid(z[i]);
        }
    }

    private static DoubleVector sigmoid(DoubleVector z) {
        DoubleVector fall = z.abs().neg();
        DoubleVector held = fall.blend(Elementary.EXP_LEAST, fall.compare(VectorOperators.LT, Elementary.EXP_LEAST));
        DoubleVector shifted = held.fma(DoubleVector.broadcast(D, Elementary.LOG2_E), DoubleVector.broadcast(D, Elementary.ROUNDER));
        DoubleVector k = shifted.sub(Elementary.ROUNDER);
        DoubleVector r = k.fma(DoubleVector.broadcast(D, -Elementary.LN2_LOW), k.fma(DoubleVector.broadcast(D, -Elementary.LN2_HIGH), held));
        DoubleVector scale = scale(shifted);
        DoubleVector e = scale.fma(reducedExpm1(r), scale);
        return e.blend(1, z.compare(VectorOperators.GE, 0)).div(e.add(1));
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
}
