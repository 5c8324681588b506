package gradlab.compare;

import gradlab.data.DataSet;
import gradlab.math.Kernels;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.train.Prepared;

/** The loss as a function of the weights, in evaluation mode. For one thread. */
public final class Landscape {

    private static final int CHUNK = 256;

    private final Prepared data;
    private final Parameters place;
    private final Pass pass;
    private final int outputs;
    private final double[] x;
    private final double[] y;

    public Landscape(NetworkShape shape, Prepared data) {
        this.data = data;
        this.place = new Parameters(shape);
        this.outputs = shape.outputs();
        this.pass = new Pass(shape, Math.clamp(Math.max(data.training().rows(), data.test().rows()), 1, CHUNK), Kernels.best());
        this.x = new double[pass.capacity() * shape.inputs()];
        this.y = new double[pass.capacity() * outputs];
    }

    /** Mean loss over the training part. */
    public double trainingLoss(Weights weights) {
        return loss(weights, data.training(), data.targets());
    }

    /** Mean loss over the test part; NaN if there is none. */
    public double testLoss(Weights weights) {
        return loss(weights, data.test(), data.testTargets());
    }

    /**
     * The barrier between two networks: how far the training loss on the straight line between their weights rises above
     * the straight line between their losses, at its highest of so many points; never negative. 0 means that one can
     * walk from one to the other without a hill.
     */
    public double barrier(Weights from, Weights to, int points) {
        double start = trainingLoss(from);
        double end = trainingLoss(to);
        double highest = 0;
        for (int i = 1; i <= points; i++) {
            double share = (double) i / (points + 1);
            double above = trainingLoss(from.towards(to, share)) - ((1 - share) * start + share * end);
            highest = Math.max(highest, above);
        }
        return highest;
    }

    private double loss(Weights weights, DataSet part, double[] targets) {
        weights.fill(place);
        Loss law = data.loss();
        double sum = 0;
        for (int from = 0; from < part.rows(); from += pass.capacity()) {
            int rows = Math.min(pass.capacity(), part.rows() - from);
            System.arraycopy(part.inputs(), from * part.features(), x, 0, rows * part.features());
            System.arraycopy(targets, from * outputs, y, 0, rows * outputs);
            sum += rows * law.value(pass.forward(place, x, rows), y, rows, outputs);
        }
        return sum / part.rows();
    }
}
