package gradlab.nn;

import gradlab.math.Kernels;
import gradlab.math.Lengths;
import gradlab.math.Panels;
import gradlab.math.Rng;
import gradlab.math.SingularValues;
import gradlab.math.Spectrum;
import java.util.Arrays;
import java.util.Optional;

/**
 * The workspace of one forward and backward pass over at most {@code capacity} rows: pre-activations (what goes into the
 * activation, after a normalisation), activations and deltas of every layer. Several passes may share one {@link Parameters}. Rows of a layer stand {@link #stride} apart,
 * which is its width rounded up to whole vectors; what lies between means nothing.
 */
public final class Pass {

    private final NetworkShape shape;
    private final int capacity;
    private final Kernels kernels;
    private final double[][] z;
    private final double[][] a;
    private final double[][] d;
    private final Normalizer[] normalizers;
    private final Dropout dropout;
    private final double[] outputs;
    private final double[] outputDelta;
    private final double[] panels;
    private final double[] bias;
    private final double[] zero;
    private final double[] tile;
    private final BackwardNorms norms;
    private boolean weighing;

    public Pass(NetworkShape shape, int capacity, Kernels kernels) {
        this.shape = shape;
        this.capacity = capacity;
        this.kernels = kernels;
        int depth = shape.depth();
        z = new double[depth][];
        a = new double[depth][];
        d = new double[depth][];
        dropout = new Dropout(this, shape);
        normalizers = new Normalizer[depth];
        int widest = 0;
        int largestPanels = 0;
        int largestTile = 0;
        for (int layer = 1; layer <= depth; layer++) {
            int size = capacity * stride(layer);
            z[layer - 1] = new double[size];
            a[layer - 1] = layer == depth ? z[layer - 1] : new double[size];
            d[layer - 1] = new double[size];
            if (shape.normalizes(layer)) {
                normalizers[layer - 1] = new Normalizer(shape.units(layer), stride(layer), capacity);
            }
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
        norms = new BackwardNorms(depth);
    }

    public int capacity() {
        return capacity;
    }

    /** Distance between the rows of a layer's arrays. */
    public int stride(int layer) {
        return Panels.padded(shape.units(layer), kernels.lanes());
    }

    /** The logits of the first {@code rows} rows of {@code x} in evaluation mode, rows × outputs. */
    public double[] forward(Parameters parameters, double[] x, int rows) {
        dropout.rest();
        return run(parameters, x, rows, false);
    }

    /**
     * The same in training mode: batch normalisation uses the batch's own statistics and moves the running ones; of the
     * hidden activations the share is set to zero and the rest grows in proportion.
     *
     * @param maskSource where the zeros come from; not touched when nothing is dropped
     */
    public double[] train(Parameters parameters, double[] x, int rows, double share, Rng maskSource) {
        dropout.draw(rows, share, maskSource);
        return run(parameters, x, rows, true);
    }

    private double[] run(Parameters parameters, double[] x, int rows, boolean training) {
        double[] input = x;
        int inputStride = shape.inputs();
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int stride = stride(layer);
            affine(parameters, layer, input, inputStride, rows);
            if (shape.isHidden(layer)) {
                if (shape.normalizes(layer)) {
                    normalize(parameters, layer, rows, training);
                }
                activate(parameters, layer, rows * stride);
                if (dropout.concerns(layer)) {
                    dropout.apply(layer, a[layer - 1], rows * stride);
                }
            }
            input = output(layer);
            inputStride = stride;
        }
        copyRows(input, inputStride, outputs, shape.outputs(), shape.outputs(), rows);
        return outputs;
    }

    /**
     * Writes the gradient of the averaged loss into the parameters. Needs {@link #train} of the same rows before (or
     * {@link #forward} where there is neither batch normalisation nor dropout); {@link #outputDelta} must hold
     * ∂loss/∂outputs.
     */
    public void backward(Parameters parameters, double[] x, int rows) {
        int depth = shape.depth();
        copyRows(outputDelta, shape.outputs(), d[depth - 1], stride(depth), shape.outputs(), rows);
        if (weighing) {
            norms.delta(depth, deltaNorm(depth, rows));
        }
        for (int layer = depth; layer >= 1; layer--) {
            weightGradient(parameters, layer, input(layer, x), inputStride(layer), rows);
            biasGradient(parameters, layer, rows);
            if (layer > 1) {
                inputDelta(parameters, layer, rows);
                if (weighing) {
                    norms.arriving(layer - 1, deltaNorm(layer - 1, rows));
                }
                backThroughActivation(parameters, layer - 1, rows);
                if (weighing) {
                    norms.delta(layer - 1, deltaNorm(layer - 1, rows));
                }
            }
        }
    }

    /**
     * Measures the weight gradient of the last {@link #backward}, which was of these rows, by its factors: faster than by its
     * entries where the batch is small beside the layer, and free of the rounding of a product.
     *
     * @return false if this layer's gradient is better taken by its entries; nothing is measured then
     */
    public boolean measureGradient(int layer, double[] x, int rows, SingularValues workspace, Spectrum spectrum) {
        boolean pays = SingularValues.paysAsProduct(rows, shape.units(layer - 1), shape.units(layer));
        if (pays) {
            spectrum.measureProduct(workspace, input(layer, x), inputStride(layer), d[layer - 1], stride(layer), rows);
        }
        return pays;
    }

    double[] input(int layer, double[] x) {
        return layer == 1 ? x : output(layer - 1);
    }

    int inputStride(int layer) {
        return layer == 1 ? shape.inputs() : stride(layer - 1);
    }

    /** What the next layer saw in the last pass: the activations of layer 1..depth, with zeros where units were dropped; laid out like them. */
    public double[] output(int layer) {
        return dropout.concerns(layer) ? dropout.dropped(layer) : a[layer - 1];
    }

