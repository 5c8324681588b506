package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.math.Elementary;

/** The usual approximation of GELU by tanh. */
@Named(en = "gelu-tanh", ru = "gelu-tanh")
public record GeluTanh() implements Activation {
    /** √(2/π). */
    private static final double ROOT = 0.7978845608028654;
    private static final double CUBIC = 0.044715;
    /** Further out tanh is ±1 to the last bit, and its slope times z² would be 0·∞. */
    private static final double FLAT_FROM = 10;

    private static double inner(double z) {
        return ROOT * (z + CUBIC * z * z * z);
    }

    @Override
    public double value(double z) {
        return 0.5 * z * (1 + Elementary.tanh(inner(z)));
    }

    @Override
    public double slope(double z) {
        double t = Elementary.tanh(inner(z));
        if (Math.abs(z) > FLAT_FROM) {
            return 0.5 * (1 + t);
        }
        return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * ROOT * (1 + 3 * CUBIC * z * z);
    }

    @Override
    public double greatestSlope() {
        return 1.1289930101;
    }

    @Override
    public String formula() {
        return "\\tfrac z2\\left(1+\\tanh\\sqrt{\\tfrac2\\pi}(z+0.0447z^3)\\right)";
    }

    @Override
    public String slopeFormula() {
        return "\\tfrac12(1+\\tanh u)+\\tfrac z2(1-\\tanh^2u)\\,u'";
    }

    @Override
    public Flat flat() {
        return Flat.LEFT;
    }
}
