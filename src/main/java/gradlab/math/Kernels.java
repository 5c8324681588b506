package gradlab.math;

/**
 * The inner loops of training, in two implementations that give the same bits: plain loops, and vectors of whatever width
 * the machine has. Every element of a product is one chain of fused multiply-adds over k in ascending order; elementary
 * functions are those of {@link Elementary}. Nothing is allocated.
 *
 * <p>A matrix that is multiplied from the right comes in panels of {@link #lanes()} columns: all k rows of the first
 * panel, then all of the second, …; missing columns are zero. {@link Panels} makes them.
 */
public interface Kernels {

    /** Columns per panel. */
    int lanes();

    /** What computes, in a few words for people. */
    String name();

    /**
     * C = S + A·B.
     *
     * @param a element (i, p) of A, m × k, stands at {@code aAt + i·aRow + p·aColumn}
     * @param b panels of B, k × columns
     * @param start element (i, j) of S stands at {@code startAt + i·startRow + j}; a row distance of 0 repeats one row (a bias)
     * @param c element (i, j) of C stands at {@code cAt + i·cRow + j}; whole panels are written
     */
    void multiply(double[] a, int aAt, int aRow, int aColumn, int m, int k, double[] b, int bAt, int panels, double[] start,
            int startAt, int startRow, double[] c, int cAt, int cRow);

    /** a = tanh z for the first n entries. */
    void tanh(double[] z, double[] a, int n);

    /** a = 1/(1+e⁻ᶻ) for the first n entries. */
    void sigmoid(double[] z, double[] a, int n);

    /** d ← d·(1 − a²) for the first n entries. */
    void timesTanhSlope(double[] a, double[] d, int n);

    /** d ← d·a·(1 − a) for the first n entries. */
    void timesSigmoidSlope(double[] a, double[] d, int n);

    /** The fastest kernels this machine has: vectors where the module can be had, else plain loops. */
    static Kernels best() {
        return VectorModule.BEST;
    }
}
