package gradlab.nn;

import gradlab.math.Kernels;
import gradlab.math.Panels;
import java.util.Arrays;

/**
 * The workspace of one forward and backward pass over at most {@code capacity} rows: pre-activations, activations and
 * deltas of every layer. Several passes may share one {@link Parameters}. Rows of a layer stand {@link #stride} apart,
 * which is its width rounded up to whole vectors; what lies between means nothing.
 */
public final class Pass {

    private final NetworkShape shape;
    private final int capacity;
    private final Kernels kernels;
    private final double[][] z;
    private final double[][] a;
    private final double[][] d;
    private final double[] outputs;
    private final double[] outputDelta;
    private final double[] panels;
    private final double[] bias;
    private final double[] zero;
    private final double[] tile;

    public Pass(NetworkShape shape, int capacity, Kernels kernels) {
        this.shape = shape;
        this.capacity = capacity;
        this.kernels = kernels;
        int depth = shape.depth();
        z = new double[depth][];
        a = new double[depth][];
        d = new double[depth][];
        int widest = 0;
        int largestPanels = 0;
        int largestTile = 0;
        for (int layer = 1; layer <= depth; layer++) {
            int size = capacity * stride(layer);
            z[layer - 1] = new double[size];
            a[layer - 1] = layer == depth ? z[layer - 1] : new double[size];
            d[layer - 1] = new double[size];
            int in = shape.units(layer - 1);
            widest = Math.max(widest, Math.max(stride(layer), layer > 1 ? stride(layer - 1) : 0));
            int transposed = layer > 1 ? shape.units(layer) * stride(layer - 1) : 0;
            largestPanels = Math.max(largestPanels, Math.max(Math.max(in, capacity) * stride(layer), transposed));
            largestTile = Math.max(largestTile, in * stride(layer));
        }
        outputs = new double[capacity * shape.outputs()];
        outputDelta = new double[capacity * shape.outputs()];
        panels = new double[largestPanels];
        bias = new double[widest];
        zero = new double[widest];
        tile = new double[largestTile];
    }

    public int capacity() {
        return capacity;
    }

    /** Distance between the rows of a layer's arrays. */
    public int stride(int layer) {
        return Panels.padded(shape.units(layer), kernels.lanes());
    }

