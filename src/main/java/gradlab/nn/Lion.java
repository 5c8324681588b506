package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * θ ← (1−ηλ)θ − η·sign(β₁m + (1−β₁)g) with sign 0 = 0, then m ← β₂m + (1−β₂)g (Chen et al. 2023). Every parameter moves by η,
 * so η is 3 to 10 times smaller than for Adam.
 */
@Named(en = "lion", ru = "Lion")
public record Lion(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "beta1", ru = "бета1") @Range(min = 0, max = 0.99999) double beta1,
        @Named(en = "beta2", ru = "бета2") @Range(min = 0, max = 0.999999) double beta2,
        @Named(en = "decay", ru = "затухание", also = "затухание-весов") @Range(min = 0, max = 1) double decay) implements Optimizer {

    public Lion() {
        this(1e-4, 0.9, 0.99, 0);
    }

    @Override
    public int buffers() {
        return 1;
    }

    @Override
    public int averageAt() {
        return 0;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        double[] theta = p.values();
        double[] g = p.direction();
        double[] m = memory.buffer(0);
        double eta = move.rate();
        double share = move.momentum(beta1);
        double kept = 1 - eta * decay;
        for (int i = 0; i < theta.length; i++) {
            theta[i] = kept * theta[i] - eta * Math.signum(share * m[i] + (1 - share) * g[i]);
            m[i] = beta2 * m[i] + (1 - beta2) * g[i];
        }
    }
}
