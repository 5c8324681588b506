package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.EarlyStop;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.probe.Losses;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyStopTest {

    /** Few noisy examples and many units: the loss on the test part soon rises. */
    private static final ExperimentSpec OVERFITTING = ExperimentSpec.standard().withData(new DataSource.Moons(40, 0.4, 1))
            .withHidden(List.of(new LayerSpec(64, new Activation.Relu()), new LayerSpec(64, new Activation.Relu())))
            .withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8)).withBatches(new BatchPlan(8, true)).withProbes(List.of());
    private static final EarlyStop PATIENT = new EarlyStop.Patience(4, 5, true);

    @Test
    void theRunStopsAfterSoManyChecksAndReturnsToTheBestWeights() {
        Run free = Run.start(OVERFITTING);
        double[] losses = new double[400];
        double[][] weights = new double[losses.length][];
        for (int check = 1; check < losses.length / 5; check++) {
            for (int i = 0; i < 5; i++) {
                free.step();
            }
            free.observe();
            losses[check] = free.meter().value("loss.test");
            weights[check] = free.parameters().values().clone();
        }
        int best = 1;
        int last = 1;
        for (int check = 2; last - best < 4; check++) {
            best = losses[check] < losses[best] ? check : best;
            last = check;
        }
        Run run = stopped(PATIENT);

        assertThat(run.stepCount()).isEqualTo(5L * last);
        assertThat(run.stopped()).isTrue();
        assertThat(run.diverged()).isFalse();
        assertThat(run.parameters().values()).containsExactly(weights[best]);
        assertThat(run.stopWatch().lowest()).isCloseTo(losses[best], within(1e-12));
    }

    @Test
    void withoutRestoringTheLastWeightsStay() {
        Run kept = stopped(new EarlyStop.Patience(4, 5, false));
        Run free = Run.start(OVERFITTING);
        while (free.stepCount() < kept.stepCount()) {
            free.step();
        }

        assertThat(kept.parameters().values()).containsExactly(free.parameters().values());
        assertThat(kept.parameters().values()).isNotEqualTo(stopped(PATIENT).parameters().values());
    }

    @Test
    void aStoppedRunStandsStill() {
        Run run = stopped(PATIENT);
        double[] end = run.parameters().values().clone();
        long step = run.stepCount();
        run.step();
        run.stepMeasuringAll();

        assertThat(run.ended()).isTrue();
        assertThat(run.stepCount()).isEqualTo(step);
        assertThat(run.parameters().values()).containsExactly(end);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 33})
    void aPauseChangesNeitherTheStopNorTheWeights(int at) {
        ExperimentSpec spec = OVERFITTING.withEarlyStop(PATIENT);
        Run first = Run.start(spec);
        while (first.stepCount() < at && !first.ended()) {
            first.step();
        }
        Run resumed = toTheEnd(Run.resume(spec, first.data(), first.checkpoint(), spec, () -> 0));
        Run straight = stopped(PATIENT);

        assertThat(resumed.stepCount()).isEqualTo(straight.stepCount());
        assertThat(resumed.parameters().values()).containsExactly(straight.parameters().values());
        assertThat(resumed.checkpoint().stopState()).containsExactly(straight.checkpoint().stopState());
    }

    @Test
    void aStoppedRunIsStillStoppedWhenItIsTakenUpAgain() {
        Run run = stopped(PATIENT);

        assertThat(Run.resume(run.spec(), run.data(), run.checkpoint(), run.spec(), () -> 0).stopped()).isTrue();
    }

    @Test
    void aChangedExperimentGoesOnFromTheBestWeights() {
        Run run = stopped(PATIENT);
        ExperimentSpec slower = run.spec().withOptimizer(new Optimizer.Adam(1e-4, 0.9, 0.999, 1e-8));
        Run fork = Run.resume(slower, run.data(), run.checkpoint(), run.spec(), () -> 0);
        assertThat(fork.stopped()).isFalse();
        assertThat(fork.parameters().values()).containsExactly(run.parameters().values());
        fork.step();

        assertThat(fork.stepCount()).isEqualTo(run.stepCount() + 1);
    }

    @Test
    void aChangeOnTheWayKeepsTheCount() {
        Run run = Run.start(OVERFITTING.withEarlyStop(PATIENT));
        for (int i = 0; i < 12; i++) {
            run.step();
        }
        ExperimentSpec slower = run.spec().withOptimizer(new Optimizer.Adam(1e-4, 0.9, 0.999, 1e-8));

        assertThat(Run.resume(slower, run.data(), run.checkpoint(), run.spec(), () -> 0).checkpoint().stopState())
                .containsExactly(run.checkpoint().stopState());
    }

    @Test
    void theStopIsOneEventThatNamesTheBestLoss() {
        for (boolean restore : new boolean[] {true, false}) {
            Run run = Run.start(OVERFITTING.withEarlyStop(new EarlyStop.Patience(4, 5, restore)).withProbes(List.of(new Losses())));
            Recorder recorder = new Recorder(run);
            for (int i = 0; i < 600; i++) {
                recorder.advance(run, false);
            }

            assertThat(recorder.events()).singleElement().satisfies(event -> {
                assertThat(event.kind()).isEqualTo(restore ? Event.Kind.RESTORED : Event.Kind.STOPPED);
                assertThat(event.step()).isEqualTo(run.stepCount());
                assertThat(event.sentence(Texts.english())).contains(String.format(Locale.ROOT, "%.4g", run.stopWatch().lowest()));
            });
        }
    }

    @Test
    void withoutATestPartThereIsNothingToWatch() {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> Run.start(OVERFITTING.withTestShare(0).withEarlyStop(PATIENT)));

        assertThat(bad.problems()).extracting(Problem::key).containsExactly("spec.early-stop");
    }

    @Test
    void aLossThatIsNoNumberIsNoBetterThanAnother() {
        Parameters p = new Parameters(new double[] {1});
        StopWatch watch = new StopWatch(new EarlyStop.Patience(2, 1, true), p);
        watch.hear(Double.NaN, p);
        assertThat(watch.stopped()).isFalse();
        watch.hear(Double.NaN, p);

        assertThat(watch.stopped()).isTrue();
        assertThat(watch.restores()).isFalse();
        assertThat(p.values()).containsExactly(1);
    }

    private static Run stopped(EarlyStop rule) {
        return toTheEnd(Run.start(OVERFITTING.withEarlyStop(rule)));
    }

    private static Run toTheEnd(Run run) {
        for (int i = 0; i < 2000 && !run.ended(); i++) {
            run.step();
        }
        return run;
    }
}
