package gradlab.train;

import gradlab.math.Kernels;
import gradlab.math.SingularValues;
import gradlab.math.Spectrum;
import gradlab.nn.BackwardRounding;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.Optional;

/** What the gradient of the present batch is made of, as long as the pass that computed it still holds it. */
final class GradientFactors {

    private final NetworkShape shape;
    private final Loss loss;
    private final Pass pass;
    private final Kernels kernels;
    private final double[] x;
    private final double[] y;
    private Optional<BackwardRounding> rounding = Optional.empty();
    private boolean hasRounding;
    private int rows;

    /**
     * @param x the inputs of the batch
     * @param y its targets
     */
    GradientFactors(NetworkShape shape, Loss loss, Pass pass, Kernels kernels, double[] x, double[] y) {
        this.shape = shape;
        this.loss = loss;
        this.pass = pass;
        this.kernels = kernels;
        this.x = x;
        this.y = y;
    }

    /** The pass has just computed the gradient of so many rows. */
    void hold(int batchRows) {
        rows = batchRows;
        hasRounding = false;
    }

    /** The pass has computed something else since. */
    void release() {
        rows = 0;
    }

    /** See {@link Pass#measureGradient}; false also if the factors are gone. */
    boolean measure(int layer, SingularValues workspace, Spectrum spectrum) {
        return rows > 0 && pass.measureGradient(layer, x, rows, workspace, spectrum);
    }

    /** See {@link BackwardRounding#of}; 0 if the factors are gone. */
    double rounding(Parameters at, int layer) {
        if (rows == 0) {
            return 0;
        }
        if (rounding.isEmpty()) {
            rounding = Optional.of(new BackwardRounding(shape, pass, kernels));
        }
        if (!hasRounding) {
            rounding.get().measure(at, loss, x, y, rows);
            hasRounding = true;
        }
        return rounding.get().of(layer);
    }
}
