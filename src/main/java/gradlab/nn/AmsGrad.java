package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;

/**
 * Adam with the largest v so far under the root instead of the present one (Reddi et al. 2018), so that steps do not grow
 * again when large gradients are forgotten. The maximum is taken before the correction for the start at zero.
 */
@Named(en = "amsgrad", ru = "AMSGrad")
public record AmsGrad(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "beta1", ru = "бета1") @Range(min = 0, max = 0.99999) double beta1,
        @Named(en = "beta2", ru = "бета2") @Range(min = 0, max = 0.999999) double beta2,
        @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon) implements Optimizer {

    public AmsGrad() {
        this(1e-3, 0.9, 0.999, 1e-8);
    }

    @Override
    public int buffers() {
        return 3;
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
        double[] largest = memory.buffer(2);
        double length = move.rate() / Elementary.complementOfPower(forget, t);
        double growth = Math.sqrt(Elementary.complementOfPower(beta2, t));
        for (int i = 0; i < theta.length; i++) {
            m[i] = forget * m[i] + (1 - forget) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            largest[i] = Math.max(largest[i], v[i]);
            theta[i] -= length * m[i] / (Math.sqrt(largest[i]) / growth + epsilon);
        }
    }
}
