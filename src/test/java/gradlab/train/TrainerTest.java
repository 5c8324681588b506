package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.EarlyStop;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import gradlab.train.RunState.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TrainerTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(24, true))
            .withProbes(List.of(new Losses(1, 10)));
    private static final ExperimentSpec BAD =
            SPEC.withData(new DataSource.CsvFile(Path.of("no-such-folder", "none.csv"), "y", DataSource.TaskChoice.AUTO));
    private static final ExperimentSpec WILD = SPEC.withOptimizer(new Optimizer.Sgd(100)).withLoss(new Loss.Mse())
            .withActivation(new Activation.Identity()).withInitializer(new Initializer.Xavier(1000));

    private Trainer trainer = new Trainer(SPEC, System::nanoTime);

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void itStandsReadyAtStepZero() {
        RunState ready = await(state -> state.phase() == Phase.PAUSED);

        assertThat(ready.step()).isZero();
        assertThat(ready.run()).isPresent();
        assertThat(ready.problems()).isEmpty();
        assertThat(ready.stepsPerEpoch()).isEqualTo(6);
        assertThat(trainer.snapshot()).isEmpty();
    }

    @Test
    void playingToAStepStopsExactlyThere() {
        trainer.playTo(137);
        await(state -> state.phase() == Phase.PAUSED && state.step() > 0);
        RunState there = measuredAt(137);
        assertThat(losses(there).steps()).as("every step that was made, and the end").hasSize(138).endsWith(137);

        trainer.playTo(100);
        assertThat(settled().step()).isEqualTo(137);
    }

    @Test
    void whereItStandsStillAllIsMeasuredDueOrNot() {
        Run same = Run.start(SPEC);
        for (int i = 0; i < 7; i++) {
            same.step();
        }
        same.observe();
        trainer.playTo(7);
        assertThat(measuredAt(7).trainingLoss()).isEqualTo(same.meter().value("loss.train"));
        for (int i = 7; i < 9; i++) {
            same.step();
        }
        same.observe();
        trainer.stepOnce();
        trainer.stepOnce();
        assertThat(measuredAt(9).trainingLoss()).isEqualTo(same.meter().value("loss.train"));
    }

    @Test
    void aPauseChangesNothingOfWhatIsMeasuredLater() {
        trainer.playTo(20);
        measuredAt(20);
        trainer.playTo(35);
        Window paused = measuredAt(35).run().orElseThrow().recorder().history("loss.train").orElseThrow().window(1000);
        trainer.restart();
        await(state -> state.step() == 0 && state.phase() == Phase.PAUSED);
        trainer.playTo(35);
        Window straight = measuredAt(35).run().orElseThrow().recorder().history("loss.train").orElseThrow().window(1000);
        assertThat(paused.steps()).containsExactly(0, 10, 20, 30, 35);
        assertThat(straight.steps()).containsExactly(paused.steps());
        assertThat(straight.values()).containsExactly(paused.values());
    }

    @Test
    void aPauseStopsAndASingleStepGoesOn() {
        trainer.play();
        await(state -> state.phase() == Phase.RUNNING && state.step() > 50);
        trainer.pause();
        long step = await(state -> state.phase() == Phase.PAUSED).step();
        assertThat(settled().step()).isEqualTo(step);
        trainer.stepOnce();
        trainer.stepOnce();

        assertThat(settled().step()).isEqualTo(step + 2);
    }

    @Test
    void anEpochEndsWhereTheExamplesEnd() {
        trainer.playTo(2);
        await(state -> state.step() == 2 && state.phase() == Phase.PAUSED);
        trainer.playEpoch();
        RunState end = await(state -> state.step() > 2 && state.phase() == Phase.PAUSED);
        assertThat(end.step()).isEqualTo(6);
        assertThat(end.epoch()).isOne();

        trainer.playEpoch();
        assertThat(await(state -> state.step() > 6 && state.phase() == Phase.PAUSED).step()).isEqualTo(12);
    }

    @Test
    void aRestartRepeatsTheSameNumbers() {
        trainer.playTo(30);
        RunState first = measuredAt(30);
        trainer.restart();
        RunState again = await(state -> state.runId() > first.runId() && state.phase() == Phase.PAUSED);
        assertThat(again.step()).isZero();
        trainer.playTo(30);
        RunState second = measuredAt(30);

        assertThat(losses(second).values()).containsExactly(losses(first).values());
        assertThat(second.trainingLoss()).isEqualTo(first.trainingLoss()).isFinite();
    }

    @Test
    void ofManySubmissionsOnlyTheLastIsTakenUp() throws InterruptedException {
        Gate gate = new Gate();
        restartTrainer(SPEC, gate::nanos);
        RunState before = await(state -> state.phase() == Phase.PAUSED);
        gate.close();
        trainer.playTo(0);
        gate.awaitVisitor();
        for (int seed = 100; seed < 200; seed++) {
            trainer.submit(SPEC.withSeeds(Seeds.all(seed)));
        }
        gate.open();
        RunState after = await(state -> state.spec().seeds().data() == 199 && state.phase() == Phase.PAUSED);

        assertThat(after.runId()).isEqualTo(before.runId() + 1);
        assertThat(settled().runId()).isEqualTo(before.runId() + 1);
    }

    @Test
    void anotherOptimizerGoesOnWithTheSameWeights() {
        trainer.playTo(20);
        RunState first = await(state -> state.step() == 20 && state.phase() == Phase.PAUSED);
        ExperimentSpec changed = SPEC.withOptimizer(new Optimizer.Sgd(0.1));
        trainer.submit(changed);
        RunState fork = await(state -> state.spec().equals(changed));

        assertThat(fork.runId()).isEqualTo(first.runId());
        assertThat(fork.step()).isEqualTo(20);
        assertThat(fork.run().orElseThrow().recorder().events()).extracting(Event::kind).containsExactly(Event.Kind.CHANGED);
        trainer.playTo(25);
        assertThat(losses(measuredAt(25)).steps()).hasSize(26).doesNotHaveDuplicates();
    }

    @Test
    void aChangeBeforeTheFirstStepIsNoEvent() {
        await(state -> state.phase() == Phase.PAUSED);
        ExperimentSpec changed = SPEC.withOptimizer(new Optimizer.Sgd(0.1));
        trainer.submit(changed);

        assertThat(await(state -> state.spec().equals(changed)).run().orElseThrow().recorder().events()).isEmpty();
    }

    @Test
    void aChangeWhileRunningKeepsRunning() {
        trainer.play();
        await(state -> state.phase() == Phase.RUNNING && state.step() > 10);
        ExperimentSpec changed = SPEC.withOptimizer(new Optimizer.Sgd(0.1));
        trainer.submit(changed);
        long step = await(state -> state.spec().equals(changed)).step();

        assertThat(await(state -> state.step() > step + 10).phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void anotherNetworkStartsAfresh() {
        trainer.playTo(20);
        RunState first = await(state -> state.step() == 20 && state.phase() == Phase.PAUSED);
        ExperimentSpec changed = SPEC.withActivation(new Activation.Relu());
        trainer.submit(changed);
        RunState fresh = await(state -> state.spec().equals(changed) && state.phase() == Phase.PAUSED);

        assertThat(fresh.runId()).isGreaterThan(first.runId());
        assertThat(fresh.step()).isZero();
    }

    @Test
    void theSameSpecificationChangesNothing() {
        trainer.playTo(20);
        RunState first = await(state -> state.step() == 20 && state.phase() == Phase.PAUSED);
        trainer.submit(SPEC.withSteps(SPEC.steps()));

        assertThat(settled().step()).isEqualTo(20);
        assertThat(settled().runId()).isEqualTo(first.runId());
    }

    @Test
    void badDataFailWithTheirReasonsAndGoodOnesRecover() {
        trainer.playTo(5);
        await(state -> state.step() == 5);
        trainer.submit(BAD);
        RunState failed = await(state -> state.phase() == Phase.FAILED);
        assertThat(failed.spec()).isEqualTo(BAD);
        assertThat(failed.problems()).isNotEmpty().allMatch(problem -> problem.place().file().endsWith("none.csv"));
        assertThat(failed.run()).isEmpty();

        trainer.play();
        trainer.stepOnce();
        trainer.playEpoch();
        trainer.restart();
        trainer.submit(SPEC);
        RunState good = await(state -> state.phase() == Phase.PAUSED);
        assertThat(good.spec()).isEqualTo(SPEC);
        assertThat(good.problems()).isEmpty();
        trainer.playTo(3);
        assertThat(await(state -> state.step() == 3 && state.phase() == Phase.PAUSED).run()).isPresent();
    }

    @Test
    void aTrainerThatBeginsWithBadDataCanBeMended() {
        restartTrainer(BAD, System::nanoTime);
        await(state -> state.phase() == Phase.FAILED);
        trainer.submit(SPEC);

        assertThat(await(state -> state.phase() == Phase.PAUSED).problems()).isEmpty();
    }

    @Test
    void aDivergedRunStandsUntilItIsRestarted() {
        trainer.submit(WILD);
        trainer.play();
        RunState end = await(state -> state.phase() == Phase.DIVERGED);
        trainer.play();
        trainer.stepOnce();
        trainer.playEpoch();
        RunState still = settled();
        assertThat(still.step()).isEqualTo(end.step());
        assertThat(still.phase()).isEqualTo(Phase.DIVERGED);
        assertThat(still.run().orElseThrow().recorder().events()).extracting(Event::kind).containsExactly(Event.Kind.DIVERGED);

        trainer.restart();
        assertThat(await(state -> state.phase() == Phase.PAUSED).step()).isZero();
    }

    /** At a rate this large the loss soon rises, and a patience of one check ends the run. */
    @Test
    void aStoppedRunStandsUntilTheExperimentChanges() {
        ExperimentSpec impatient = SPEC.withOptimizer(new Optimizer.Sgd(10)).withEarlyStop(new EarlyStop.Patience(1, 1, true));
        trainer.submit(impatient);
        trainer.play();
        RunState end = await(state -> state.phase() == Phase.STOPPED);
        trainer.play();
        trainer.stepOnce();
        trainer.playEpoch();
        assertThat(settled().step()).isEqualTo(end.step());
        assertThat(settled().phase()).isEqualTo(Phase.STOPPED);
        assertThat(end.ended()).isTrue();

        trainer.submit(impatient.withEarlyStop(new EarlyStop.None()));
        trainer.playTo(end.step() + 2);
        assertThat(await(state -> state.step() == end.step() + 2 && state.phase() == Phase.PAUSED).runId()).isEqualTo(end.runId());
    }

    @Test
    void anotherRateDoesNotHealWeightsThatAreNoNumbers() {
        trainer.submit(WILD);
        trainer.play();
        RunState end = await(state -> state.phase() == Phase.DIVERGED);
        ExperimentSpec tame = WILD.withOptimizer(new Optimizer.Sgd(1e-6));
        trainer.submit(tame);
        RunState still = await(state -> state.spec().equals(tame));
        assertThat(still.phase()).isEqualTo(Phase.DIVERGED);
        assertThat(still.step()).isEqualTo(end.step());

        trainer.restart();
        trainer.playTo(3);
        assertThat(await(state -> state.runId() > end.runId() && state.step() == 3).phase()).isNotEqualTo(Phase.DIVERGED);
    }

    @Test
    void aSnapshotIsAPictureBetweenTwoSteps() {
        trainer.playTo(11);
        await(state -> state.step() == 11 && state.phase() == Phase.PAUSED);
        Snapshot snapshot = settledSnapshot();
        Run twin = Run.start(SPEC);
        for (int i = 0; i < 11; i++) {
            twin.step();
        }

        assertThat(snapshot.step()).isEqualTo(11);
        assertThat(snapshot.values()).containsExactly(twin.parameters().values());
        assertThat(snapshot.gradient()).containsExactly(twin.parameters().gradient());
        int at = twin.parameters().weight(2).offset() + 3 * 8 + 5;
        assertThat(snapshot.weight(2, 3, 5)).isEqualTo(twin.parameters().values()[at]);
        assertThat(snapshot.bias(3, 0)).isEqualTo(twin.parameters().values()[twin.parameters().bias(3).offset()]);
        assertThat(snapshot.maps().orElseThrow().answers()[2]).hasDimensions(1, 24 * 24);
    }

    @Test
    void thePaceIsKept() {
        AtomicLong now = new AtomicLong(1_000_000);
        restartTrainer(SPEC, now::get);
        trainer.pace(100);
        trainer.play();
        await(state -> state.step() == 1);
        now.addAndGet(30_000_000);
        await(state -> state.step() == 4);
        now.addAndGet(9_000_000);

        assertThat(settled().step()).isEqualTo(4);
        now.addAndGet(1_000_000);
        assertThat(await(state -> state.step() > 4).step()).isEqualTo(5);
    }

    @Test
    void theShareOfTheProbesIsAShare() {
        trainer.submit(SPEC.withProbes(ExperimentSpec.standardProbes()).measuringEvery(1));
        trainer.playTo(100);
        RunState state = await(now -> now.step() == 100 && now.phase() == Phase.PAUSED);

        assertThat(state.probeShare()).isBetween(0.05, 1.0);
        assertThat(state.accuracy()).isBetween(0.0, 1.0);
    }

    @Test
    void closingEndsTheThread() throws InterruptedException {
        Set<Thread> before = trainerThreads();
        try (Trainer other = new Trainer(SPEC, System::nanoTime)) {
            other.play();
        }
        Set<Thread> ours = trainerThreads();
        ours.removeAll(before);
        for (Thread thread : ours) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(trainerThreads()).isSubsetOf(before);
    }

    private void restartTrainer(ExperimentSpec spec, java.util.function.LongSupplier clock) {
        trainer.close();
        trainer = new Trainer(spec, clock);
    }

    private static Window losses(RunState state) {
        return state.run().orElseThrow().recorder().history("loss.batch").orElseThrow().window(1000);
    }

    private static Set<Thread> trainerThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("trainer")).collect(Collectors.toSet());
    }

    private RunState await(Predicate<RunState> reached) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            RunState state = trainer.state();
            if (reached.test(state)) {
                return state;
            }
            LockSupport.parkNanos(200_000);
        }
        throw new AssertionError("never reached, stands at " + trainer.state());
    }

    /** Waits until it stands still there and has measured what is so. */
    private RunState measuredAt(long step) {
        return await(state -> state.step() == step && state.phase() == Phase.PAUSED && state.run().orElseThrow().recorder().history("loss.train").orElseThrow().at(step)
                == state.trainingLoss() && endsAt(step, state));
    }

    private static boolean endsAt(long step, RunState state) {
        double[] steps = state.run().orElseThrow().recorder().history("loss.train").orElseThrow().window(1).steps();
        return steps.length > 0 && steps[steps.length - 1] == step;
    }

    private RunState settled() {
        settle();
        return trainer.state();
    }

    private Snapshot settledSnapshot() {
        settle();
        return trainer.snapshot().orElseThrow();
    }

    /**
     * Waits until everything that was asked for so far has been done. The state that is being published may still be older
     * than the commands, and so may the next; the third is not.
     */
    private void settle() {
        for (int round = 0; round < 3; round++) {
            RunState old = trainer.state();
            trainer.requestSnapshot();
            await(state -> {
                trainer.requestSnapshot();
                return state != old;
            });
        }
    }

    /** A clock that can hold whoever asks it. */
    private static final class Gate {
        private final AtomicBoolean closed = new AtomicBoolean();
        private final CountDownLatch visited = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        long nanos() {
            if (closed.get()) {
                visited.countDown();
                try {
                    opened.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return System.nanoTime();
        }

        void close() {
            closed.set(true);
        }

        void awaitVisitor() throws InterruptedException {
            visited.await();
        }

        void open() {
            closed.set(false);
            opened.countDown();
        }
    }
}
