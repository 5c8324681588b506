package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.Augmentation;
import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.HardTanh;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.probe.Facts;
import gradlab.probe.Matrix;
import gradlab.probe.MatrixChoice;
import gradlab.probe.MeasureChoice;
import gradlab.probe.RankCeiling;
import gradlab.probe.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No gradient may ever have a higher rank than mathematics allows, and the ceilings are as low as is known. */
class CeilingsTest {

    private static final List<Activation> ACTIVATIONS = List.of(new Activation.Tanh(), new Activation.Relu(), new Activation.Identity(),
            new Activation.Sigmoid(), new HardTanh());

    private final Rng rng = Rng.of(23, Rng.Stream.WEIGHTS);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void ofRandomNetworksNoGradientBreaksItsCeiling(int trial) {
        for (int i = 0; i < trial; i++) {
            rng.nextLong();
        }
        for (int network = 0; network < 12; network++) {
            ExperimentSpec spec = randomSpec();
            Run run = Tables.run(spec, randomInputs(spec.network().inputs(), 4 + rng.nextInt(30)));
            for (int step = 0; step < 3; step++) {
                run.step();
                for (int layer = 1; layer <= spec.network().depth(); layer++) {
                    for (Matrix matrix : List.of(Matrix.GRADIENT, Matrix.PROBE_GRADIENT)) {
                        int ceiling = (int) run.meter().value("layer" + layer + "." + matrix.id() + ".ceiling");
                        assertThat(rankAboveRounding(run.lastView().spectrum(matrix, layer))).as("%s of layer %d, %s", matrix, layer, spec)
                                .isLessThanOrEqualTo(ceiling);
                        assertThat(ceiling).isLessThanOrEqualTo(run.data().facts(spec).rankCeiling(matrix, layer));
                    }
                }
            }
        }
    }

    @Test
    void repeatedExamplesLowerTheCeiling() {
        ExperimentSpec spec = spec(new Activation.Tanh(), 20, 40, 40, 4);
        double[] five = Tables.gaussians(5 * 20, 1);
        double[] many = new double[64 * 20];
        for (int i = 0; i < many.length; i++) {
            many[i] = five[i % five.length];
        }
        Run run = Tables.run(spec, many);
        run.step();

        assertThat(ceilings(run, Matrix.GRADIENT)).containsExactly(5, 5, 4);
        assertThat(ceilings(run, Matrix.PROBE_GRADIENT)).containsExactly(5, 5, 4);
    }

    @Test
    void theFirstLayersCeilingIsTheRankOfTheInputs() {
        Run run = Tables.run(spec(new Activation.Tanh(), 20, 40, 40, 4), inSubspace(64, 20, 3));
        run.step();

        assertThat(run.data().inputFacts()).isEqualTo(new InputFacts(64, 3));
        assertThat(ceilings(run, Matrix.GRADIENT)).containsExactly(3, 40, 4);
        assertThat(run.meter().value("layer1.gradient.numerical_rank")).isEqualTo(3);
    }

    @Test
    void deadUnitsLowerTheCeilingOnBothSides() {
        Run run = Tables.run(spec(new Activation.Relu(), 20, 40, 40, 4).withInitializer(new Initializer.He()), Tables.gaussians(64 * 20, 2));
        int bias = run.parameters().bias(1).offset();
        Arrays.fill(run.parameters().values(), bias, bias + 30, -1e3);
        run.step();

        assertThat(ceilings(run, Matrix.GRADIENT)).containsExactly(10, 10, 4);
        assertThat(run.data().facts(run.spec()).rankCeiling(1)).as("dead units are not known beforehand").isEqualTo(20);
    }

    @Test
    void aLinearNetworkHasNoMoreDirectionsThanItsOutputs() {
        Facts linear = new Facts(shape(new Activation.Identity(), 20, 40, 40, 40, 2), 64, new Loss.Mse());

        for (int layer = 1; layer <= 4; layer++) {
            assertThat(linear.rankCeiling(layer)).isEqualTo(2);
        }
    }

    @Test
    void aStraightLayerPassesOnARankAndABias() {
        RankCeiling ceiling = new RankCeiling(shape(new Activation.Identity(), 20, 40, 30), new Loss.Mse(), 3, false);

        assertThat(ceiling.of(1, 64, 64)).isEqualTo(3);
        assertThat(ceiling.of(2, 64, 64)).isEqualTo(4);
    }

    @Test
    void aSoftmaxLosesADirectionAndSoDoStraightLayersBeforeIt() {
        RankCeiling bent = new RankCeiling(shape(new Activation.Tanh(), 20, 40, 6), new Loss.CrossEntropy(), 20, false);
        RankCeiling straight = new RankCeiling(shape(new Activation.Identity(), 20, 40, 6), new Loss.CrossEntropy(), 20, false);

        assertThat(bent.of(2, 64, 64)).isEqualTo(5);
        assertThat(bent.of(1, 64, 64)).isEqualTo(20);
        assertThat(straight.of(1, 64, 64)).isEqualTo(5);
    }

