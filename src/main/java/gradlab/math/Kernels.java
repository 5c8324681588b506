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

    /** a = eᶻ for the first n entries, held as {@link Elementary#exp} does; z and a may be the same array. */
    void exp(double[] z, double[] a, int n);

    /**
     * Sums of columns over the rows in order, whole panels of columns at a time.
     *
     * @param a element (i, j) stands at {@code i·stride + j}
     * @param sums column j's sum goes to {@code sums[j]}
     */
    void columnSums(double[] a, int rows, int stride, int panels, double[] sums);

    /**
     * A ← A − y·uᵀ, then w = Aᵀ·v, in one pass over A: one of the two halves of a step that makes a matrix bidiagonal.
     * Sums run over the rows in ascending order.
     *
     * @param a element (i, j) stands at {@code i·stride + j}
     * @param firstRow rows firstRow ≤ i &lt; endRow take part; y and v are read at i
     * @param firstColumn columns firstColumn ≤ j &lt; endColumn take part, both multiples of {@link #GROUP}; u and w stand at j
     */
    void subtractThenCombineRows(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] y, double[] u,
            double[] v, double[] w);

    /**
     * A ← A − v·wᵀ, then y = A·u, in one pass over A: the other half. The sum of a row is made of {@link #GROUP} partial
     * sums, so that it does not depend on the width of the machine's vectors.
     *
     * @param partial room for the partial sums, GROUP for each row up to endRow
     */
    void subtractThenCombineColumns(double[] a, int stride, int firstRow, int endRow, int firstColumn, int endColumn, double[] v, double[] w,
            double[] u, double[] y, double[] partial);

    /** Columns that the two passes above treat as one: a multiple of every machine's vectors. */
    int GROUP = 8;

    /** True if no entry is NaN or infinite. */
    boolean allFinite(double[] a);

    /** {@link Panels#pack} in these kernels' panels. */
    default void pack(double[] matrix, int at, int rowDistance, int k, int n, double[] panels) {
        Panels.pack(matrix, at, rowDistance, k, n, lanes(), panels);
    }

    /** {@link Panels#packTransposed} in these kernels' panels. */
    default void packTransposed(double[] matrix, int at, int k, int n, double[] panels) {
        Panels.packTransposed(matrix, at, k, n, lanes(), panels);
    }

    /** The fastest kernels this machine has: vectors where the module can be had, else plain loops. */
    static Kernels best() {
        return VectorModule.BEST;
    }
}
