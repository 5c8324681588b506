package gradlab.math;

import java.util.Arrays;

/**
 * The squared singular values of one bidiagonal matrix by the differential quotient-difference algorithm with shifts
 * (Fernando &amp; Parlett 1994; deflation and shifts in the manner of Parlett &amp; Marques 2000). There are only sums of positive
 * numbers, products, quotients and one subtraction of the shift: small values come out as exact as large ones.
 *
 * <p>At work is the block of rows lo..hi, from whose eigenvalues sigma has been taken; blocks above that have split off
 * wait with the shift they had then.
 */
final class QdChain {

    private static final double MACHINE_EPSILON = Math.ulp(1.0);
    private static final double TINY = QdSweep.TINY;
    private static final double SMALL = 100 * MACHINE_EPSILON;
    private static final double NOTHING = 4 * MACHINE_EPSILON;
    private static final double FLIP = 1.5;
    private static final double UNSPLIT = -1;
    private static final int MOST_SWEEPS_PER_VALUE = 30;
    private static final int MOST_ATTEMPTS = 3;

    private final QdSweep z = new QdSweep();
    private final QdShift shift = new QdShift(z);
    private double[] values = {};
    private double[] waitingShift = {};
    private int count;
    private double largest;
    private int lo;
    private int hi;
    private int sweepsLeft;
    private double sigma;
    private double sigmaRest;
    /** True while nothing is known of this block from an earlier sweep. */
    private boolean fresh;
    private int deflated;

    /**
     * Squared singular values, unordered, in an array that is used again.
     *
     * @param diagonal n entries of the order 1 or smaller
     * @param beside n − 1 entries to the right of the diagonal
     * @return at least n numbers; too few were found if {@link #failed}
     */
    double[] squares(double[] diagonal, double[] beside, int n) {
        load(diagonal, beside, n);
        while (ready()) {
            if (deflated > 0) {
                flip();
            }
            sweep();
        }
        return values;
    }

    /** True if the last matrix took too long. */
    boolean failed() {
        return sweepsLeft < 0;
    }

    private void load(double[] diagonal, double[] beside, int n) {
        if (values.length < n) {
            values = new double[n];
            waitingShift = new double[n];
        }
        z.allocate(n);
        largest = 0;
        for (int i = 0; i < n; i++) {
            z.setQ(i, diagonal[i] * diagonal[i]);
            z.setE(i, i < n - 1 ? beside[i] * beside[i] : 0);
            largest = Math.max(largest, z.q(i) + z.e(i));
        }
        Arrays.fill(waitingShift, 0, n, UNSPLIT);
        waitingShift[n - 1] = 0;
        count = 0;
        hi = n - 1;
        lo = n;
        sweepsLeft = MOST_SWEEPS_PER_VALUE * n;
    }

    /** Takes off what has converged; false when there is nothing left to do. */
    private boolean ready() {
        int before = hi;
        while (hi >= 0) {
            if (hi < lo) {
                openBlock();
                before = hi;
            }
            if (hi == lo || !fresh && fallsOff(hi - 1)) {
                take(z.q(hi) + sigma);
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
        double high = Math.max(z.q(hi - 1), z.q(hi));
        double low = Math.min(z.q(hi - 1), z.q(hi));
        double e = z.e(hi - 1);
        double greater = high;
        if (e > low * TINY) {
            double half = (high - low + e) / 2;
            greater = high + e + low * e / (half + Math.sqrt(half * half + low * e));
            low *= high / greater;
        }
        take(low + sigma);
        take(greater + sigma);
    }

    /**
     * Whether the rows below can be taken off; if so, this row gets what it had in common with them. Either e is nothing
     * beside what the last sweep had come down with, or the entry beside the diagonal is nothing beside sigma: leaving it
     * out moves no eigenvalue by more than itself.
     */
    private boolean fallsOff(int row) {
        double nothing = NOTHING * (row == hi - 1 ? sigma + z.q(hi) : sigma);
        boolean falls = z.e(row) * z.q(row + 1) <= nothing * nothing || z.eBefore(row) <= TINY * z.q(row);
        if (falls) {
            absorb(row);
        }
        return falls;
    }

    /** Makes the last diagonal entry of the rows down to this one q instead of q + e, by an unshifted sweep upwards. */
    private void absorb(int row) {
        double more = z.e(row);
        for (int i = row; z.q(i) + more > z.q(i); i--) {
            double old = z.q(i);
            z.setQ(i, old + more);
            if (i == lo) {
                return;
            }
            double e = z.e(i - 1);
            z.setE(i - 1, e * old / z.q(i));
            more *= e / z.q(i);
        }
    }

    /** The lowest block that is left, up to the next zero beside the diagonal. */
    private void openBlock() {
        sigma = waitingShift[hi];
        sigmaRest = 0;
        int top = hi;
        while (top > 0 && z.e(top - 1) > 0) {
            top--;
        }
        if (top > 0 && waitingShift[top - 1] == UNSPLIT) {
            waitingShift[top - 1] = sigma;
        }
        startAt(top);
        fresh = true;
        flip();
    }

    private void startAt(int top) {
        lo = top;
        z.keepAbove(top);
    }

    /** Values are found soonest at the bottom when they are small there. */
    private void flip() {
        if (z.q(lo) * FLIP < z.q(hi)) {
            z.flip(lo, hi);
            fresh = true;
        }
    }

    /** One sweep with the best shift that does not turn out to be too large. */
    private void sweep() {
        double tau = fresh ? 0 : shift.choose(lo, hi, deflated);
        for (int attempt = 1; tau > MACHINE_EPSILON / 2 * sigma; attempt++) {
            z.shifted(lo, hi, tau);
            boolean onlyLast = z.leastButOne() > 0;
            if (onlyLast && (z.last() >= 0 || isHiddenZero())) {
                accept(tau, Math.max(0, z.last()));
                return;
            }
            // where only the last d fell below zero, it tells how much too large the shift was
            tau = attempt > MOST_ATTEMPTS ? 0 : onlyLast ? (tau + z.last()) * (1 - 2 * MACHINE_EPSILON) : tau / 4;
        }
        z.unshifted(lo, hi, MACHINE_EPSILON * sigma);
        accept(0, z.last());
    }

    /** A last d that is below zero by rounding only. */
    private boolean isHiddenZero() {
        return z.foundE(hi - 1) < SMALL * (sigma + z.lastButOne()) && Math.abs(z.last()) < SMALL * sigma;
    }

    private void accept(double tau, double lastQ) {
        z.accept(hi, lastQ);
        double shifted = sigma + (sigmaRest + tau);
        sigmaRest = tau < sigma ? sigmaRest + tau - (shifted - sigma) : sigma - (shifted - tau) + sigmaRest;
        sigma = shifted;
        fresh = false;
        if (z.leastE() <= TINY * Math.max(sigma, largest)) {
            split();
        }
    }

    /** Looks for the lowest place where the block falls apart; the part above it waits. */
    private void split() {
        for (int j = hi - 3; j >= lo; j--) {
            if (z.eBefore(j) <= TINY * z.q(j) || z.e(j) <= TINY * sigma) {
                z.setE(j, 0);
                waitingShift[j] = sigma;
                startAt(j + 1);
                return;
            }
        }
    }
}
