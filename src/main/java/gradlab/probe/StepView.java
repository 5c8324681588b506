package gradlab.probe;

import gradlab.math.Spectrum;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;

/**
 * One step as probes see it: weights and gradient before the update, and the update itself. Costly parts are computed
 * when first asked for and shared by all probes of the step.
 */
public interface StepView {

    NetworkShape shape();

    /** Values and mini-batch gradient at this step, before the update. */
    Parameters parameters();

    /** False when the state is only looked at and no update belongs to it. */
    boolean hasUpdate();

    /** θ after minus θ before, laid out like the parameters. Only meaningful with {@link #hasUpdate()}. */
    double[] update();

    /** Mean loss of this step's batch. */
    double batchLoss();

    /** Learning rate of this step's update. */
    double rate();

    Scores training();

    Scores test();

    /** The hidden units' doings with this saturation threshold. */
    Activity activity(double threshold);

    /** Singular values of a layer's matrix; all of them NaN if an entry is not finite. */
    Spectrum spectrum(Matrix matrix, int layer);
}
