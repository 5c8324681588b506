package gradlab.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Place;
import gradlab.data.DataSet;
import gradlab.data.Teacher;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Notation;
import gradlab.math.Kernels;
import gradlab.math.Lengths;
import gradlab.math.Rng;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.train.Run;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How gradients vanish or grow with depth. Two numbers in a comment: this lab's, then the reference. */
@Tag("slow")
class DepthTest {

    private static final int ROWS = 256;
    private static final int SEEDS = 5;

    /** Norm of the first layer's gradient at 32 hidden layers of 64 units, and the mean attenuation per layer, over five seeds. */
    @ParameterizedTest
    @CsvSource({
        // 7.6e-21, .235 / 5.9e-21, .22–.24
        "sigmoid, xavier,    5.9e-21, 0.20, 0.26",
        // .156, .949 / .16, .74–.95
        "tanh,    xavier,    0.16,    0.85, 1.0",
        // 1.13, 1.016 / .55, .98–1.03
        "relu,    he,        0.55,    0.93, 1.07",
        // 4.4e-6, .704 / 8.6e-6, .69–.72
        "relu,    xavier,    8.6e-6,  0.66, 0.75",
        // 6.1e10, 2.1 / 6.8e10, 2.1–2.8
        "tanh,    normal(1), 6.8e10,  1.9, 2.6",
    })
    void thirtyTwoLayers(String activation, String law, double reference, double least, double greatest) {
        Signal signal = signal(activation, law, 32);

        // the gradient is a product of 32 factors: what counts is its order of magnitude
        assertThat(Math.abs(Math.log10(signal.gradient() / reference))).isLessThan(1);
        assertThat(signal.attenuation()).isBetween(least, greatest);
    }

    /** Two hidden layers: .054 .81 .90 .36 14 / .043 .93 1.9 .58 26. */
    @ParameterizedTest
    @CsvSource({"sigmoid, xavier, 4.3e-2", "tanh, xavier, 0.93", "relu, he, 1.9", "relu, xavier, 0.58", "tanh, normal(1), 26"})
    void twoLayers(String activation, String law, double reference) {
        assertThat(Math.abs(Math.log10(signal(activation, law, 2).gradient() / reference))).isLessThan(0.5);
    }

    @Test
    void everyFurtherSigmoidLayerCostsTheSameFactor() {
        double at4 = signal("sigmoid", "xavier", 4).gradient();
        double at8 = signal("sigmoid", "xavier", 8).gradient();
        double at16 = signal("sigmoid", "xavier", 16).gradient();

        assertThat(Math.pow(at8 / at4, 1.0 / 4)).isBetween(0.2, 0.27);
        assertThat(Math.pow(at16 / at8, 1.0 / 8)).isBetween(0.2, 0.27);
    }

    /** After 2000 steps .6931 / .693 = ln 2: nothing learnt. Adam after 3000: .0005 .0001 .0002 / .0003 .0001 .0001. */
    @Test
    void eightSigmoidLayersNeedStepsThatDoNotShrinkWithTheGradient() {
        Run start = Labs.started(Labs.read("depth-sigmoid"));
        assertThat(Labs.gradients(start).getFirst().frobeniusNorm()).isLessThan(1e-4);

        List<Run> runs = Labs.trained(List.of(Labs.read("depth-sigmoid"), Labs.read("depth-sigmoid", "optimizer", "adam(0.001)", "steps", "3000"),
                Labs.read("depth-sigmoid", "optimizer", "adam(0.001)", "steps", "3000", "seed", "8")));
        assertThat(Labs.loss(runs.get(0))).isBetween(0.692, 0.694);
        assertThat(Labs.loss(runs.get(1))).isLessThan(0.01);
        assertThat(Labs.loss(runs.get(2))).isLessThan(0.01);
    }

    private record Signal(double gradient, double attenuation) {
    }

    private static Signal signal(String activation, String law, int hidden) {
        LayerSpec layer = new LayerSpec(64, read(Catalogues.ACTIVATION, activation));
        NetworkShape shape = NetworkShape.of(20, Collections.nCopies(hidden, layer), 4);
        Initializer initializer = read(Catalogues.INITIALIZER, law);
        double[] gradients = new double[SEEDS];
        double[] attenuations = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            DataSet data = new Teacher(ROWS, 20, 3, 4, 0, 1).load(Rng.of(seed, Rng.Stream.DATA));
            Parameters parameters = new Parameters(shape);
            parameters.initialize(initializer, Rng.of(seed, Rng.Stream.WEIGHTS));
            Pass pass = new Pass(shape, ROWS, Kernels.best());
            double[] o = pass.forward(parameters, data.inputs(), ROWS);
            new Loss.Mse().gradient(o, data.targets(), pass.outputDelta(), ROWS, 4);
            pass.backward(parameters, data.inputs(), ROWS);
            Parameters.Block first = parameters.weight(1);
            gradients[seed] = Lengths.euclidean(parameters.gradient(), first.offset(), first.size());
            attenuations[seed] = Math.pow(size(pass, 1, 64) / size(pass, hidden, 64), 1.0 / Math.max(1, hidden - 1));
        }
        return new Signal(Labs.geometricMean(gradients), Labs.geometricMean(attenuations));
    }

    /** ‖D_l‖_F. */
    private static double size(Pass pass, int layer, int units) {
        double[] rows = IntStream.range(0, ROWS).mapToDouble(i -> Lengths.euclidean(pass.deltas(layer), i * pass.stride(layer), units)).toArray();
        return Lengths.euclidean(rows, 0, ROWS);
    }

    private static <T> T read(Catalogue<T> catalogue, String text) {
        return Notation.read(catalogue, new Notation.Source(text, new Place("", 1, 1), Path.of(""), false));
    }
}