    @Test
    void whereUnitsAreDroppedEqualExamplesDifferAndNothingIsStraight() {
        RankCeiling ceiling = new RankCeiling(shape(new Activation.Identity(), 20, 40, 40, 2), new Loss.Mse(), 20, true);

        assertThat(ceiling.of(1, 64, 5)).isEqualTo(5);
        assertThat(ceiling.of(2, 64, 5)).isEqualTo(40);
    }

    @Test
    void distortedExamplesAreNewExamples() {
        ExperimentSpec spec = spec(new Activation.Tanh(), 2, 8, 1);
        Prepared data = Tables.prepared(spec, new double[] {1, 2, 1, 2, 1, 2});

        assertThat(data.facts(spec).rankCeiling(1)).isEqualTo(1);
        assertThat(data.facts(spec.withAugmentation(new Augmentation.Noise(0.1))).rankCeiling(1)).isEqualTo(2);
    }

    /** A batch normalisation of equal rows leaves nothing but rounding, which has every rank. */
    private static long rankAboveRounding(Spectrum spectrum) {
        return Arrays.stream(spectrum.values()).filter(sigma -> sigma > 1e-9 * spectrum.largest() && sigma > 1e-12).count();
    }

    private static int[] ceilings(Run run, Matrix matrix) {
        int depth = run.spec().network().depth();
        int[] found = new int[depth];
        for (int layer = 1; layer <= depth; layer++) {
            found[layer - 1] = (int) run.meter().value("layer" + layer + "." + matrix.id() + ".ceiling");
        }
        return found;
    }

    private ExperimentSpec randomSpec() {
        int inputs = 1 + rng.nextInt(8);
        int outputs = 1 + rng.nextInt(4);
        List<LayerSpec> hidden = new ArrayList<>();
        for (int count = rng.nextInt(4); count > 0; count--) {
            hidden.add(new LayerSpec(1 + rng.nextInt(12), ACTIVATIONS.get(rng.nextInt(ACTIVATIONS.size()))));
        }
        Normalization normalization = switch (rng.nextInt(4)) {
            case 0 -> new Normalization.Batch();
            case 1 -> new Normalization.Layer();
            default -> new Normalization.None();
        };
        Initializer initializer = rng.nextInt(5) == 0 ? new Initializer.Constant(0.1, 1) : new Initializer.He();
        ExperimentSpec spec = ExperimentSpec.standard().withNetwork(NetworkShape.of(inputs, hidden, outputs)).withNormalization(normalization)
                .withInitializer(initializer).withOptimizer(new Optimizer.Sgd(0.01)).withBatches(new BatchPlan(2 + rng.nextInt(30), true))
                .withProbes(List.of(new Ranks(1e-3, 1, MatrixChoice.ALL, MeasureChoice.ALL)));
        return rng.nextInt(4) == 0 ? spec.withRegularization(List.of(new Regularization.Dropout(0.4))) : spec;
    }

    /** In a subspace, repeated, or neither. */
    private double[] randomInputs(int columns, int rows) {
        double[] inputs = inSubspace(rows, columns, 1 + rng.nextInt(columns));
        if (rng.nextInt(3) == 0) {
            int distinct = 1 + rng.nextInt(4);
            for (int i = distinct * columns; i < inputs.length; i++) {
                inputs[i] = inputs[i - distinct * columns];
            }
        }
        return inputs;
    }

    private double[] inSubspace(int rows, int columns, int dimension) {
        double[] basis = Tables.gaussians(dimension * columns, rng.nextLong());
        double[] inputs = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < dimension; k++) {
                double factor = rng.nextGaussian();
                for (int j = 0; j < columns; j++) {
                    inputs[i * columns + j] += factor * basis[k * columns + j];
                }
            }
        }
        return inputs;
    }

    private static ExperimentSpec spec(Activation activation, int... sizes) {
        return ExperimentSpec.standard().withNetwork(shape(activation, sizes)).withBatches(new BatchPlan(64, true))
                .withProbes(List.of(new Ranks(1e-3, 1, MatrixChoice.ALL, MeasureChoice.ALL)));
    }

    private static NetworkShape shape(Activation activation, int... sizes) {
        List<LayerSpec> hidden = Arrays.stream(sizes, 1, sizes.length - 1).mapToObj(units -> new LayerSpec(units, activation)).toList();
        return NetworkShape.of(sizes[0], hidden, sizes[sizes.length - 1]);
    }
}
