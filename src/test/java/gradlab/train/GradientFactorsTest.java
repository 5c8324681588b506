package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Lbfgs;
import gradlab.nn.NesterovClassic;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.probe.Matrix;
import gradlab.probe.StepView;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientFactorsTest {

    private static final int BATCH = 7;
    /** Between the hidden layers a batch is small beside the matrix. */
    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(BATCH, true)).withProbes(List.of())
            .withHidden(List.of(new LayerSpec(20, new Activation.Tanh()), new LayerSpec(30, new Activation.Tanh()),
                    new LayerSpec(11, new Activation.Relu())));

    /** All of so few examples at every step, and a search that looks at them from several places. */
    private static final ExperimentSpec SEARCH = SPEC.withData(new DataSource.Blobs(10, 2, 2, 0.6, 1)).withTestShare(0)
            .withBatches(new BatchPlan(0, false)).withOptimizer(new Lbfgs());

    static Stream<Arguments> specifications() {
        return Stream.of(Arguments.of("plain", SPEC), Arguments.of("dropout", SPEC.withRegularization(List.of(new Regularization.Dropout(0.3)))),
                Arguments.of("batch normalisation", SPEC.withNormalization(new Normalization.Batch())),
                Arguments.of("layer normalisation", SPEC.withNormalization(new Normalization.Layer())),
                Arguments.of("gradient elsewhere", SPEC.withOptimizer(new NesterovClassic())),
                Arguments.of("line search", SEARCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specifications")
    void gradientsOfSmallBatchesHaveTheValuesOfTheirEntries(String name, ExperimentSpec spec) {
        Run run = Run.start(spec);
        for (int step = 0; step < 4; step++) {
            run.stepMeasuringAll();
            assertOfEntries(run.lastView());
        }
        run.observe();
        assertOfEntries(run.lastView());
    }

    @Test
    void rankEndsWithTheBatchWithoutATailOfRounding() {
        Run run = Run.start(SPEC);
        run.stepMeasuringAll();
        double[] values = run.lastView().spectrum(Matrix.GRADIENT, 2).values();

        assertThat(Arrays.copyOfRange(values, BATCH, 20)).containsOnly(0);
        assertThat(values[0]).isPositive();
    }

    @Test
    void factorsOfAnotherPointAreNotTaken() {
        Run run = Run.start(SEARCH);
        run.stepMeasuringAll();
        double[] values = run.lastView().spectrum(Matrix.GRADIENT, 2).values();

        assertThat(Arrays.stream(values).skip(10).max().orElseThrow()).isPositive();
    }

    private static void assertOfEntries(StepView view) {
        for (int layer = 1; layer <= view.shape().depth(); layer++) {
            Parameters.Block block = view.parameters().weight(layer);
            double[] expected = Spectrum.of(view.parameters().gradient(), block.offset(), block.rows(), block.columns()).values();
            assertThat(view.spectrum(Matrix.GRADIENT, layer).values()).as("layer %d", layer)
                    .containsExactly(expected, within(1e-12 * expected[0]));
        }
    }
}
