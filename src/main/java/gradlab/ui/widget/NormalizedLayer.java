package gradlab.ui.widget;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.Arrays;
import java.util.List;

/** What a normalisation of the lab makes of a table of pre-activations: a layer whose weights pass its inputs on. */
final class NormalizedLayer {

    private NormalizedLayer() {
    }

    /** @param table rows × neurons, row by row; returns the same of normalised numbers */
    static double[] of(Normalization normalization, double[] table, int rows, int neurons) {
        NetworkShape shape = NetworkShape.of(neurons, List.of(new LayerSpec(neurons, new Activation.Tanh())), 1).withNormalization(normalization);
        Parameters parameters = new Parameters(shape);
        for (Parameters.Block block : parameters.blocks()) {
            if (block.kind() == Parameters.Kind.GAIN) {
                Arrays.fill(parameters.values(), block.offset(), block.offset() + block.size(), 1);
            }
        }
        Parameters.Block weights = parameters.weight(1);
        for (int j = 0; j < neurons; j++) {
            parameters.values()[weights.offset() + j * neurons + j] = 1;
        }
        Pass pass = new Pass(shape, rows, Kernels.best());
        pass.train(parameters, table, rows, 0, Rng.of(0, Rng.Stream.MASKS));
        double[] normalised = new double[rows * neurons];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(pass.preActivations(1), i * pass.stride(1), normalised, i * neurons, neurons);
        }
        return normalised;
    }
}
