package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * What stands between a hidden layer's weighted sum and its activation. It brings a gain (1 at the start) and a shift (0)
 * per unit, which are learned. To add a way, add a record here and its two passes to {@link Normalizer}.
 */
public sealed interface Normalization {

    /** True if the layer has gains and shifts. */
    default boolean isThere() {
        return true;
    }

    @Named(en = "none", ru = "нет")
    record None() implements Normalization {
        @Override
        public boolean isThere() {
            return false;
        }
    }

    /**
     * Mean and (biased) variance of every unit over the batch; in evaluation their running values, into which each batch
     * enters with the share {@code momentum}, its variance unbiased (Ioffe &amp; Szegedy 2015). A batch of one example has
     * nothing to compare: the layer gives its shift, and no gradient passes.
     */
    @Named(en = "batch", ru = "пакетная")
    record Batch(
            @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-12, max = 1, log = true) double epsilon,
            @Named(en = "momentum", ru = "импульс") @Range(min = 0, max = 1) double momentum) implements Normalization {
        public Batch() {
            this(1e-5, 0.1);
        }
    }

    /** Mean and (biased) variance of every example over the layer's units; the same in training and evaluation (Ba et al. 2016). */
    @Named(en = "layer", ru = "послойная")
    record Layer(
            @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-12, max = 1, log = true) double epsilon) implements Normalization {
        public Layer() {
            this(1e-5);
        }
    }
}
