package gradlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link Elementary} on vectors, operation by operation. Two vectors are worked on at a time to fill the
 * waits of each other, and everything is written out within one method: so it is too large to be inlined into a caller,
 * whose own size would otherwise use up the compiler's budget and leave every vector boxed.
 */
final class VectorFunctions {

    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int V = D.length();
    private static final DoubleVector ZERO = DoubleVector.zero(D);
    private static final DoubleVector ONE = DoubleVector.broadcast(D, 1);
    private static final DoubleVector TWO = DoubleVector.broadcast(D, 2);
    private static final DoubleVector LOG2_E = DoubleVector.broadcast(D, Elementary.LOG2_E);
    private static final DoubleVector ROUNDER = DoubleVector.broadcast(D, Elementary.ROUNDER);
    private static final DoubleVector MINUS_LN2_HIGH = DoubleVector.broadcast(D, -Elementary.LN2_HIGH);
    private static final DoubleVector MINUS_LN2_LOW = DoubleVector.broadcast(D, -Elementary.LN2_LOW);
    private static final DoubleVector TANH_ONE = DoubleVector.broadcast(D, Elementary.TANH_ONE);
    private static final DoubleVector EXP_LEAST = DoubleVector.broadcast(D, Elementary.EXP_LEAST);
    private static final DoubleVector EXP_GREATEST = DoubleVector.broadcast(D, Elementary.EXP_GREATEST);
    private static final DoubleVector C2 = DoubleVector.broadcast(D, Elementary.C2);
    private static final DoubleVector C3 = DoubleVector.broadcast(D, Elementary.C3);
    private static final DoubleVector C4 = DoubleVector.broadcast(D, Elementary.C4);
    private static final DoubleVector C5 = DoubleVector.broadcast(D, Elementary.C5);
    private static final DoubleVector C6 = DoubleVector.broadcast(D, Elementary.C6);
    private static final DoubleVector C7 = DoubleVector.broadcast(D, Elementary.C7);
    private static final DoubleVector C8 = DoubleVector.broadcast(D, Elementary.C8);
    private static final DoubleVector C9 = DoubleVector.broadcast(D, Elementary.C9);
    private static final DoubleVector C10 = DoubleVector.broadcast(D, Elementary.C10);
    private static final DoubleVector C11 = DoubleVector.broadcast(D, Elementary.C11);
    private static final DoubleVector C12 = DoubleVector.broadcast(D, Elementary.C12);
    private static final DoubleVector C13 = DoubleVector.broadcast(D, Elementary.C13);

    private VectorFunctions() {
    }

