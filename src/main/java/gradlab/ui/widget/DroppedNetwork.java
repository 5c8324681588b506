package gradlab.ui.widget;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.ArrayList;
import java.util.List;

/** A small network 3-6-6-1 with one example in it, as training sees it with a share of its hidden neurons dropped at random. */
final class DroppedNetwork {

    static final NetworkShape SHAPE = NetworkShape.of(3, List.of(new LayerSpec(6, new Activation.Tanh()), new LayerSpec(6, new Activation.Tanh())), 1);
    private static final double[] EXAMPLE = {0.9, -0.6, 1.2};
    private static final long SEED = 7;

    private final Parameters parameters = new Parameters(SHAPE);
    private final Pass pass = new Pass(SHAPE, 1, Kernels.best());
    private final List<Double> sums = new ArrayList<>();
    private final double without;
    private Rng chance = Rng.of(SEED, Rng.Stream.MASKS);

    DroppedNetwork() {
        parameters.initialize(new Initializer.Xavier(1.5), Rng.of(SEED, Rng.Stream.WEIGHTS));
        pass.forward(parameters, EXAMPLE, 1);
        without = sum();
    }

    /** What the first neuron of the second hidden layer gets. */
    private double sum() {
        return pass.preActivations(2)[0];
    }

    /** Forgets all masks. */
    void again() {
        chance = Rng.of(SEED, Rng.Stream.MASKS);
        sums.clear();
    }

    /** One forward pass of training. */
    void draw(double share) {
        pass.train(parameters, EXAMPLE, 1, share, chance);
        sums.add(sum());
    }

    double input(int i) {
        return EXAMPLE[i];
    }

    /** What a neuron of layer 1..depth hands on under the last mask; a dropped one hands on exactly 0. */
    double activation(int layer, int unit) {
        return pass.output(layer)[unit];
    }

    boolean isDropped(int layer, int unit) {
        return layer > 0 && SHAPE.isHidden(layer) && activation(layer, unit) == 0;
    }

    int dropped() {
        int count = 0;
        for (int layer = 1; layer < SHAPE.depth(); layer++) {
            for (int unit = 0; unit < SHAPE.units(layer); unit++) {
                count += isDropped(layer, unit) ? 1 : 0;
            }
        }
        return count;
    }

    double weight(int layer, int from, int to) {
        Parameters.Block block = parameters.weight(layer);
        return parameters.values()[block.offset() + from * block.columns() + to];
    }

    /** The watched sum under every mask so far. */
    List<Double> sums() {
        return List.copyOf(sums);
    }

    double mean() {
        return sums.stream().mapToDouble(Double::doubleValue).average().orElse(without);
    }

    /** The watched sum with nothing dropped. */
    double without() {
        return without;
    }

    /** How many neurons may be dropped. */
    static int hidden() {
        return SHAPE.units(1) + SHAPE.units(2);
    }
}
