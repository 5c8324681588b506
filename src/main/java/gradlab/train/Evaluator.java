package gradlab.train;

import gradlab.data.DataSet;
import gradlab.data.Task;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.probe.Activity;
import gradlab.probe.Scores;
import java.util.Arrays;

/** Runs a network over a whole part of the data in evaluation mode, in chunks of fixed size and order. */
final class Evaluator {

    private static final int CHUNK = 256;
    private static final Rng NO_MASKS = Rng.of(0, Rng.Stream.MASKS);

    private final NetworkShape shape;
    private final Loss loss;
    private final Pass pass;
    private final double[] x;
    private final double[] y;

    Evaluator(NetworkShape shape, Loss loss, int rows, Kernels kernels) {
        this.shape = shape;
        this.loss = loss;
        int capacity = Math.max(1, Math.min(CHUNK, rows));
        this.pass = new Pass(shape, capacity, kernels);
        this.x = new double[capacity * shape.inputs()];
        this.y = new double[capacity * shape.outputs()];
    }

    /** Loss and accuracy over all rows. */
    Scores scores(Parameters parameters, DataSet data, double[] targets) {
        return data.rows() == 0 ? Scores.NONE : run(parameters, data, targets, null);
    }

    /**
     * Scores and what the hidden units do. Units are watched as in training: where batch normalisation stands, each chunk
     * is normalised by its own statistics, in a pass of its own.
     */
    Scores scores(Parameters parameters, DataSet data, double[] targets, ActivityCount count) {
        if (!(shape.normalization() instanceof Normalization.Batch)) {
            return run(parameters, data, targets, count);
        }
        double[] running = parameters.statistics().clone();
        for (int from = 0; from < data.rows(); from += pass.capacity()) {
            int rows = Math.min(pass.capacity(), data.rows() - from);
            System.arraycopy(data.inputs(), from * data.features(), x, 0, rows * data.features());
            pass.train(parameters, x, rows, 0, NO_MASKS);
            count.add(parameters, pass, rows);
        }
        System.arraycopy(running, 0, parameters.statistics(), 0, running.length);
        return run(parameters, data, targets, null);
    }

    private Scores run(Parameters parameters, DataSet data, double[] targets, ActivityCount count) {
        int outputs = shape.outputs();
        double lossSum = 0;
        long right = 0;
        for (int from = 0; from < data.rows(); from += pass.capacity()) {
            int rows = Math.min(pass.capacity(), data.rows() - from);
            System.arraycopy(data.inputs(), from * data.features(), x, 0, rows * data.features());
            System.arraycopy(targets, from * outputs, y, 0, rows * outputs);
            double[] o = pass.forward(parameters, x, rows);
            lossSum += loss.value(o, y, rows, outputs) * rows;
            right += data.task() == Task.CLASSES ? right(o, y, rows, outputs) : 0;
            if (count != null) {
                count.add(parameters, pass, rows);
            }
        }
        double accuracy = data.task() == Task.CLASSES ? (double) right / data.rows() : Double.NaN;
        return new Scores(lossSum / data.rows(), accuracy);
    }

    /** One output: logit above 0 means class 1. Several: the largest logit wins, the first of equals. */
    private static int right(double[] o, double[] y, int rows, int outputs) {
        int right = 0;
        for (int i = 0; i < rows; i++) {
            if (outputs == 1) {
                right += o[i] > 0 == y[i] > 0.5 ? 1 : 0;
            } else {
                right += largest(o, i * outputs, outputs) == largest(y, i * outputs, outputs) ? 1 : 0;
            }
        }
        return right;
    }

    private static int largest(double[] a, int from, int count) {
        int best = from;
        for (int i = from + 1; i < from + count; i++) {
            if (a[i] > a[best]) {
                best = i;
            }
        }
        return best - from;
    }

    /** Counts saturated pairs, dead units and slopes of the hidden layers over the chunks of one evaluation. */
    static final class ActivityCount {
        private final NetworkShape shape;
        private final double threshold;
        private final long[][] saturated;
        private final boolean[][] awake;
        private final double[] slopeSum;
        private long examples;

        ActivityCount(NetworkShape shape, double threshold) {
            this.shape = shape;
            this.threshold = threshold;
            int hidden = shape.depth() - 1;
            saturated = new long[hidden][];
            awake = new boolean[hidden][];
            slopeSum = new double[hidden];
            for (int l = 0; l < hidden; l++) {
                saturated[l] = new long[shape.units(l + 1)];
                awake[l] = new boolean[shape.units(l + 1)];
            }
        }

        void add(Parameters parameters, Pass pass, int rows) {
            for (int l = 0; l < saturated.length; l++) {
                Activation activation = parameters.activation(shape, l + 1);
                double[] z = pass.preActivations(l + 1);
                double bound = threshold * activation.greatestSlope();
                int units = shape.units(l + 1);
                int stride = pass.stride(l + 1);
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < units; j++) {
                        double at = z[i * stride + j];
                        double slope = activation.slope(at);
                        slopeSum[l] += slope;
                        saturated[l][j] += Math.abs(slope) < bound ? 1 : 0;
                        awake[l][j] |= !(at <= 0);
                    }
                }
            }
            examples += rows;
        }

        Activity activity() {
            int hidden = saturated.length;
            double[][] shares = new double[hidden][];
            boolean[][] dead = new boolean[hidden][];
            double[] meanSlope = new double[hidden];
            for (int l = 0; l < hidden; l++) {
                shares[l] = Arrays.stream(saturated[l]).mapToDouble(count -> (double) count / examples).toArray();
                dead[l] = new boolean[awake[l].length];
                for (int j = 0; j < dead[l].length; j++) {
                    dead[l][j] = !awake[l][j];
                }
                meanSlope[l] = slopeSum[l] / (examples * saturated[l].length);
            }
            return new Activity(shares, dead, meanSlope);
        }
    }
}
