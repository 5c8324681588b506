package gradlab.probe;

import java.util.Arrays;

/**
 * What the units of the hidden layers do over the whole training part. All arrays begin with layer 1. What a
 * {@link StepView} hands out is written again at the next measurement; whoever keeps it takes a {@link #copy}.
 *
 * @param saturated per hidden layer and unit, the share 0..1 of examples with |f′(z)| below the threshold times max f′
 * @param dead per hidden layer and unit, true if z ≤ 0 on all examples
 * @param meanSlope per hidden layer, the mean of f′(z) over examples and units
 * @param left per hidden layer, the share of pairs with such a small slope at z ≤ 0
 * @param right per hidden layer, the same at z &gt; 0
 * @param binMeasure per hidden layer, φ_B (Rakitianskaia &amp; Engelbrecht 2015): activations mapped to [−1, 1], ten bins, mean
 *     of |bin mean|; NaN for unbounded activations
 * @param sums per hidden layer, what goes into the activation: 41 bins on [−10, 10]
 * @param answers per hidden layer, what comes out: 20 bins over the range of the function, cut at z = ±10 where it has no end
 * @param slopes per hidden layer, |f′|/max|f′|, from which the share for any threshold follows
 */
public record Activity(double[][] saturated, boolean[][] dead, double[] meanSlope, double[] left, double[] right,
        double[] binMeasure, Histogram[] sums, Histogram[] answers, SlopeCounts[] slopes) {

    /** Bins of {@link #sums}. */
    public static final int SUM_BINS = 41;
    /** Where {@link #sums} ends on both sides. */
    public static final double SUM_REACH = 10;
    /** Bins of {@link #answers}. */
    public static final int ANSWER_BINS = 20;

    /** An activity of which only the units' shares and the slopes are known. */
    public Activity(double[][] saturated, boolean[][] dead, double[] meanSlope) {
        this(saturated, dead, meanSlope, unknown(dead.length), unknown(dead.length), unknown(dead.length), new Histogram[0],
                new Histogram[0], new SlopeCounts[0]);
    }

    /** Share of saturated (example, unit) pairs of hidden layer 1.. */
    public double saturatedShare(int layer) {
        double sum = 0;
        for (double share : saturated[layer - 1]) {
            sum += share;
        }
        return sum / saturated[layer - 1].length;
    }

    /** The same at another threshold, as {@link SlopeCounts#shareBelow} tells it. */
    public double saturatedShare(int layer, double threshold) {
        return slopes[layer - 1].shareBelow(threshold);
    }

    /** Share of dead units of hidden layer 1.. */
    public double deadShare(int layer) {
        int count = 0;
        for (boolean unit : dead[layer - 1]) {
            count += unit ? 1 : 0;
        }
        return (double) count / dead[layer - 1].length;
    }

    /** The same numbers in arrays of their own. */
    public Activity copy() {
        return new Activity(Arrays.stream(saturated).map(double[]::clone).toArray(double[][]::new),
                Arrays.stream(dead).map(boolean[]::clone).toArray(boolean[][]::new), meanSlope.clone(), left.clone(), right.clone(),
                binMeasure.clone(), Arrays.stream(sums).map(Histogram::copy).toArray(Histogram[]::new),
                Arrays.stream(answers).map(Histogram::copy).toArray(Histogram[]::new),
                Arrays.stream(slopes).map(SlopeCounts::copy).toArray(SlopeCounts[]::new));
    }

    private static double[] unknown(int layers) {
        double[] none = new double[layers];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
