package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.DataSource;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.PlainKernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.HardSigmoid;
import gradlab.nn.HardTanh;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Pass;
import gradlab.probe.Activity;
import gradlab.probe.DimensionShare;
import gradlab.probe.Histogram;
import gradlab.probe.Saturation;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sides of saturation, histograms, bin measure and dimension share of the hidden units. */
class UnitsTest {

    private static final int MANY = 60_000;

    private final Rng rng = Rng.of(11, Rng.Stream.DATA);

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid", "hard-tanh", "hard-sigmoid", "relu", "elu", "gelu", "silu", "identity", "leaky-relu", "prelu"})
    void histogramsAndSidesAgreeWithCounting(String name) {
        Activation activation = Catalogues.ACTIVATION.find(name).orElseThrow().standard();
        ExperimentSpec spec = ExperimentSpec.standard().withData(new DataSource.Moons(777, 0.2, 1)).withTestShare(0)
                .withHidden(List.of(new LayerSpec(9, activation), new LayerSpec(6, activation)))
                .withInitializer(new Initializer.He(6)).withProbes(List.of(new Saturation(0.1, 1)));
        Run run = Run.start(spec);
        run.observe();
        Activity activity = run.lastActivity().orElseThrow();
        Pass pass = new Pass(spec.network(), 777, new PlainKernels());
        pass.forward(run.parameters(), run.data().training().inputs(), 777);
        for (int layer = 1; layer <= 2; layer++) {
            int units = spec.network().units(layer);
            Histogram sums = new Histogram(-10, 10, 41);
            double left = 0;
            double right = 0;
            for (int i = 0; i < 777; i++) {
                for (int j = 0; j < units; j++) {
                    double z = pass.preActivations(layer)[i * pass.stride(layer) + j];
                    sums.add(z);
                    boolean flat = Math.abs(activation.slope(z)) < 0.1 * activation.greatestSlope();
                    left += flat && z <= 0 ? 1 : 0;
                    right += flat && z > 0 ? 1 : 0;
                }
            }
            Histogram measured = activity.sums()[layer - 1];
            for (int bin = 0; bin < 41; bin++) {
                assertThat(measured.count(bin)).as("bin %d", bin).isEqualTo(sums.count(bin));
            }
            assertThat(measured.below()).isEqualTo(sums.below());
            assertThat(measured.above()).isEqualTo(sums.above());
            assertThat(activity.left()[layer - 1]).isEqualTo(left / (777.0 * units));
            assertThat(activity.right()[layer - 1]).isEqualTo(right / (777.0 * units));
            assertThat(activity.left()[layer - 1] + activity.right()[layer - 1]).isCloseTo(activity.saturatedShare(layer), within(1e-12));
            assertThat(activity.saturatedShare(layer, 0.1)).isCloseTo(activity.saturatedShare(layer), within(0.02));
            assertThat(activity.answers()[layer - 1].total()).isEqualTo(777L * units);
            assertThat(activity.answers()[layer - 1].below()).as("range %s…", activity.answers()[layer - 1].least())
                    .isLessThanOrEqualTo(activation.flat() == Activation.Flat.NEVER ? sums.below() : 0);
        }
    }

    @Test
    void onlyBoundedAnswersHaveABinMeasure() {
        assertThat(binMeasure(new HardTanh(), () -> rng.uniform(-1, 1))).isCloseTo(0.500, within(0.005));
        assertThat(binMeasure(new HardTanh(), () -> 0.3 * rng.nextGaussian())).isCloseTo(0.239, within(0.003));
        assertThat(binMeasure(new HardTanh(), () -> rng.nextDouble() < 0.5 ? -3 : 3)).isEqualTo(1);
        assertThat(binMeasure(new Activation.Tanh(), () -> rng.nextDouble() < 0.5 ? -30 : 30)).isEqualTo(1);
        assertThat(binMeasure(new Activation.Sigmoid(), () -> rng.nextDouble() < 0.5 ? -60 : 60)).isCloseTo(1, within(1e-12));
        assertThat(binMeasure(new HardSigmoid(), () -> rng.uniform(-3, 3))).isCloseTo(0.500, within(0.005));
        assertThat(binMeasure(new Activation.Relu(), rng::nextGaussian)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.5, 0.9})
    void oneMeasurementAnswersForEveryThreshold(double threshold) {
        Run run = Run.start(ExperimentSpec.standard().withInitializer(new Initializer.Normal(2, 1)).withData(new DataSource.Moons(3000, 0.2, 1)));
        run.observe();
        double afterwards = run.lastActivity().orElseThrow().saturatedShare(2, threshold);

        assertThat(afterwards).isCloseTo(run.lastView().activity(threshold).saturatedShare(2), within(0.01));
    }

