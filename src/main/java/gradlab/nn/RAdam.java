package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;

/**
 * Adam that trusts √v only once it rests on enough gradients (Liu et al. 2020): ρ∞ = 2/(1−β₂) − 1,
 * ρₜ = ρ∞ − 2tβ₂ᵗ/(1−β₂ᵗ). While ρₜ ≤ 5 the step is ηm̂, the first five steps with the usual β₂; after that it is
 * ηm̂·r·√(1−β₂ᵗ)/(√v + ε) with r² = (ρₜ−4)(ρₜ−2)ρ∞ / ((ρ∞−4)(ρ∞−2)ρₜ).
 */
@Named(en = "radam", ru = "RAdam")
public record RAdam(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "beta1", ru = "бета1") @Range(min = 0, max = 0.99999) double beta1,
        @Named(en = "beta2", ru = "бета2") @Range(min = 0, max = 0.999999) double beta2,
        @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon) implements Optimizer {

    public RAdam() {
        this(1e-3, 0.9, 0.999, 1e-8);
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
        double[] theta = p.values();
        double[] g = p.direction();
        double[] m = memory.buffer(0);
        double[] v = memory.buffer(1);
        double forget = move.momentum(beta1);
        long t = memory.nextStep();
        double length = move.rate() / Elementary.complementOfPower(forget, t);
        double faded = Elementary.power(beta2, t);
        double most = 2 / (1 - beta2) - 1;
        double rho = most - 2 * t * faded / (1 - faded);
        boolean trusted = rho > 5;
        double trust = trusted
                ? Math.sqrt((rho - 4) * (rho - 2) * most / ((most - 4) * (most - 2) * rho) * (1 - faded)) : 1;
        for (int i = 0; i < theta.length; i++) {
            m[i] = forget * m[i] + (1 - forget) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            theta[i] -= length * m[i] * (trusted ? trust / (Math.sqrt(v[i]) + epsilon) : 1);
        }
    }
}
