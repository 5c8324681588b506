package gradlab.probe;

/** How often a quantity fell into each of equal bins, and how often below and above all of them. NaN is not counted. */
public final class Histogram {

    private final double least;
    private final double greatest;
    private final double perWidth;
    private final long[] counts;

    /** @param least where the first of the bins begins, {@code greatest} where the last one ends, inclusive */
    public Histogram(double least, double greatest, int bins) {
        this(least, greatest, new long[bins + 2]);
    }

    private Histogram(double least, double greatest, long[] counts) {
        this.least = least;
        this.greatest = greatest;
        this.perWidth = (counts.length - 2) / (greatest - least);
        this.counts = counts;
    }

    /** Counts a value and returns its bin 0.., or -1 if it lies outside. */
    public int add(double value) {
        if (value >= least && value <= greatest) {
            int bin = Math.min(counts.length - 3, (int) ((value - least) * perWidth));
            counts[bin + 1]++;
            return bin;
        }
        if (value < least) {
            counts[0]++;
        } else if (value > greatest) {
            counts[counts.length - 1]++;
        }
        return -1;
    }

    public int bins() {
        return counts.length - 2;
    }

    public double least() {
        return least;
    }

    public double greatest() {
        return greatest;
    }

    /** Where bin 0.. begins; the number of bins gives the end of the last. */
    public double edge(int bin) {
        return least + (greatest - least) * bin / bins();
    }

    /** Values in bin 0... */
    public long count(int bin) {
        return counts[bin + 1];
    }

    /** Values below the first bin. */
    public long below() {
        return counts[0];
    }

    /** Values above the last bin. */
    public long above() {
        return counts[counts.length - 1];
    }

    /** All values, those outside included. */
    public long total() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Share 0..1 of all values that lies in bin 0..; 0 if there are none. */
    public double share(int bin) {
        long total = total();
        return total == 0 ? 0 : (double) count(bin) / total;
    }

    /** Forgets everything. */
    public void clear() {
        java.util.Arrays.fill(counts, 0);
    }

    public Histogram copy() {
        return new Histogram(least, greatest, counts.clone());
    }
}
