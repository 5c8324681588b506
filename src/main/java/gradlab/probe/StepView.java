package gradlab.probe;

import gradlab.math.Spectrum;
import gradlab.nn.BackwardNorms;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;

/**
 * One step as probes see it: weights and gradient before the update, and the update itself. Costly parts are computed
 * when first asked for and shared by all probes of the step. Whatever is handed out belongs to the step and is written again
 * at the next one.
 */
public interface StepView {

    NetworkShape shape();

    /** What {@link Facts#rankCeiling(Matrix, int)} says, known once and for all steps. */
    int rankCeiling(Matrix gradient, int layer);

    /** Values and mini-batch gradient at this step, before the update. */
    Parameters parameters();

    /** θ at step 0, laid out like the parameters. */
    double[] startValues();

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

    /** How large the deltas of this step's batch were on their way back; zeros unless a {@link Transport} is measured. */
    BackwardNorms backward();

    /**
     * How many principal directions of a hidden layer's activations over the whole training part carry the share of their
     * variance, divided by the number of units; 0 if nothing varies, NaN if a number is not finite.
     */
    double dimensionShare(int layer, double share);

    /** True if there is such a matrix at this step. */
    boolean knows(Matrix matrix);

    /** The entries of all layers' matrices, laid out like the parameters. Only meaningful if it {@link #knows} the matrix. */
    double[] entries(Matrix matrix);

    /**
     * Local ranks over a sample of training examples that is the same at every step, before the update.
     *
     * @param threshold τ, the share of σ₁ above which a singular value counts
     * @param least ε, the size above which it counts
     * @param samples how many examples; all of them if there are fewer
     */
    LocalRanks localRanks(double threshold, double least, int samples);

    /** Singular values of a layer's matrix; all of them NaN if an entry is not finite. To keep them beyond the step, copy them. */
    Spectrum spectrum(Matrix matrix, int layer);

    /**
     * How far the rounding of its computation alone can move a singular value of a layer's matrix, as far as that is known;
     * else 0.
     */
    double rounding(Matrix matrix, int layer);
}
