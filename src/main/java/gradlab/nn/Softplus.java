package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.math.Elementary;

/** ln(1+eᶻ), written so that it cannot overflow. */
@Named(en = "softplus", ru = "softplus")
public record Softplus() implements Activation {
    @Override
    public double value(double z) {
        return Math.max(z, 0) + StrictMath.log1p(Elementary.exp(-Math.abs(z)));
    }

    @Override
    public double slope(double z) {
        return Elementary.sigmoid(z);
    }

    @Override
    public double greatestSlope() {
        return 1;
    }

    @Override
    public String formula() {
        return "\\ln(1+e^{z})";
    }

    @Override
    public String slopeFormula() {
        return "\\sigma(z)";
    }

    @Override
    public Flat flat() {
        return Flat.LEFT;
    }
}
