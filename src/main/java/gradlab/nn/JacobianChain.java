package gradlab.nn;

import gradlab.math.Kernels;
import gradlab.math.Panels;
import gradlab.math.SingularValues;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the weighted sums z of every layer answer to a small change of the input, at chosen points: J₁ = W₁ᵀ,
 * J_{l+1}(x) = W_{l+1}ᵀ·D_l(x)·J_l(x). D is what stands between two layers: the slopes f′ of the activation at the point and,
 * before them, the derivative of a normalisation. For batch normalisation that is γ/√(v+ε) of the running variance, for
 * layer normalisation its full matrix. The network is taken as in evaluation: nothing is dropped, PReLU has the slope
 * learned so far. Slopes are those that training uses: where a unit is so flat that its slope rounds to zero, nothing passes.
 *
 * <p>One forward pass serves all points; then some of them are led from layer to layer together, so that each layer costs one
 * product. After construction nothing is allocated.
 */
public final class JacobianChain {

    /** The points of a block go together as long as one product of them stays near the processor. */
    private static final int BLOCK_ENTRIES = 1 << 16;
    private static final int LARGEST_BLOCK = 16;

    private final NetworkShape shape;
    private final Kernels kernels;
    private final int rows;
    private final Optional<SingularValues> turning;
    private final Pass pass;
    private final double[][] slopes;
    private final double[][] panels;
    private final double[] first;
    private final double[] passed;
    private final double[] product;
    private final double[] zero;
    private final int[] block;
    private Parameters parameters;
    private int layer;
    private int count;

    /** @param points the most points that are looked at together */
    public JacobianChain(NetworkShape shape, int points, Kernels kernels) {
        this(shape, points, kernels, shape.inputs());
    }

    /**
     * For those who only ask for singular values: with more inputs than units in layer 1, the inputs are turned so that the
     * rest of them has no effect, W₁ = Q·R, and is left out.
     */
    public static JacobianChain upToRotation(NetworkShape shape, int points, Kernels kernels) {
        return new JacobianChain(shape, points, kernels, Math.min(shape.inputs(), shape.units(1)));
    }

    private JacobianChain(NetworkShape shape, int points, Kernels kernels, int rows) {
        this.shape = shape;
        this.kernels = kernels;
        this.rows = rows;
        turning = rows < shape.inputs() ? Optional.of(new SingularValues(kernels)) : Optional.empty();
        pass = new Pass(shape, points, kernels);
        int depth = shape.depth();
        slopes = new double[depth - 1][];
        panels = new double[depth - 1][];
        int widest = 0;
        for (int l = 1; l <= depth; l++) {
            widest = Math.max(widest, pass.stride(l));
            if (shape.isHidden(l)) {
                slopes[l - 1] = new double[points * pass.stride(l)];
                panels[l - 1] = new double[shape.units(l) * pass.stride(l + 1)];
            }
        }
        int entries = rows * widest;
        block = new int[Math.clamp(BLOCK_ENTRIES / entries, 1, Math.min(points, LARGEST_BLOCK))];
        first = new double[rows * shape.units(1)];
        passed = new double[block.length * entries];
        product = new double[block.length * entries];
        zero = new double[widest];
        parameters = new Parameters(shape);
    }

    /** How many points {@link #select} takes at most. */
    public int blockSize() {
        return block.length;
    }

    /**
     * Looks at the points: all later calls speak of these weights at these inputs.
     *
     * @param x inputs, one point after the other
     * @param points how many there are
     */
    public void forward(Parameters at, double[] x, int points) {
        parameters = at;
        pass.forward(at, x, points);
        Parameters.Block w = at.weight(1);
        if (turning.isPresent()) {
            turning.get().triangle(at.values(), w.offset(), w.rows(), w.columns(), first);
        } else {
            System.arraycopy(at.values(), w.offset(), first, 0, w.size());
        }
        for (int l = 1; l < shape.depth(); l++) {
            Parameters.Block next = at.weight(l + 1);
            kernels.pack(at.values(), next.offset(), next.columns(), next.rows(), next.columns(), panels[l - 1]);
            double[] of = slopes[l - 1];
            int n = points * pass.stride(l);
            Arrays.fill(of, 0, n, 1);
            at.activation(shape, l).timesSlope(kernels, pass.preActivations(l), pass.activations(l), of, n);
            if (shape.normalizes(l)) {
                timesGain(l, points);
            }
        }
    }

