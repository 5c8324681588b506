package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;

/**
 * Adam with Nesterov's momentum (Dozat 2016): μₜ = β₁(1 − 0.96^(tψ)/2), Pₜ = μ₁⋯μₜ,
 * m̂ = μₜ₊₁m/(1 − Pₜμₜ₊₁) + (1−μₜ)g/(1 − Pₜ); below as in Adam.
 */
@Named(en = "nadam", ru = "NAdam")
public record NAdam(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "beta1", ru = "бета1") @Range(min = 0, max = 0.99999) double beta1,
        @Named(en = "beta2", ru = "бета2") @Range(min = 0, max = 0.999999) double beta2,
        @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon,
        @Named(en = "psi", ru = "пси", also = "momentum-decay") @Range(min = 0, max = 1) double psi) implements Optimizer {

    private static final double LN_096 = StrictMath.log(0.96);

    public NAdam() {
        this(2e-3, 0.9, 0.999, 1e-8, 4e-3);
    }

    @Override
    public int buffers() {
        return 2;
    }

    @Override
    public int numbers() {
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
        double[] v = memory.buffer(1);
        double forget = move.momentum(beta1);
        long t = memory.nextStep();
        double mu = forget * (1 - 0.5 * Elementary.exp(LN_096 * t * psi));
        double nextMu = forget * (1 - 0.5 * Elementary.exp(LN_096 * (t + 1) * psi));
        double product = t == 1 ? mu : memory.number(0) * mu;
        memory.number(0, product);
        double ofMean = move.rate() * nextMu / (1 - product * nextMu);
        double ofGradient = move.rate() * (1 - mu) / (1 - product);
        double growth = Math.sqrt(Elementary.complementOfPower(beta2, t));
        for (int i = 0; i < theta.length; i++) {
            m[i] = forget * m[i] + (1 - forget) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            theta[i] -= (ofMean * m[i] + ofGradient * g[i]) / (Math.sqrt(v[i]) / growth + epsilon);
        }
    }
}
