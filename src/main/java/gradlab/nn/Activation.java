package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;
import gradlab.math.Kernels;
import gradlab.math.Normal;

/** Every activation function the lab knows. To add one, add a record here. */
public sealed interface Activation {

    /** f(z). */
    double value(double z);

    /** f′(z); at a kink the value of maths conventions: 0 for ReLU, α for Leaky ReLU. */
    double slope(double z);

    /** The largest f′ anywhere: the measure against which a slope counts as small. */
    double greatestSlope();

    /** Where f′ goes to zero. */
    Flat flat();

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
        public Flat flat() {
            return alpha == 0 ? Flat.LEFT : Flat.NEVER;
        }

        @Override
        public double[] kinks() {
            return alpha == 1 ? new double[0] : new double[] {0};
        }
    }

    /**
     * z, or αz left of zero, where α is learned, one per layer (He et al. 2015). The record knows only where α starts;
     * a pass reads its present value from the parameters.
     */
    @Named(en = "prelu", ru = "prelu")
    record PRelu(@Named(en = "start", ru = "начало") @Range(min = 0, max = 1) double start) implements Activation {
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
        public Flat flat() {
            return Flat.NEVER;
        }

        @Override
        public double[] kinks() {
            return start == 1 ? new double[0] : new double[] {0};
        }
    }

    /** z, or α(eᶻ−1) left of zero (Clevert et al. 2016). */
    @Named(en = "elu", ru = "elu")
    record Elu(
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
        public Flat flat() {
            return Flat.LEFT;
        }

        @Override
        public double[] kinks() {
            return alpha == 1 ? new double[0] : new double[] {0};
        }
    }

    /** λz, or λα(eᶻ−1) left of zero, with the constants that keep mean and variance (Klambauer et al. 2017). */
    @Named(en = "selu", ru = "selu")
    record Selu() implements Activation {
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
        public Flat flat() {
            return Flat.LEFT;
        }

        @Override
        public double[] kinks() {
            return new double[] {0};
        }
    }

    /** z·Φ(z), Φ the normal distribution function (Hendrycks &amp; Gimpel 2016). */
    @Named(en = "gelu", ru = "gelu")
    record Gelu() implements Activation {
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
        public Flat flat() {
            return Flat.LEFT;
        }
    }

    /** The usual approximation of GELU by tanh. */
    @Named(en = "gelu-tanh", ru = "gelu-tanh")
    record GeluTanh() implements Activation {
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
        public Flat flat() {
            return Flat.LEFT;
        }
    }

    /** z·σ(z), also called Swish (Elfwing et al. 2017). */
    @Named(en = "silu", ru = "silu", also = "swish")
    record Silu() implements Activation {
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
        public Flat flat() {
            return Flat.LEFT;
        }
    }

    /** ln(1+eᶻ), written so that it cannot overflow. */
    @Named(en = "softplus", ru = "softplus")
    record Softplus() implements Activation {
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
        public Flat flat() {
            return Flat.LEFT;
        }
    }

    /** z held between −1 and 1; the slope at the corners is 0. */
    @Named(en = "hard-tanh", ru = "hard-tanh")
    record HardTanh() implements Activation {
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
        public Flat flat() {
            return Flat.BOTH;
        }

        @Override
        public double[] kinks() {
            return new double[] {-1, 1};
        }
    }

    /** z/6 + ½ held between 0 and 1; the slope at the corners is 0. */
    @Named(en = "hard-sigmoid", ru = "hard-sigmoid")
    record HardSigmoid() implements Activation {
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
        public Flat flat() {
            return Flat.BOTH;
        }

        @Override
        public double[] kinks() {
            return new double[] {-3, 3};
        }
    }
}
