package gradlab.math;

import java.util.Arrays;

/**
 * The squared singular values of one bidiagonal matrix by the differential quotient-difference algorithm with shifts
 * (Fernando &amp; Parlett 1994; deflation and shifts in the manner of Parlett &amp; Marques 2000). There are only sums of positive
 * numbers, products, quotients and one subtraction of the shift: small values come out as exact as large ones.
 *
 * <p>A sweep is a chain of divisions, each waiting for the one before. So it can be taken apart into {@link #begin}, any
 * number of {@link #steps} and {@link #end}: {@link QdChains} lets several matrices fill each other's waiting times.
 *
 * <p>An array holds q₀ e₀ q₁ e₁ … of the block at work, rows lo..hi, from whose eigenvalues sigma has been taken. Blocks
 * above that have split off wait with the shift they had then.
 */
final class QdChain {

    private static final double MACHINE_EPSILON = Math.ulp(1.0);
    private static final double SMALL = 100 * MACHINE_EPSILON;
    /** What may be neglected beside 1 among squares. */
    private static final double TINY = SMALL * SMALL;
    private static final double NOTHING = 4 * MACHINE_EPSILON;
    private static final double LEAST_DENOMINATOR = 0x1p-400;
    private static final double FLIP = 1.5;
    private static final double UNSPLIT = -1;
    private static final int MOST_SWEEPS_PER_VALUE = 30;
    private static final int MOST_ATTEMPTS = 3;

    private final QdShift shift = new QdShift();
    private double[] values = {};
    private double[] waitingShift = {};
    private int count;
    private double largest;
    private int lo;
    private int hi;
    private int sweepsLeft;
    private double sigma;
    private double sigmaRest;
    private boolean fresh;
    private int deflated;
    private int attempts;
    /** The array before and after the sweep under way, where that stands, and what its chain carries: d and two minima. */
    double[] now = {};
    double[] next = {};
    private int at;
    private double tau;
    private double numerator;
    private double denominator;
    private double d;
    private double least;
    private double leastE;

    /** Takes the diagonals of a matrix whose entries are of the order 1 or smaller. */
    void load(double[] diagonal, double[] beside, int n) {
        if (values.length < n) {
            now = new double[2 * n];
            next = new double[2 * n];
            values = new double[n];
            waitingShift = new double[n];
        }
        largest = 0;
        for (int i = 0; i < n; i++) {
            now[2 * i] = diagonal[i] * diagonal[i];
            now[2 * i + 1] = i < n - 1 ? beside[i] * beside[i] : 0;
            largest = Math.max(largest, now[2 * i] + now[2 * i + 1]);
        }
        Arrays.fill(waitingShift, 0, n, UNSPLIT);
        waitingShift[n - 1] = 0;
        count = 0;
        hi = n - 1;
        lo = n;
        sweepsLeft = MOST_SWEEPS_PER_VALUE * n;
    }

    /** The squares found, unordered; complete once {@link #ready} has said no, unless it {@link #failed}. */
    double[] values() {
        return values;
    }

    /** True if it took too long. */
    boolean failed() {
        return sweepsLeft < 0;
    }

    /** All eigenvalues, unordered; see {@link #failed}. */
    double[] run() {
        while (ready()) {
            sweep();
        }
        return values;
    }

    private void sweep() {
        boolean done = !begin();
        while (!done) {
            done = end();
        }
    }

    int left() { return sweepsLeft; }
    /** Takes off what has converged; false when there is nothing left to do. */
    private boolean ready() {
        int before = hi;
        while (hi >= 0) {
            if (hi < lo) {
                openBlock();
                before = hi;
            }
            if (hi == lo || !fresh && fallsOff(hi - 1)) {
                take(now[2 * hi] + sigma);
            } else if (hi == lo + 1 || !fresh && fallsOff(hi - 2)) {
                takePair();
            } else {
                deflated = before - hi;
                return --sweepsLeft >= 0;
            }
        }
        return false;
    }

    private void take(double value) {
        values[count++] = value;
        hi--;
    }

    /** The last two rows' values: λ² − (high + low + e)·λ + high·low = 0, without cancellation. */
    private void takePair() {
        double high = Math.max(now[2 * hi - 2], now[2 * hi]);
        double low = Math.min(now[2 * hi - 2], now[2 * hi]);
        double e = now[2 * hi - 1];
        double sum = high;
        if (e > low * TINY) {
            double half = (high - low + e) / 2;
            sum = high + e + low * e / (half + Math.sqrt(half * half + low * e));
            low *= high / sum;
        }
        take(low + sigma);
        take(sum + sigma);
    }

    /**
     * Whether what lies below row j can be taken off; if so, row j gets what it had in common with it. Either e is nothing
     * beside what the last sweep had come down with, or the entry beside the diagonal of BBᵀ, √(q·e), is nothing beside
     * sigma: it moves no eigenvalue by more than itself.
     */
    private boolean fallsOff(int j) {
        double e = now[2 * j + 1];
        double below = now[2 * j + 2];
        double whole = NOTHING * (j == hi - 1 ? sigma + below : sigma);
        if (below * e > whole * whole && next[2 * j + 1] > TINY * now[2 * j]) {
            return false;
        }
        for (int i = 2 * j; i >= 2 * lo && now[i] + e > now[i]; i -= 2) {
            double q = now[i] + e;
            double share = i > 2 * lo ? now[i - 1] / q : 0;
            if (i > 2 * lo) {
                now[i - 1] = share * now[i];
            }
            now[i] = q;
            e *= share;
        }
        return true;
    }

