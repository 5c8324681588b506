package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.SpecChange;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.probe.Activity;
import gradlab.probe.Losses;
import gradlab.probe.Norms;
import gradlab.probe.Ranks;
import gradlab.probe.Saturation;
import gradlab.probe.StepView;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final NetworkShape SHAPE =
            NetworkShape.of(2, List.of(new LayerSpec(1, new Activation.Tanh()), new LayerSpec(1, new Activation.Tanh())), 1);
    private static final ExperimentSpec SATURATED = ExperimentSpec.standard().withInitializer(new Initializer.Normal(30, 1))
            .withOptimizer(new Optimizer.Sgd(1e-6)).withProbes(List.of(new Saturation(0.1, 1)));
    private static final ExperimentSpec WILD = ExperimentSpec.standard().withOptimizer(new Optimizer.Sgd(100)).withLoss(new Loss.Mse())
            .withActivation(new Activation.Identity()).withInitializer(new Initializer.Xavier(1000)).withBatches(new BatchPlan(24, true));

    private final Meter meter = new Meter(List.of(new Saturation()), SHAPE);
    private final EventDetector detector = new EventDetector(meter, SHAPE);
    private final List<Event> events = new ArrayList<>();

    @Test
    void saturationBeginsAtOneHalf() {
        look(0, 0.49, 0);
        assertThat(events).isEmpty();
        look(10, 0.5, 0);

        assertThat(events).containsExactly(Event.of(10, 1, Event.Kind.SATURATED, 0.5));
    }

    @Test
    void wobblingAroundTheBorderIsOneEvent() {
        look(0, 0.55, 0);
        look(10, 0.45, 0);
        look(20, 0.55, 0);
        look(30, 0.4, 0);
        look(40, 0.9, 0);

        assertThat(events).containsExactly(Event.of(0, 1, Event.Kind.SATURATED, 0.55));
    }

    @Test
    void afterARecoveryItMayBeginAgain() {
        look(0, 0.6, 0);
        look(10, 0.39, 0);
        look(20, 0.6, 0);

        assertThat(events).extracting(Event::step).containsExactly(0L, 20L);
    }

    @Test
    void layersAreWatchedOneByOne() {
        look(0, 0.1, 0.7);
        look(10, 0.8, 0.7);

        assertThat(events).extracting(event -> event.step() + " layer " + event.layer()).containsExactly("0 layer 2", "10 layer 1");
    }

    @Test
    void withoutTheProbeThereIsNothingToSee() {
        Meter blind = new Meter(List.of(new Losses()), SHAPE);
        new EventDetector(blind, SHAPE).look(0, blind, events::add);

        assertThat(events).isEmpty();
    }

    @Test
    void aRunThatStartsSaturatedSaysSoOncePerLayer() {
        Run run = Run.start(SATURATED);
        Recorder recorder = new Recorder(run);
        advance(recorder, run, 30);

        assertThat(recorder.events()).extracting(Event::kind).containsOnly(Event.Kind.SATURATED);
        assertThat(recorder.events()).extracting(Event::layer).containsExactly(1, 2);
        assertThat(recorder.events()).allSatisfy(event -> assertThat(event.value()).isBetween(0.5, 1.0));
    }

    @Test
    void aChangeOnTheWayDoesNotBeginSaturationAnew() {
        Run run = Run.start(SATURATED);
        Recorder recorder = new Recorder(run);
        advance(recorder, run, 5);
        ExperimentSpec changed = SATURATED.withOptimizer(new Optimizer.Adam());
        Run resumed = Run.resume(changed, run.data(), run.checkpoint(), SATURATED, () -> 0);
        Recorder further = new Recorder(resumed, recorder, SATURATED);
        advance(further, resumed, 5);

        assertThat(further.events()).extracting(Event::kind)
                .containsExactly(Event.Kind.SATURATED, Event.Kind.SATURATED, Event.Kind.CHANGED);
        assertThat(further.events().getLast())
                .isEqualTo(new Event(5, 0, Event.Kind.CHANGED, Double.NaN, Optional.of(new SpecChange(SATURATED, changed))));
        assertThat(recorder.events()).hasSize(2);
    }

    @Test
    void divergenceIsToldOnce() {
        Run run = Run.start(WILD);
        Recorder recorder = new Recorder(run);
        advance(recorder, run, 300);

        assertThat(run.diverged()).isTrue();
        assertThat(recorder.events()).filteredOn(event -> event.kind() == Event.Kind.DIVERGED).singleElement()
                .satisfies(event -> assertThat(event.step()).isEqualTo(run.stepCount()));
    }

    @Test
    void whatIsDueIsRecordedAndNothingElse() {
        Run run = Run.start(ExperimentSpec.standard().withProbes(List.of(new Losses(2, 6), new Norms(5))));
        Recorder recorder = new Recorder(run);
        advance(recorder, run, 12);

        assertThat(steps(recorder, "loss.batch")).containsExactly(0, 2, 4, 6, 8, 10);
        assertThat(steps(recorder, "loss.train")).containsExactly(0, 6);
        assertThat(steps(recorder, "layer2.weight.norm")).containsExactly(0, 5, 10);
        assertThat(recorder.history("layer1.gradient.rank")).isEmpty();
        assertThat(recorder.revision()).isEqualTo(7);
    }

    @Test
    void measuringAllRecordsASingleStep() {
        Run run = Run.start(ExperimentSpec.standard().measuringEvery(10));
        Recorder recorder = new Recorder(run);
        advance(recorder, run, 3);
        assertThat(recorder.advance(run, true)).isTrue();
        assertThat(recorder.advance(run, false)).isFalse();

        assertThat(steps(recorder, "layer1.gradient.rank")).containsExactly(0, 3);
        assertThat(steps(recorder, "loss.train")).containsExactly(0, 3);
    }

    @Test
    void seriesContinueOverAChange() {
        ExperimentSpec spec = ExperimentSpec.standard().withProbes(List.of(new Losses(1, 1), new Norms(1)));
        Run run = Run.start(spec);
        Recorder recorder = new Recorder(run);
        advance(recorder, run, 4);
        ExperimentSpec changed = spec.withProbes(List.of(new Losses(1, 1), new Ranks(1e-3, 1)));
        Run resumed = Run.resume(changed, run.data(), run.checkpoint(), spec, () -> 0);
        Recorder further = new Recorder(resumed, recorder, spec);
        advance(further, resumed, 3);

        assertThat(steps(further, "loss.batch")).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(steps(further, "layer1.weight.norm")).containsExactly(0, 1, 2, 3);
        assertThat(steps(further, "layer1.gradient.rank")).containsExactly(4, 5, 6);
    }

    private void look(long step, double first, double second) {
        meter.measure(step, saturatedTo(first, second), false);
        detector.look(step, meter, events::add);
    }

    private static void advance(Recorder recorder, Run run, int steps) {
        for (int i = 0; i < steps; i++) {
            recorder.advance(run, false);
        }
    }

    private static double[] steps(Recorder recorder, String id) {
        return recorder.history(id).orElseThrow().window(1000).steps();
    }

    /** A view in which two layers of one unit are saturated to given shares. */
    private static StepView saturatedTo(double first, double second) {
        Activity activity = new Activity(new double[][] {{first}, {second}}, new boolean[][] {{false}, {false}}, new double[2]);
        return (StepView) Proxy.newProxyInstance(StepView.class.getClassLoader(), new Class<?>[] {StepView.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "shape" -> SHAPE;
                    case "activity" -> activity;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
