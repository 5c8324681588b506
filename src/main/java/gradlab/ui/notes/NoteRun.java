package gradlab.ui.notes;

import gradlab.catalogue.BadInput;
import gradlab.lesson.ClaimChecker;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Step;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * The experiment of one statement, run on a thread beside. Whoever shows it looks at it once a frame; it never calls back.
 */
final class NoteRun {

    /** Where a run stands; those after RUNNING have ended. */
    enum Phase {
        WAITING, RUNNING, DONE, CANCELLED, FAILED
    }

    /**
     * What is known at the moment.
     *
     * @param share of the work that is done, 0..1
     * @param trouble what went wrong, for FAILED
     */
    record State(Phase phase, double share, List<Finding> findings, Optional<Throwable> trouble) {

        boolean isOver() {
            return phase != Phase.WAITING && phase != Phase.RUNNING;
        }

        boolean confirms() {
            return phase == Phase.DONE && findings.stream().allMatch(Finding::holds);
        }
    }

    private final Step experiment;
    private final List<Step> others;
    private final FutureTask<Void> work;
    private volatile State state = new State(Phase.WAITING, 0, List.of(), Optional.empty());
    private volatile boolean cancelled;

    /** Queues the run. */
    NoteRun(Step experiment, List<Step> others, Executor thread) {
        this.experiment = experiment;
        this.others = others;
        this.work = new FutureTask<>(this::run, null);
        thread.execute(work);
    }

    State state() {
        return state;
    }

    /** Stops it, or keeps it from beginning. */
    void cancel() {
        cancelled = true;
        work.cancel(true);
        if (state.phase() == Phase.WAITING) {
            end(Phase.CANCELLED, List.of(), Optional.empty());
        }
    }

    private void run() {
        if (cancelled) {
            return;
        }
        state = new State(Phase.RUNNING, 0, List.of(), Optional.empty());
        try {
            List<Finding> findings = new ClaimChecker(experiment, others).check(experiment.spec().seeds(),
                    share -> state = new State(Phase.RUNNING, share, List.of(), Optional.empty()));
            end(cancelled ? Phase.CANCELLED : Phase.DONE, findings, Optional.empty());
        } catch (CancellationException stopped) {
            end(Phase.CANCELLED, List.of(), Optional.empty());
        } catch (BadInput | IllegalStateException | OutOfMemoryError trouble) {
            end(Phase.FAILED, List.of(), Optional.of(trouble));
        }
    }

    private void end(Phase phase, List<Finding> findings, Optional<Throwable> trouble) {
        state = new State(phase, 1, findings, trouble);
    }
}
