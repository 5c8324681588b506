package gradlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two passes of a bidiagonal reduction on vectors ("BLAS 2.5": Howell, Demmel, Fulton, Hammarling &amp; Marmol, ACM
 * TOMS 34, 2008): each reads and writes the matrix once and does two products on the way. Written out like
 * {@link VectorProducts}, and for the same reason.
 */
final class VectorReflections {

    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int V = D.length();
    private static final int GROUP = Kernels.GROUP;

    private VectorReflections() {
    }

    /** See {@link Kernels#subtractThenCombineRows}. */
    static void combineRows(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] y, double[] u,
            double[] v, double[] w) {
        int j = firstColumn;
        for (; j + 4 * V <= endColumn; j += 4 * V) {
            fourVectors(a, stride, firstRow, endRow, j, y, u, v, w);
        }
        for (; j < endColumn; j += V) {
            oneVector(a, stride, firstRow, endRow, j, y, u, v, w);
        }
    }

    private static void fourVectors(double[] a, int stride, int firstRow, int endRow, int j, double[] y, double[] u, double[] v, double[] w) {
        DoubleVector u0 = DoubleVector.fromArray(D, u, j);
        DoubleVector u1 = DoubleVector.fromArray(D, u, j + V);
        DoubleVector u2 = DoubleVector.fromArray(D, u, j + 2 * V);
        DoubleVector u3 = DoubleVector.fromArray(D, u, j + 3 * V);
        DoubleVector w0 = DoubleVector.zero(D);
        DoubleVector w1 = DoubleVector.zero(D);
        DoubleVector w2 = DoubleVector.zero(D);
        DoubleVector w3 = DoubleVector.zero(D);
        int at = firstRow * stride + j;
        for (int i = firstRow; i < endRow; i++) {
            DoubleVector minusY = DoubleVector.broadcast(D, -y[i]);
            DoubleVector factor = DoubleVector.broadcast(D, v[i]);
            DoubleVector a0 = minusY.fma(u0, DoubleVector.fromArray(D, a, at));
            DoubleVector a1 = minusY.fma(u1, DoubleVector.fromArray(D, a, at + V));
            DoubleVector a2 = minusY.fma(u2, DoubleVector.fromArray(D, a, at + 2 * V));
            DoubleVector a3 = minusY.fma(u3, DoubleVector.fromArray(D, a, at + 3 * V));
            a0.intoArray(a, at);
            a1.intoArray(a, at + V);
            a2.intoArray(a, at + 2 * V);
            a3.intoArray(a, at + 3 * V);
            w0 = factor.fma(a0, w0);
            w1 = factor.fma(a1, w1);
            w2 = factor.fma(a2, w2);
            w3 = factor.fma(a3, w3);
            at += stride;
        }
        w0.intoArray(w, j);
        w1.intoArray(w, j + V);
        w2.intoArray(w, j + 2 * V);
        w3.intoArray(w, j + 3 * V);
    }

    private static void oneVector(double[] a, int stride, int firstRow, int endRow, int j, double[] y, double[] u, double[] v, double[] w) {
        DoubleVector u0 = DoubleVector.fromArray(D, u, j);
        DoubleVector w0 = DoubleVector.zero(D);
        int at = firstRow * stride + j;
        for (int i = firstRow; i < endRow; i++) {
            DoubleVector a0 = DoubleVector.broadcast(D, -y[i]).fma(u0, DoubleVector.fromArray(D, a, at));
            a0.intoArray(a, at);
            w0 = DoubleVector.broadcast(D, v[i]).fma(a0, w0);
            at += stride;
        }
        w0.intoArray(w, j);
    }

    /** See {@link Kernels#subtractThenCombineColumns}; stops at the partial sums. */
    static void combineColumns(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] v, double[] w,
            double[] u, double[] partial) {
        int i = firstRow;
        for (; i + 4 <= endRow; i += 4) {
            for (int part = 0; part < GROUP; part += V) {
                fourRows(a, stride, i, firstColumn + part, endColumn, v, w, u, partial, part);
            }
        }
        for (; i < endRow; i++) {
            for (int part = 0; part < GROUP; part += V) {
                oneRow(a, stride, i, firstColumn + part, endColumn, v, w, u, partial, part);
            }
        }
    }

    private static void fourRows(double[] a, int stride, int i, int from, int end, double[] v, double[] w, double[] u, double[] partial,
            int part) {
        DoubleVector v0 = DoubleVector.broadcast(D, -v[i]);
        DoubleVector v1 = DoubleVector.broadcast(D, -v[i + 1]);
        DoubleVector v2 = DoubleVector.broadcast(D, -v[i + 2]);
        DoubleVector v3 = DoubleVector.broadcast(D, -v[i + 3]);
        DoubleVector y0 = DoubleVector.zero(D);
        DoubleVector y1 = DoubleVector.zero(D);
        DoubleVector y2 = DoubleVector.zero(D);
        DoubleVector y3 = DoubleVector.zero(D);
        int at = i * stride;
        for (int j = from; j < end; j += GROUP) {
            DoubleVector wj = DoubleVector.fromArray(D, w, j);
            DoubleVector uj = DoubleVector.fromArray(D, u, j);
            DoubleVector a0 = v0.fma(wj, DoubleVector.fromArray(D, a, at + j));
            DoubleVector a1 = v1.fma(wj, DoubleVector.fromArray(D, a, at + stride + j));
            DoubleVector a2 = v2.fma(wj, DoubleVector.fromArray(D, a, at + 2 * stride + j));
            DoubleVector a3 = v3.fma(wj, DoubleVector.fromArray(D, a, at + 3 * stride + j));
            a0.intoArray(a, at + j);
            a1.intoArray(a, at + stride + j);
            a2.intoArray(a, at + 2 * stride + j);
            a3.intoArray(a, at + 3 * stride + j);
            y0 = a0.fma(uj, y0);
            y1 = a1.fma(uj, y1);
            y2 = a2.fma(uj, y2);
            y3 = a3.fma(uj, y3);
        }
        y0.intoArray(partial, i * GROUP + part);
        y1.intoArray(partial, (i + 1) * GROUP + part);
        y2.intoArray(partial, (i + 2) * GROUP + part);
        y3.intoArray(partial, (i + 3) * GROUP + part);
    }

    private static void oneRow(double[] a, int stride, int i, int from, int end, double[] v, double[] w, double[] u, double[] partial,
            int part) {
        DoubleVector v0 = DoubleVector.broadcast(D, -v[i]);
        DoubleVector y0 = DoubleVector.zero(D);
        int at = i * stride;
        for (int j = from; j < end; j += GROUP) {
            DoubleVector a0 = v0.fma(DoubleVector.fromArray(D, w, j), DoubleVector.fromArray(D, a, at + j));
            a0.intoArray(a, at + j);
            y0 = a0.fma(DoubleVector.fromArray(D, u, j), y0);
        }
        y0.intoArray(partial, i * GROUP + part);
    }
}
