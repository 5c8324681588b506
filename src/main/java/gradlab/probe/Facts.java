package gradlab.probe;

import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;

/**
 * What charts and probes need to know of an experiment besides the network.
 *
 * @param largestBatch rows of the largest batch
 * @param probeRows rows of the fixed probe batch
 * @param distinctRows how many different examples the batches are made of
 * @param inputRank rank of these examples' inputs as a matrix
 * @param dropout true if hidden units are dropped at random
 * @param momentum true if the optimizer keeps a moving average of the gradient
 * @param loss the loss in force
 */
public record Facts(NetworkShape shape, int largestBatch, int probeRows, int distinctRows, int inputRank, boolean dropout,
        boolean momentum, Loss loss) {

    /** Rows of the probe batch, unless there are fewer examples. */
    public static final int PROBE_ROWS = 256;

    /** An experiment of whose data nothing is known. */
    public Facts(NetworkShape shape, int largestBatch, Loss loss) {
        this(shape, largestBatch, PROBE_ROWS, Integer.MAX_VALUE, shape.inputs(), false, true, loss);
    }

    /** The rank that the gradient of a layer cannot exceed. */
    public int rankCeiling(int layer) {
        return new RankCeiling(shape, loss, inputRank, dropout).of(layer, largestBatch, distinctRows);
    }

    /** The same for one of the two gradients; on the probe batch nothing is dropped. */
    public int rankCeiling(Matrix gradient, int layer) {
        return gradient == Matrix.PROBE_GRADIENT
                ? new RankCeiling(shape, loss, inputRank, false).of(layer, probeRows, distinctRows) : rankCeiling(layer);
    }
}
