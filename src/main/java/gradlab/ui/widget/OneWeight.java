package gradlab.ui.widget;

import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import java.util.function.IntToDoubleFunction;

/** A single weight that an optimizer of the lab moves under gradients that are given beforehand. */
final class OneWeight {

    /** Where the first remembered vector begins in a saved memory; before it stands the number of steps. */
    private static final int FIRST_BUFFER = 1;

    private final Parameters p = new Parameters(new double[1]);
    private final Optimizer.Rule rule;
    private final double rate;

    OneWeight(Optimizer optimizer) {
        this.rule = optimizer.start(p);
        this.rate = optimizer.rate();
    }

    /** Makes one step under this gradient and returns how long it was. */
    double step(double gradient) {
        double before = p.values()[0];
        p.gradient()[0] = gradient;
        rule.step(p, rate);
        return Math.abs(p.values()[0] - before);
    }

    /** What the method remembers first: for AdaGrad the sum of squares. */
    double remembered() {
        return rule.state()[FIRST_BUFFER];
    }

    /** The lengths of so many steps; {@code gradient} knows the gradient of step 0.. */
    static double[] lengths(Optimizer optimizer, IntToDoubleFunction gradient, int steps) {
        OneWeight weight = new OneWeight(optimizer);
        double[] lengths = new double[steps];
        for (int t = 0; t < steps; t++) {
            lengths[t] = weight.step(gradient.applyAsDouble(t));
        }
        return lengths;
    }
}
