package gradlab.probe;

import gradlab.math.Kernels;
import gradlab.math.SingularCounts;
import gradlab.math.SingularValues;
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
    private final SingularCounts counts;
    private final SingularValues values;
    private final double[] sigma;
    private final double[] greatest;
    private final double[] least;
    private final int[][] relative;
    private final int[][] absolute;
    private final int[] deepest;
    private final int[] open;
    private final double[] matrix;
    private final LocalRanks answer;
    private boolean certifies = true;
    private int decomposed;

    /** @param capacity the most points that are looked at together */
    public JacobianRanks(NetworkShape shape, int capacity, Kernels kernels) {
        this.shape = shape;
        this.capacity = capacity;
        chain = JacobianChain.upToRotation(shape, capacity, kernels);
        counts = new SingularCounts(kernels);
        values = new SingularValues(kernels);
        greatest = new double[shape.depth()];
        least = new double[shape.depth()];
        relative = new int[shape.depth()][capacity];
        absolute = new int[shape.depth()][capacity];
        deepest = new int[capacity];
        open = new int[chain.blockSize()];
        answer = new LocalRanks(new double[shape.depth()], new double[shape.depth()]);
        int widest = 0;
        for (int layer = 1; layer <= shape.depth(); layer++) {
            widest = Math.max(widest, shape.units(layer));
        }
        matrix = new double[chain.rows() * widest];
        sigma = new double[Math.max(shape.inputs(), widest)];
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
     * Counts at all points and layers. The answer is one object that the next call fills anew.
     *
     * @param x inputs, one point after the other
     * @param share τ
     * @param size ε
     */
    public LocalRanks measure(Parameters parameters, double[] x, int points, double share, double size) {
        decomposed = 0;
        if (!parameters.allFinite()) {
            return unknown();
        }
        chain.forward(parameters, x, points);
        firstLayer(parameters, points, share, size);
        if (certifies) {
            rangesOfWeights(parameters);
        }
        for (int point = 0; point < points; point++) {
            certify(point, share, size);
        }
        if (!decompose(points, share, size)) {
            return unknown();
        }
        means(relative, points, answer.relative());
        means(absolute, points, answer.absolute());
        return answer;
    }

    /** J₁ is the same everywhere. */
    private void firstLayer(Parameters parameters, int points, double share, double size) {
        Parameters.Block w = parameters.weight(1);
        counts.load(parameters.values(), w.offset(), w.rows(), w.columns());
        Arrays.fill(relative[0], 0, points, counts.aboveShare(share));
        Arrays.fill(absolute[0], 0, points, counts.above(size));
        decomposed++;
    }

    private void rangesOfWeights(Parameters parameters) {
        for (int layer = 1; layer <= shape.depth(); layer++) {
            Parameters.Block w = parameters.weight(layer);
            values.compute(parameters.values(), w.offset(), w.rows(), w.columns(), sigma);
            greatest[layer - 1] = sigma[0];
            least[layer - 1] = sigma[Math.min(w.rows(), w.columns()) - 1];
        }
    }

    private void certify(int point, double share, double size) {
        deepest[point] = 0;
        if (certifies) {
            bounds.start(shape.inputs(), shape.units(1), greatest[0], least[0]);
        }
        for (int layer = 2; layer <= shape.depth(); layer++) {
            int byShare = SingularBounds.UNKNOWN;
            int bySize = SingularBounds.UNKNOWN;
            if (certifies) {
                bounds.advance(chain.leastGain(layer - 1, point), chain.greatestGain(layer - 1, point), shape.units(layer),
                        greatest[layer - 1], least[layer - 1]);
                byShare = bounds.relative(share);
                bySize = bounds.absolute(size);
            }
            relative[layer - 1][point] = byShare;
            absolute[layer - 1][point] = bySize;
            if (byShare == SingularBounds.UNKNOWN || bySize == SingularBounds.UNKNOWN) {
                deepest[point] = layer;
            }
        }
    }

    /** Leads the points that are left from layer to layer, as far as any of them needs it; false if something was not finite. */
    private boolean decompose(int points, double share, double size) {
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
                    if (!decompose(layer, i, share, size)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean decompose(int layer, int index, double share, double size) {
        int point = open[index];
        if (relative[layer - 1][point] != SingularBounds.UNKNOWN && absolute[layer - 1][point] != SingularBounds.UNKNOWN) {
            return true;
        }
        int entries = chain.rows() * shape.units(layer);
        chain.copy(index, matrix, 0);
        for (int i = 0; i < entries; i++) {
            if (!Double.isFinite(matrix[i])) {
                return false;
            }
        }
        counts.load(matrix, 0, chain.rows(), shape.units(layer));
        relative[layer - 1][point] = counts.aboveShare(share);
        absolute[layer - 1][point] = counts.above(size);
        decomposed++;
        return true;
    }

    private static void means(int[][] counts, int points, double[] means) {
        for (int l = 0; l < means.length; l++) {
            long sum = 0;
            for (int point = 0; point < points; point++) {
                sum += counts[l][point];
            }
            means[l] = (double) sum / points;
        }
    }

    private LocalRanks unknown() {
        Arrays.fill(answer.relative(), Double.NaN);
        Arrays.fill(answer.absolute(), Double.NaN);
        return answer;
    }
}
