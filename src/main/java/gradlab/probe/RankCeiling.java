package gradlab.probe;

import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;

/**
 * The rank that the gradient of a layer cannot exceed, whatever the weights: G = Aᵀ·D has no more directions than A or D.
 *
 * @param inputRank rank of all inputs as a matrix
 * @param dropout true if hidden units are dropped at random, which makes equal examples differ and straight layers bend
 */
public record RankCeiling(NetworkShape shape, Loss loss, int inputRank, boolean dropout) {

    /**
     * min(in, out, distinct rows, rank of what comes in, rank of what comes back).
     *
     * @param rows examples in the batch
     * @param distinctRows how many different examples there are
     */
    public int of(int layer, int rows, int distinctRows) {
        int different = layer > 1 && dropout ? rows : Math.min(rows, distinctRows);
        return Math.min(different, Math.min(activationRank(layer - 1), deltaRank(layer)));
    }

    /** A straight layer keeps the rank of what it gets, and its biases may add one. */
    private int activationRank(int layer) {
        if (layer == 0) {
            return Math.min(shape.inputs(), inputRank);
        }
        int units = shape.units(layer);
        return isStraight(layer) ? Math.min(units, activationRank(layer - 1) + 1) : units;
    }

    /** The rows of a softmax's delta sum to zero; going back through straight layers adds no direction. */
    private int deltaRank(int layer) {
        int units = shape.units(layer);
        if (layer == shape.depth()) {
            return loss instanceof Loss.CrossEntropy ? units - 1 : units;
        }
        return isStraight(layer) ? Math.min(units, deltaRank(layer + 1)) : units;
    }

    private boolean isStraight(int layer) {
        return shape.activation(layer) instanceof Activation.Identity && !shape.normalizes(layer) && !dropout;
    }
}
