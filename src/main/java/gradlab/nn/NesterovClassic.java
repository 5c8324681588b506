package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * v ← μv − η∇f(θ + μv); θ ← θ + v: the gradient is really taken where inertia will have carried θ, one gradient per step.
 * PyTorch's form ({@link Optimizer.Nesterov}) is the same path seen from the point ahead, as long as η does not change.
 */
@Named(en = "nesterov-classic", ru = "классический-Нестеров", also = "nag")
public record NesterovClassic(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "momentum", ru = "импульс", also = {"бета", "beta"}) @Range(min = 0, max = 0.9999) double momentum) implements Optimizer {

    public NesterovClassic() {
        this(1e-3, 0.9);
    }

    @Override
    public int buffers() {
        return 1;
    }

    @Override
    public void lookAhead(Parameters p, Move move, Memory memory) {
        double[] theta = p.values();
        double[] v = memory.buffer(0);
        double mu = move.momentum(momentum);
        System.arraycopy(theta, 0, memory.scratch(0, theta.length), 0, theta.length);
        for (int i = 0; i < theta.length; i++) {
            theta[i] += mu * v[i];
        }
    }

    @Override
    public void comeBack(Parameters p, Memory memory) {
        System.arraycopy(memory.scratch(0, p.size()), 0, p.values(), 0, p.size());
    }

    @Override
    public int averageAt() {
        return 0;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        double[] theta = p.values();
        double[] g = p.direction();
        double[] v = memory.buffer(0);
        double eta = move.rate();
        double mu = move.momentum(momentum);
        for (int i = 0; i < theta.length; i++) {
            v[i] = mu * v[i] - eta * g[i];
            theta[i] += v[i];
        }
    }
}
