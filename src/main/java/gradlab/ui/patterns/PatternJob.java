package gradlab.ui.patterns;

import gradlab.compare.Patterns;
import gradlab.compare.RunBatch;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.Prepared;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Trains the runs and compares them, on threads of its own. All methods may be called from any thread and return at once. */
final class PatternJob {

    private final RunBatch batch;
    private final int threads;
    private final BooleanSupplier busy;
    private volatile boolean cancelComparison;
    private volatile Phase phase = Phase.TRAINING;
    private volatile Optional<Patterns> patterns = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();

    enum Phase {
        TRAINING, COMPARING,
        /** All is there; after a cancel, what was finished by then. */
        DONE,
        /** Too few runs were left to compare. */
        TOO_FEW,
        CANCELLED, FAILED;

        boolean isOver() {
            return this != TRAINING && this != COMPARING;
        }
    }

    /**
     * Starts at once.
     *
     * @param threads how many runs at a time
     * @param busy true while a thread is wanted elsewhere; the job then makes do with one fewer, but at least one
     */
    PatternJob(ExperimentSpec spec, int runs, int threads, BooleanSupplier busy) {
        this.batch = new RunBatch(spec, runs);
        this.threads = Math.max(1, threads);
        this.busy = busy;
        Thread.ofPlatform().name("patterns").daemon().start(this::work);
    }

    private void work() {
        try {
            Prepared data = Prepared.of(batch.spec());
            batch.train(data, threads, () -> busy.getAsBoolean() ? Math.max(1, threads - 1) : threads);
            boolean stopped = batch.isCancelled();
            if (batch.runs().size() < Patterns.LEAST) {
                phase = stopped ? Phase.CANCELLED : Phase.TOO_FEW;
                return;
            }
            phase = Phase.COMPARING;
            patterns = Optional.of(Patterns.of(batch.spec(), batch.runs(), data, () -> cancelComparison));
            phase = Phase.DONE;
        } catch (CancellationException stopped) {
            phase = Phase.CANCELLED;
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
            phase = Phase.FAILED;
        }
    }

    /** While training it stops the training alone, and what is finished is compared. */
    void cancel() {
        if (phase == Phase.COMPARING) {
            cancelComparison = true;
        }
        batch.cancel();
    }

    /** Stops everything, for good. */
    void abandon() {
        batch.cancel();
        cancelComparison = true;
    }

    Phase phase() {
        return phase;
    }

    int finished() {
        return batch.finished();
    }

    int count() {
        return batch.count();
    }

    int diverged() {
        return batch.diverged().size();
    }

    boolean wasStopped() {
        return batch.isCancelled();
    }

    /** Present once the phase is {@link Phase#DONE}. */
    Optional<Patterns> patterns() {
        return patterns;
    }

    Optional<Throwable> failure() {
        return failure;
    }
}