    /** Both normalisations end with a gain per unit; that of batches divides by a deviation per unit as well. */
    private void timesGain(int l, int points) {
        int stride = pass.stride(l);
        int gainAt = parameters.gainAt(l);
        boolean batch = shape.normalization() instanceof Normalization.Batch;
        for (int j = 0; j < shape.units(l); j++) {
            double gain = parameters.values()[gainAt + j] * (batch ? pass.normalizer(l).inverse(j) : 1);
            for (int i = 0; i < points; i++) {
                slopes[l - 1][i * stride + j] *= gain;
            }
        }
    }

    /** No singular value of D of hidden layer {@code l} is smaller than this; 0 where that is not known. */
    public double leastGain(int l, int point) {
        if (shape.normalizes(l) && shape.normalization() instanceof Normalization.Layer) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        int from = point * pass.stride(l);
        for (int j = from; j < from + shape.units(l); j++) {
            least = Math.min(least, Math.abs(slopes[l - 1][j]));
        }
        return least;
    }

    /** No singular value of D of hidden layer {@code l} is larger than this. */
    public double greatestGain(int l, int point) {
        double greatest = 0;
        int from = point * pass.stride(l);
        for (int j = from; j < from + shape.units(l); j++) {
            greatest = Math.max(greatest, Math.abs(slopes[l - 1][j]));
        }
        boolean ofLayer = shape.normalizes(l) && shape.normalization() instanceof Normalization.Layer;
        return ofLayer ? greatest * pass.normalizer(l).inverse(point) : greatest;
    }

    /**
     * Takes some of the points of the last {@link #forward}, standing at layer 1.
     *
     * @param points indices of the points, the first {@code n} count
     */
    public void select(int[] points, int n) {
        System.arraycopy(points, 0, block, 0, n);
        count = n;
        layer = 1;
    }

    /** Goes on to the next layer with all selected points. */
    public void advance() {
        int stride = pass.stride(layer);
        for (int i = 0; i < count; i++) {
            for (int row = 0; row < rows; row++) {
                int to = (i * rows + row) * stride;
                if (layer == 1) {
                    System.arraycopy(first, row * shape.units(1), passed, to, shape.units(1));
                } else {
                    System.arraycopy(product, to, passed, to, shape.units(layer));
                }
                passThrough(to, block[i]);
            }
        }
        int next = pass.stride(layer + 1);
        kernels.multiply(passed, 0, stride, 1, count * rows, shape.units(layer), panels[layer - 1], 0,
                Panels.count(shape.units(layer + 1), kernels.lanes()), zero, 0, 0, product, 0, next);
        layer++;
    }

    /** One row of changes of z becomes the changes of the activations. */
    private void passThrough(int at, int point) {
        int units = shape.units(layer);
        if (shape.normalizes(layer) && shape.normalization() instanceof Normalization.Layer) {
            pass.normalizer(layer).differentiateLayer(passed, at, point);
        }
        double[] of = slopes[layer - 1];
        int from = point * pass.stride(layer);
        for (int j = 0; j < units; j++) {
            passed[at + j] *= of[from + j];
        }
    }

    /** Rows of every transposed Jacobian: the inputs, or as many as are left of them after turning. */
    public int rows() {
        return rows;
    }

    /** The layer where the selected points stand, 1..depth. */
    public int layer() {
        return layer;
    }

    /**
     * Copies the Jacobian of a selected point at the present layer, transposed and without gaps: ∂z_j/∂x_i at
     * {@code at + i·units + j}.
     *
     * @param index which of the selected points
     */
    public void copy(int index, double[] to, int at) {
        int units = shape.units(layer);
        if (layer == 1) {
            System.arraycopy(first, 0, to, at, first.length);
            return;
        }
        int stride = pass.stride(layer);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(product, (index * rows + row) * stride, to, at + row * units, units);
        }
    }
}
