package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.math.Elementary;

/** z·σ(z), also called Swish (Elfwing et al. 2017). */
@Named(en = "silu", ru = "silu", also = "swish")
public record Silu() implements Activation {
    @Override
    public double value(double z) {
        return z * Elementary.sigmoid(z);
    }

    @Override
    public double slope(double z) {
        double s = Elementary.sigmoid(z);
        return s * (1 + z * (1 - s));
    }

    @Override
    public double greatestSlope() {
        return 1.0998393195;
    }

    @Override
    public String formula() {
        return "z\\,\\sigma(z)";
    }

    @Override
    public String slopeFormula() {
        return "\\sigma(z)(1+z(1-\\sigma(z)))";
    }

    @Override
    public Flat flat() {
        return Flat.LEFT;
    }
}
