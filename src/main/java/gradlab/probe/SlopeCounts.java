package gradlab.probe;

import java.util.Arrays;

/**
 * How many slopes |f′(z)| / max|f′| lie where, in bins so fine on a logarithmic scale that the saturated share can be told
 * afterwards for any threshold: sixteen equal bins to every halving, down to {@link #LEAST}.
 */
public final class SlopeCounts {

    /** Number of bins between {@link #LEAST} and 1. */
    public static final int BINS = 320;
    /** Smaller slopes are counted together. */
    public static final double LEAST = 0x1.0p-20;

    /** The sixteen leading bits of a double are its sign, its exponent and the bin within the halving. */
    private static final int SHIFT = 48;
    private static final int FIRST = (int) (Double.doubleToRawLongBits(LEAST) >>> SHIFT);

    private final long[] counts;

    public SlopeCounts() {
        this(new long[BINS + 2]);
    }

    private SlopeCounts(long[] counts) {
        this.counts = counts;
    }

    /** Counts |f′|/max|f′|, 0..1. NaN counts as steep. */
    public void add(double relativeSlope) {
        int bin = (int) (Double.doubleToRawLongBits(relativeSlope) >>> SHIFT) - FIRST;
        counts[Math.clamp(bin, -1, BINS) + 1]++;
    }

    /** Where bin 0..BINS−1 begins; BINS gives 1. */
    public static double edge(int bin) {
        return Double.longBitsToDouble((long) (FIRST + bin) << SHIFT);
    }

    /**
     * Share 0..1 of the slopes below a threshold between {@link #LEAST} and 1: exact at the edges of bins, in proportion
     * between them, where a bin is at most 6 % wide. 0 if there are none.
     */
    public double shareBelow(double threshold) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        int bin = bin(threshold);
        double below = 0;
        for (int i = 0; i <= bin; i++) {
            below += counts[i];
        }
        return total == 0 ? 0 : (below + part(bin, threshold) * (bin < BINS ? counts[bin + 1] : 0)) / total;
    }

    /** Writes the shares below every edge, BINS + 1 numbers: to be kept, for {@link #shareBelow(double[], double)}. */
    public void cumulativeShares(double[] to) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double below = 0;
        for (int i = 0; i <= BINS; i++) {
            below += counts[i];
            to[i] = total == 0 ? 0 : below / total;
        }
    }

    /** {@link #shareBelow(double)} of cumulative shares that were kept. */
    public static double shareBelow(double[] cumulative, double threshold) {
        int bin = bin(threshold);
        double next = cumulative[Math.min(bin + 1, BINS)];
        return cumulative[bin] + part(bin, threshold) * (next - cumulative[bin]);
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(counts, 0);
    }

    public SlopeCounts copy() {
        return new SlopeCounts(counts.clone());
    }

    private static int bin(double threshold) {
        return Math.clamp((int) (Double.doubleToRawLongBits(threshold) >>> SHIFT) - FIRST, 0, BINS);
    }

    private static double part(int bin, double threshold) {
        return bin == BINS ? 0 : Math.clamp((threshold - edge(bin)) / (edge(bin + 1) - edge(bin)), 0, 1);
    }
}
