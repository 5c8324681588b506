package gradlab.math.expression;

import gradlab.math.Elementary;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The functions an {@link Expression} may call, with their derivatives. Written in lower case. */
public enum ExpressionFunction {
    SIN, COS, EXP, LN, SQRT, ABS, MIN, MAX, TANH, SIGMA, RELU;

    public static Optional<ExpressionFunction> find(String word) {
        return Arrays.stream(values()).filter(function -> function.word().equals(word)).findFirst();
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True for {@code min} and {@code max}, which take two numbers or more; the others take one. */
    public boolean takesSeveral() {
        return this == MIN || this == MAX;
    }

    /** The value at one number; only for a function that takes one. */
    public double valueAt(double x) {
        return value(x);
    }

    /** The exact derivative at one number; only for a function that takes one. */
    public double slopeAt(double x) {
        return slope(x);
    }

    double value(double... x) {
        return switch (this) {
            case SIN -> StrictMath.sin(x[0]);
            case COS -> StrictMath.cos(x[0]);
            case EXP -> StrictMath.exp(x[0]);
            case LN -> StrictMath.log(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            case ABS -> Math.abs(x[0]);
            case MIN -> Arrays.stream(x).reduce(Double.POSITIVE_INFINITY, Math::min);
            case MAX -> Arrays.stream(x).reduce(Double.NEGATIVE_INFINITY, Math::max);
            case TANH -> Elementary.tanh(x[0]);
            case SIGMA -> Elementary.sigmoid(x[0]);
            case RELU -> Math.max(0, x[0]);
        };
    }

    /** The exact derivative; at the kinks of abs and relu it is 0. */
    double slope(double x) {
        return switch (this) {
            case SIN -> StrictMath.cos(x);
            case COS -> -StrictMath.sin(x);
            case EXP -> StrictMath.exp(x);
            case LN -> x > 0 ? 1 / x : Double.NaN;
            case SQRT -> 0.5 / Math.sqrt(x);
            case ABS -> Math.signum(x);
            case TANH -> tanhSlope(x);
            case SIGMA -> sigmaSlope(x);
            case RELU -> x > 0 ? 1 : 0;
            case MIN, MAX -> throw new IllegalStateException(word() + " has no derivative here");
        };
    }

    /** The derivative of the derivative, for formulas that hold a derivative themselves. */
    double curvature(double x) {
        return switch (this) {
            case SIN -> -StrictMath.sin(x);
            case COS -> -StrictMath.cos(x);
            case EXP -> StrictMath.exp(x);
            case LN -> x > 0 ? -1 / (x * x) : Double.NaN;
            case SQRT -> -0.25 / (x * Math.sqrt(x));
            case TANH -> -2 * Elementary.tanh(x) * tanhSlope(x);
            case SIGMA -> sigmaSlope(x) * (1 - 2 * Elementary.sigmoid(x));
            case ABS, RELU -> 0;
            case MIN, MAX -> throw new IllegalStateException(word() + " has no derivative here");
        };
    }

    private static double tanhSlope(double x) {
        double t = Elementary.tanh(x);
        return Math.fma(-t, t, 1);
    }

    private static double sigmaSlope(double x) {
        double e = Elementary.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }
}
