package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * Learns the curvature from the last steps s and the changes y of the gradient over them, and searches along the direction
 * −H·g for a step that fulfils the strong Wolfe conditions (Nocedal 1980). One update is one such direction; it costs a
 * few more losses and gradients on the same examples, so it wants all of them at every step. A pair with yᵀs ≤ 10⁻¹⁰ is
 * left out. The rate is the first step length that is tried.
 */
@Named(en = "lbfgs", ru = "L-BFGS")
public record Lbfgs(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "history", ru = "память", also = "пар") @Range(min = 1, max = 1000) int history) implements Optimizer {

    private static final double LEAST_CURVATURE = 1e-10;
    private static final double LEAST_GRADIENT = 1e-7;
    private static final double LEAST_SLOPE = 1e-9;
    /** Vectors: the gradient before, the step that was made; then pairs s, y, the oldest first. */
    private static final int GRADIENT = 0;
    private static final int STEP = 1;
    private static final int PAIRS = 2;

    public Lbfgs() {
        this(1, 100);
    }

    @Override
    public int buffers() {
        return PAIRS;
    }

    @Override
    public int mostBuffers() {
        return PAIRS + 2 * history;
    }

    @Override
    public boolean needsAllExamples() {
        return true;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        double[] g = p.direction();
        double[] before = memory.buffer(GRADIENT);
        boolean first = memory.nextStep() == 1;
        if (!first) {
            remember(g, before, memory.buffer(STEP), memory);
        }
        double[] d = direction(g, memory);
        System.arraycopy(g, 0, before, 0, g.length);
        double slope = dot(g, d);
        if (largest(g) <= LEAST_GRADIENT || slope > -LEAST_SLOPE) {
            java.util.Arrays.fill(memory.buffer(STEP), 0);
            return;
        }
        double tried = first ? Math.min(1, 1 / total(g)) * move.rate() : move.rate();
        WolfeSearch search = new WolfeSearch(move.objective(), p.values(), d, memory.scratch(2, g.length), memory.scratch(3, g.length));
        double length = search.length(tried, move.objective().here(), slope);
        double[] step = memory.buffer(STEP);
        for (int i = 0; i < g.length; i++) {
            step[i] = length * d[i];
            p.values()[i] += step[i];
        }
    }

    private static void remember(double[] g, double[] before, double[] step, Memory memory) {
        double curvature = 0;
        for (int i = 0; i < g.length; i++) {
            curvature += (g[i] - before[i]) * step[i];
        }
        if (curvature <= LEAST_CURVATURE) {
            return;
        }
        System.arraycopy(step, 0, memory.addBuffer(PAIRS), 0, step.length);
        double[] y = memory.addBuffer(PAIRS);
        for (int i = 0; i < g.length; i++) {
            y[i] = g[i] - before[i];
        }
    }

    /** −H·g by the two loops over the pairs; H starts as yᵀs/yᵀy of the latest pair times one. */
    private static double[] direction(double[] g, Memory memory) {
        int pairs = (memory.buffers() - PAIRS) / 2;
        double[] d = memory.scratch(0, g.length);
        double[] shares = memory.scratch(1, pairs);
        for (int i = 0; i < g.length; i++) {
            d[i] = -g[i];
        }
        for (int k = pairs - 1; k >= 0; k--) {
            double[] s = memory.buffer(PAIRS + 2 * k);
            double[] y = memory.buffer(PAIRS + 2 * k + 1);
            shares[k] = dot(s, d) / dot(y, s);
            addScaled(-shares[k], y, d);
        }
        if (pairs > 0) {
            double[] s = memory.buffer(PAIRS + 2 * pairs - 2);
            double[] y = memory.buffer(PAIRS + 2 * pairs - 1);
            double scale = dot(y, s) / dot(y, y);
            for (int i = 0; i < g.length; i++) {
                d[i] *= scale;
            }
        }
        for (int k = 0; k < pairs; k++) {
            double[] s = memory.buffer(PAIRS + 2 * k);
            double[] y = memory.buffer(PAIRS + 2 * k + 1);
            addScaled(shares[k] - dot(y, d) / dot(y, s), s, d);
        }
        return d;
    }

    /** Over the length of the first; the second may be longer. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addScaled(double factor, double[] a, double[] to) {
        for (int i = 0; i < a.length; i++) {
            to[i] += factor * a[i];
        }
    }

    private static double largest(double[] a) {
        double largest = 0;
        for (double value : a) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double total(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
