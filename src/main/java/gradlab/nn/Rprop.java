package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import java.util.Arrays;

/**
 * Looks only at the sign of the gradient (Riedmiller &amp; Braun 1993). Every parameter has a step length d of its own, at
 * first the rate of the first update: ×1.2 while the sign stays, ×0.5 when it turns (and then it waits once), within 10⁻⁶ and
 * 50; θ ← θ − d·sign g. Signs that change with the examples would lead it astray, so it wants all of them at every step.
 */
@Named(en = "rprop", ru = "Rprop")
public record Rprop(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate) implements Optimizer {

    private static final double GROW = 1.2;
    private static final double SHRINK = 0.5;
    private static final double LEAST = 1e-6;
    private static final double GREATEST = 50;

    public Rprop() {
        this(1e-2);
    }

    @Override
    public int buffers() {
        return 2;
    }

    @Override
    public boolean needsAllExamples() {
        return true;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        double[] theta = p.values();
        double[] g = p.direction();
        double[] d = memory.buffer(0);
        double[] before = memory.buffer(1);
        if (memory.nextStep() == 1) {
            Arrays.fill(d, move.rate());
        }
        for (int i = 0; i < theta.length; i++) {
            double turn = g[i] * before[i];
            double factor = turn > 0 ? GROW : turn < 0 ? SHRINK : 1;
            d[i] = Math.clamp(d[i] * factor, LEAST, GREATEST);
            before[i] = turn < 0 ? 0 : g[i];
            theta[i] -= Math.signum(before[i]) * d[i];
        }
    }
}
