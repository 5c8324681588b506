package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.probe.Facts;
import java.util.Arrays;

/**
 * The same rows of the training part at every step, chosen by the data's seed, and the gradient on them: nothing is dropped
 * or distorted, no penalty is added, and batch normalisation uses the statistics of these rows without moving the running
 * ones.
 */
final class ProbeBatch {

    private static final Rng NO_MASKS = Rng.of(0, Rng.Stream.MASKS);

    private final Loss loss;
    private final Kernels kernels;
    private final Pass pass;
    private final Parameters there;
    private final double[] x;
    private final double[] y;
    private final int rows;
    private final int outputs;
    private final GradientFactors factors;

    ProbeBatch(ExperimentSpec spec, Prepared data, Kernels kernels) {
        this.loss = data.loss();
        this.kernels = kernels;
        NetworkShape shape = spec.network();
        int all = data.training().rows();
        rows = rows(all);
        outputs = shape.outputs();
        int[] order = new int[all];
        Arrays.setAll(order, i -> i);
        if (rows < all) {
            Rng.of(spec.seeds().data(), Rng.Stream.PROBES).shuffle(order);
        }
        int[] chosen = Arrays.copyOf(order, rows);
        Arrays.sort(chosen);
        x = new double[rows * shape.inputs()];
        y = new double[rows * shape.outputs()];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(data.training().inputs(), chosen[i] * shape.inputs(), x, i * shape.inputs(), shape.inputs());
            System.arraycopy(data.targets(), chosen[i] * shape.outputs(), y, i * shape.outputs(), shape.outputs());
        }
        pass = new Pass(shape, Math.max(1, rows), kernels);
        there = new Parameters(shape);
        factors = new GradientFactors(shape, loss, pass, kernels, x, y);
    }

    /** How far rounding can move the singular values of the gradient that was computed last. */
    double rounding(int layer) {
        return factors.rounding(there, layer);
    }

    /** How many rows are taken of so many. */
    static int rows(int all) {
        return Math.min(Facts.PROBE_ROWS, all);
    }

    /** The gradient at these values, laid out like the parameters; written again by the next call. */
    double[] gradient(Parameters at) {
        System.arraycopy(at.values(), 0, there.values(), 0, there.size());
        System.arraycopy(at.statistics(), 0, there.statistics(), 0, at.statistics().length);
        double[] o = pass.train(there, x, rows, 0, NO_MASKS);
        loss.valueAndGradient(kernels, o, y, pass.outputDelta(), rows, outputs);
        pass.backward(there, x, rows);
        factors.hold(rows);
        return there.gradient();
    }
}
