package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.List;

/** The first layer of a network that has not learned anything: what its neurons sum up over the points of the circles. */
final class FreshLayer {

    static final int EXAMPLES = 200;
    static final int NEURONS = 8;
    private static final long SEED = 7;

    private FreshLayer() {
    }

    /**
     * The weighted sums of all pairs of an example and a neuron for weights N(0, 1). Biases start at zero, so larger weights
     * and larger inputs multiply them.
     */
    static double[] sums() {
        DataSet data = new DataSource.Circles(EXAMPLES, 0.1, 1).load(Rng.of(SEED, Rng.Stream.DATA));
        NetworkShape shape = NetworkShape.of(2, List.of(new LayerSpec(NEURONS, new Activation.Tanh())), 1);
        Parameters parameters = new Parameters(shape);
        parameters.initialize(new Initializer.Normal(1, 1), Rng.of(SEED, Rng.Stream.WEIGHTS));
        Pass pass = new Pass(shape, EXAMPLES, Kernels.best());
        pass.forward(parameters, data.inputs(), EXAMPLES);
        double[] sums = new double[EXAMPLES * NEURONS];
        for (int i = 0; i < EXAMPLES; i++) {
            System.arraycopy(pass.preActivations(1), i * pass.stride(1), sums, i * NEURONS, NEURONS);
        }
        return sums;
    }

    /** The root of their mean square. */
    static double deviation(double[] sums) {
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return Math.sqrt(squares / sums.length);
    }
}
