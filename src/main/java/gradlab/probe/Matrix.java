package gradlab.probe;

import java.util.Locale;

/** The matrices of a layer whose spectra are shown. Penalties are in none of the gradients. */
public enum Matrix {
    /** Of the step's own batch, where the optimizer asked for it. */
    GRADIENT,
    /** On the same rows at every step, so that its curve shows training and not the luck of the batch. */
    PROBE_GRADIENT,
    WEIGHT,
    /** What the optimizer added to the weights at this step. */
    UPDATE,
    /** The optimizer's own moving average of the gradient as it stands after this step, penalties included. */
    MOMENTUM,
    /** Weights minus the weights at step 0. */
    CHANGE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** As it stands in ids and files. */
    public String id() {
        return id;
    }

    /** True for the gradient of a loss, whose rank has a ceiling. */
    public boolean isGradient() {
        return this == GRADIENT || this == PROBE_GRADIENT;
    }
}
