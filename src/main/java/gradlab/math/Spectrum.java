package gradlab.math;

import java.util.Arrays;

/**
 * The singular values of one matrix, in descending order, and the ranks made from them. All ranks of a zero matrix are 0.
 * The values may be measured anew for another matrix of the same size; {@link #copy} keeps them longer.
 */
public record Spectrum(double[] values, int rows, int columns) {

    private static final double MACHINE_EPSILON = Math.ulp(1.0);

    /** An empty place for the values of matrices of one size; zeros until something is measured. */
    public Spectrum(int rows, int columns) {
        this(new double[Math.min(rows, columns)], rows, columns);
    }

    /**
     * The spectrum of the row-major matrix that starts at {@code at}.
     *
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    public static Spectrum of(double[] matrix, int at, int rows, int columns) {
        Spectrum spectrum = new Spectrum(rows, columns);
        new SingularValues(Kernels.best()).compute(matrix, at, rows, columns, spectrum.values);
        return spectrum;
    }

    /** One that keeps its values when this one is measured again. */
    public Spectrum copy() {
        return new Spectrum(values.clone(), rows, columns);
    }

    /** Replaces the values by those of another matrix of this size; allocates nothing. If an entry is not finite, all are NaN. */
    public void measure(SingularValues workspace, double[] matrix, int at) {
        try {
            workspace.compute(matrix, at, rows, columns, values);
        } catch (ArithmeticException notFinite) {
            Arrays.fill(values, Double.NaN);
        }
    }

    /** The same for Aᵀ·D, see {@link SingularValues#ofProduct}. */
    public void measureProduct(SingularValues workspace, double[] a, int aStride, double[] d, int dStride, int factorRows) {
        try {
            workspace.ofProduct(a, aStride, d, dStride, factorRows, rows, columns, values);
        } catch (ArithmeticException notFinite) {
            Arrays.fill(values, Double.NaN);
        }
    }

    /** σ₁, or 0 for a zero matrix. */
    public double largest() {
        return values.length == 0 ? 0 : values[0];
    }

    /** Numerical rank: values above max(m, n)·ε·σ₁, the rule of NumPy and PyTorch. */
    public int numericalRank() {
        return numericalRank(0);
    }

    /**
     * The same where rounding is known to reach higher: values up to {@code floor} do not count either. For a product
     * Aᵀ·D whose factors are exact up to rounding, that is ε·‖A‖·‖D‖ ({@link #roundingOfProduct}); where D is itself the
     * difference of larger terms, their norm takes the place of ‖D‖.
     */
    public int numericalRank(double floor) {
        return countAbove(Math.max(Math.max(rows, columns) * MACHINE_EPSILON * largest(), floor));
    }

    /** ε·‖A‖·‖D‖ of two factors' Frobenius norms: how far rounding can move a singular value of their product. */
    public static double roundingOfProduct(double normA, double normD) {
        return MACHINE_EPSILON * normA * normD;
    }

    /** Rank at a relative threshold: the number of values strictly above {@code threshold}·σ₁. */
    public int rank(double threshold) {
        return countAbove(threshold * largest());
    }

    private int countAbove(double bound) {
        int count = 0;
        while (count < values.length && values[count] > bound) {
            count++;
        }
        return largest() == 0 ? 0 : count;
    }

    /** Stable rank ‖M‖²_F / σ₁² (Rudelson &amp; Vershynin 2007), 1..q. */
    public double stableRank() {
        return relativeSquares();
    }

    /** Effective rank: exp of the entropy of the values divided by their sum (Roy &amp; Vetterli 2007), 1..q. */
    public double effectiveRank() {
        double sum = relativeSum();
        double entropy = 0;
        for (double value : values) {
            double p = value / largest() / sum;
            if (p > 0) {
                entropy -= p * StrictMath.log(p);
            }
        }
        return largest() == 0 ? 0 : StrictMath.exp(entropy);
    }

    /** Participation ratio (Σσ²)² / Σσ⁴, 1..q. */
    public double participationRatio() {
        double fourth = 0;
        for (double value : values) {
            double relative = value / largest();
            fourth += relative * relative * (relative * relative);
        }
        return largest() == 0 ? 0 : relativeSquares() * relativeSquares() / fourth;
    }

    /** The least k whose leading values carry {@code share} (0..1] of Σσ². */
    public int energyRank(double share) {
        double wanted = share * relativeSquares();
        double carried = 0;
        for (int k = 0; k < values.length && largest() > 0; k++) {
            double relative = values[k] / largest();
            carried += relative * relative;
            if (carried >= wanted) {
                return k + 1;
            }
        }
        return largest() == 0 ? 0 : values.length;
    }

    /** Nuclear norm Σσ. */
    public double nuclearNorm() {
        return largest() * relativeSum();
    }

    /** Frobenius norm. */
    public double frobeniusNorm() {
        return largest() * Math.sqrt(relativeSquares());
    }

    /** σ₁/σ_q; infinite when σ_q is below the numerical threshold, NaN ("undefined") for a zero matrix. */
    public double conditionNumber() {
        return conditionNumber(0);
    }

    /** The same where values up to {@code floor} are rounding, see {@link #numericalRank(double)}. */
    public double conditionNumber(double floor) {
        if (largest() == 0) {
            return Double.NaN;
        }
        return numericalRank(floor) < values.length ? Double.POSITIVE_INFINITY : largest() / values[values.length - 1];
    }

    /** Σσ/σ₁, 0 for a zero matrix. */
    private double relativeSum() {
        double sum = 0;
        for (double value : values) {
            sum += value / largest();
        }
        return largest() == 0 ? 0 : sum;
    }

    /** Σ(σ/σ₁)², 0 for a zero matrix. */
    private double relativeSquares() {
        double sum = 0;
        for (double value : values) {
            double relative = value / largest();
            sum += relative * relative;
        }
        return largest() == 0 ? 0 : sum;
    }
}