    @Test
    void aSnapshotKeepsItsNumbersWhileTrainingGoesOn() {
        Run run = Run.start(ExperimentSpec.standard().withInitializer(new Initializer.Xavier(2)).withProbes(List.of(new Saturation(0.1, 1))));
        run.step();
        Activity kept = Snapshot.of(1, run, 4).activity().orElseThrow();
        double slope = kept.meanSlope()[0];
        long middle = kept.sums()[0].count(20);
        for (int step = 0; step < 50; step++) {
            run.step();
        }

        assertThat(kept.meanSlope()[0]).isEqualTo(slope).isNotEqualTo(run.lastActivity().orElseThrow().meanSlope()[0]);
        assertThat(kept.sums()[0].count(20)).isEqualTo(middle).isNotEqualTo(run.lastActivity().orElseThrow().sums()[0].count(20));
    }

    @Test
    void answersInASubspaceUseItsShareOfTheWidth() {
        double[] inputs = Tables.gaussians(3 * 2000, 3);
        ExperimentSpec spec = dimensions(new Activation.Identity(), 3, 10, 1);

        assertThat(dimensionShare(spec.withInitializer(new Initializer.Orthogonal()), inputs)).isEqualTo(0.3);
        assertThat(dimensionShare(spec.withInitializer(new Initializer.Constant(0.5, 1)), inputs)).as("equal units").isEqualTo(0.1);
        assertThat(dimensionShare(spec.withInitializer(new Initializer.Zeros()), inputs)).as("nothing varies").isZero();
        assertThat(dimensionShare(dimensions(new Activation.Identity(), 10, 10, 1).withInitializer(new Initializer.Orthogonal()),
                Tables.gaussians(10 * 2000, 4))).as("everything varies alike").isEqualTo(1);
    }

    @Test
    void aDirectionWithLittleVarianceDoesNotCount() {
        double[] inputs = Tables.gaussians(2 * 4000, 5);
        for (int i = 1; i < inputs.length; i += 2) {
            inputs[i] *= 0.05;
        }
        ExperimentSpec spec = dimensions(new Activation.Identity(), 2, 2, 1).withInitializer(new Initializer.Orthogonal());

        assertThat(dimensionShare(spec, inputs)).isEqualTo(0.5);
        assertThat(dimensionShare(spec.withProbes(List.of(new DimensionShare(0.9999, 1))), inputs)).isEqualTo(1);
    }

    @Test
    void aCommonOffsetIsNoDimension() {
        double[] inputs = Tables.gaussians(2 * 1000, 6);
        for (int i = 0; i < inputs.length; i += 2) {
            inputs[i] = 1e6;
        }
        ExperimentSpec spec = dimensions(new Activation.Identity(), 2, 8, 1).withInitializer(new Initializer.Orthogonal());

        assertThat(dimensionShare(spec, inputs)).isEqualTo(1 / 8.0);
    }

    @Test
    void normalizedLayersAreSeenAsInTraining() {
        ExperimentSpec spec = dimensions(new Activation.Tanh(), 4, 6, 1).withNormalization(new Normalization.Batch());
        Run run = Tables.run(spec, Tables.gaussians(4 * 300, 7));
        double[] statistics = run.parameters().statistics().clone();
        run.observe();

        assertThat(run.meter().value("layer1.dimension_share")).isBetween(0.5, 1.0);
        assertThat(run.parameters().statistics()).containsExactly(statistics);
    }

    private double binMeasure(Activation activation, DoubleSupplier sum) {
        double[] inputs = new double[MANY];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = sum.getAsDouble();
        }
        ExperimentSpec spec = ExperimentSpec.standard().withNetwork(NetworkShape.of(1, List.of(new LayerSpec(1, activation)), 1))
                .withInitializer(new Initializer.Constant(1, 1)).withProbes(List.of(new Saturation(0.1, 1)));
        Run run = Tables.run(spec, inputs);
        run.observe();
        assertThat(run.meter().isMeasured(run.meter().index("layer1.phi_b"))).isEqualTo(activation.saturates());
        return run.lastActivity().orElseThrow().binMeasure()[0];
    }

    private static ExperimentSpec dimensions(Activation activation, int inputs, int hidden, int outputs) {
        return ExperimentSpec.standard().withNetwork(NetworkShape.of(inputs, List.of(new LayerSpec(hidden, activation)), outputs))
                .withProbes(List.of(new DimensionShare(0.99, 1)));
    }

    private static double dimensionShare(ExperimentSpec spec, double[] inputs) {
        Run run = Tables.run(spec, inputs);
        run.observe();
        return run.meter().value("layer1.dimension_share");
    }
}
