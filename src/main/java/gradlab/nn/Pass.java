package gradlab.nn;

import gradlab.math.Products;

/**
 * The workspace of one forward and backward pass over at most {@code capacity} rows: pre-activations, activations and
 * deltas of every layer. Several passes may share one {@link Parameters}.
 */
public final class Pass {

    private final NetworkShape shape;
    private final int capacity;
    private final double[][] z;
    private final double[][] a;
    private final double[][] d;

    public Pass(NetworkShape shape, int capacity) {
        this.shape = shape;
        this.capacity = capacity;
        int depth = shape.depth();
        z = new double[depth][];
        a = new double[depth][];
        d = new double[depth][];
        for (int l = 0; l < depth; l++) {
            int size = capacity * shape.units(l + 1);
            z[l] = new double[size];
            a[l] = l == depth - 1 ? z[l] : new double[size];
            d[l] = new double[size];
        }
    }

    public int capacity() {
        return capacity;
    }

    /** Computes all layers for the first {@code rows} rows of {@code x} and returns the outputs (logits). */
    public double[] forward(Parameters parameters, double[] x, int rows) {
        double[] input = x;
        for (int l = 0; l < shape.depth(); l++) {
            int layer = l + 1;
            int in = shape.units(l);
            int out = shape.units(layer);
            Products.affine(input, rows, in, parameters.values(), parameters.weight(layer).offset(),
                    parameters.bias(layer).offset(), out, z[l]);
            if (shape.isHidden(layer)) {
                shape.activation(layer).apply(z[l], a[l], rows * out);
            }
            input = a[l];
        }
        return input;
    }

    /**
     * Writes the gradient of the averaged loss into the parameters. Needs the {@link #forward} of the same rows before;
     * {@code outputDelta()} must hold ∂loss/∂outputs.
     */
    public void backward(Parameters parameters, double[] x, int rows) {
        for (int l = shape.depth() - 1; l >= 0; l--) {
            int layer = l + 1;
            int in = shape.units(l);
            int out = shape.units(layer);
            double[] input = l == 0 ? x : a[l - 1];
            Products.transposedTimes(input, rows, in, d[l], out, parameters.gradient(), parameters.weight(layer).offset());
            Products.columnSums(d[l], rows, out, parameters.gradient(), parameters.bias(layer).offset());
            if (l > 0) {
                Products.timesTransposed(d[l], rows, out, parameters.values(), parameters.weight(layer).offset(), in, d[l - 1]);
                shape.activation(l).timesSlope(z[l - 1], d[l - 1], rows * in);
            }
        }
    }

    /** ∂loss/∂outputs, rows × outputs: the loss writes it before {@link #backward}. */
    public double[] outputDelta() {
        return d[shape.depth() - 1];
    }

    /** Pre-activations of layer 1..depth from the last forward pass, rows × units. */
    public double[] preActivations(int layer) {
        return z[layer - 1];
    }

    /** Activations of layer 1..depth from the last forward pass, rows × units. */
    public double[] activations(int layer) {
        return a[layer - 1];
    }

    /** Deltas ∂loss/∂z of layer 1..depth from the last backward pass, rows × units. */
    public double[] deltas(int layer) {
        return d[layer - 1];
    }
}
