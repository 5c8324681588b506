package gradlab.math;

/**
 * Elementary functions as fixed chains of fused multiply-adds. {@link VectorKernels} does the same operations in the same
 * order, so a number does not depend on where it was computed. Errors in units of the last place: exp 1, sigmoid 2, tanh 4.
 *
 * <p>eʳ−1 on |r| ≤ ln 2 / 2 is the Taylor polynomial of degree 13, whose remainder is below 2⁻⁵⁶; its coefficients are
 * summed in Estrin's order. Arguments are reduced by k·ln 2 in two parts (Cody &amp; Waite).
 */
public final class Elementary {

    static final double LOG2_E = 1.4426950408889634;
    static final double LN2_HIGH = 0x1.62e42fefa38p-1;
    static final double LN2_LOW = 0x1.ef35793c7673p-45;
    /** Adding and taking away this rounds to the nearest whole number, for sizes below 2⁵¹. */
    static final double ROUNDER = 0x1.8p52;
    static final double C2 = 1 / 2.0;
    static final double C3 = 1 / 6.0;
    static final double C4 = 1 / 24.0;
    static final double C5 = 1 / 120.0;
    static final double C6 = 1 / 720.0;
    static final double C7 = 1 / 5040.0;
    static final double C8 = 1 / 40320.0;
    static final double C9 = 1 / 362880.0;
    static final double C10 = 1 / 3628800.0;
    static final double C11 = 1 / 39916800.0;
    static final double C12 = 1 / 479001600.0;
    static final double C13 = 1 / 6227020800.0;
    /** 1/k! for k = 0..15. */
    private static final double[] FACTORIALS_INVERTED = {1, 1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, 1 / 87178291200.0,
            1 / 1307674368000.0};
    /** tanh rounds to 1 from here on. */
    static final double TANH_ONE = 20;
    /** Beyond these, exp is 0 or infinite in every use the lab has for it. */
    static final double EXP_LEAST = -708;
    static final double EXP_GREATEST = 709;

    private Elementary() {
    }

    /** eʳ−1 for |r| ≤ 0.35. */
    static double reducedExpm1(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double q01 = Math.fma(C3, r, C2);
        double q23 = Math.fma(C5, r, C4);
        double q45 = Math.fma(C7, r, C6);
        double q67 = Math.fma(C9, r, C8);
        double q89 = Math.fma(C11, r, C10);
        double qab = Math.fma(C13, r, C12);
        double q0 = Math.fma(q23, r2, q01);
        double q4 = Math.fma(q67, r2, q45);
        double q8 = Math.fma(qab, r2, q89);
        double q = Math.fma(Math.fma(q8, r4, q4), r4, q0);
        return Math.fma(r2, q, r);
    }

    /** tanh z; the sign of zero is kept, NaN stays NaN. */
    public static double tanh(double z) {
        double size = Math.abs(z);
        double doubled = 2 * (size > TANH_ONE ? TANH_ONE : size);
        double shifted = Math.fma(doubled, LOG2_E, ROUNDER);
        double k = shifted - ROUNDER;
        double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, doubled));
        double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
        double t = Math.fma(scale, reducedExpm1(r), scale - 1);
        return Math.copySign(t / (t + 2), z);
    }

    /** eᶻ, held between e⁻⁷⁰⁸ and e⁷⁰⁹; NaN stays NaN. */
    public static double exp(double z) {
        double held = z < EXP_LEAST ? EXP_LEAST : z > EXP_GREATEST ? EXP_GREATEST : z;
        double shifted = Math.fma(held, LOG2_E, ROUNDER);
        double k = shifted - ROUNDER;
        double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, held));
        double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
        return Math.fma(scale, reducedExpm1(r), scale);
    }

    /** 1/(1+e⁻ᶻ), on the branch that cannot overflow. */
    public static double sigmoid(double z) {
        double e = exp(-Math.abs(z));
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    /**
     * baseⁿ for n ≥ 0 by repeated squaring. Squares double the relative error of what they square, so each is carried
     * with its rounding (Dekker 1971). StrictMath.pow would leave arrays behind at every call.
     */
    public static double power(double base, long n) {
        double square = base;
        double squareRest = 0;
        double power = 1;
        double powerRest = 0;
        for (long rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                double product = power * square;
                powerRest = Math.fma(power, square, -product) + Math.fma(power, squareRest, powerRest * square);
                power = product;
            }
            double product = square * square;
            squareRest = Math.fma(square, square, -product) + 2 * square * squareRest;
            square = product;
        }
        double sum = power + powerRest;
        return Double.isNaN(sum) ? power : sum;
    }

    /** 1 − baseⁿ for 0 ≤ base ≤ 1; where the power is below e⁻⁴⁰ it cannot be seen beside 1 and is not computed. */
    public static double complementOfPower(double base, long n) {
        return (1 - base) * n > 40 ? 1 : 1 - power(base, n);
    }

    /** cos πx for x in 0..1, within 1 unit of the last place of 1; exact at 0, ½ and 1. */
    public static double cosineOfHalfTurns(double x) {
        double mirrored = x > 0.5 ? 1 - x : x;
        double size = mirrored > 0.25 ? sine(Math.PI * (0.5 - mirrored)) : cosine(Math.PI * mirrored);
        return x > 0.5 ? -size : size;
    }

    /** Taylor's polynomial on |x| ≤ π/4. */
    private static double cosine(double x) {
        double y = -x * x;
        double sum = 1 / 20922789888000.0;
        for (int k = 14; k >= 0; k -= 2) {
            sum = Math.fma(sum, y, FACTORIALS_INVERTED[k]);
        }
        return sum;
    }

    private static double sine(double x) {
        double y = -x * x;
        double sum = 1 / 355687428096000.0;
        for (int k = 15; k >= 1; k -= 2) {
            sum = Math.fma(sum, y, FACTORIALS_INVERTED[k]);
        }
        return sum * x;
    }
}
