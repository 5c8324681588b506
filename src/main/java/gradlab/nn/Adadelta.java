package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * v ← ρv + (1−ρ)g²; Δ = g·√(u+ε)/√(v+ε); u ← ρu + (1−ρ)Δ²; θ ← θ − ηΔ (Zeiler 2012): the length of a step comes from the
 * lengths of the steps before it. ε stands inside the roots.
 */
@Named(en = "adadelta", ru = "Adadelta")
public record Adadelta(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "rho", ru = "ро", also = "забывание") @Range(min = 0, max = 0.99999) double rho,
        @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon) implements Optimizer {

    public Adadelta() {
        this(1, 0.9, 1e-6);
    }

    @Override
    public int buffers() {
        return 2;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        double[] theta = p.values();
        double[] g = p.direction();
        double[] v = memory.buffer(0);
        double[] u = memory.buffer(1);
        double eta = move.rate();
        for (int i = 0; i < theta.length; i++) {
            v[i] = rho * v[i] + (1 - rho) * g[i] * g[i];
            double delta = Math.sqrt(u[i] + epsilon) / Math.sqrt(v[i] + epsilon) * g[i];
            u[i] = rho * u[i] + (1 - rho) * delta * delta;
            theta[i] -= eta * delta;
        }
    }
}
