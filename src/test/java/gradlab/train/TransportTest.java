package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.PRelu;
import gradlab.probe.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How the gradient fares on its way back, against finite differences and the bands that were measured elsewhere. */
class TransportTest {

    private static final ExperimentSpec SPEC = deep(new Activation.Tanh(), 3, 7).withInitializer(new Initializer.Xavier(1.5));

    static List<ExperimentSpec> kinds() {
        return List.of(SPEC, SPEC.withActivation(new Activation.Relu()), SPEC.withActivation(new PRelu()),
                SPEC.withNormalization(new Normalization.Batch()), SPEC.withNormalization(new Normalization.Layer()),
                SPEC.withRegularization(List.of(new Regularization.Dropout(0.3))),
                SPEC.withNormalization(new Normalization.Batch()).withRegularization(List.of(new Regularization.Dropout(0.5), new Regularization.L2(0.1))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theFactorsMultiplyToTheAttenuationAndTheseToTheProduct(ExperimentSpec spec) {
        Run run = Tables.run(spec, Tables.gaussians(20 * 64, 1));
        Meter meter = run.meter();
        for (int step = 0; step < 3; step++) {
            run.step();
            double product = 1;
            for (int layer = 1; layer < spec.network().depth(); layer++) {
                double alpha = meter.value("layer" + layer + ".attenuation");
                double normalized = spec.normalization().isThere() ? meter.value("layer" + layer + ".attenuation.normalization") : 1;
                double factors = meter.value("layer" + layer + ".attenuation.weight") * meter.value("layer" + layer + ".attenuation.slope") * normalized;
                double deltas = meter.value("layer" + layer + ".delta.norm") / meter.value("layer" + (layer + 1) + ".delta.norm");

                assertThat(alpha).isGreaterThan(0).isCloseTo(deltas, within(1e-14 * deltas));
                assertThat(factors).isCloseTo(alpha, within(1e-13 * alpha));
                product *= alpha;
            }
            assertThat(meter.value(Transport.PRODUCT)).isCloseTo(product, within(1e-12 * product));
        }
    }

    @Test
    void withOneExampleADeltaIsTheGradientOfItsBias() {
        ExperimentSpec spec = SPEC.withBatches(new BatchPlan(1, false));
        Run run = Tables.run(spec, Tables.gaussians(20, 2));
        run.observe();
        double h = 1e-6;
        for (int layer = 1; layer <= spec.network().depth(); layer++) {
            double measured = run.meter().value("layer" + layer + ".delta.norm");
            double squares = 0;
            int bias = run.parameters().bias(layer).offset();
            for (int j = bias; j < bias + spec.network().units(layer); j++) {
                double[] theta = run.parameters().values();
                double kept = theta[j];
                theta[j] = kept + h;
                run.observe();
                double above = run.batchLoss();
                theta[j] = kept - h;
                run.observe();
                double slope = (above - run.batchLoss()) / (2 * h);
                theta[j] = kept;
                squares += slope * slope;
            }
            assertThat(measured).isCloseTo(Math.sqrt(squares), within(1e-7 * (1 + measured)));
        }
    }

    /** The bands of the depth experiment: Gaussian inputs, width 64, 256 examples, 8 hidden layers; mean over the layers. */
    @ParameterizedTest
    @CsvSource({"sigmoid, xavier, 0.21, 0.25", "tanh, xavier, 0.70, 0.98", "relu, he, 0.90, 1.10", "relu, xavier, 0.64, 0.77"})
    void theMeanAttenuationIsThatOfTheActivation(String activation, String initializer, double least, double greatest) {
        ExperimentSpec spec = deep(gradlab.experiment.Catalogues.ACTIVATION.find(activation).orElseThrow().standard(), 8, 64)
                .withInitializer(gradlab.experiment.Catalogues.INITIALIZER.find(initializer).orElseThrow().standard());
        Run run = Tables.run(spec, Tables.gaussians(20 * 256, 3));
        run.observe();

        assertThat(Math.pow(run.meter().value(Transport.PRODUCT), 1 / 8.0)).isBetween(least, greatest);
    }

    @Test
    void aDeepSigmoidNetworkIsToldToVanishOnce() {
        Run run = Tables.run(deep(new Activation.Sigmoid(), 8, 16).withOptimizer(new Optimizer.Sgd(1e-3)), Tables.gaussians(20 * 64, 4));

        assertThat(events(run, 8)).extracting(Event::kind).containsOnlyOnce(Event.Kind.VANISHING);
    }

    @Test
    void largeWeightsMakeTheGradientExplode() {
        Run run = Tables.run(deep(new Activation.Identity(), 6, 16).withInitializer(new Initializer.Xavier(10)).withOptimizer(new Optimizer.Sgd(1e-30)),
                Tables.gaussians(20 * 64, 5));

        List<Event> events = events(run, 4);
        assertThat(events).extracting(Event::kind).containsExactly(Event.Kind.EXPLODING);
        assertThat(events.getFirst().value()).isGreaterThan(1e4);
        assertThat(events.getFirst().layer()).isZero();
    }

    @Test
    void aLayerThatStiflesTheGradientIsNamedAtTheThirdReading() {
        Run run = Tables.run(deep(new Activation.Tanh(), 2, 8).withOptimizer(new Optimizer.Sgd(1e-30)), Tables.gaussians(20 * 32, 6));
        int bias = run.parameters().bias(1).offset();
        for (int j = 0; j < 8; j++) {
            run.parameters().values()[bias + j] = 4;
        }

        List<Event> events = events(run, 6);
        assertThat(events).extracting(event -> event.kind() + " in layer " + event.layer() + " at step " + event.step())
                .containsExactly("FADING in layer 1 at step 2");
        assertThat(events.getFirst().value()).isLessThan(Transport.FADING);
    }

    /** A bias that is pushed up and down stifles the layer for five steps and leaves it well for five, again and again. */
    @Test
    void whatFadesAgainAndAgainIsToldEverMoreRarely() {
        Run run = Tables.run(deep(new Activation.Tanh(), 2, 8).withOptimizer(new Optimizer.Sgd(1e-30)), Tables.gaussians(20 * 32, 6));
        Recorder recorder = new Recorder(run);
        for (int step = 0; step < 400; step++) {
            int bias = run.parameters().bias(1).offset();
            for (int j = 0; j < 8; j++) {
                run.parameters().values()[bias + j] = step % 10 < 5 || step >= 200 && step < 390 ? 4 : 0;
            }
            advance(recorder, run, 1);
            if (step == 199) {
                assertThat(fadings(recorder)).as("once, and no more while it is never well for six readings").hasSize(1);
            }
        }
        assertThat(fadings(recorder)).hasSize(1);
        for (int step = 0; step < 20; step++) {
            for (int j = 0; j < 8; j++) {
                run.parameters().values()[run.parameters().bias(1).offset() + j] = step < 8 ? 0 : 4;
            }
            advance(recorder, run, 1);
        }
        assertThat(fadings(recorder)).as("well for eight readings, then faint again").hasSize(2);
    }

    private static List<Event> fadings(Recorder recorder) {
        return recorder.events().stream().filter(event -> event.kind() == Event.Kind.FADING && event.layer() == 1).toList();
    }

    @Test
    void whatIsAlreadyKnownIsNotToldAgainAfterAChange() {
        ExperimentSpec spec = deep(new Activation.Sigmoid(), 8, 16).withOptimizer(new Optimizer.Sgd(1e-3));
        Run run = Tables.run(spec, Tables.gaussians(20 * 64, 4));
        Recorder recorder = new Recorder(run);
        advance(recorder, run, 5);
        ExperimentSpec changed = spec.withOptimizer(new Optimizer.Sgd(2e-3));
        Run resumed = Run.resume(changed, run.data(), run.checkpoint(), spec, () -> 0);
        Recorder further = new Recorder(resumed, recorder, spec);
        advance(further, resumed, 5);

        assertThat(further.events()).extracting(Event::kind).containsOnlyOnce(Event.Kind.VANISHING);
    }

    @Test
    void withoutHiddenLayersThereIsOnlyTheOutputsDelta() {
        ExperimentSpec spec = deep(new Activation.Tanh(), 0, 1);
        Run run = Tables.run(spec, Tables.gaussians(20 * 8, 7));
        run.step();

        assertThat(run.meter().series()).extracting(gradlab.probe.Series::id).contains("layer1.delta.norm").doesNotContain("attenuation.product");
        assertThat(run.meter().value("layer1.delta.norm")).isGreaterThan(0);
    }

    private static List<Event> events(Run run, int steps) {
        Recorder recorder = new Recorder(run);
        advance(recorder, run, steps);
        return new ArrayList<>(recorder.events());
    }

    private static void advance(Recorder recorder, Run run, int steps) {
        IntStream.range(0, steps).forEach(i -> recorder.advance(run, false));
    }

    private static ExperimentSpec deep(Activation activation, int hidden, int width) {
        return ExperimentSpec.standard().withNetwork(NetworkShape.of(20, Collections.nCopies(hidden, new LayerSpec(width, activation)), 4))
                .withBatches(new BatchPlan(256, true)).withProbes(List.of(new Transport(1)));
    }
}
