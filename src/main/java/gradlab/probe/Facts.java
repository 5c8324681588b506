package gradlab.probe;

import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;

/** What charts need to know of an experiment besides the network: the largest batch and the loss in force. */
public record Facts(NetworkShape shape, int largestBatch, Loss loss) {

    /** The rank a layer's gradient cannot exceed: min(batch, in, out), for softmax outputs also classes − 1. */
    public int rankCeiling(int layer) {
        int ceiling = Math.min(largestBatch, Math.min(shape.units(layer - 1), shape.units(layer)));
        boolean softmax = layer == shape.depth() && loss instanceof Loss.CrossEntropy;
        return softmax ? Math.min(ceiling, shape.outputs() - 1) : ceiling;
    }
}
