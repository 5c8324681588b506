package gradlab.train;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;

/** The loss of one batch as a function of the parameters, with the same units dropped every time. One thread at a time. */
final class BatchLoss {

    private final NetworkShape shape;
    private final Loss loss;
    private final StepUnderLens.Batch batch;
    private final Pass pass;
    private final Parameters parameters;
    private final Rng masks = Rng.of(0, Rng.Stream.MASKS);
    private double[] outputs = {};

    BatchLoss(NetworkShape shape, Loss loss, StepUnderLens.Batch batch, Kernels kernels) {
        this.shape = shape;
        this.loss = loss;
        this.batch = batch;
        this.pass = new Pass(shape, batch.rows(), kernels);
        this.parameters = new Parameters(shape);
    }

    /** The values at which {@link #now} computes; may be written. */
    double[] values() {
        return parameters.values();
    }

    /** The mean loss at the present values. */
    double now() {
        masks.restore(batch.masks());
        outputs = pass.train(parameters, batch.x(), batch.rows(), batch.dropped(), masks);
        return loss.value(outputs, batch.y(), batch.rows(), shape.outputs());
    }

    /** The loss of one example in the last {@link #now}. */
    double ofExample(int example) {
        int k = shape.outputs();
        double[] o = java.util.Arrays.copyOfRange(outputs, example * k, (example + 1) * k);
        double[] y = java.util.Arrays.copyOfRange(batch.y(), example * k, (example + 1) * k);
        return loss.value(o, y, 1, k);
    }

    /** The outputs of the last {@link #now}, rows × outputs. */
    double[] outputs() {
        return outputs;
    }

    /** The workspace of the last {@link #now}. */
    Pass pass() {
        return pass;
    }

    Parameters parameters() {
        return parameters;
    }
}
