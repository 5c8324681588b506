package gradlab.train;

import gradlab.data.DataSet;
import gradlab.data.Task;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.probe.Scores;

/** Runs a network over a whole part of the data in evaluation mode, in chunks of fixed size and order. */
final class Evaluator {

    private static final int CHUNK = 256;
    private static final Rng NO_MASKS = Rng.of(0, Rng.Stream.MASKS);

    private final NetworkShape shape;
    private final Loss loss;
    private final Pass pass;
    private final double[] x;
    private final double[] y;
    private final Scores own = new Scores();
    private double[] running = {};

    Evaluator(NetworkShape shape, Loss loss, int rows, Kernels kernels) {
        this.shape = shape;
        this.loss = loss;
        int capacity = Math.max(1, Math.min(CHUNK, rows));
        this.pass = new Pass(shape, capacity, kernels);
        this.x = new double[capacity * shape.inputs()];
        this.y = new double[capacity * shape.outputs()];
    }

    /** Loss over all rows. */
    double loss(Parameters parameters, DataSet data, double[] targets) {
        scores(parameters, data, targets, own);
        return own.loss();
    }

    /** Loss and accuracy over all rows. */
    void scores(Parameters parameters, DataSet data, double[] targets, Scores to) {
        if (data.rows() == 0) {
            to.set(Double.NaN, Double.NaN);
        } else {
            run(parameters, data, targets, null, to);
        }
    }

    /**
     * Scores, while somebody watches the hidden units in the same passes. Units are watched as in training: where batch
     * normalisation stands, each chunk is normalised by its own statistics, in a pass of its own.
     */
    void scores(Parameters parameters, DataSet data, double[] targets, Watcher watcher, Scores to) {
        if (shape.normalization() instanceof Normalization.Batch) {
            watchInTraining(parameters, data, watcher);
            run(parameters, data, targets, null, to);
        } else {
            run(parameters, data, targets, watcher, to);
        }
    }

    /** The same without the scores. */
    void watch(Parameters parameters, DataSet data, Watcher watcher) {
        if (shape.normalization() instanceof Normalization.Batch) {
            watchInTraining(parameters, data, watcher);
            return;
        }
        for (int from = 0; from < data.rows(); from += pass.capacity()) {
            int rows = take(data, from);
            pass.forward(parameters, x, rows);
            watcher.add(parameters, pass, rows);
        }
    }

    private void watchInTraining(Parameters parameters, DataSet data, Watcher watcher) {
        double[] statistics = parameters.statistics();
        if (running.length < statistics.length) {
            running = new double[statistics.length];
        }
        System.arraycopy(statistics, 0, running, 0, statistics.length);
        for (int from = 0; from < data.rows(); from += pass.capacity()) {
            int rows = take(data, from);
            pass.train(parameters, x, rows, 0, NO_MASKS);
            watcher.add(parameters, pass, rows);
        }
        System.arraycopy(running, 0, statistics, 0, statistics.length);
    }

    /** Takes over the examples of one pass and returns their number. */
    private int take(DataSet data, int from) {
        int rows = Math.min(pass.capacity(), data.rows() - from);
        System.arraycopy(data.inputs(), from * data.features(), x, 0, rows * data.features());
        return rows;
    }

    private void run(Parameters parameters, DataSet data, double[] targets, Watcher watcher, Scores to) {
        int outputs = shape.outputs();
        double lossSum = 0;
        long right = 0;
        for (int from = 0; from < data.rows(); from += pass.capacity()) {
            int rows = take(data, from);
            System.arraycopy(targets, from * outputs, y, 0, rows * outputs);
            double[] o = pass.forward(parameters, x, rows);
            lossSum += loss.value(o, y, rows, outputs) * rows;
            right += data.task() == Task.CLASSES ? right(o, y, rows, outputs) : 0;
            if (watcher != null) {
                watcher.add(parameters, pass, rows);
            }
        }
        double accuracy = data.task() == Task.CLASSES ? (double) right / data.rows() : Double.NaN;
        to.set(lossSum / data.rows(), accuracy);
    }

    /** One output: above the loss's undecided point means class 1. Several: the largest wins, the first of equals. What is no number is no answer. */
    private int right(double[] o, double[] y, int rows, int outputs) {
        int right = 0;
        double undecided = loss.undecided();
        for (int i = 0; i < rows; i++) {
            if (outputs == 1) {
                right += o[i] > undecided == y[i] > 0.5 && !Double.isNaN(o[i]) ? 1 : 0;
            } else {
                int answer = largest(o, i * outputs, outputs);
                right += answer == largest(y, i * outputs, outputs) && !Double.isNaN(o[i * outputs + answer]) ? 1 : 0;
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

    /** Looks at the hidden layers after every pass of an evaluation. */
    interface Watcher {
        void add(Parameters parameters, Pass pass, int rows);
    }
}
