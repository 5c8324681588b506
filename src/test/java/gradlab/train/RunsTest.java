package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.experiment.EarlyStop;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import gradlab.train.RunState.Phase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RunsTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(24, true))
            .withProbes(List.of(new Losses(1, 10)));
    private static final ExperimentSpec PLAIN = SPEC.withOptimizer(new Optimizer.Sgd(0.1));

    private final Trainer trainer = new Trainer(SPEC, System::nanoTime);

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void aPastStepIsShownWithItsNumbers() {
        playedTo(300);
        trainer.seek(123);
        RunState past = await(state -> state.step() == 123 && state.reading().isPresent());

        assertThat(past.inThePast()).isTrue();
        assertThat(past.latest()).isEqualTo(300);
        assertThat(past.phase()).isEqualTo(Phase.PAUSED);
        assertThat(past.trainingLoss()).isEqualTo(lossAfter(SPEC, 123));
        trainer.playTo(300);
        assertThat(await(state -> state.step() == 300).inThePast()).isFalse();
        assertThat(snapshot(300).values()).containsExactly(weightsAfter(SPEC, 300));
    }

    @Test
    void ofManySearchesTheLastOneCounts() {
        playedTo(300);
        for (int step = 0; step < 200; step++) {
            trainer.seek(step);
        }
        await(state -> state.step() == 199);

        assertThat(snapshot(199).values()).containsExactly(weightsAfter(SPEC, 199));
    }

    @Test
    void beyondTheEndIsTheEnd() {
        playedTo(50);
        trainer.seek(10);
        await(state -> state.step() == 10);
        trainer.seek(99_999);

        assertThat(await(state -> state.step() > 10).step()).isEqualTo(50);
    }

    @Test
    void aSearchStopsTheTraining() {
        trainer.play();
        await(state -> state.step() > 100);
        trainer.seek(30);

        assertThat(await(state -> state.step() == 30).phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void aForkGoesItsOwnWayInLockstepWithTheFirst() {
        playedTo(100);
        trainer.seek(60);
        trainer.fork();
        trainer.submit(PLAIN);
        RunState forked = await(state -> state.branches().size() == 2 && state.spec().equals(PLAIN));
        assertThat(forked.chosen()).isOne();
        assertThat(forked.branches().getLast().origin()).contains(new Branch.Origin(0, 60));
        assertThat(forked.branches()).extracting(Branch::step).containsExactly(60L, 60L);
        assertThat(forked.branches()).extracting(Branch::latest).containsExactly(100L, 60L);
        trainer.playTo(500);
        RunState later = await(state -> state.step() == 500 && state.phase() == Phase.PAUSED);

        assertThat(later.branches()).extracting(Branch::step).containsExactly(500L, 500L);
        assertThat(snapshot(500).values()).containsExactly(forkedWeights(60, 500));
        trainer.choose(0);
        await(state -> state.chosen() == 0);
        assertThat(snapshot(500).values()).containsExactly(weightsAfter(SPEC, 500));
    }

    @Test
    void aChangeInThePastBecomesAForkAndLosesNothing() {
        playedTo(100);
        trainer.seek(60);
        await(state -> state.step() == 60);
        trainer.submit(PLAIN);
        RunState forked = await(state -> state.spec().equals(PLAIN));

        assertThat(forked.branches()).extracting(Branch::spec).containsExactly(SPEC, PLAIN);
        assertThat(forked.branches()).extracting(Branch::latest).containsExactly(100L, 60L);
    }

    @Test
    void thereAreNoMoreThanFourAndTheLastOneStays() {
        playedTo(20);
        for (int i = 0; i < 6; i++) {
            trainer.fork();
        }
        long closed = 0;
        assertThat(settled(trainer.choose(2)).branches()).extracting(Branch::letter).containsExactly("A", "B", "C", "D");
        for (int number : new int[] {2, 0, 1, 3, 3}) {
            closed = trainer.closeRun(number);
        }
        RunState left = settled(closed);
        assertThat(left.branches()).extracting(Branch::letter).containsExactly("D");
        assertThat(left.chosen()).isEqualTo(3);
        assertThat(left.step()).isEqualTo(20);
    }

    @Test
    void whatWasSubmittedBeforeAChoiceIsForTheOneBefore() {
        playedTo(20);
        settled(trainer.fork());
        trainer.submit(PLAIN);
        trainer.choose(0);
        long last = trainer.submit(SPEC.withOptimizer(new Optimizer.Sgd(0.7)));
        RunState state = settled(last);

        assertThat(state.branches()).extracting(branch -> branch.spec().optimizer())
                .containsExactly(new Optimizer.Sgd(0.7), new Optimizer.Sgd(0.1));
    }

    @Test
    void whereTheChosenRunEndsAllStand() {
        playedTo(20);
        trainer.fork();
        trainer.submit(SPEC.withOptimizer(new Optimizer.Sgd(10)).withEarlyStop(new EarlyStop.Patience(1, 1, true)));
        trainer.play();
        RunState end = await(state -> state.phase() == Phase.STOPPED);

        assertThat(end.branches()).extracting(Branch::step).containsOnly(end.step());
        trainer.choose(0);
        trainer.playTo(200);
        RunState later = await(state -> state.chosen() == 0 && state.step() == 200);
        assertThat(later.branches()).extracting(Branch::step).containsExactly(200L, end.step());
    }

    @Test
    void anotherNetworkReplacesOnlyTheChosenRun() {
        playedTo(40);
        trainer.fork();
        ExperimentSpec other = SPEC.withSeeds(Seeds.all(99));
        trainer.submit(other);
        RunState fresh = await(state -> state.spec().equals(other) && state.phase() == Phase.PAUSED);

        assertThat(fresh.branches()).extracting(Branch::latest).containsExactly(40L, 0L);
        assertThat(fresh.branches()).extracting(Branch::step).containsExactly(0L, 0L);
        assertThat(fresh.branches().getLast().origin()).isEmpty();
    }

    private void playedTo(long step) {
        trainer.playTo(step);
        await(state -> state.step() == step && state.phase() == Phase.PAUSED);
    }

    private static double[] weightsAfter(ExperimentSpec spec, int steps) {
        return after(spec, steps).parameters().values();
    }

    private static double lossAfter(ExperimentSpec spec, int steps) {
        Run run = after(spec, steps);
        run.observe();
        return run.meter().value("loss.train");
    }

    private static double[] forkedWeights(int at, int end) {
        Run first = after(SPEC, at);
        Run fork = Run.resume(PLAIN, first.data(), first.checkpoint(), SPEC, () -> 0);
        for (int step = at; step < end; step++) {
            fork.step();
        }
        return fork.parameters().values();
    }

    private static Run after(ExperimentSpec spec, int steps) {
        Run run = Run.start(spec);
        for (int i = 0; i < steps; i++) {
            run.step();
        }
        return run;
    }

    private Snapshot snapshot(long step) {
        long runId = trainer.state().runId();
        trainer.requestSnapshot();
        await(_ -> trainer.snapshot().filter(found -> found.step() == step && found.runId() == runId).isPresent());
        return trainer.snapshot().orElseThrow();
    }

    private RunState settled(long request) {
        return await(state -> state.request() >= request);
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
}
