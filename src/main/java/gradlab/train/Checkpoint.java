package gradlab.train;

import gradlab.data.Batches;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
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

    /** True if everything in it is as long as a run of this specification has it. */
    boolean fits(ExperimentSpec spec) {
        NetworkShape shape = spec.network();
        long needed = 0;
        for (int layer = 1; layer <= shape.depth(); layer++) {
            needed += (shape.units(layer - 1) + 1L) * shape.units(layer);
        }
        // first the sum, so that no network is made that would not fit into memory
        if (needed > values.length || start.length != values.length || shape.parameterCount() != values.length) {
            return false;
        }
        return statistics.length == new Parameters(shape).statistics().length && masks.length == Rng.WORDS && augment.length == Rng.WORDS
                && batches.generator().length == Rng.WORDS && step >= 0 && batches.stepInEpoch() >= 0;
    }
}
