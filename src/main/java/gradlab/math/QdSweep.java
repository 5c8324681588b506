package gradlab.math;

/**
 * The array of a quotient-difference algorithm and its sweeps: q₀ e₀ q₁ e₁ … now, and the same after the last sweep or
 * before it. In terms of the tridiagonal matrix with diagonal q + e and √(qᵢ₊₁·eᵢ) beside it, a sweep takes a shift from all
 * eigenvalues.
 */
final class QdSweep {

    private static final double MACHINE_EPSILON = Math.ulp(1.0);
    /** What may be neglected beside 1 among squares. */
    static final double TINY = 1e4 * MACHINE_EPSILON * MACHINE_EPSILON;
    private static final double LEAST_DENOMINATOR = 0x1p-400;
    private static final long EXPONENT = 0x7FFL << 52;
    private static final long TWICE_BIAS = 2046L << 52;

    private double[] z = {};
    private int now;
    private int next;
    /** The fraction that a shifted sweep carries from step to step. */
    private double numerator;
    private double denominator;
    private double least;
    private double leastE;
    private double last;
    private double lastButOne;
    private double lastButTwo;
    private double leastButOne;
    private double leastButTwo;

    /** Makes room for n rows. Both states lie in one array, far from a multiple of a page apart: the processor confuses those. */
    void allocate(int n) {
        int half = (2 * n + 255) / 512 * 512 + 256;
        if (z.length < 2 * half) {
            z = new double[2 * half];
        }
        now = 0;
        next = z.length / 2;
    }

    double q(int row) {
        return z[now + 2 * row];
    }

    double e(int row) {
        return z[now + 2 * row + 1];
    }

    void setQ(int row, double value) {
        z[now + 2 * row] = value;
    }

    void setE(int row, double value) {
        z[now + 2 * row + 1] = value;
    }

    /** q before the last sweep that was {@link #accept accepted}. */
    double qBefore(int row) {
        return z[next + 2 * row];
    }

    double eBefore(int row) {
        return z[next + 2 * row + 1];
    }

    /** The d of the last row, and of the two above it. */
    double last() {
        return last;
    }

    double lastButOne() {
        return lastButOne;
    }

    double lastButTwo() {
        return lastButTwo;
    }

    /** The least d above the last row. */
    double leastButOne() {
        return leastButOne;
    }

    /** The least d above the last two rows. */
    double leastButTwo() {
        return leastButTwo;
    }

    /** The least e before the last sweep. */
    double leastE() {
        return leastE;
    }

    /** The e that the sweep found at a row. */
    double foundE(int row) {
        return z[next + 2 * row + 1];
    }

    /** Makes the result of the sweep the present state, with this last q. */
    void accept(int hi, double lastQ) {
        z[next + 2 * hi] = lastQ;
        int kept = now;
        now = next;
        next = kept;
    }

    /** Writes the rows above {@code end} into the other state too, which keeps them whatever is accepted. */
    void keepAbove(int end) {
        System.arraycopy(z, now, z, next, 2 * end);
    }

    /** Turns rows lo..hi upside down: the eigenvalues stay. */
    void flip(int lo, int hi) {
        for (int i = now + 2 * lo, j = now + 2 * hi; i < j; i++, j--) {
            double kept = z[i];
            z[i] = z[j];
            z[j] = kept;
        }
    }

    /** A sweep over rows lo..hi; it breaks off where d falls below zero, and then the last d are below zero or NaN. */
    void shifted(int lo, int hi, double tau) {
        numerator = z[now + 2 * lo] - tau;
        denominator = 1;
        last = numerator;
        least = numerator;
        leastE = Double.POSITIVE_INFINITY;
        int reached = steps(2 * lo, 2 * (hi - 2), tau);
        leastButTwo = least;
        lastButTwo = last;
        reached = steps(reached, 2 * (hi - 1), tau);
        leastButOne = least;
        lastButOne = last;
        steps(reached, 2 * hi, tau);
    }

    /**
     * The chain carries d as a fraction: a step then waits for two multiply-adds only, and the divisions that the array
     * needs go on beside it. The minima are taken of the bits, which have the order of the numbers: a minimum of numbers would
     * be a branch that nothing can predict.
     */
    private int steps(int from, int end, double tau) {
        double[] array = z;
        double above = numerator;
        double below = denominator;
        double inverse = 1 / below;
        long min = Double.doubleToRawLongBits(least);
        long minE = Double.doubleToRawLongBits(leastE);
        double minus = -tau;
        int here = now + from;
        int to = next + from;
        for (int stop = now + end; here < stop && above >= 0; here += 2, to += 2) {
            double e = array[here + 1];
            double q = array[here + 2];
            double sum = Math.fma(e, below, above);
            above = Math.fma(minus, sum, above * q);
            array[to] = sum * inverse;
            inverse = 1 / sum;
            array[to + 1] = e * q * (below * inverse);
            below = sum;
            min = Math.min(min, Double.doubleToRawLongBits(above * inverse));
            minE = Math.min(minE, Double.doubleToRawLongBits(e));
            if (below < LEAST_DENOMINATOR || below > 1 / LEAST_DENOMINATOR) {
                // the power of two next to 1/below, made of bits: a call would cost the loop its registers
                double scale = Double.longBitsToDouble(TWICE_BIAS - (Double.doubleToRawLongBits(below) & EXPONENT));
                above *= scale;
                below *= scale;
                inverse = 1 / below;
            }
        }
        numerator = above;
        denominator = below;
        last = above * inverse;
        least = Double.longBitsToDouble(min);
        leastE = Double.longBitsToDouble(minE);
        return here - now;
    }

    /**
     * A sweep without shift, which cannot fail: it divides by nothing that is zero, and an e that is nothing becomes zero
     * (the tests of Li, see Parlett &amp; Marques).
     *
     * @param nothing a d below this becomes zero
     */
    void unshifted(int lo, int hi, double nothing) {
        least = Double.POSITIVE_INFINITY;
        leastE = Double.POSITIVE_INFINITY;
        last = z[now + 2 * lo];
        lastButOne = 0;
        leastButOne = least;
        for (int i = 2 * lo; i < 2 * hi; i += 2) {
            last = last < nothing ? 0 : last;
            leastButTwo = leastButOne;
            lastButTwo = lastButOne;
            leastButOne = Math.min(leastButOne, last);
            lastButOne = last;
            stepUnshifted(i);
        }
    }

    private void stepUnshifted(int i) {
        double e = z[now + i + 1];
        double following = z[now + i + 2];
        leastE = Math.min(leastE, e);
        if (e <= TINY * last) {
            z[next + i] = last;
            z[next + i + 1] = 0;
            last = following;
        } else {
            double q = last + e;
            double ratio = following / q;
            z[next + i] = q;
            z[next + i + 1] = e * ratio;
            last *= ratio;
        }
    }
}
