package gradlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products on vectors: tiles of 8, 4 or 1 rows by two or one panels, whose accumulators stay in registers over the whole
 * chain. Lanes are columns, so the chain of one element never crosses lanes and the machine's width does not show in the
 * bits. The tiles are written out, without masks or branching helpers: anything larger than the compiler's inlining budget
 * would box every vector.
 */
final class VectorProducts {

    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int V = D.length();
    /** Sixteen accumulators need the 32 registers that come with the widest vectors. */
    private static final boolean MANY_REGISTERS = V >= 8;
    /** A stretch of a panel about this deep stays in the first cache; a long chain is cut into equal stretches. */
    private static final int K_BLOCK = 256;
    /** So many rows of A stay in the second cache while all panels pass. */
    private static final int M_BLOCK = 64;

    private VectorProducts() {
    }

    /** See {@link Kernels#multiply}. */
    static void multiply(double[] a, int aAt, int aRow, int aColumn, int m, int k, double[] b, int bAt, int panels, double[] s, int sAt,
            int sRow, double[] c, int cAt, int cRow) {
        int parts = Math.max(1, (k + K_BLOCK / 2) / K_BLOCK);
        int depth = (k + parts - 1) / parts;
        block(a, aAt, aRow, aColumn, m, depth, b, bAt, k, panels, s, sAt, sRow, c, cAt, cRow);
        for (int from = depth; from < k; from += depth) {
            block(a, aAt + from * aColumn, aRow, aColumn, m, Math.min(depth, k - from), b, bAt + from * V, k, panels, c, cAt, cRow, c, cAt, cRow);
        }
    }

    private static void block(double[] a, int aAt, int aRow, int aColumn, int m, int depth, double[] b, int bAt, int k, int panels,
            double[] s, int sAt, int sRow, double[] c, int cAt, int cRow) {
        for (int from = 0; from < m; from += M_BLOCK) {
            int rows = Math.min(M_BLOCK, m - from);
            rows(a, aAt + from * aRow, aRow, aColumn, rows, depth, b, bAt, k, panels, s, sAt + from * sRow, sRow, c, cAt + from * cRow, cRow);
        }
    }

    private static void rows(double[] a, int aAt, int aRow, int aColumn, int m, int depth, double[] b, int bAt, int k, int panels,
            double[] s, int sAt, int sRow, double[] c, int cAt, int cRow) {
        int panel = 0;
        for (; panel + 2 <= panels; panel += 2) {
            pair(a, aAt, aRow, aColumn, m, depth, b, bAt + panel * k * V, bAt + (panel + 1) * k * V, s, sAt + panel * V, sRow, c,
                    cAt + panel * V, cRow);
        }
        if (panel < panels) {
            single(a, aAt, aRow, aColumn, m, depth, b, bAt + panel * k * V, s, sAt + panel * V, sRow, c, cAt + panel * V, cRow);
        }
    }

    private static void pair(double[] a, int aAt, int aRow, int aColumn, int m, int k, double[] b, int bAt, int b2At, double[] s, int sAt,
            int sRow, double[] c, int cAt, int cRow) {
        int i = 0;
        for (; MANY_REGISTERS && i + 8 <= m; i += 8) {
            rows8x2(a, aAt + i * aRow, aRow, aColumn, k, b, bAt, b2At, s, sAt + i * sRow, sRow, c, cAt + i * cRow, cRow);
        }
        for (; i + 4 <= m; i += 4) {
            rows4x2(a, aAt + i * aRow, aRow, aColumn, k, b, bAt, b2At, s, sAt + i * sRow, sRow, c, cAt + i * cRow, cRow);
        }
        for (; i < m; i++) {
            rows1x2(a, aAt + i * aRow, aRow, aColumn, k, b, bAt, b2At, s, sAt + i * sRow, sRow, c, cAt + i * cRow, cRow);
        }
    }

    private static void single(double[] a, int aAt, int aRow, int aColumn, int m, int k, double[] b, int bAt, double[] s, int sAt, int sRow,
            double[] c, int cAt, int cRow) {
        int i = 0;
        for (; i + 8 <= m; i += 8) {
            rows8x1(a, aAt + i * aRow, aRow, aColumn, k, b, bAt, s, sAt + i * sRow, sRow, c, cAt + i * cRow, cRow);
        }
        for (; i + 4 <= m; i += 4) {
            rows4x1(a, aAt + i * aRow, aRow, aColumn, k, b, bAt, s, sAt + i * sRow, sRow, c, cAt + i * cRow, cRow);
        }
        for (; i < m; i++) {
            rows1x1(a, aAt + i * aRow, aRow, aColumn, k, b, bAt, s, sAt + i * sRow, sRow, c, cAt + i * cRow, cRow);
        }
    }

