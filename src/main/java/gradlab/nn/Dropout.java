package gradlab.nn;

import gradlab.math.Rng;

/**
 * What dropout does to the hidden layers in a pass: some activations are set to zero, and the rest grow in proportion, so that the
 * mean stays what it was. Rows of a layer stand as far apart as in the pass. Makes room at the first use.
 */
final class Dropout {

    private final Pass pass;
    private final NetworkShape shape;
    private final double[][] masks;
    private final double[][] dropped;
    private boolean on;

    Dropout(Pass pass, NetworkShape shape) {
        this.pass = pass;
        this.shape = shape;
        masks = new double[shape.depth()][];
        dropped = new double[shape.depth()][];
    }

    /**
     * What is dropped in the coming pass.
     *
     * @param share of activations that are set to zero, with this probability each
     * @param source where the zeros come from; not touched when nothing is dropped
     */
    void draw(int rows, double share, Rng source) {
        on = share > 0;
        for (int layer = 1; on && layer < shape.depth(); layer++) {
            int stride = pass.stride(layer);
            if (masks[layer - 1] == null) {
                masks[layer - 1] = new double[pass.capacity() * stride];
                dropped[layer - 1] = new double[pass.capacity() * stride];
            }
            double kept = share < 1 ? 1 / (1 - share) : 0;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < shape.units(layer); j++) {
                    masks[layer - 1][i * stride + j] = source.nextDouble() < share ? 0 : kept;
                }
            }
        }
    }

    /** Nothing is dropped in the coming pass. */
    void rest() {
        on = false;
    }

    /** True if activations of this layer are dropped. */
    boolean concerns(int layer) {
        return on && shape.isHidden(layer);
    }

    /** What each activation is multiplied by. */
    double[] mask(int layer) {
        return masks[layer - 1];
    }

    /** What is left of the activations. */
    double[] dropped(int layer) {
        return dropped[layer - 1];
    }

    void apply(int layer, double[] activations, int n) {
        multiply(activations, masks[layer - 1], dropped[layer - 1], n);
    }

    /** Takes deltas, or bounds of them, back to where nothing was dropped. */
    void back(int layer, double[] deltas, int n) {
        multiply(deltas, masks[layer - 1], deltas, n);
    }

    private static void multiply(double[] one, double[] other, double[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = one[i] * other[i];
        }
    }
}
