package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.math.Elementary;

/** λz, or λα(eᶻ−1) left of zero, with the constants that keep mean and variance (Klambauer et al. 2017). */
@Named(en = "selu", ru = "selu")
public record Selu() implements Activation {
    private static final double ALPHA = 1.6732632423543772;
    private static final double LAMBDA = 1.0507009873554805;

    @Override
    public double value(double z) {
        return z > 0 ? LAMBDA * z : LAMBDA * ALPHA * StrictMath.expm1(z);
    }

    @Override
    public double slope(double z) {
        return z > 0 ? LAMBDA : LAMBDA * ALPHA * Elementary.exp(z);
    }

    @Override
    public double greatestSlope() {
        return LAMBDA * ALPHA;
    }

    @Override
    public String formula() {
        return "\\lambda\\begin{cases}z&\\;z>0\\\\\\alpha(e^{z}-1)&\\;z\\le 0\\end{cases}";
    }

    @Override
    public String slopeFormula() {
        return "\\lambda\\begin{cases}1&\\;z>0\\\\\\alpha e^{z}&\\;z\\le 0\\end{cases}";
    }

    @Override
    public Flat flat() {
        return Flat.LEFT;
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }
}
