package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;

/** z, or α(eᶻ−1) left of zero (Clevert et al. 2016). */
@Named(en = "elu", ru = "elu")
public record Elu(
        @Named(en = "alpha", ru = "альфа") @Range(min = 0.01, max = 10, log = true) double alpha) implements Activation {
    public Elu() {
        this(1);
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : alpha * StrictMath.expm1(z);
    }

    @Override
    public double slope(double z) {
        return z > 0 ? 1 : alpha * Elementary.exp(z);
    }

    @Override
    public double greatestSlope() {
        return Math.max(1, alpha);
    }

    @Override
    public String formula() {
        return "\\begin{cases}z&\\;z>0\\\\\\alpha(e^{z}-1)&\\;z\\le 0\\end{cases}";
    }

    @Override
    public String slopeFormula() {
        return "\\begin{cases}1&\\;z>0\\\\\\alpha e^{z}&\\;z\\le 0\\end{cases}";
    }

    @Override
    public Flat flat() {
        return Flat.LEFT;
    }

    @Override
    public double[] kinks() {
        return alpha == 1 ? new double[0] : new double[] {0};
    }
}
