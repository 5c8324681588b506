package gradlab.train;

import gradlab.experiment.ExperimentSpec;

/**
 * Where a run stands between two steps: all that is needed to make its next step on a copy.
 *
 * @param checkpoint its arrays are its own; nobody writes to them
 * @param ended true if the run makes no further step
 */
public record Moment(long runId, ExperimentSpec spec, Prepared data, Checkpoint checkpoint, boolean ended) {

    /** Steps made so far. */
    public long step() {
        return checkpoint.step();
    }
}
