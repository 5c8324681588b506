package gradlab.probe;

import gradlab.math.Kernels;
import gradlab.math.Spectrum;
import gradlab.nn.JacobianChain;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import java.util.Arrays;

/**
 * Counts the directions of the input that each layer still tells apart at a point: the singular values of its Jacobian above
 * a threshold. First the singular values of the weights are asked, which serve all points ({@link SingularBounds}); the
 * Jacobians of points and layers that they do not settle are multiplied out and decomposed. The counts are the same either way.
 */
public final class JacobianRanks {

    private final NetworkShape shape;
    private final int capacity;
    private final JacobianChain chain;
    private final SingularBounds bounds = new SingularBounds();
    private final Spectrum[] weights;
    private final int[][] relative;
    private final int[][] absolute;
    private final int[] deepest;
    private final int[] open;
    private final double[] matrix;
    private boolean certifies = true;
    private int decomposed;

    /** @param capacity the most points that are looked at together */
    public JacobianRanks(NetworkShape shape, int capacity, Kernels kernels) {
        this.shape = shape;
        this.capacity = capacity;
        chain = new JacobianChain(shape, capacity, kernels);
        weights = new Spectrum[shape.depth()];
        relative = new int[shape.depth()][capacity];
        absolute = new int[shape.depth()][capacity];
        deepest = new int[capacity];
        open = new int[chain.blockSize()];
        int widest = 0;
        for (int layer = 1; layer <= shape.depth(); layer++) {
            widest = Math.max(widest, shape.units(layer));
        }
        matrix = new double[shape.inputs() * widest];
    }

    public int capacity() {
        return capacity;
    }

    /** Whether certificates may save decompositions; they do at the start. The counts do not depend on it. */
    public void certify(boolean allowed) {
        certifies = allowed;
    }

    /** Jacobians that the last measurement had to decompose; that of layer 1, the same at all points, counts once. */
    public int decomposed() {
        return decomposed;
    }

    /** Singular values above τ·σ₁ at a point of the last measurement, layer 1..depth. */
    public int relative(int layer, int point) {
        return relative[layer - 1][point];
    }

    /** Singular values above ε at a point of the last measurement, layer 1..depth. */
    public int absolute(int layer, int point) {
        return absolute[layer - 1][point];
    }

    /**
     * Counts at all points and layers.
     *
     * @param x inputs, one point after the other
     * @param threshold τ
     * @param least ε
     */
    public LocalRanks measure(Parameters parameters, double[] x, int points, double threshold, double least) {
        decomposed = 0;
        if (!parameters.allFinite()) {
            return unknown();
        }
        chain.forward(parameters, x, points);
        Arrays.fill(deepest, 0, points, 0);
        firstLayer(parameters, points, threshold, least);
        if (certifies) {
            for (int layer = 2; layer <= shape.depth(); layer++) {
                Parameters.Block w = parameters.weight(layer);
                weights[layer - 1] = Spectrum.of(parameters.values(), w.offset(), w.rows(), w.columns());
            }
        }
        for (int point = 0; point < points; point++) {
            certify(point, threshold, least);
        }
        if (!decompose(points, threshold, least)) {
            return unknown();
        }
        return new LocalRanks(means(relative, points), means(absolute, points));
    }

    /** J₁ is the same everywhere. */
    private void firstLayer(Parameters parameters, int points, double threshold, double least) {
        Parameters.Block w = parameters.weight(1);
        weights[0] = Spectrum.of(parameters.values(), w.offset(), w.rows(), w.columns());
        Arrays.fill(relative[0], 0, points, weights[0].rank(threshold));
        Arrays.fill(absolute[0], 0, points, above(weights[0], least));
        decomposed++;
    }

    private void certify(int point, double threshold, double least) {
        if (certifies) {
            bounds.start(weights[0]);
        }
        for (int layer = 2; layer <= shape.depth(); layer++) {
            int byShare = SingularBounds.UNKNOWN;
            int bySize = SingularBounds.UNKNOWN;
            if (certifies) {
                bounds.advance(chain.leastGain(layer - 1, point), chain.greatestGain(layer - 1, point), weights[layer - 1]);
                byShare = bounds.relative(threshold);
                bySize = bounds.absolute(least);
            }
            relative[layer - 1][point] = byShare;
            absolute[layer - 1][point] = bySize;
            if (byShare == SingularBounds.UNKNOWN || bySize == SingularBounds.UNKNOWN) {
                deepest[point] = layer;
            }
        }
    }

    /** Leads the points that are left from layer to layer, as far as any of them needs it; false if something was not finite. */
    private boolean decompose(int points, double threshold, double least) {
        int point = 0;
        while (point < points) {
            int n = 0;
            int last = 0;
            for (; point < points && n < open.length; point++) {
                if (deepest[point] > 0) {
                    open[n++] = point;
                    last = Math.max(last, deepest[point]);
                }
            }
            chain.select(open, n);
            for (int layer = 2; layer <= last; layer++) {
                chain.advance();
                for (int i = 0; i < n; i++) {
                    if (!decompose(layer, i, threshold, least)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean decompose(int layer, int index, double threshold, double least) {
        int point = open[index];
        if (relative[layer - 1][point] != SingularBounds.UNKNOWN && absolute[layer - 1][point] != SingularBounds.UNKNOWN) {
            return true;
        }
        int entries = shape.inputs() * shape.units(layer);
        chain.copy(index, matrix, 0);
        for (int i = 0; i < entries; i++) {
            if (!Double.isFinite(matrix[i])) {
                return false;
            }
        }
        Spectrum spectrum = Spectrum.of(matrix, 0, shape.inputs(), shape.units(layer));
        relative[layer - 1][point] = spectrum.rank(threshold);
        absolute[layer - 1][point] = above(spectrum, least);
        decomposed++;
        return true;
    }

    private static int above(Spectrum spectrum, double least) {
        int count = 0;
        for (double value : spectrum.values()) {
            count += value > least ? 1 : 0;
        }
        return count;
    }

    private double[] means(int[][] counts, int points) {
        double[] means = new double[shape.depth()];
        for (int l = 0; l < means.length; l++) {
            long sum = 0;
            for (int point = 0; point < points; point++) {
                sum += counts[l][point];
            }
            means[l] = (double) sum / points;
        }
        return means;
    }

    private LocalRanks unknown() {
        double[] nothing = new double[shape.depth()];
        Arrays.fill(nothing, Double.NaN);
        return new LocalRanks(nothing, nothing);
    }
}
