package gradlab.probe;

/**
 * What is known of the singular values of a Jacobian J = WᵀD…DWᵀ without multiplying it out. From the values of its factors
 * follow a ceiling of the largest one, σ₁(AB) ≤ σ₁(A)·σ₁(B), and a floor of the least that need not be zero: where A loses no
 * direction, σ_i(AB) ≥ σ_min(A)·σ_i(B), and where B loses none, σ_i(AB) ≥ σ_i(A)·σ_min(B). If both A and B may lose some,
 * their losses may meet, and the floor is 0.
 *
 * <p>Conclusions keep a distance from thresholds that exceeds all rounding of the weights' singular values and of the
 * multiplied-out product, so they say exactly what its decomposition would.
 */
final class SingularBounds {

    private static final double MACHINE_EPSILON = Math.ulp(1.0);
    /** Near the least numbers there are, rounding is no longer relative. */
    private static final double TINY = 1e-250;
    static final int UNKNOWN = -1;

    private int inputs;
    private int units;
    private int count;
    private int widest;
    private int factors;
    private double low;
    private double high;

    /**
     * J₁ = W₁ᵀ.
     *
     * @param greatest the largest singular value of W₁
     * @param least the smallest
     */
    void start(int inputCount, int unitCount, double greatest, double least) {
        inputs = inputCount;
        units = unitCount;
        count = Math.min(inputs, units);
        widest = Math.max(inputs, units);
        factors = 1;
        high = greatest;
        low = least;
    }

    /**
     * From J_l to J_{l+1}: D with singular values in the given range, then the next layer's weights with theirs.
     *
     * @param next units of the next layer
     */
    void advance(double leastGain, double greatestGain, int next, double greatest, double least) {
        boolean lossesMayMeet = next < units && count < units;
        low *= lossesMayMeet ? 0 : leastGain * least;
        high *= greatestGain * greatest;
        count = Math.min(count, next);
        units = next;
        widest = Math.max(widest, next);
        factors++;
    }

    /** How many singular values are above τ·σ₁, or {@link #UNKNOWN}. */
    int relative(double threshold) {
        if (high == 0) {
            return 0;
        }
        double slack = slack();
        double floor = low - slack;
        boolean full = floor > threshold * (high + slack) && (nothingBeyond() || slack < threshold * floor);
        return full && floor > TINY ? count : UNKNOWN;
    }

    /** How many singular values are above ε, or {@link #UNKNOWN}. */
    int absolute(double threshold) {
        double slack = slack();
        if (high + slack <= threshold) {
            return 0;
        }
        boolean full = low - slack > threshold && (nothingBeyond() || slack < threshold);
        return full && low > TINY ? count : UNKNOWN;
    }

    /** True if the matrix has no further singular values, which would be zero but for rounding. */
    private boolean nothingBeyond() {
        return count == Math.min(inputs, units);
    }

    /** More than rounding can move a singular value of the product: Frobenius norms instead of lengths, and all at its worst. */
    private double slack() {
        return 4.0 * factors * widest * widest * MACHINE_EPSILON * high;
    }
}
