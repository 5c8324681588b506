package gradlab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.DataSet;
import gradlab.data.Ridges;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import gradlab.nn.PRelu;

class AlignmentTest {

    private static final int ROWS = 200;
    private static final DataSet DATA = new Ridges(ROWS, 4, 0, 1).load(Rng.of(3, Rng.Stream.DATA));

    /** Odd, neither, bounded, learned slope, and with both normalisations. */
    static final List<NetworkShape> SHAPES = List.of(
            shape(new Activation.Tanh(), new Normalization.None()), shape(new Activation.Relu(), new Normalization.None()),
            shape(new Activation.Sigmoid(), new Normalization.None()), shape(new PRelu(), new Normalization.None()),
            shape(new Activation.Tanh(), new Normalization.Batch()), shape(new Activation.Tanh(), new Normalization.Layer()));

    private static NetworkShape shape(Activation activation, Normalization normalization) {
        return NetworkShape.of(4, List.of(new LayerSpec(12, activation), new LayerSpec(9, activation), new LayerSpec(7, activation)), 2)
                .withNormalization(normalization);
    }

    private final Rng rng = Rng.of(8, Rng.Stream.PROBES);

    @ParameterizedTest
    @FieldSource("SHAPES")
    void anyRenumberingComputesTheSameFunction(NetworkShape shape) {
        Weights network = drawn(shape, 1);
        Weights renumbered = shuffling(shape).apply(network);

        assertThat(renumbered.values()).isNotEqualTo(network.values());
        assertThat(answers(renumbered)).containsExactly(answers(network), within(1e-12));
    }

    @ParameterizedTest
    @FieldSource("SHAPES")
    void aHiddenRenumberingIsFoundAndUndoneExactly(NetworkShape shape) {
        Weights network = drawn(shape, 2);
        Weights disguised = shuffling(shape).apply(network);
        Weights aligned = Alignment.of(network, disguised, DATA.inputs(), ROWS).apply(disguised);

        assertThat(aligned.values()).containsExactly(network.values());
        assertThat(aligned.statistics()).containsExactly(network.statistics());
    }

    @Test
    void whatWasDisguisedIsUndoneUnitByUnit() {
        NetworkShape shape = SHAPES.getFirst();
        Weights network = drawn(shape, 2);
        Alignment disguise = shuffling(shape);
        Alignment found = Alignment.of(network, disguise.apply(network), DATA.inputs(), ROWS);

        for (int layer = 0; layer < 3; layer++) {
            for (int place = 0; place < found.order()[layer].length; place++) {
                int stands = found.order()[layer][place];
                assertThat(disguise.order()[layer][stands]).isEqualTo(place);
                assertThat(found.sign()[layer][place]).isEqualTo(disguise.sign()[layer][stands]);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SHAPES")
    void aligningStrangersKeepsWhatTheyCompute(NetworkShape shape) {
        Weights stranger = drawn(shape, 4);
        Alignment alignment = Alignment.of(drawn(shape, 3), stranger, DATA.inputs(), ROWS);

        assertThat(answers(alignment.apply(stranger))).containsExactly(answers(stranger), within(1e-12));
    }

    @Test
    void onlyOddUnitsAreTurnedOver() {
        Alignment tanh = Alignment.of(drawn(SHAPES.get(0), 3), drawn(SHAPES.get(0), 4), DATA.inputs(), ROWS);
        Alignment relu = Alignment.of(drawn(SHAPES.get(1), 3), drawn(SHAPES.get(1), 4), DATA.inputs(), ROWS);

        assertThat(tanh.sign()[0]).contains(-1).contains(1);
        assertThat(List.of(relu.sign())).allSatisfy(signs -> assertThat(signs).containsOnly(1));
    }

    @Test
    void unitsThatNeverChangeAreMatchedToo() {
        NetworkShape shape = SHAPES.get(1);
        Weights dead = new Weights(shape, new double[new Parameters(shape).size()], new double[0]);

        assertThat(Alignment.of(dead, dead, DATA.inputs(), ROWS).order()[0]).containsExactlyInAnyOrder(IntStream.range(0, 12).toArray());
    }

    /**
     * Weights, and gains, shifts and running statistics that are not what they start as. Biases stay small: two dead units
     * could not be told apart.
     */
    private static Weights drawn(NetworkShape shape, long seed) {
        Parameters parameters = new Parameters(shape);
        Rng rng = Rng.of(seed, Rng.Stream.WEIGHTS);
        parameters.initialize(new Initializer.Xavier(1, 0.1), rng);
        for (Parameters.Block block : parameters.blocks()) {
            for (int i = block.offset(); i < block.offset() + block.size() && block.kind() != Parameters.Kind.WEIGHT; i++) {
                parameters.values()[i] += 0.5 * rng.nextDouble();
            }
        }
        for (int i = 0; i < parameters.statistics().length; i++) {
            parameters.statistics()[i] += 0.5 * rng.nextDouble();
        }
        return Weights.of(shape, parameters);
    }

    private Alignment shuffling(NetworkShape shape) {
        boolean turns = shape.activation(1).isOdd() && !(shape.normalization() instanceof Normalization.Layer);
        List<int[]> order = new ArrayList<>();
        List<double[]> sign = new ArrayList<>();
        for (int layer = 1; layer < shape.depth(); layer++) {
            int[] shuffled = IntStream.range(0, shape.units(layer)).toArray();
            rng.shuffle(shuffled);
            order.add(shuffled);
            sign.add(Arrays.stream(shuffled).mapToDouble(unit -> turns && rng.nextDouble() < 0.5 ? -1 : 1).toArray());
        }
        return new Alignment(order.toArray(int[][]::new), sign.toArray(double[][]::new));
    }

    private static double[] answers(Weights weights) {
        return new Pass(weights.shape(), ROWS, Kernels.best()).forward(weights.parameters(), DATA.inputs(), ROWS).clone();
    }
}
