package gradlab.train;

import gradlab.math.SingularValues;
import gradlab.math.Spectrum;
import gradlab.nn.Pass;

/** What the gradient of the present batch is made of, as long as the pass that computed it still holds it. */
final class GradientFactors {

    private final Pass pass;
    private final double[] x;
    private int rows;

    GradientFactors(Pass pass, double[] x) {
        this.pass = pass;
        this.x = x;
    }

    /** The pass has just computed the gradient of so many rows. */
    void hold(int batchRows) {
        rows = batchRows;
    }

    /** The pass has computed something else since. */
    void release() {
        rows = 0;
    }

    /** See {@link Pass#measureGradient}; false also if the factors are gone. */
    boolean measure(int layer, SingularValues workspace, Spectrum spectrum) {
        return rows > 0 && pass.measureGradient(layer, x, rows, workspace, spectrum);
    }
}
