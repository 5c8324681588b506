package gradlab.ui.sweep;

import gradlab.train.Sweep;
import gradlab.train.SweepPlan;
import gradlab.train.SweepProgress;
import gradlab.train.SweepResult;
import gradlab.train.SweepShard;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** A sweep at work on threads of its own. All methods may be called from any thread and return at once. */
final class SweepJob {

    private final Sweep sweep;
    private final int threads;
    private final BooleanSupplier busy;
    private volatile int finished;
    private volatile boolean over;
    private volatile Optional<Throwable> failure = Optional.empty();

    /**
     * Starts at once.
     *
     * @param earlier results of the same plan that need not be made again
     * @param threads how many runs at a time
     * @param busy true while a thread is wanted elsewhere; the sweep then makes do with one fewer, but at least one
     */
    SweepJob(SweepPlan plan, Collection<SweepResult> earlier, int threads, BooleanSupplier busy, LongSupplier nanos) {
        this.sweep = new Sweep(plan, SweepShard.WHOLE, earlier, nanos);
        this.threads = Math.max(1, threads);
        this.busy = busy;
        Thread.ofPlatform().name("sweep").daemon().start(this::work);
    }

    private void work() {
        try {
            sweep.run(threads, this::allowed, (_, progress) -> finished = progress.done());
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
        } finally {
            over = true;
        }
    }

    /** How many threads may work at this moment. */
    int allowed() {
        return busy.getAsBoolean() ? Math.max(1, threads - 1) : threads;
    }

    void cancel() {
        sweep.cancel();
    }

    /** True when no more results will come. */
    boolean isOver() {
        return over;
    }

    Optional<Throwable> failure() {
        return failure;
    }

    /** How many runs have finished since it began; a larger number means new results. */
    int revision() {
        return finished;
    }

    SweepProgress progress() {
        return sweep.progress();
    }

    List<SweepResult> results() {
        return sweep.results();
    }
}
