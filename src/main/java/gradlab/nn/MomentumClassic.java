package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * v ← μv − ηg; θ ← θ + v (Polyak 1964). The same path as {@link Optimizer.Momentum} while η does not change; after a change
 * this one still carries the velocity that the old η gave it.
 */
@Named(en = "momentum-classic", ru = "классический-импульс", also = {"heavy-ball", "тяжёлый-шарик"})
public record MomentumClassic(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "momentum", ru = "импульс", also = {"бета", "beta"}) @Range(min = 0, max = 0.9999) double momentum) implements Optimizer {

    public MomentumClassic() {
        this(1e-3, 0.9);
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
        double[] v = memory.buffer(0);
        double eta = move.rate();
        double mu = move.momentum(momentum);
        for (int i = 0; i < theta.length; i++) {
            v[i] = mu * v[i] - eta * g[i];
            theta[i] += v[i];
        }
    }
}
