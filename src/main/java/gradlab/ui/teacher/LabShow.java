package gradlab.ui.teacher;

import gradlab.experiment.ExperimentSpec;
import gradlab.train.Branch;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.ui.LabModel;
import java.util.function.Consumer;

/** A training in the lab. */
final class LabShow implements Show {

    private static final long NOWHERE = -1;

    private final LabModel model;
    private final ExperimentSpec spec;
    private final Consumer<ExperimentSpec> takeUp;
    private long runBefore = Long.MAX_VALUE;
    private long sought = NOWHERE;
    private int runs = 1;

    /** @param takeUp gives the experiment to the lab */
    LabShow(LabModel model, ExperimentSpec spec, Consumer<ExperimentSpec> takeUp) {
        this.model = model;
        this.spec = spec;
        this.takeUp = takeUp;
    }

    @Override
    public void begin() {
        runBefore = model.state().runId();
        sought = NOWHERE;
        runs = 1;
        model.state().branches().stream().map(Branch::number).filter(number -> number != model.state().chosen()).forEach(model::closeRun);
        if (model.state().inThePast()) {
            // from the past the experiment would go on as a run of its own
            model.trainer().restart();
        }
        takeUp.accept(spec);
        model.trainer().restart();
    }

    /** Takes over the run that stands in the lab; false if that is another experiment. */
    boolean adopt() {
        boolean own = model.state().spec().equals(spec) && model.state().run().isPresent();
        runBefore = own ? Long.MIN_VALUE : runBefore;
        sought = NOWHERE;
        return own;
    }

    /** Another run is being laid beside this one, and both go to step 0. */
    void laid() {
        sought = 0;
        runs = 2;
    }

    /** This one stands alone again. */
    void alone() {
        runs = 1;
    }

    /** The run of this experiment that comes back from elsewhere is the one that is meant. */
    void comesBack() {
        runBefore = Long.MIN_VALUE;
        sought = NOWHERE;
        runs = 1;
    }

    @Override
    public void playTo(long step, double stepsPerSecond) {
        model.trainer().pace(stepsPerSecond);
        model.trainer().playTo(step);
    }

    @Override
    public void pause() {
        model.trainer().pause();
    }

    @Override
    public void seek(long step) {
        sought = Math.clamp(step, 0, latest());
        model.seek(step);
    }

    @Override
    public void stepOnce() {
        model.trainer().stepOnce();
    }

    @Override
    public boolean isReady() {
        RunState state = model.state();
        boolean there = sought == NOWHERE || state.step() == sought && state.phase() != Phase.RUNNING;
        sought = there ? NOWHERE : sought;
        return there && state.runId() > runBefore && state.branches().size() >= runs && state.spec().equals(spec) && state.phase() != Phase.PREPARING;
    }

    @Override
    public long at() {
        return sought == NOWHERE ? model.state().step() : sought;
    }

    @Override
    public long latest() {
        return model.state().latest();
    }

    @Override
    public int steps() {
        return spec.steps();
    }

    @Override
    public boolean isMoving() {
        return model.state().phase() == Phase.RUNNING;
    }

    @Override
    public boolean hasEnded() {
        return model.state().ended();
    }

    @Override
    public boolean hasDiverged() {
        return model.state().phase() == Phase.DIVERGED;
    }

    @Override
    public boolean hasFailed() {
        return model.state().phase() == Phase.FAILED;
    }
}
