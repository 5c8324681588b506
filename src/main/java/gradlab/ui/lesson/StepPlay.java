package gradlab.ui.lesson;

import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Step;
import gradlab.train.RunState;
import gradlab.ui.LabModel;
import gradlab.ui.lesson.Attempt.Phase;
import java.util.function.Consumer;

/** Runs a step's experiment in the lab, slowly enough to be watched, and notices how it goes. */
final class StepPlay implements Play {

    /** A whole run takes at least and at most this long, unless the machine is slower. */
    private static final double LEAST_SECONDS = 2;
    private static final double MOST_SECONDS = 8;
    private static final double USUAL_PACE = 200;

    private final LabModel model;
    private final Step step;
    private final Attempt attempt;
    private final Listener listener;
    private final Consumer<ExperimentSpec> takeUp;
    private long runBefore;
    private boolean seen;
    private boolean moving;
    private double share;
    private boolean diverged;

    StepPlay(Page page, Step step, Attempt attempt, Listener listener) {
        this(page, step, attempt, listener, page.model()::takeUp);
    }

    /** @param takeUp gives the experiment to the lab */
    StepPlay(Page page, Step step, Attempt attempt, Listener listener, Consumer<ExperimentSpec> takeUp) {
        this.takeUp = takeUp;
        this.model = page.model();
        this.step = step;
        this.attempt = attempt;
        this.listener = listener;
        if (attempt.phase() != Phase.DONE) {
            attempt.phase(Phase.ASKING);
        }
        page.keep(model.stateProperty().subscribe((_, now) -> look(now)));
        page.keep(() -> {
            if (isUnderWay()) {
                usualPace();
            }
        });
    }

    /** Takes the step's experiment up as one step of undo and trains to its end. */
    @Override
    public void run() {
        runBefore = model.state().runId();
        seen = false;
        moving = false;
        diverged = false;
        share = 0;
        attempt.phase(Phase.RUNNING);
        start();
        goOn();
    }

    /** The step's experiment before its first update. */
    @Override
    public void rewind() {
        start();
    }

    /** Goes on after a pause. The speed slider takes over as soon as the reader moves it. */
    @Override
    public void goOn() {
        double seconds = Math.clamp(step.spec().steps() / USUAL_PACE, LEAST_SECONDS, MOST_SECONDS);
        model.trainer().pace(Math.max(1, step.spec().steps() / seconds));
        model.trainer().playTo(step.spec().steps());
    }

    @Override
    public double share() {
        return share;
    }

    @Override
    public long step() {
        return model.state().step();
    }

    @Override
    public boolean diverged() {
        return diverged;
    }

    private void start() {
        if (model.state().inThePast()) {
            // from the past the step's experiment would go on as a run of its own
            model.trainer().restart();
        }
        takeUp.accept(step.spec());
        model.trainer().restart();
    }

    private boolean isUnderWay() {
        return attempt.phase() == Phase.RUNNING || attempt.phase() == Phase.PAUSED;
    }

    private void look(RunState state) {
        if (!isUnderWay() || state.runId() <= runBefore) {
            return;
        }
        if (!state.spec().equals(step.spec())) {
            if (seen) {
                end(Phase.ASKING);
                listener.interrupted();
            }
            return;
        }
        seen = true;
        share = step.spec().steps() == 0 ? 1 : Math.min(1, (double) state.step() / step.spec().steps());
        diverged = state.phase() == RunState.Phase.DIVERGED;
        if (state.phase() == RunState.Phase.FAILED) {
            end(Phase.ASKING);
            listener.failed(state.problems());
        } else if (state.ended() || state.phase() != RunState.Phase.PREPARING && state.step() >= step.spec().steps()) {
            end(Phase.DONE);
            listener.finished();
        } else {
            watchForPause(state);
            listener.moved();
        }
    }

    private void watchForPause(RunState state) {
        boolean running = state.phase() == RunState.Phase.RUNNING;
        if (moving && !running && attempt.phase() == Phase.RUNNING) {
            attempt.phase(Phase.PAUSED);
        } else if (running && attempt.phase() == Phase.PAUSED) {
            attempt.phase(Phase.RUNNING);
        }
        moving = running;
    }

    private void end(Phase phase) {
        usualPace();
        attempt.phase(phase);
    }

    private void usualPace() {
        model.trainer().pace(model.paceProperty().get());
    }
}
