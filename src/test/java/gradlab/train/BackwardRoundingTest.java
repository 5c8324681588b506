package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.probe.Matrix;
import gradlab.probe.MatrixChoice;
import gradlab.probe.MeasureChoice;
import gradlab.probe.Ranks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackwardRoundingTest {

    private static final int CLASSES = 10;

    private static ExperimentSpec spec(Activation activation, int batch) {
        LayerSpec hidden = new LayerSpec(24, activation);
        return ExperimentSpec.standard().withData(new DataSource.Blobs(400, CLASSES, 12, 0.3, 3))
                .withNetwork(NetworkShape.of(12, List.of(hidden, hidden), CLASSES)).withLoss(new Loss.CrossEntropy())
                .withOptimizer(new Optimizer.Adam(0.05, 0.9, 0.999, 1e-8)).withBatches(new BatchPlan(batch, false))
                .withProbes(List.of(new Ranks(1e-3, 1, MatrixChoice.ALL, MeasureChoice.ALL)));
    }

    private static double measured(Run run, int layer, String quantity) {
        return run.meter().value("layer" + layer + "." + quantity);
    }

    /** The rows of p − y add up to nothing, so the rank is at most one less than there are classes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 64})
    void lateInTrainingTheGradientOfSoftmaxKeepsItsRank(int batch) {
        Run run = Run.start(spec(new Activation.Tanh(), batch).measuringEvery(1_000_000));
        int misled = 0;
        double loss = 1;
        for (int i = 0; i < 6000 && loss > 1e-7; i++) {
            if (i % 50 != 49) {
                run.step();
                continue;
            }
            run.stepMeasuringAll();
            loss = run.batchLoss();
            Spectrum output = run.lastView().spectrum(Matrix.GRADIENT, 3);
            misled += output.numericalRank() == CLASSES ? 1 : 0;
            assertThat(measured(run, 3, "gradient.numerical_rank")).as("step %d, loss %g", i, loss).isBetween(1.0, CLASSES - 1.0);
            assertThat(measured(run, 3, "probe_gradient.numerical_rank")).isBetween(1.0, CLASSES - 1.0);
            assertThat(measured(run, 3, "gradient.condition")).isInfinite();
        }
        assertThat(loss).isLessThan(1e-6);
        assertThat(misled).as("without the bound the tenth value counts").isPositive();
    }

    /** Without slopes the whole chain is of rank nine. */
    @Test
    void hiddenLayersOfALinearNetworkInheritTheBound() {
        Run run = Run.start(spec(new Activation.Identity(), 0).measuringEvery(1_000_000));
        for (int i = 0; i < 3000 && !(run.batchLoss() < 1e-6); i++) {
            run.step();
        }
        run.stepMeasuringAll();
        int misled = 0;
        for (int layer = 1; layer <= 3; layer++) {
            assertThat(measured(run, layer, "gradient.numerical_rank")).as("layer " + layer).isBetween(1.0, CLASSES - 1.0);
            misled += run.lastView().spectrum(Matrix.GRADIENT, layer).numericalRank() >= CLASSES ? 1 : 0;
        }
        assertThat(misled).as("without the bound rounding counts in the hidden layers too").isGreaterThan(1);
    }

    @Test
    void onFreshNetworksNothingChanges() {
        for (Activation activation : List.of(new Activation.Tanh(), new Activation.Sigmoid(), new Activation.Relu())) {
            for (Normalization normalization : List.of(new Normalization.None(), new Normalization.Layer(), new Normalization.Batch())) {
                ExperimentSpec plain = spec(activation, 64);
                Run run = Run.start(plain.withNormalization(normalization));
                run.step();
                for (int layer = 1; layer <= 3; layer++) {
                    for (Matrix matrix : Matrix.values()) {
                        if (run.lastView().knows(matrix)) {
                            Spectrum spectrum = run.lastView().spectrum(matrix, layer);
                            assertThat(measured(run, layer, matrix.id() + ".numerical_rank"))
                                    .as("%s of layer %d, %s, %s", matrix, layer, activation, normalization).isEqualTo(spectrum.numericalRank());
                        }
                    }
                    double reach = run.lastView().rounding(Matrix.GRADIENT, layer);
                    assertThat(reach).isBetween(0.0, 1e-12 * run.lastView().spectrum(Matrix.GRADIENT, layer).largest());
                }
            }
        }
    }
}
