package gradlab.ui.network;

import gradlab.math.Kernels;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.train.Snapshot;
import java.util.Arrays;

/** The network's outputs for a single example, computed from a snapshot. */
final class ExampleAnswer {

    private ExampleAnswer() {
    }

    /** @param inputs rows of features; the example starts at {@code offset} */
    static double[] of(Snapshot snapshot, double[] inputs, int offset) {
        Parameters parameters = new Parameters(snapshot.shape());
        System.arraycopy(snapshot.values(), 0, parameters.values(), 0, parameters.size());
        System.arraycopy(snapshot.statistics(), 0, parameters.statistics(), 0, snapshot.statistics().length);
        double[] example = Arrays.copyOfRange(inputs, offset, offset + snapshot.shape().inputs());
        return new Pass(snapshot.shape(), 1, Kernels.best()).forward(parameters, example, 1).clone();
    }
}
