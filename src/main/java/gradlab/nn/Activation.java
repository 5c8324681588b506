package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;
import gradlab.math.Kernels;

/**
 * Every activation function the lab knows; the menus follow {@code permits}. To add one, add a record, here or in a file of its
 * own, and its name below.
 */
public sealed interface Activation permits Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.Relu, Activation.LeakyRelu, PRelu, Elu,
        Selu, Gelu, GeluTanh, Silu, Softplus, HardTanh, HardSigmoid {

    /** f(z). */
    double value(double z);

    /** f′(z); at a kink the value of maths conventions: 0 for ReLU, α for Leaky ReLU. */
    double slope(double z);

    /** The largest f′ anywhere: the measure against which a slope counts as small. */
    double greatestSlope();

    /** Where f′ goes to zero. */
    Flat flat();

    /** f(z) in LaTeX. */
    String formula();

    /** f′(z) in LaTeX; {@code a} stands for f(z). */
    String slopeFormula();

    /** a[i] = f(z[i]) for the first n entries. */
    default void apply(Kernels kernels, double[] z, double[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = value(z[i]);
        }
    }

    /** d[i] ← d[i]·f′(z[i]) for the first n entries: the way back through the activation, with a = f(z) at hand. */
    default void timesSlope(Kernels kernels, double[] z, double[] a, double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] *= slope(z[i]);
        }
    }

    /** True for sigmoid-like functions, flat on both sides, for which a saturated share says something. */
    default boolean saturates() {
        return flat() == Flat.BOTH;
    }

    /** True for the ReLU family, whose units can die: inactive on every example. */
    default boolean canDie() {
        return flat() == Flat.LEFT;
    }

    /** True if f(−z) = −f(z): a unit turned over, with the weights before and after it, then computes the same. */
    default boolean isOdd() {
        return false;
    }

    /** Where f′ jumps: there the slope from the left and from the right differ, and f′ is agreed upon. */
    default double[] kinks() {
        return new double[0];
    }

    /** On which sides an activation flattens out. */
    enum Flat {
        NEVER, LEFT, BOTH
    }

    @Named(en = "identity", ru = "линейная", also = {"linear", "тождественная"})
    record Identity() implements Activation {
        @Override
        public double value(double z) {
            return z;
        }

        @Override
        public double slope(double z) {
            return 1;
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
            return "z";
        }

        @Override
        public String slopeFormula() {
            return "1";
        }

        @Override
        public Flat flat() {
            return Flat.NEVER;
        }
    }

    /** 1/(1+e⁻ᶻ), computed on the branch that cannot overflow. */
    @Named(en = "sigmoid", ru = "сигмоида")
    record Sigmoid() implements Activation {
        @Override
        public double value(double z) {
            return Elementary.sigmoid(z);
        }

        @Override
        public double slope(double z) {
            double e = Elementary.exp(-Math.abs(z));
            return e / ((1 + e) * (1 + e));
        }

        @Override
        public void apply(Kernels kernels, double[] z, double[] a, int n) {
            kernels.sigmoid(z, a, n);
        }

        @Override
        public void timesSlope(Kernels kernels, double[] z, double[] a, double[] d, int n) {
            kernels.timesSigmoidSlope(a, d, n);
        }

        @Override
        public double greatestSlope() {
            return 0.25;
        }

        @Override
        public String formula() {
            return "\\sigma(z)=\\frac{1}{1+e^{-z}}";
        }

        @Override
        public String slopeFormula() {
            return "a(1-a)";
        }

        @Override
        public Flat flat() {
            return Flat.BOTH;
        }
    }

    @Named(en = "tanh", ru = "tanh", also = {"гиперболический-тангенс", "th"})
    record Tanh() implements Activation {
        @Override
        public double value(double z) {
            return Elementary.tanh(z);
        }

        @Override
        public double slope(double z) {
            double a = Elementary.tanh(z);
            return Math.fma(-a, a, 1);
        }

        @Override
        public void apply(Kernels kernels, double[] z, double[] a, int n) {
            kernels.tanh(z, a, n);
        }

        @Override
        public void timesSlope(Kernels kernels, double[] z, double[] a, double[] d, int n) {
            kernels.timesTanhSlope(a, d, n);
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
            return "\\tanh z";
        }

        @Override
        public String slopeFormula() {
            return "1-a^2";
        }

        @Override
        public Flat flat() {
            return Flat.BOTH;
        }
    }

    @Named(en = "relu", ru = "relu", also = "релу")
    record Relu() implements Activation {
        @Override
        public double value(double z) {
            return Math.max(0, z);
        }

        @Override
        public double slope(double z) {
            return z > 0 ? 1 : 0;
        }

        @Override
        public double greatestSlope() {
            return 1;
        }

        @Override
        public String formula() {
            return "\\max(0,z)";
        }

        @Override
        public String slopeFormula() {
            return "\\begin{cases}1&\\;z>0\\\\0&\\;z\\le 0\\end{cases}";
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

    @Named(en = "leaky-relu", ru = "leaky-relu", also = {"relu-с-утечкой", "leakyrelu"})
    record LeakyRelu(
            @Named(en = "alpha", ru = "альфа", also = "наклон") @Range(min = 0, max = 1) double alpha) implements Activation {
        public LeakyRelu() {
            this(0.01);
        }

        @Override
        public double value(double z) {
            return z > 0 ? z : alpha * z;
        }

        @Override
        public double slope(double z) {
            return z > 0 ? 1 : alpha;
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
            return alpha == 0 ? Flat.LEFT : Flat.NEVER;
        }

        @Override
        public double[] kinks() {
            return alpha == 1 ? new double[0] : new double[] {0};
        }
    }
}
