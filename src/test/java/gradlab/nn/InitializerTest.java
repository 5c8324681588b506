package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.Catalogues;
import gradlab.math.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {

    static Stream<Arguments> laws() {
        return Stream.of(Arguments.of(new Initializer.Normal(), 0.01, 0.01), Arguments.of(new Initializer.Normal(1, 1), 1, 1),
                Arguments.of(new Initializer.Xavier(), Math.sqrt(2.0 / 700), Math.sqrt(2.0 / 1050)),
                Arguments.of(new Initializer.He(), Math.sqrt(2.0 / 300), Math.sqrt(2.0 / 1000)),
                Arguments.of(new Initializer.He(3), 3 * Math.sqrt(2.0 / 300), 3 * Math.sqrt(2.0 / 1000)));
    }

    static List<Initializer> initializers() {
        return Catalogues.INITIALIZER.entries().stream().map(Entry::standard).toList();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void weightsHaveTheDeviationOfTheirLaw(Initializer law, double deviation, double deviationOfTallMatrix) {
        assertThat(deviation(filled(law, 300, 400, 1))).isCloseTo(deviation, within(0.03 * deviation));
        assertThat(deviation(filled(law, 1000, 50, 2))).isCloseTo(deviationOfTallMatrix, within(0.03 * deviationOfTallMatrix));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void weightsHaveNoPreferredSign(Initializer law, double deviation, double deviationOfTallMatrix) {
        double mean = Arrays.stream(filled(law, 300, 400, 3)).average().orElseThrow();

        assertThat(mean / deviation).isCloseTo(0, within(4 / Math.sqrt(120_000)));
        assertThat(deviationOfTallMatrix).isPositive();
    }

    @Test
    void normalWeightsAreNormal() {
        double[] w = filled(new Initializer.Normal(1, 1), 300, 400, 4);

        assertThat(share(w, 1)).isCloseTo(0.3173, within(0.006));
        assertThat(share(w, 2)).isCloseTo(0.0455, within(0.003));
        assertThat(share(w, 3)).isCloseTo(0.0027, within(0.0006));
    }

    @Test
    void zerosAndConstantsAreExact() {
        assertThat(filled(new Initializer.Zeros(), 3, 4, 1)).containsOnly(0);
        assertThat(filled(new Initializer.Constant(), 3, 4, 1)).containsOnly(0.1);
        assertThat(filled(new Initializer.Constant(-0.5, 4), 3, 4, 1)).containsOnly(-2);
    }

    @Test
    void theScaleMultipliesTheSameDraws() {
        double[] plain = filled(new Initializer.Xavier(), 5, 6, 9);
        double[] scaled = filled(new Initializer.Xavier(4), 5, 6, 9);

        assertThat(scaled).containsExactly(Arrays.stream(plain).map(w -> 4 * w).toArray());
    }

    @ParameterizedTest
    @MethodSource("initializers")
    void equalSeedsGiveEqualWeights(Initializer law) {
        assertThat(filled(law, 7, 9, 5)).containsExactly(filled(law, 7, 9, 5));
    }

    @ParameterizedTest
    @MethodSource("initializers")
    void biasesStartAtZeroUnlessTheLawDrawsThem(Initializer law) {
        NetworkShape shape = NetworkShape.of(3, List.of(new LayerSpec(4, new Activation.Relu())), 2);
        Parameters parameters = new Parameters(shape);
        Arrays.fill(parameters.values(), Double.NaN);
        parameters.initialize(law, Rng.of(1, Rng.Stream.WEIGHTS));

        assertThat(parameters.allFinite()).isTrue();
        for (int layer = 1; layer <= 2; layer++) {
            Parameters.Block bias = parameters.bias(layer);
            double[] drawn = Arrays.copyOfRange(parameters.values(), bias.offset(), bias.offset() + bias.size());
            if (law instanceof Initializer.Torch) {
                double bound = 1 / Math.sqrt(parameters.weight(layer).rows());
                assertThat(Arrays.stream(drawn)).allMatch(b -> b != 0 && Math.abs(b) <= bound);
            } else {
                assertThat(drawn).containsOnly(0);
            }
        }
    }

    @Test
    void anOrthogonalMatrixHasEqualSingularValues() {
        for (int[] size : new int[][] {{12, 12}, {30, 8}, {8, 30}, {1, 5}}) {
            double[] w = new double[size[0] * size[1]];
            new Initializer.Orthogonal(1.5, 2).fill(w, 0, size[0], size[1], Rng.of(3, Rng.Stream.WEIGHTS));
            for (double sigma : gradlab.math.Spectrum.of(w, 0, size[0], size[1]).values()) {
                assertThat(sigma).isCloseTo(3, org.assertj.core.data.Offset.offset(1e-12));
            }
        }
    }

    @Test
    void layersAreDrawnOneAfterTheOther() {
        NetworkShape shape = NetworkShape.of(3, List.of(new LayerSpec(4, new Activation.Relu())), 2);
        Parameters parameters = new Parameters(shape);
        parameters.initialize(new Initializer.He(), Rng.of(6, Rng.Stream.WEIGHTS));
        Rng rng = Rng.of(6, Rng.Stream.WEIGHTS);

        for (int i = 0; i < 12; i++) {
            assertThat(parameters.values()[i]).isEqualTo(Math.sqrt(2.0 / 3) * rng.nextGaussian());
        }
        for (int i = 16; i < 24; i++) {
            assertThat(parameters.values()[i]).isEqualTo(Math.sqrt(2.0 / 4) * rng.nextGaussian());
        }
    }

    private static double[] filled(Initializer law, int fanIn, int fanOut, long seed) {
        double[] weights = new double[fanIn * fanOut];
        law.fill(weights, 0, fanIn, fanOut, Rng.of(seed, Rng.Stream.WEIGHTS));
        return weights;
    }

    private static double deviation(double[] w) {
        double mean = Arrays.stream(w).average().orElseThrow();
        return Math.sqrt(Arrays.stream(w).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    }

    private static double share(double[] w, double beyond) {
        return Arrays.stream(w).filter(value -> Math.abs(value) > beyond).count() / (double) w.length;
    }

    @Test
    void biasesSpreadOnlyIfAskedToAndThenLikeTheLawSays() {
        for (Initializer law : List.of(new Initializer.Normal(1, 1, 2), new Initializer.Xavier(1, 2), new Initializer.He(1, 2))) {
            assertThat(deviation(biases(law, 20_000))).isCloseTo(2, within(0.06));
        }
        for (Initializer law : List.of(new Initializer.Normal(), new Initializer.Xavier(), new Initializer.He())) {
            assertThat(biases(law, 10)).containsOnly(0);
        }
    }

    @Test
    void biasesStandAroundTheirMean() {
        for (Initializer law : List.of(new Initializer.Normal(1, 1, 0, -3), new Initializer.Xavier(1, 0, -3), new Initializer.He(1, 0, -3))) {
            assertThat(biases(law, 10)).containsOnly(-3);
        }
        double[] spread = biases(new Initializer.He(1, 2, -3), 20_000);
        assertThat(Arrays.stream(spread).average().orElseThrow()).isCloseTo(-3, within(0.06));
        assertThat(deviation(spread)).isCloseTo(2, within(0.06));
    }

    /** A start without a spread of biases draws exactly the numbers it drew before there was one. */
    @Test
    void biasesOfZeroTakeNoRandomNumbers() {
        Rng rng = Rng.of(5, Rng.Stream.WEIGHTS);
        new Initializer.Xavier(1, 0).fillBias(new double[10], 0, 4, 10, rng);

        assertThat(rng.state()).containsExactly(Rng.of(5, Rng.Stream.WEIGHTS).state());
    }

    private static double[] biases(Initializer law, int count) {
        double[] biases = new double[count];
        law.fillBias(biases, 0, 3, count, Rng.of(5, Rng.Stream.WEIGHTS));
        return biases;
    }
}
