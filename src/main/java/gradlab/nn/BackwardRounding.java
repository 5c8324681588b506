package gradlab.nn;

import gradlab.math.Kernels;
import gradlab.math.Lengths;
import gradlab.math.Spectrum;

/**
 * How far rounding alone can move the singular values of a pass's weight gradients. Where the loss takes a difference, as in
 * p − y, the rounding is that of its terms and stays when the difference becomes small; on its way back it shrinks and grows
 * like a delta whose terms never cancel. That delta is computed here, entry by entry, from |W| and |f′|.
 */
public final class BackwardRounding {

    private final NetworkShape shape;
    private final Pass pass;
    private final Kernels kernels;
    private final double[][] sizes;
    private final double[] reach;
    private final double[] panels;
    private final double[] zero;

    /** @param pass whose last backward pass is meant */
    public BackwardRounding(NetworkShape shape, Pass pass, Kernels kernels) {
        this.shape = shape;
        this.pass = pass;
        this.kernels = kernels;
        this.sizes = new double[shape.depth()][];
        for (int layer = 1; layer <= shape.depth(); layer++) {
            sizes[layer - 1] = new double[pass.capacity() * pass.stride(layer)];
        }
        this.reach = new double[shape.depth()];
        int largest = 0;
        int widest = 0;
        for (int layer = 2; layer <= shape.depth(); layer++) {
            largest = Math.max(largest, shape.units(layer) * pass.stride(layer - 1));
            widest = Math.max(widest, pass.stride(layer - 1));
        }
        this.panels = new double[largest];
        this.zero = new double[widest];
    }

    /**
     * To be called after a backward pass, before another one.
     *
     * @param at the parameters of the pass
     * @param y the targets, rows × outputs
     */
    public void measure(Parameters at, Loss loss, double[] x, double[] y, int rows) {
        int depth = shape.depth();
        int outputs = shape.outputs();
        double share = loss.targetInGradient(rows, outputs);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < outputs; j++) {
                // |p| ≤ |p − y| + |y|
                sizes[depth - 1][i * pass.stride(depth) + j] = Math.abs(pass.outputDelta()[i * outputs + j]) + 2 * share * Math.abs(y[i * outputs + j]);
            }
        }
        for (int layer = depth; layer >= 1; layer--) {
            int in = shape.units(layer - 1);
            double before = Lengths.frobenius(pass.input(layer, x), 0, rows, in, pass.inputStride(layer));
            double delta = Lengths.frobenius(sizes[layer - 1], 0, rows, shape.units(layer), pass.stride(layer));
            reach[layer - 1] = Spectrum.roundingOfProduct(before, delta);
            if (layer > 1) {
                backThroughWeights(at, layer, rows);
                pass.boundThroughActivation(at, layer - 1, sizes[layer - 2], rows, kernels);
            }
        }
    }

    /** The largest change of a singular value of a layer's weight gradient. */
    public double of(int layer) {
        return reach[layer - 1];
    }

    /** E ← E·|W|ᵀ. */
    private void backThroughWeights(Parameters at, int layer, int rows) {
        Parameters.Block weight = at.weight(layer);
        int before = pass.stride(layer - 1);
        int length = weight.columns() * before;
        kernels.packTransposed(at.values(), weight.offset(), weight.columns(), weight.rows(), panels);
        for (int i = 0; i < length; i++) {
            panels[i] = Math.abs(panels[i]);
        }
        kernels.multiply(sizes[layer - 1], 0, pass.stride(layer), 1, rows, weight.columns(), panels, 0, before / kernels.lanes(), zero, 0, 0,
                sizes[layer - 2], 0, before);
    }
}