    /** The lowest block that is left, up to the next zero beside the diagonal. */
    private void openBlock() {
        sigma = waitingShift[hi];
        sigmaRest = 0;
        int top = hi;
        while (top > 0 && now[2 * top - 1] > 0) {
            top--;
        }
        if (top > 0 && waitingShift[top - 1] == UNSPLIT) {
            waitingShift[top - 1] = sigma;
        }
        startAt(top);
        fresh = true;
        flip();
    }

    /** What stands above the block waits in both arrays: then it does not matter which of them is in use when its turn comes. */
    private void startAt(int top) {
        lo = top;
        System.arraycopy(now, 0, next, 0, 2 * top);
    }

    /** Values are found soonest at the bottom when they are small there. */
    private void flip() {
        if (now[2 * lo] * FLIP < now[2 * hi]) {
            for (int i = 2 * lo, j = 2 * hi; i < j; i++, j--) {
                double kept = now[i];
                now[i] = now[j];
                now[j] = kept;
            }
            fresh = true;
        }
    }

    /** Chooses a shift and stands at the first row; false if there was nothing to shift and the sweep is done. */
    private boolean begin() {
        if (deflated > 0) {
            flip();
        }
        attempts = 0;
        tau = fresh ? 0 : shift.choose(now, next, lo, hi, deflated);
        return start();
    }

    private boolean start() {
        if (!(tau > MACHINE_EPSILON / 2 * sigma)) {
            tau = 0;
            sweepUnshifted();
            return false;
        }
        at = 2 * lo;
        d = now[at] - tau;
        numerator = d;
        denominator = 1;
        least = d;
        leastE = Double.POSITIVE_INFINITY;
        return true;
    }

    /**
     * So many steps of the sweep, fewer if d falls below zero: then the shift was too large. The chain carries d as a
     * fraction: a step then waits for two multiply-adds, while the divisions that the array needs go on beside it.
     */
    private void steps(int number) {
        double[] z = now;
        double[] to = next;
        double above = numerator;
        double below = denominator;
        double inverse = 1 / below;
        double min = least;
        double minE = leastE;
        double minus = -tau;
        int i = at;
        for (int end = at + 2 * number; i < end && above >= 0; i += 2) {
            double e = z[i + 1];
            double q = z[i + 2];
            double sum = Math.fma(e, below, above);
            above = Math.fma(minus, sum, above * q);
            to[i] = sum * inverse;
            inverse = 1 / sum;
            to[i + 1] = e * q * (below * inverse);
            below = sum;
            min = Math.min(min, above * inverse);
            minE = Math.min(minE, e);
            if (below < LEAST_DENOMINATOR || below > 1 / LEAST_DENOMINATOR) {
                double scale = Math.scalb(1.0, -Math.getExponent(below));
                above *= scale;
                below *= scale;
                inverse /= scale;
            }
        }
        at = i;
        numerator = above;
        denominator = below;
        d = above * inverse;
        least = min;
        leastE = minE;
    }

    /** The last two steps and the verdict; false if the shift was too large and a smaller one is under way. */
    private boolean end() {
        steps(hi - 2 - lo);
        double above = least;
        double lastButTwo = d;
        steps(1);
        double leastAbove = least;
        double lastButOne = d;
        steps(1);
        if (leastAbove > 0 && (d >= 0 || isHiddenZero(lastButOne))) {
            d = Math.max(0, d);
            next[2 * hi] = d;
            shift.learn(above, lastButTwo, lastButOne, d);
            accept();
            return true;
        }
        tau = ++attempts > MOST_ATTEMPTS ? 0 : leastAbove > 0 ? (tau + d) * (1 - 2 * MACHINE_EPSILON) : tau / 4;
        return !start();
    }

    /** A last d that is below zero by rounding only. */
    private boolean isHiddenZero(double lastButOne) {
        return next[2 * hi - 1] < SMALL * (sigma + lastButOne) && Math.abs(d) < SMALL * sigma;
    }

    /** Cannot fail: what is nothing is set to zero before it is divided by. */
    private void sweepUnshifted() {
        double nothing = MACHINE_EPSILON * sigma;
        double above = Double.POSITIVE_INFINITY;
        double lastButOne = 0;
        double lastButTwo = 0;
        least = above;
        leastE = above;
        d = now[2 * lo];
        for (at = 2 * lo; at < 2 * hi; at += 2) {
            d = d < nothing ? 0 : d;
            above = least;
            least = Math.min(least, d);
            lastButTwo = lastButOne;
            lastButOne = d;
            stepUnshifted();
        }
        next[2 * hi] = d;
        shift.learn(above, lastButTwo, lastButOne, d);
        accept();
    }

    private void stepUnshifted() {
        double e = now[at + 1];
        leastE = Math.min(leastE, e);
        if (e <= TINY * d) {
            next[at] = d;
            next[at + 1] = 0;
            d = now[at + 2];
        } else {
            next[at] = d + e;
            double ratio = now[at + 2] / next[at];
            next[at + 1] = e * ratio;
            d *= ratio;
        }
    }

    private void accept() {
        double[] kept = now;
        now = next;
        next = kept;
        double shifted = sigma + (sigmaRest + tau);
        sigmaRest = tau < sigma ? sigmaRest + tau - (shifted - sigma) : sigma - (shifted - tau) + sigmaRest;
        sigma = shifted;
        fresh = false;
        if (leastE <= TINY * Math.max(sigma, largest)) {
            split();
        }
    }

    /** Looks for the lowest place where the block falls apart; the part above it waits. */
    private void split() {
        for (int j = hi - 3; j >= lo; j--) {
            if (next[2 * j + 1] <= TINY * now[2 * j] || now[2 * j + 1] <= TINY * sigma) {
                now[2 * j + 1] = 0;
                waitingShift[j] = sigma;
                startAt(j + 1);
                return;
            }
        }
    }
}
