package gradlab.train;

import gradlab.data.Batches;

/** Everything a run needs to go on with the same bits. Its arrays are its own; nobody writes to them. */
public record Checkpoint(long step, double[] values, double[] optimizerState, double[] scheduleState,
        double[] stopState, Batches.Position batches) {
}
