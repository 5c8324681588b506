package gradlab.diagnosis;

import gradlab.data.DataSet;
import gradlab.math.Spectrum;
import gradlab.nn.Loss;
import gradlab.train.Prepared;
import java.util.Arrays;

/**
 * What a diagnosis wants to know of the data, computed once per data.
 *
 * @param loss the loss in force
 * @param blindLoss the least loss that the same answer to every example can have: what a network that has learned nothing gets
 * @param size per feature, the root of the mean square of the scaled inputs
 * @param inputRank rank of the inputs, at most; counted over the first rows if there are many
 * @param neighbourMistakes how often the most similar examples mislead; see {@link Neighbours}
 */
public record Traits(int rows, Loss loss, double blindLoss, double[] size, int inputRank, double neighbourMistakes) {

    /** Enough rows to tell a rank, few enough for a decomposition between two breaths. */
    private static final int ROWS = 256;
    private static final int FEATURES = 64;
    private static final double RANK_THRESHOLD = 1e-3;
    private static final int SEARCH = 60;

    public static Traits of(Prepared data) {
        DataSet training = data.training();
        int features = training.features();
        double[] size = new double[features];
        for (int i = 0; i < training.rows() * features; i++) {
            double x = training.inputs()[i];
            size[i % features] += x * x / training.rows();
        }
        for (int f = 0; f < features; f++) {
            size[f] = Math.sqrt(size[f]);
        }
        return new Traits(training.rows(), data.loss(), blindLoss(data), size, rank(training), Neighbours.mistakes(training));
    }

    /** Root mean square of the largest feature. */
    public double largest() {
        return Arrays.stream(size).max().orElse(0);
    }

    /** How many times the largest feature is the smallest one; features that are always 0 do not count. */
    public double spread() {
        return largest() / Arrays.stream(size).filter(one -> one > 0).min().orElse(1);
    }

    private static int rank(DataSet training) {
        int rows = Math.min(ROWS, training.rows());
        if (training.features() > FEATURES || rows == 0) {
            return Math.min(training.features(), training.rows());
        }
        return Spectrum.of(training.inputs(), 0, rows, training.features()).rank(RANK_THRESHOLD);
    }

    /** Output by output, because every loss but softmax is a mean over outputs, and that one has a formula. */
    private static double blindLoss(Prepared data) {
        int rows = data.training().rows();
        int outputs = rows == 0 ? 0 : data.targets().length / rows;
        double sum = 0;
        for (int output = 0; output < outputs; output++) {
            double[] y = new double[rows];
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double total = 0;
            for (int i = 0; i < rows; i++) {
                y[i] = data.targets()[i * outputs + output];
                least = Math.min(least, y[i]);
                most = Math.max(most, y[i]);
                total += y[i];
            }
            double share = total / rows;
            if (data.loss() instanceof Loss.CrossEntropy) {
                sum -= share > 0 ? share * Math.log(share) : 0;
            } else if (data.loss() instanceof Loss.Bce) {
                sum += entropy(share) / outputs;
            } else if (data.loss() instanceof Loss.Brier) {
                sum += share * (1 - share) / outputs;
            } else {
                sum += leastLoss(data.loss(), y, least, most) / outputs;
            }
        }
        return sum;
    }

    private static double entropy(double share) {
        return share <= 0 || share >= 1 ? 0 : -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    }

    /** Losses of numbers are convex in the answer, so the interval can be cut by thirds. */
    private static double leastLoss(Loss loss, double[] y, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < SEARCH; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (constant(loss, y, left) <= constant(loss, y, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return constant(loss, y, (low + high) / 2);
    }

    private static double constant(Loss loss, double[] y, double answer) {
        double[] o = new double[y.length];
        Arrays.fill(o, answer);
        return loss.value(o, y, y.length, 1);
    }
}
