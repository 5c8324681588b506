package gradlab.train;

import static gradlab.train.RunTest.after;
import static gradlab.train.RunTest.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.DataSource;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Clipping;
import gradlab.experiment.Compatibility;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.experiment.Seeds;
import gradlab.math.PlainKernels;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Lbfgs;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.PRelu;
import gradlab.nn.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not change a bit of a run, and what goes on where a checkpoint was taken. */
class SameBitsTest {

    private static final ExperimentSpec SPEC = RunTest.SPEC;

    static List<Optimizer> optimizers() {
        return Catalogues.OPTIMIZER.entries().stream().map(Entry::standard).toList();
    }

    @Test
    void equalSpecificationsGiveEqualBits() {
        assertThat(weights(after(Run.start(SPEC), 100))).containsExactly(weights(after(Run.start(SPEC), 100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-Xint"})
    void anotherProcessGivesTheSameBits(String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option, "-cp",
                System.getProperty("java.class.path"), Fingerprint.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String other = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(other).hasSize(64).isEqualTo(Fingerprint.ofSeveralRuns());
    }

    @Test
    void theKernelsDoNotChangeABit() {
        Run plain = Run.start(SPEC, Prepared.of(SPEC), () -> 0, new PlainKernels());

        assertThat(weights(after(plain, 50))).containsExactly(weights(after(Run.start(SPEC), 50)));
    }

    @Test
    void everySeedMatters() {
        double[] usual = weights(after(Run.start(SPEC), 10));
        for (Seeds seeds : List.of(new Seeds(8, 7, 7), new Seeds(7, 8, 7), new Seeds(7, 7, 8))) {
            assertThat(weights(after(Run.start(SPEC.withSeeds(seeds)), 10))).isNotEqualTo(usual);
        }
        assertThat(weights(Run.start(SPEC.withSeeds(new Seeds(8, 7, 8))))).containsExactly(weights(Run.start(SPEC)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aResumedRunGoesOnWithTheSameBits(Optimizer optimizer) {
        ExperimentSpec spec = Compatibility.withOptimizer(SPEC, optimizer);
        for (int at : new int[] {0, 1, 6, 16}) {
            Run straight = after(Run.start(spec), at);
            Run resumed = Run.resume(spec, Prepared.of(spec), straight.checkpoint(), spec, () -> 0);

            assertThat(weights(after(resumed, 40))).as("from step %d", at).containsExactly(weights(after(straight, 40)));
            assertThat(resumed.stepCount()).isEqualTo(at + 40);
            assertThat(resumed.epoch()).isEqualTo(straight.epoch());
            assertThat(resumed.checkpoint().optimizerState()).containsExactly(straight.checkpoint().optimizerState());
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void withDropoutAndBatchNormalisationTooACheckpointContinuesWithTheSameBits(Optimizer optimizer) {
        ExperimentSpec spec = Compatibility.withOptimizer(SPEC, optimizer).withNormalization(new Normalization.Batch())
                .withActivation(new PRelu()).withRegularization(List.of(new Regularization.Dropout(0.3)));
        for (int at : new int[] {1, 6, 16}) {
            Run straight = after(Run.start(spec), at);
            straight.observe();
            Run resumed = Run.resume(spec, Prepared.of(spec), straight.checkpoint(), spec, () -> 0);

            assertThat(weights(after(resumed, 40))).as("from step %d", at).containsExactly(weights(after(straight, 40)));
            assertThat(resumed.parameters().statistics()).containsExactly(straight.parameters().statistics());
        }
    }

    @Test
    void plainLoopsGiveTheSameBitsOverAWholeRun() {
        ExperimentSpec spec = SPEC.withNormalization(new Normalization.Batch()).withRegularization(List.of(new Regularization.Dropout(0.2)));
        Run plain = Run.start(spec, Prepared.of(spec), () -> 0, new PlainKernels());

        assertThat(weights(after(plain, 60))).containsExactly(weights(after(Run.start(spec), 60)));
    }

    @Test
    void aCheckpointIsNotChangedByWhatComesLater() {
        Run run = after(Run.start(SPEC), 9);
        Checkpoint kept = run.checkpoint();
        double[] first = weights(after(Run.resume(SPEC, run.data(), kept, SPEC, () -> 0), 20));
        after(run, 30);

        assertThat(weights(after(Run.resume(SPEC, run.data(), kept, SPEC, () -> 0), 20))).containsExactly(first);
    }

    @Test
    void anotherOptimizerStartsWithAFreshMemory() {
        Run adam = after(Run.start(SPEC), 9);
        ExperimentSpec changed = SPEC.withOptimizer(new Optimizer.Momentum());
        Run fork = Run.resume(changed, adam.data(), adam.checkpoint(), SPEC, () -> 0);

        assertThat(fork.checkpoint().optimizerState()).containsOnly(0);
        assertThat(weights(fork)).containsExactly(weights(adam));
        assertThatNoException().isThrownBy(() -> after(fork, 5));
    }

    static List<Schedule> schedules() {
        return Catalogues.SCHEDULE.entries().stream().map(entry ->
                entry.type() == Schedule.Plateau.class ? new Schedule.Plateau(0.5, 0) : entry.standard()).toList();
    }

    /** Everything that can be combined with an optimizer, at once. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void aPauseChangesNothingWithPenaltiesCutAndPlateau(Optimizer optimizer) {
        ExperimentSpec spec = Compatibility.withOptimizer(SPEC.withClipping(new Clipping.Norm(0.1)), optimizer)
                .withRegularization(List.of(new Regularization.L2(0.01), new Regularization.L1(1e-3, true)))
                .withSchedule(new Schedule.Plateau(0.5, 0));
        Run straight = after(Run.start(spec), 15);
        Run resumed = Run.resume(spec, Prepared.of(spec), straight.checkpoint(), spec, () -> 0);

        assertThat(weights(after(resumed, 20))).containsExactly(weights(after(straight, 20)));
        assertThat(resumed.checkpoint().optimizerState()).containsExactly(straight.checkpoint().optimizerState());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aScheduleGoesOnWithTheSameBitsAfterAPause(Schedule schedule) {
        ExperimentSpec spec = SPEC.withSchedule(schedule).withOptimizer(new Optimizer.Momentum(0.5, 0.9, 0))
                .withRegularization(List.of(new Regularization.L1(1e-3, true), new Regularization.L2(1e-3)));
        for (int at : new int[] {1, 12, 31}) {
            Run straight = after(Run.start(spec), at);
            Run resumed = Run.resume(spec, Prepared.of(spec), straight.checkpoint(), spec, () -> 0);

            assertThat(weights(after(resumed, 40))).as("from step %d", at).containsExactly(weights(after(straight, 40)));
            assertThat(resumed.checkpoint().scheduleState()).containsExactly(straight.checkpoint().scheduleState());
        }
    }

    @Test
    void aShorterMemoryThanTheOneThatIsRememberedStartsAfresh() {
        ExperimentSpec spec = Compatibility.withOptimizer(SPEC, new Lbfgs());
        Run run = after(Run.start(spec), 9);
        Run fork = Run.resume(spec.withOptimizer(new Lbfgs(1, 2)), run.data(), run.checkpoint(), spec, () -> 0);

        assertThat(fork.checkpoint().optimizerState()).containsOnly(0);
        assertThatNoException().isThrownBy(() -> after(fork, 5));
    }

    @Test
    void theSameOptimizerAtAnotherRateKeepsItsMemory() {
        Run run = after(Run.start(SPEC), 9);
        ExperimentSpec faster = SPEC.withOptimizer(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8));
        Run fork = Run.resume(faster, run.data(), run.checkpoint(), SPEC, () -> 0);

        assertThat(fork.checkpoint().optimizerState()).containsExactly(run.checkpoint().optimizerState());
    }

    @Test
    void measuringChangesNothing() {
        double[] quiet = weights(after(Run.start(SPEC), 60));
        Run curious = Run.start(SPEC.withProbes(ExperimentSpec.standardProbes()).measuringEvery(1));
        for (int i = 0; i < 60; i++) {
            curious.observe();
            curious.stepMeasuringAll();
            curious.meanActivations();
        }

        assertThat(weights(curious)).containsExactly(quiet);
    }

    @Test
    void preparedDataServeEverySpecificationOfTheSameData() {
        assertThat(Prepared.sameFor(SPEC, SPEC.withOptimizer(new Optimizer.Sgd()).withHidden(List.of(new LayerSpec(3, new Activation.Relu()))))).isTrue();
        assertThat(Prepared.sameFor(SPEC, SPEC.withSeeds(new Seeds(7, 1, 2)))).isTrue();
        assertThat(Prepared.sameFor(SPEC, SPEC.withSeeds(Seeds.all(8)))).isFalse();
        assertThat(Prepared.sameFor(SPEC, SPEC.withData(new DataSource.Moons()))).isFalse();
        assertThat(Prepared.sameFor(SPEC, SPEC.withTestShare(0.2))).isFalse();
        assertThat(Prepared.sameFor(SPEC, SPEC.withEnds(2, 2))).isFalse();
    }
}
