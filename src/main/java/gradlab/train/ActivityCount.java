package gradlab.train;

import gradlab.math.Kernels;
import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.probe.Activity;
import gradlab.probe.Histogram;
import gradlab.probe.SlopeCounts;
import java.util.Arrays;

/** Counts what the hidden units do over the passes of one evaluation. Used again and again; it allocates nothing. */
final class ActivityCount implements Evaluator.Watcher {

    /** φ_B has half as many bins as there are for the answers. */
    private static final int ANSWERS_PER_BIN = 2;

    private final NetworkShape shape;
    private final Kernels kernels;
    private final Activity activity;
    private final long[][] saturated;
    private final double[] slopeSum;
    private final long[] left;
    private final long[] right;
    private final double[][] answerSums;
    private double[] slopes = {};
    private double threshold;
    private long examples;

    ActivityCount(NetworkShape shape, Kernels kernels) {
        this.shape = shape;
        this.kernels = kernels;
        int hidden = shape.depth() - 1;
        saturated = new long[hidden][];
        slopeSum = new double[hidden];
        left = new long[hidden];
        right = new long[hidden];
        answerSums = new double[hidden][Activity.ANSWER_BINS / ANSWERS_PER_BIN];
        double[][] shares = new double[hidden][];
        boolean[][] dead = new boolean[hidden][];
        Histogram[] sums = new Histogram[hidden];
        Histogram[] answers = new Histogram[hidden];
        SlopeCounts[] slopeCounts = new SlopeCounts[hidden];
        for (int l = 0; l < hidden; l++) {
            int units = shape.units(l + 1);
            saturated[l] = new long[units];
            shares[l] = new double[units];
            dead[l] = new boolean[units];
            sums[l] = new Histogram(-Activity.SUM_REACH, Activity.SUM_REACH, Activity.SUM_BINS);
            answers[l] = answersOf(shape.activation(l + 1));
            slopeCounts[l] = new SlopeCounts();
        }
        activity = new Activity(shares, dead, new double[hidden], new double[hidden], new double[hidden], new double[hidden], sums,
                answers, slopeCounts);
    }

    /** Over the range of the function; where it has no end, it is cut where the histogram of its argument is. */
    private static Histogram answersOf(Activation activation) {
        double reach = Activity.SUM_REACH;
        return switch (activation.flat()) {
            case BOTH -> new Histogram(activation.value(-1e3), activation.value(1e3), Activity.ANSWER_BINS);
            case LEFT -> new Histogram(leastOf(activation, reach), activation.value(reach), Activity.ANSWER_BINS);
            case NEVER -> new Histogram(-reach, reach, Activity.ANSWER_BINS);
        };
    }

    /** A little below the least of many values and of where the function levels off, so that the true minimum is inside. */
    private static double leastOf(Activation activation, double reach) {
        int points = 20_000;
        double least = activation.value(-1e3);
        for (int i = 0; i <= points; i++) {
            least = Math.min(least, activation.value(reach * (2.0 * i / points - 1)));
        }
        return least == 0 ? 0 : least - 1e-6;
    }

    /** Forgets the last evaluation. */
    void begin(double withThreshold) {
        threshold = withThreshold;
        examples = 0;
        Arrays.fill(slopeSum, 0);
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        for (int l = 0; l < saturated.length; l++) {
            Arrays.fill(saturated[l], 0);
            Arrays.fill(activity.dead()[l], true);
            Arrays.fill(answerSums[l], 0);
            activity.sums()[l].clear();
            activity.answers()[l].clear();
            activity.slopes()[l].clear();
        }
    }

    @Override
    public void add(Parameters parameters, Pass pass, int rows) {
        for (int l = 0; l < saturated.length; l++) {
            Activation activation = parameters.activation(shape, l + 1);
            int n = rows * pass.stride(l + 1);
            if (slopes.length < n) {
                slopes = new double[n];
            }
            Arrays.fill(slopes, 0, n, 1);
            double[] z = pass.preActivations(l + 1);
            double[] a = pass.activations(l + 1);
            activation.timesSlope(kernels, z, a, slopes, n);
            count(l, activation.greatestSlope(), z, a, rows, pass.stride(l + 1));
        }
        examples += rows;
    }

    private void count(int l, double greatestSlope, double[] z, double[] a, int rows, int stride) {
        double bound = threshold * greatestSlope;
        double perGreatest = 1 / greatestSlope;
        long[] flat = saturated[l];
        boolean[] dead = activity.dead()[l];
        Histogram sums = activity.sums()[l];
        Histogram answers = activity.answers()[l];
        SlopeCounts steepness = activity.slopes()[l];
        double[] answerSum = answerSums[l];
        double sum = 0;
        long leftCount = 0;
        long rightCount = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < flat.length; j++) {
                double at = z[i * stride + j];
                double slope = slopes[i * stride + j];
                double size = Math.abs(slope);
                sum += slope;
                if (size < bound) {
                    flat[j]++;
                    leftCount += at <= 0 ? 1 : 0;
                    rightCount += at > 0 ? 1 : 0;
                }
                dead[j] &= at <= 0;
                sums.add(at);
                steepness.add(size * perGreatest);
                int bin = answers.add(a[i * stride + j]);
                if (bin >= 0) {
                    answerSum[bin / ANSWERS_PER_BIN] += a[i * stride + j];
                }
            }
        }
        slopeSum[l] += sum;
        left[l] += leftCount;
        right[l] += rightCount;
    }

    /** What was counted; written again by the next evaluation. */
    Activity activity() {
        for (int l = 0; l < saturated.length; l++) {
            int units = saturated[l].length;
            for (int j = 0; j < units; j++) {
                activity.saturated()[l][j] = (double) saturated[l][j] / examples;
            }
            double pairs = (double) examples * units;
            activity.meanSlope()[l] = slopeSum[l] / pairs;
            activity.left()[l] = left[l] / pairs;
            activity.right()[l] = right[l] / pairs;
            activity.binMeasure()[l] = shape.activation(l + 1).saturates() ? binMeasure(l) : Double.NaN;
        }
        return activity;
    }

    /** Σ|bin mean|·count / Σ count, which is Σ|sum of the bin| / Σ count, of activations mapped to [−1, 1]. */
    private double binMeasure(int l) {
        Histogram answers = activity.answers()[l];
        double middle = (answers.least() + answers.greatest()) / 2;
        double half = (answers.greatest() - answers.least()) / 2;
        double sum = 0;
        long total = 0;
        for (int bin = 0; bin < answerSums[l].length; bin++) {
            long count = 0;
            for (int i = 0; i < ANSWERS_PER_BIN; i++) {
                count += answers.count(ANSWERS_PER_BIN * bin + i);
            }
            sum += Math.abs(answerSums[l][bin] - count * middle) / half;
            total += count;
        }
        return total == 0 ? Double.NaN : sum / total;
    }
}