    private static void rows8x2(double[] a, int aAt, int aRow, int aColumn, int k, double[] b, int bAt, int b2At, double[] s, int sAt, int sRow,
            double[] c, int cAt, int cRow) {
        DoubleVector c00 = DoubleVector.fromArray(D, s, sAt);
        DoubleVector c01 = DoubleVector.fromArray(D, s, sAt + V);
        DoubleVector c10 = DoubleVector.fromArray(D, s, sAt + sRow);
        DoubleVector c11 = DoubleVector.fromArray(D, s, sAt + sRow + V);
        DoubleVector c20 = DoubleVector.fromArray(D, s, sAt + 2 * sRow);
        DoubleVector c21 = DoubleVector.fromArray(D, s, sAt + 2 * sRow + V);
        DoubleVector c30 = DoubleVector.fromArray(D, s, sAt + 3 * sRow);
        DoubleVector c31 = DoubleVector.fromArray(D, s, sAt + 3 * sRow + V);
        DoubleVector c40 = DoubleVector.fromArray(D, s, sAt + 4 * sRow);
        DoubleVector c41 = DoubleVector.fromArray(D, s, sAt + 4 * sRow + V);
        DoubleVector c50 = DoubleVector.fromArray(D, s, sAt + 5 * sRow);
        DoubleVector c51 = DoubleVector.fromArray(D, s, sAt + 5 * sRow + V);
        DoubleVector c60 = DoubleVector.fromArray(D, s, sAt + 6 * sRow);
        DoubleVector c61 = DoubleVector.fromArray(D, s, sAt + 6 * sRow + V);
        DoubleVector c70 = DoubleVector.fromArray(D, s, sAt + 7 * sRow);
        DoubleVector c71 = DoubleVector.fromArray(D, s, sAt + 7 * sRow + V);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromArray(D, b, bAt);
            bAt += V;
            DoubleVector b1 = DoubleVector.fromArray(D, b, b2At);
            b2At += V;
            DoubleVector x = DoubleVector.broadcast(D, a[aAt]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = DoubleVector.broadcast(D, a[aAt + aRow]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = DoubleVector.broadcast(D, a[aAt + 2 * aRow]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = DoubleVector.broadcast(D, a[aAt + 3 * aRow]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = DoubleVector.broadcast(D, a[aAt + 4 * aRow]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = DoubleVector.broadcast(D, a[aAt + 5 * aRow]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = DoubleVector.broadcast(D, a[aAt + 6 * aRow]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = DoubleVector.broadcast(D, a[aAt + 7 * aRow]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
            aAt += aColumn;
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + V);
        c10.intoArray(c, cAt + cRow);
        c11.intoArray(c, cAt + cRow + V);
        c20.intoArray(c, cAt + 2 * cRow);
        c21.intoArray(c, cAt + 2 * cRow + V);
        c30.intoArray(c, cAt + 3 * cRow);
        c31.intoArray(c, cAt + 3 * cRow + V);
        c40.intoArray(c, cAt + 4 * cRow);
        c41.intoArray(c, cAt + 4 * cRow + V);
        c50.intoArray(c, cAt + 5 * cRow);
        c51.intoArray(c, cAt + 5 * cRow + V);
        c60.intoArray(c, cAt + 6 * cRow);
        c61.intoArray(c, cAt + 6 * cRow + V);
        c70.intoArray(c, cAt + 7 * cRow);
        c71.intoArray(c, cAt + 7 * cRow + V);
    }

    private static void rows4x2(double[] a, int aAt, int aRow, int aColumn, int k, double[] b, int bAt, int b2At, double[] s, int sAt, int sRow,
            double[] c, int cAt, int cRow) {
        DoubleVector c00 = DoubleVector.fromArray(D, s, sAt);
        DoubleVector c01 = DoubleVector.fromArray(D, s, sAt + V);
        DoubleVector c10 = DoubleVector.fromArray(D, s, sAt + sRow);
        DoubleVector c11 = DoubleVector.fromArray(D, s, sAt + sRow + V);
        DoubleVector c20 = DoubleVector.fromArray(D, s, sAt + 2 * sRow);
        DoubleVector c21 = DoubleVector.fromArray(D, s, sAt + 2 * sRow + V);
        DoubleVector c30 = DoubleVector.fromArray(D, s, sAt + 3 * sRow);
        DoubleVector c31 = DoubleVector.fromArray(D, s, sAt + 3 * sRow + V);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromArray(D, b, bAt);
            bAt += V;
            DoubleVector b1 = DoubleVector.fromArray(D, b, b2At);
            b2At += V;
            DoubleVector x = DoubleVector.broadcast(D, a[aAt]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = DoubleVector.broadcast(D, a[aAt + aRow]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = DoubleVector.broadcast(D, a[aAt + 2 * aRow]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = DoubleVector.broadcast(D, a[aAt + 3 * aRow]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            aAt += aColumn;
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + V);
        c10.intoArray(c, cAt + cRow);
        c11.intoArray(c, cAt + cRow + V);
        c20.intoArray(c, cAt + 2 * cRow);
        c21.intoArray(c, cAt + 2 * cRow + V);
        c30.intoArray(c, cAt + 3 * cRow);
        c31.intoArray(c, cAt + 3 * cRow + V);
    }

    private static void rows1x2(double[] a, int aAt, int aRow, int aColumn, int k, double[] b, int bAt, int b2At, double[] s, int sAt, int sRow,
            double[] c, int cAt, int cRow) {
        DoubleVector c00 = DoubleVector.fromArray(D, s, sAt);
        DoubleVector c01 = DoubleVector.fromArray(D, s, sAt + V);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromArray(D, b, bAt);
            bAt += V;
            DoubleVector b1 = DoubleVector.fromArray(D, b, b2At);
            b2At += V;
            DoubleVector x = DoubleVector.broadcast(D, a[aAt]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            aAt += aColumn;
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + V);
    }

    private static void rows8x1(double[] a, int aAt, int aRow, int aColumn, int k, double[] b, int bAt, double[] s, int sAt, int sRow,
            double[] c, int cAt, int cRow) {
        DoubleVector c00 = DoubleVector.fromArray(D, s, sAt);
        DoubleVector c10 = DoubleVector.fromArray(D, s, sAt + sRow);
        DoubleVector c20 = DoubleVector.fromArray(D, s, sAt + 2 * sRow);
        DoubleVector c30 = DoubleVector.fromArray(D, s, sAt + 3 * sRow);
        DoubleVector c40 = DoubleVector.fromArray(D, s, sAt + 4 * sRow);
        DoubleVector c50 = DoubleVector.fromArray(D, s, sAt + 5 * sRow);
        DoubleVector c60 = DoubleVector.fromArray(D, s, sAt + 6 * sRow);
        DoubleVector c70 = DoubleVector.fromArray(D, s, sAt + 7 * sRow);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromArray(D, b, bAt);
            bAt += V;
            DoubleVector x = DoubleVector.broadcast(D, a[aAt]);
            c00 = x.fma(b0, c00);
            x = DoubleVector.broadcast(D, a[aAt + aRow]);
            c10 = x.fma(b0, c10);
            x = DoubleVector.broadcast(D, a[aAt + 2 * aRow]);
            c20 = x.fma(b0, c20);
            x = DoubleVector.broadcast(D, a[aAt + 3 * aRow]);
            c30 = x.fma(b0, c30);
            x = DoubleVector.broadcast(D, a[aAt + 4 * aRow]);
            c40 = x.fma(b0, c40);
            x = DoubleVector.broadcast(D, a[aAt + 5 * aRow]);
            c50 = x.fma(b0, c50);
            x = DoubleVector.broadcast(D, a[aAt + 6 * aRow]);
            c60 = x.fma(b0, c60);
            x = DoubleVector.broadcast(D, a[aAt + 7 * aRow]);
            c70 = x.fma(b0, c70);
            aAt += aColumn;
        }
        c00.intoArray(c, cAt);
        c10.intoArray(c, cAt + cRow);
        c20.intoArray(c, cAt + 2 * cRow);
        c30.intoArray(c, cAt + 3 * cRow);
        c40.intoArray(c, cAt + 4 * cRow);
        c50.intoArray(c, cAt + 5 * cRow);
        c60.intoArray(c, cAt + 6 * cRow);
        c70.intoArray(c, cAt + 7 * cRow);
    }

    private static void rows4x1(double[] a, int aAt, int aRow, int aColumn, int k, double[] b, int bAt, double[] s, int sAt, int sRow,
            double[] c, int cAt, int cRow) {
        DoubleVector c00 = DoubleVector.fromArray(D, s, sAt);
        DoubleVector c10 = DoubleVector.fromArray(D, s, sAt + sRow);
        DoubleVector c20 = DoubleVector.fromArray(D, s, sAt + 2 * sRow);
        DoubleVector c30 = DoubleVector.fromArray(D, s, sAt + 3 * sRow);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromArray(D, b, bAt);
            bAt += V;
            DoubleVector x = DoubleVector.broadcast(D, a[aAt]);
            c00 = x.fma(b0, c00);
            x = DoubleVector.broadcast(D, a[aAt + aRow]);
            c10 = x.fma(b0, c10);
            x = DoubleVector.broadcast(D, a[aAt + 2 * aRow]);
            c20 = x.fma(b0, c20);
            x = DoubleVector.broadcast(D, a[aAt + 3 * aRow]);
            c30 = x.fma(b0, c30);
            aAt += aColumn;
        }
        c00.intoArray(c, cAt);
        c10.intoArray(c, cAt + cRow);
        c20.intoArray(c, cAt + 2 * cRow);
        c30.intoArray(c, cAt + 3 * cRow);
    }

    private static void rows1x1(double[] a, int aAt, int aRow, int aColumn, int k, double[] b, int bAt, double[] s, int sAt, int sRow,
            double[] c, int cAt, int cRow) {
        DoubleVector c00 = DoubleVector.fromArray(D, s, sAt);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromArray(D, b, bAt);
            bAt += V;
            DoubleVector x = DoubleVector.broadcast(D, a[aAt]);
            c00 = x.fma(b0, c00);
            aAt += aColumn;
        }
        c00.intoArray(c, cAt);
    }
}
