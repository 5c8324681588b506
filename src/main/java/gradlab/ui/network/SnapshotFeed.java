package gradlab.ui.network;

import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.train.Snapshot;
import gradlab.ui.LabModel;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks the trainer for snapshots, seldom enough to cost little, and only when the picture shows and is out of date. */
public final class SnapshotFeed {

    /** With 30 frames a second, ten snapshots a second. */
    private static final int FRAMES_BETWEEN = 3;
    /** A copy of a million parameters is worth one more frame of waiting each. */
    private static final int PARAMETERS_PER_FRAME = 1_000_000;

    private final LabModel model;
    private final BooleanSupplier showing;
    private Optional<Snapshot> current = Optional.empty();
    private Optional<ExperimentSpec> answered = Optional.empty();
    private Optional<ExperimentSpec> asked = Optional.empty();
    private int framesSinceAsked = Integer.MAX_VALUE / 2;

    public SnapshotFeed(LabModel model, BooleanSupplier showing) {
        this.model = model;
        this.showing = showing;
    }

    /** The latest snapshot that fits the experiment of the moment. */
    public Optional<Snapshot> current() {
        return current;
    }

    /** Looks at the trainer, once per frame; true if {@link #current()} is another one now. */
    public boolean look() {
        framesSinceAsked++;
        Snapshot before = current.orElse(null);
        Optional<Snapshot> latest = model.trainer().snapshot();
        boolean fresh = latest.isPresent() && latest.get() != before;
        current = latest.filter(this::fits);
        if (fresh) {
            answered = asked;
        }
        if (showing.getAsBoolean() && isOutOfDate() && framesSinceAsked >= pause()) {
            framesSinceAsked = 0;
            asked = Optional.of(model.spec());
            model.trainer().requestSnapshot();
        }
        return current.orElse(null) != before;
    }

    private boolean fits(Snapshot snapshot) {
        Phase phase = model.state().phase();
        return phase != Phase.PREPARING && phase != Phase.FAILED && snapshot.shape().equals(model.spec().network());
    }

    private boolean isOutOfDate() {
        RunState state = model.state();
        if (state.phase() == Phase.PREPARING || state.phase() == Phase.FAILED) {
            return false;
        }
        boolean same = current.filter(shown -> shown.runId() == state.runId() && shown.step() == state.step()).isPresent();
        return !same || answered.filter(spec -> spec == model.spec()).isEmpty();
    }

    private int pause() {
        return FRAMES_BETWEEN + model.spec().network().parameterCount() / PARAMETERS_PER_FRAME;
    }
}