    static void tanh(double[] z, double[] a, int n) {
        int i = 0;
        for (; i + 2 * V <= n; i += 2 * V) {
            DoubleVector z0 = DoubleVector.fromArray(D, z, i);
            DoubleVector size0 = z0.abs();
            DoubleVector twice0 = size0.blend(TANH_ONE, size0.compare(VectorOperators.GT, TANH_ONE)).mul(TWO);
            DoubleVector shifted0 = twice0.fma(LOG2_E, ROUNDER);
            DoubleVector k0 = shifted0.sub(ROUNDER);
            DoubleVector r0 = k0.fma(MINUS_LN2_LOW, k0.fma(MINUS_LN2_HIGH, twice0));
            DoubleVector scale0 = shifted0.viewAsIntegralLanes().add(1023).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            DoubleVector r20 = r0.mul(r0);
            DoubleVector r40 = r20.mul(r20);
            DoubleVector low0 = r0.fma(C5, C4).fma(r20, r0.fma(C3, C2));
            DoubleVector middle0 = r0.fma(C9, C8).fma(r20, r0.fma(C7, C6));
            DoubleVector high0 = r0.fma(C13, C12).fma(r20, r0.fma(C11, C10));
            DoubleVector expm10 = r20.fma(high0.fma(r40, middle0).fma(r40, low0), r0);
            DoubleVector t0 = scale0.fma(expm10, scale0.sub(ONE));
            LongVector bits0 = t0.div(t0.add(TWO)).viewAsIntegralLanes().and(Long.MAX_VALUE);
            bits0.or(z0.viewAsIntegralLanes().and(Long.MIN_VALUE)).viewAsFloatingLanes().intoArray(a, i);
            DoubleVector z1 = DoubleVector.fromArray(D, z, i + V);
            DoubleVector size1 = z1.abs();
            DoubleVector twice1 = size1.blend(TANH_ONE, size1.compare(VectorOperators.GT, TANH_ONE)).mul(TWO);
            DoubleVector shifted1 = twice1.fma(LOG2_E, ROUNDER);
            DoubleVector k1 = shifted1.sub(ROUNDER);
            DoubleVector r1 = k1.fma(MINUS_LN2_LOW, k1.fma(MINUS_LN2_HIGH, twice1));
            DoubleVector scale1 = shifted1.viewAsIntegralLanes().add(1023).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            DoubleVector r21 = r1.mul(r1);
            DoubleVector r41 = r21.mul(r21);
            DoubleVector low1 = r1.fma(C5, C4).fma(r21, r1.fma(C3, C2));
            DoubleVector middle1 = r1.fma(C9, C8).fma(r21, r1.fma(C7, C6));
            DoubleVector high1 = r1.fma(C13, C12).fma(r21, r1.fma(C11, C10));
            DoubleVector expm11 = r21.fma(high1.fma(r41, middle1).fma(r41, low1), r1);
            DoubleVector t1 = scale1.fma(expm11, scale1.sub(ONE));
            LongVector bits1 = t1.div(t1.add(TWO)).viewAsIntegralLanes().and(Long.MAX_VALUE);
            bits1.or(z1.viewAsIntegralLanes().and(Long.MIN_VALUE)).viewAsFloatingLanes().intoArray(a, i + V);
        }
        for (; i < n; i++) {
            a[i] = Elementary.tanh(z[i]);
        }
    }

    static void sigmoid(double[] z, double[] a, int n) {
        int i = 0;
        for (; i + 2 * V <= n; i += 2 * V) {
            DoubleVector z0 = DoubleVector.fromArray(D, z, i);
            DoubleVector fall0 = z0.abs().neg();
            DoubleVector held0 = fall0.blend(EXP_LEAST, fall0.compare(VectorOperators.LT, EXP_LEAST));
            DoubleVector shifted0 = held0.fma(LOG2_E, ROUNDER);
            DoubleVector k0 = shifted0.sub(ROUNDER);
            DoubleVector r0 = k0.fma(MINUS_LN2_LOW, k0.fma(MINUS_LN2_HIGH, held0));
            DoubleVector scale0 = shifted0.viewAsIntegralLanes().add(1023).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            DoubleVector r20 = r0.mul(r0);
            DoubleVector r40 = r20.mul(r20);
            DoubleVector low0 = r0.fma(C5, C4).fma(r20, r0.fma(C3, C2));
            DoubleVector middle0 = r0.fma(C9, C8).fma(r20, r0.fma(C7, C6));
            DoubleVector high0 = r0.fma(C13, C12).fma(r20, r0.fma(C11, C10));
            DoubleVector expm10 = r20.fma(high0.fma(r40, middle0).fma(r40, low0), r0);
            DoubleVector e0 = scale0.fma(expm10, scale0);
            e0.blend(ONE, z0.compare(VectorOperators.GE, ZERO)).div(e0.add(ONE)).intoArray(a, i);
            DoubleVector z1 = DoubleVector.fromArray(D, z, i + V);
            DoubleVector fall1 = z1.abs().neg();
            DoubleVector held1 = fall1.blend(EXP_LEAST, fall1.compare(VectorOperators.LT, EXP_LEAST));
            DoubleVector shifted1 = held1.fma(LOG2_E, ROUNDER);
            DoubleVector k1 = shifted1.sub(ROUNDER);
            DoubleVector r1 = k1.fma(MINUS_LN2_LOW, k1.fma(MINUS_LN2_HIGH, held1));
            DoubleVector scale1 = shifted1.viewAsIntegralLanes().add(1023).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            DoubleVector r21 = r1.mul(r1);
            DoubleVector r41 = r21.mul(r21);
            DoubleVector low1 = r1.fma(C5, C4).fma(r21, r1.fma(C3, C2));
            DoubleVector middle1 = r1.fma(C9, C8).fma(r21, r1.fma(C7, C6));
            DoubleVector high1 = r1.fma(C13, C12).fma(r21, r1.fma(C11, C10));
            DoubleVector expm11 = r21.fma(high1.fma(r41, middle1).fma(r41, low1), r1);
            DoubleVector e1 = scale1.fma(expm11, scale1);
            e1.blend(ONE, z1.compare(VectorOperators.GE, ZERO)).div(e1.add(ONE)).intoArray(a, i + V);
        }
        for (; i < n; i++) {
            a[i] = Elementary.sigmoid(z[i]);
        }
    }

