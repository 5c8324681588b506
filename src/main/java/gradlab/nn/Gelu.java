package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.math.Normal;

/** z·Φ(z), Φ the normal distribution function (Hendrycks &amp; Gimpel 2016). */
@Named(en = "gelu", ru = "gelu")
public record Gelu() implements Activation {
    @Override
    public double value(double z) {
        return z * Normal.distribution(z);
    }

    @Override
    public double slope(double z) {
        return Math.fma(z, Normal.density(z), Normal.distribution(z));
    }

    @Override
    public double greatestSlope() {
        return 1.1289041449;
    }

    @Override
    public String formula() {
        return "z\\,\\Phi(z)";
    }

    @Override
    public String slopeFormula() {
        return "\\Phi(z)+z\\varphi(z)";
    }

    @Override
    public Flat flat() {
        return Flat.LEFT;
    }
}
