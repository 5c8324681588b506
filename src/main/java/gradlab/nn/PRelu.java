package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * z, or αz left of zero, where α is learned, one per layer (He et al. 2015). The record knows only where α starts;
 * a pass reads its present value from the parameters.
 */
@Named(en = "prelu", ru = "prelu")
public record PRelu(@Named(en = "start", ru = "начало") @Range(min = 0, max = 1) double start) implements Activation {
    public PRelu() {
        this(0.25);
    }

    /** The function with α at this value. */
    public LeakyRelu at(double alpha) {
        return new LeakyRelu(alpha);
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : start * z;
    }

    @Override
    public double slope(double z) {
        return z > 0 ? 1 : start;
    }

    @Override
    public double greatestSlope() {
        return 1;
    }

    @Override
    public String formula() {
        return "\\max(z,\\alpha z)";
    }

    @Override
    public String slopeFormula() {
        return "\\begin{cases}1&\\;z>0\\\\\\alpha&\\;z\\le 0\\end{cases}";
    }

    @Override
    public Flat flat() {
        return Flat.NEVER;
    }

    @Override
    public double[] kinks() {
        return start == 1 ? new double[0] : new double[] {0};
    }
}
