package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;

/** m as in Adam; u ← max(β₂u, |g| + ε); θ ← θ − η/(1−β₁ᵗ)·m/u: Adam with the largest gradient instead of the mean square. */
@Named(en = "adamax", ru = "Adamax")
public record Adamax(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "beta1", ru = "бета1") @Range(min = 0, max = 0.99999) double beta1,
        @Named(en = "beta2", ru = "бета2") @Range(min = 0, max = 0.999999) double beta2,
        @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon) implements Optimizer {

    public Adamax() {
        this(2e-3, 0.9, 0.999, 1e-8);
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
        double[] u = memory.buffer(1);
        double forget = move.momentum(beta1);
        double length = move.rate() / Elementary.complementOfPower(forget, memory.nextStep());
        for (int i = 0; i < theta.length; i++) {
            m[i] = forget * m[i] + (1 - forget) * g[i];
            u[i] = Math.max(beta2 * u[i], Math.abs(g[i]) + epsilon);
            theta[i] -= length * m[i] / u[i];
        }
    }
}
