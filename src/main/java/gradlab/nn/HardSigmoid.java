package gradlab.nn;

import gradlab.catalogue.Named;

/** z/6 + ½ held between 0 and 1; the slope at the corners is 0. */
@Named(en = "hard-sigmoid", ru = "hard-sigmoid")
public record HardSigmoid() implements Activation {
    @Override
    public double value(double z) {
        return Math.max(0, Math.min(1, z / 6 + 0.5));
    }

    @Override
    public double slope(double z) {
        return z > -3 && z < 3 ? 1.0 / 6 : 0;
    }

    @Override
    public double greatestSlope() {
        return 1.0 / 6;
    }

    @Override
    public String formula() {
        return "\\min\\left(1,\\max\\left(0,\\tfrac z6+\\tfrac12\\right)\\right)";
    }

    @Override
    public String slopeFormula() {
        return "\\begin{cases}\\frac16&\\;|z|<3\\\\0&\\;|z|\\ge 3\\end{cases}";
    }

    @Override
    public Flat flat() {
        return Flat.BOTH;
    }

    @Override
    public double[] kinks() {
        return new double[] {-3, 3};
    }
}
