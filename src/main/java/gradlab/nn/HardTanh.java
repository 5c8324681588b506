package gradlab.nn;

import gradlab.catalogue.Named;

/** z held between −1 and 1; the slope at the corners is 0. */
@Named(en = "hard-tanh", ru = "hard-tanh")
public record HardTanh() implements Activation {
    @Override
    public double value(double z) {
        return Math.max(-1, Math.min(1, z));
    }

    @Override
    public double slope(double z) {
        return z > -1 && z < 1 ? 1 : 0;
    }

    @Override
    public boolean isOdd() {
        return true;
    }

    @Override
    public double greatestSlope() {
        return 1;
    }

    @Override
    public String formula() {
        return "\\min(1,\\max(-1,z))";
    }

    @Override
    public String slopeFormula() {
        return "\\begin{cases}1&\\;|z|<1\\\\0&\\;|z|\\ge 1\\end{cases}";
    }

    @Override
    public Flat flat() {
        return Flat.BOTH;
    }

    @Override
    public double[] kinks() {
        return new double[] {-1, 1};
    }
}
