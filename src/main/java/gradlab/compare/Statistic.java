package gradlab.compare;

import java.util.Arrays;

/**
 * A quantity over runs or pairs of runs. What is undefined is left out; with nothing left mean and deviation are NaN.
 *
 * @param deviation standard deviation, biased (1/n); NaN where the quantity is one number for all runs together
 * @param count how many values entered
 */
public record Statistic(double mean, double deviation, int count) {

    /** Nothing to tell. */
    public static final Statistic NONE = new Statistic(Double.NaN, Double.NaN, 0);

    public static Statistic of(double... values) {
        double[] defined = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (defined.length == 0) {
            return NONE;
        }
        double mean = Arrays.stream(defined).sum() / defined.length;
        double variance = Arrays.stream(defined).map(value -> (value - mean) * (value - mean)).sum() / defined.length;
        return new Statistic(mean, Math.sqrt(variance), defined.length);
    }

    /** One number that belongs to all runs together. */
    public static Statistic single(double value) {
        return Double.isFinite(value) ? new Statistic(value, Double.NaN, 1) : NONE;
    }

    /** Coefficient of variation: deviation over the size of the mean; NaN without either. */
    public double variation() {
        return mean == 0 ? Double.NaN : deviation / Math.abs(mean);
    }
}
