package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * θ ← (1−ηλ)θ, then the step of Adam (Loshchilov &amp; Hutter 2019). The decay bypasses the moving averages, so it acts on every
 * parameter alike, biases too; it is not clipped.
 */
@Named(en = "adamw", ru = "AdamW")
public record AdamW(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "beta1", ru = "бета1") @Range(min = 0, max = 0.99999) double beta1,
        @Named(en = "beta2", ru = "бета2") @Range(min = 0, max = 0.999999) double beta2,
        @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon,
        @Named(en = "decay", ru = "затухание", also = "затухание-весов") @Range(min = 0, max = 1) double decay) implements Optimizer {

    public AdamW() {
        this(1e-3, 0.9, 0.999, 1e-8, 1e-2);
    }

    @Override
    public int buffers() {
        return 2;
    }

    @Override
    public int averageAt() {
        return 0;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        Moments.shrink(p, 0, p.size(), 1 - move.rate() * decay);
        Moments.step(p, 0, p.size(), move.rate(), move.momentum(beta1), beta2, epsilon, memory.nextStep(), memory);
    }
}