    private void activate(Parameters parameters, int layer, int n) {
        if (shape.learnsSlope(layer)) {
            double alpha = slope(parameters, layer);
            for (int i = 0; i < n; i++) {
                double at = z[layer - 1][i];
                a[layer - 1][i] = at > 0 ? at : alpha * at;
            }
        } else {
            shape.activation(layer).apply(kernels, z[layer - 1], a[layer - 1], n);
        }
    }

    private void backThroughActivation(Parameters parameters, int layer, int rows) {
        int n = rows * stride(layer);
        if (dropout.concerns(layer)) {
            dropout.back(layer, d[layer - 1], n);
        }
        if (shape.learnsSlope(layer)) {
            backThroughLearnedSlope(parameters, layer, rows);
        } else {
            shape.activation(layer).timesSlope(kernels, z[layer - 1], a[layer - 1], d[layer - 1], n);
        }
        if (weighing) {
            norms.sloped(layer, deltaNorm(layer, rows));
        }
        if (shape.normalizes(layer)) {
            int gainAt = parameters.gainAt(layer);
            int shiftAt = gainAt + shape.units(layer);
            if (shape.normalization() instanceof Normalization.Batch) {
                normalizers[layer - 1].backBatch(d[layer - 1], rows, parameters, gainAt, shiftAt);
            } else {
                normalizers[layer - 1].backLayer(d[layer - 1], rows, parameters, gainAt, shiftAt);
            }
        }
    }

    /** Takes bounds of |deltas| back through a hidden layer, as the deltas went; nothing of the pass changes. */
    void boundThroughActivation(Parameters at, int layer, double[] bounds, int rows, Kernels with) {
        int stride = stride(layer);
        int n = rows * stride;
        if (dropout.concerns(layer)) {
            dropout.back(layer, bounds, n);
        }
        at.activation(shape, layer).timesSlope(with, z[layer - 1], a[layer - 1], bounds, n);
        for (int i = 0; i < n; i++) {
            bounds[i] = Math.abs(bounds[i]);
        }
        if (shape.normalizes(layer)) {
            normalizers[layer - 1].bound(bounds, rows, at, at.gainAt(layer), shape.normalization() instanceof Normalization.Batch);
        }
    }

    private void backThroughLearnedSlope(Parameters parameters, int layer, int rows) {
        double alpha = slope(parameters, layer);
        int units = shape.units(layer);
        int stride = stride(layer);
        double gradient = 0;
        for (int i = 0; i < rows; i++) {
            for (int at = i * stride; at < i * stride + units; at++) {
                if (!(z[layer - 1][at] > 0)) {
                    gradient = Math.fma(d[layer - 1][at], z[layer - 1][at], gradient);
                    d[layer - 1][at] *= alpha;
                }
            }
        }
        parameters.gradient()[parameters.slopeAt(layer)] = gradient;
    }

    private void normalize(Parameters parameters, int layer, int rows, boolean training) {
        int gainAt = parameters.gainAt(layer);
        int shiftAt = gainAt + shape.units(layer);
        switch (shape.normalization()) {
            case Normalization.None none -> throw new IllegalStateException("this layer is not normalised");
            case Normalization.Layer law -> normalizers[layer - 1].trainLayer(law, z[layer - 1], rows, parameters, gainAt, shiftAt);
            case Normalization.Batch law -> {
                int at = parameters.statisticsAt(layer);
                if (training) {
                    normalizers[layer - 1].trainBatch(law, z[layer - 1], rows, parameters, gainAt, shiftAt, parameters.statistics(), at);
                } else {
                    normalizers[layer - 1].evaluateBatch(law, z[layer - 1], rows, parameters, gainAt, shiftAt, parameters.statistics(), at);
                }
            }
        }
    }

    private static double slope(Parameters parameters, int layer) {
        return parameters.values()[parameters.slopeAt(layer)];
    }

    /** What normalises a layer, with what it found in the last forward pass. */
    Normalizer normalizer(int layer) {
        return normalizers[layer - 1];
    }

    /** ∂loss/∂outputs, rows × outputs: the loss writes it before {@link #backward}. */
    public double[] outputDelta() {
        return outputDelta;
    }

    /** Whether backward passes measure how large the deltas are on their way; it costs little, but not nothing. */
    public void weighDeltas(boolean on) {
        weighing = on;
    }

    /** What the last backward pass measured while {@link #weighDeltas} was on. */
    public BackwardNorms norms() {
        return norms;
    }

    private double deltaNorm(int layer, int rows) {
        return Lengths.frobenius(d[layer - 1], 0, rows, shape.units(layer), stride(layer));
    }

    /** What each activation of a hidden layer was multiplied by in the last pass, laid out like them; empty if nothing was dropped. */
    public Optional<double[]> mask(int layer) {
        return dropout.concerns(layer) ? Optional.of(dropout.mask(layer)) : Optional.empty();
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
            kernels.pack(w, wAt, out, in, out, panels);
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
            kernels.pack(delta, 0, stride, rows, stride, panels);
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
        kernels.columnSums(d[layer - 1], rows, stride, stride / kernels.lanes(), bias);
        System.arraycopy(bias, 0, parameters.gradient(), block.offset(), block.columns());
    }

    /** ∂loss/∂A of the layer before: D·Wᵀ, still without the slope. */
    private void inputDelta(Parameters parameters, int layer, int rows) {
        Parameters.Block weight = parameters.weight(layer);
        int before = stride(layer - 1);
        kernels.packTransposed(parameters.values(), weight.offset(), weight.columns(), weight.rows(), panels);
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
