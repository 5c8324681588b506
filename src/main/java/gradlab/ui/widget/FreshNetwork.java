package gradlab.ui.widget;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.Collections;

/** A network that has not learned anything: six hidden layers as wide as its input, over examples of standard numbers. */
final class FreshNetwork {

    static final int LAYERS = 6;
    static final int WIDTH = 48;
    static final int EXAMPLES = 100;
    private static final long SEED = 7;

    private final double[] inputs = new double[EXAMPLES * WIDTH];

    FreshNetwork() {
        Rng rng = Rng.of(SEED, Rng.Stream.DATA);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = rng.nextGaussian();
        }
    }

    /** The standard deviation of the activations of every layer; {@code scale} is the deviation of a weight times √{@link #WIDTH}. */
    double[] spreads(Activation activation, double scale) {
        NetworkShape shape = NetworkShape.of(WIDTH, Collections.nCopies(LAYERS, new LayerSpec(WIDTH, activation)), 1);
        Parameters parameters = new Parameters(shape);
        parameters.initialize(new Initializer.LeCun(scale), Rng.of(SEED, Rng.Stream.WEIGHTS));
        Pass pass = new Pass(shape, EXAMPLES, Kernels.best());
        pass.forward(parameters, inputs, EXAMPLES);
        double[] spreads = new double[LAYERS];
        for (int layer = 1; layer <= LAYERS; layer++) {
            spreads[layer - 1] = deviation(pass.activations(layer), pass.stride(layer));
        }
        return spreads;
    }

    private static double deviation(double[] activations, int stride) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            for (int j = 0; j < WIDTH; j++) {
                double value = activations[i * stride + j];
                sum += value;
                squares += value * value;
            }
        }
        double mean = sum / (EXAMPLES * WIDTH);
        return Math.sqrt(Math.max(0, squares / (EXAMPLES * WIDTH) - mean * mean));
    }
}