    static void exp(double[] z, double[] a, int n) {
        int i = 0;
        for (; i + 2 * V <= n; i += 2 * V) {
            DoubleVector z0 = DoubleVector.fromArray(D, z, i);
            DoubleVector above0 = z0.blend(EXP_LEAST, z0.compare(VectorOperators.LT, EXP_LEAST));
            DoubleVector held0 = above0.blend(EXP_GREATEST, above0.compare(VectorOperators.GT, EXP_GREATEST));
            DoubleVector shifted0 = held0.fma(LOG2_E, ROUNDER);
            DoubleVector k0 = shifted0.sub(ROUNDER);
            DoubleVector r0 = k0.fma(MINUS_LN2_LOW, k0.fma(MINUS_LN2_HIGH, held0));
            DoubleVector scale0 = shifted0.viewAsIntegralLanes().add(1023).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            DoubleVector r20 = r0.mul(r0);
            DoubleVector r40 = r20.mul(r20);
            DoubleVector low0 = r0.fma(C5, C4).fma(r20, r0.fma(C3, C2));
            DoubleVector middle0 = r0.fma(C9, C8).fma(r20, r0.fma(C7, C6));
            DoubleVector high0 = r0.fma(C13, C12).fma(r20, r0.fma(C11, C10));
            DoubleVector expm10 = r20.fma(high0.fma(r40, middle0).fma(r40, low0), r0);
            scale0.fma(expm10, scale0).intoArray(a, i);
            DoubleVector z1 = DoubleVector.fromArray(D, z, i + V);
            DoubleVector above1 = z1.blend(EXP_LEAST, z1.compare(VectorOperators.LT, EXP_LEAST));
            DoubleVector held1 = above1.blend(EXP_GREATEST, above1.compare(VectorOperators.GT, EXP_GREATEST));
            DoubleVector shifted1 = held1.fma(LOG2_E, ROUNDER);
            DoubleVector k1 = shifted1.sub(ROUNDER);
            DoubleVector r1 = k1.fma(MINUS_LN2_LOW, k1.fma(MINUS_LN2_HIGH, held1));
            DoubleVector scale1 = shifted1.viewAsIntegralLanes().add(1023).lanewise(VectorOperators.LSHL, 52).viewAsFloatingLanes();
            DoubleVector r21 = r1.mul(r1);
            DoubleVector r41 = r21.mul(r21);
            DoubleVector low1 = r1.fma(C5, C4).fma(r21, r1.fma(C3, C2));
            DoubleVector middle1 = r1.fma(C9, C8).fma(r21, r1.fma(C7, C6));
            DoubleVector high1 = r1.fma(C13, C12).fma(r21, r1.fma(C11, C10));
            DoubleVector expm11 = r21.fma(high1.fma(r41, middle1).fma(r41, low1), r1);
            scale1.fma(expm11, scale1).intoArray(a, i + V);
        }
        for (; i < n; i++) {
            a[i] = Elementary.exp(z[i]);
        }
    }
}
