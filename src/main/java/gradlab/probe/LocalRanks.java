package gradlab.probe;

import gradlab.nn.NetworkShape;

/**
 * Local ranks of all layers, each the mean over the examples looked at.
 *
 * @param relative per layer 1..depth, how many singular values of the Jacobian are above the share τ of the largest one
 * @param absolute per layer 1..depth, how many are above ε
 */
public record LocalRanks(double[] relative, double[] absolute) {

    /** The local rank that layer 1..depth cannot exceed: no layer distinguishes more directions than came to it. */
    public static int ceiling(NetworkShape shape, int layer) {
        int least = shape.inputs();
        for (int l = 1; l <= layer; l++) {
            least = Math.min(least, shape.units(l));
        }
        return least;
    }

    /** False if weights or Jacobians were not finite, so that there is nothing to count. */
    public boolean areKnown() {
        for (double count : relative) {
            if (Double.isNaN(count)) {
                return false;
            }
        }
        return true;
    }
}