    /** Computes all layers for the first {@code rows} rows of {@code x} and returns the logits, rows × outputs. */
    public double[] forward(Parameters parameters, double[] x, int rows) {
        double[] input = x;
        int inputStride = shape.inputs();
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int stride = stride(layer);
            affine(parameters, layer, input, inputStride, rows);
            if (shape.isHidden(layer)) {
                shape.activation(layer).apply(kernels, z[layer - 1], a[layer - 1], rows * stride);
            }
            input = a[layer - 1];
            inputStride = stride;
        }
        copyRows(input, inputStride, outputs, shape.outputs(), shape.outputs(), rows);
        return outputs;
    }

    /**
     * Writes the gradient of the averaged loss into the parameters. Needs the {@link #forward} of the same rows before;
     * {@link #outputDelta} must hold ∂loss/∂outputs.
     */
    public void backward(Parameters parameters, double[] x, int rows) {
        int depth = shape.depth();
        copyRows(outputDelta, shape.outputs(), d[depth - 1], stride(depth), shape.outputs(), rows);
        for (int layer = depth; layer >= 1; layer--) {
            double[] input = layer == 1 ? x : a[layer - 2];
            int inputStride = layer == 1 ? shape.inputs() : stride(layer - 1);
            weightGradient(parameters, layer, input, inputStride, rows);
            biasGradient(parameters, layer, rows);
            if (layer > 1) {
                inputDelta(parameters, layer, rows);
                shape.activation(layer - 1).timesSlope(kernels, z[layer - 2], a[layer - 2], d[layer - 2], rows * stride(layer - 1));
            }
        }
    }

    /** ∂loss/∂outputs, rows × outputs: the loss writes it before {@link #backward}. */
    public double[] outputDelta() {
        return outputDelta;
    }

    /** Pre-activations of layer 1..depth from the last forward pass; element (i, j) at i·stride + j. */
    public double[] preActivations(int layer) {
        return z[layer - 1];
    }

    /** Activations of layer 1..depth from the last forward pass; element (i, j) at i·stride + j. */
    public double[] activations(int layer) {
        return a[layer - 1];
    }

    /** Deltas ∂loss/∂z of layer 1..depth from the last backward pass; element (i, j) at i·stride + j. */
    public double[] deltas(int layer) {
        return d[layer - 1];
    }

    /** Z = 1·b + A·W. */
    private void affine(Parameters parameters, int layer, double[] input, int inputStride, int rows) {
        Parameters.Block weight = parameters.weight(layer);
        Parameters.Block offset = parameters.bias(layer);
        int stride = stride(layer);
        int in = weight.rows();
        int out = weight.columns();
        double[] w = parameters.values();
        int wAt = weight.offset();
        if (out != kernels.lanes()) {
            Panels.pack(w, wAt, out, in, out, kernels.lanes(), panels);
            w = panels;
            wAt = 0;
        }
        System.arraycopy(parameters.values(), offset.offset(), bias, 0, out);
        Arrays.fill(bias, out, stride, 0);
        kernels.multiply(input, 0, inputStride, 1, rows, in, w, wAt, stride / kernels.lanes(), bias, 0, 0, z[layer - 1], 0, stride);
    }

    /** G = Aᵀ·D. */
    private void weightGradient(Parameters parameters, int layer, double[] input, int inputStride, int rows) {
        Parameters.Block weight = parameters.weight(layer);
        int stride = stride(layer);
        int in = weight.rows();
        int out = weight.columns();
        double[] delta = d[layer - 1];
        if (stride != kernels.lanes()) {
            Panels.pack(delta, 0, stride, rows, stride, kernels.lanes(), panels);
            delta = panels;
        }
        boolean fits = out == stride;
        double[] to = fits ? parameters.gradient() : tile;
        kernels.multiply(input, 0, 1, inputStride, in, rows, delta, 0, stride / kernels.lanes(), zero, 0, 0, to, fits ? weight.offset() : 0,
                stride);
        if (!fits) {
            for (int i = 0; i < in; i++) {
                System.arraycopy(tile, i * stride, parameters.gradient(), weight.offset() + i * out, out);
            }
        }
    }

    /** ∂loss/∂b: the sums of D's columns. */
    private void biasGradient(Parameters parameters, int layer, int rows) {
        Parameters.Block block = parameters.bias(layer);
        int stride = stride(layer);
        double[] delta = d[layer - 1];
        double[] g = parameters.gradient();
        int at = block.offset();
        int out = block.columns();
        Arrays.fill(g, at, at + out, 0);
        for (int i = 0; i < rows; i++) {
            int row = i * stride;
            for (int j = 0; j < out; j++) {
                g[at + j] += delta[row + j];
            }
        }
    }

    /** ∂loss/∂A of the layer before: D·Wᵀ, still without the slope. */
    private void inputDelta(Parameters parameters, int layer, int rows) {
        Parameters.Block weight = parameters.weight(layer);
        int before = stride(layer - 1);
        Panels.packTransposed(parameters.values(), weight.offset(), weight.columns(), weight.rows(), kernels.lanes(), panels);
        kernels.multiply(d[layer - 1], 0, stride(layer), 1, rows, weight.columns(), panels, 0, before / kernels.lanes(), zero, 0, 0,
                d[layer - 2], 0, before);
    }

    private static void copyRows(double[] from, int fromStride, double[] to, int toStride, int width, int rows) {
        if (width == 1) {
            for (int i = 0; i < rows; i++) {
                to[i * toStride] = from[i * fromStride];
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, i * fromStride, to, i * toStride, width);
        }
    }
}
