package gradlab.train;

import gradlab.data.Batches;
import java.util.Arrays;

/**
 * Everything a run needs to go on with the same bits. Its arrays are its own; nobody writes to them.
 *
 * @param statistics running means and variances of batch normalisation
 * @param scheduleState what a schedule remembers of the losses it has seen
 * @param stopState what early stopping remembers
 * @param masks state of the generator that dropout draws from
 * @param augment state of the generator that augmentation draws from
 * @param start values at step 0
 */
public record Checkpoint(long step, double[] values, double[] statistics, double[] optimizerState, double[] scheduleState,
        double[] stopState, Batches.Position batches, long[] masks, long[] augment, double[] start) {

    /** The same, but with the first values in an array that others hold too. */
    Checkpoint sharing(double[] first) {
        return Arrays.equals(start, first)
                ? new Checkpoint(step, values, statistics, optimizerState, scheduleState, stopState, batches, masks, augment, first) : this;
    }
}
