package gradlab.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The singular values of one matrix, in descending order, and the ranks made from them. All ranks of a zero matrix are 0.
 * The one class that knows EJML's decomposition: it returns the values unordered and may destroy its input.
 */
public record Spectrum(double[] values, int rows, int columns) {

    /** Below this largest singular value the matrix counts as zero: ranks of pure rounding would mean nothing. */
    private static final double ZERO = 1e-300;
    private static final double MACHINE_EPSILON = Math.ulp(1.0);

    /**
     * The spectrum of the row-major matrix that starts at {@code at}.
     *
     * @throws ArithmeticException if an entry is NaN or infinite: a decomposition of it might never end
     */
    public static Spectrum of(double[] matrix, int at, int rows, int columns) {
        DMatrixRMaj copy = new DMatrixRMaj(rows, columns);
        System.arraycopy(matrix, at, copy.data, 0, rows * columns);
        double largest = 0;
        for (double entry : copy.data) {
            if (!Double.isFinite(entry)) {
                throw new ArithmeticException("singular values need finite entries, found " + entry);
            }
            largest = Math.max(largest, Math.abs(entry));
        }
        int q = Math.min(rows, columns);
        if (largest < ZERO) {
            return new Spectrum(new double[q], rows, columns);
        }
        double scale = 1 / largest;
        for (int i = 0; i < copy.data.length; i++) {
            copy.data[i] *= scale;
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(rows, columns, false, false, true);
        if (!svd.decompose(copy)) {
            throw new ArithmeticException("the singular value decomposition did not converge");
        }
        double[] ascending = Arrays.copyOf(svd.getSingularValues(), q);
        Arrays.sort(ascending);
        double[] values = new double[q];
        for (int i = 0; i < q; i++) {
            values[i] = ascending[q - 1 - i] * largest;
        }
        return new Spectrum(values, rows, columns);
    }

    /** σ₁, or 0 for a zero matrix. */
    public double largest() {
        return values.length == 0 ? 0 : values[0];
    }

    /** Numerical rank: values above max(m, n)·ε·σ₁, the rule of NumPy and PyTorch. */
    public int numericalRank() {
        return rank(Math.max(rows, columns) * MACHINE_EPSILON);
    }

    /** Rank at a relative threshold: the number of values strictly above {@code threshold}·σ₁. */
    public int rank(double threshold) {
        double bound = threshold * largest();
        int count = 0;
        while (count < values.length && values[count] > bound) {
            count++;
        }
        return largest() == 0 ? 0 : count;
    }

    /** Stable rank ‖M‖²_F / σ₁² (Rudelson &amp; Vershynin 2007), 1..q. */
    public double stableRank() {
        return largest() == 0 ? 0 : relativePowerSum(2);
    }

    /** Effective rank: exp of the entropy of the values divided by their sum (Roy &amp; Vetterli 2007), 1..q. */
    public double effectiveRank() {
        double sum = relativePowerSum(1);
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
        double second = relativePowerSum(2);
        return largest() == 0 ? 0 : second * second / relativePowerSum(4);
    }

    /** The least k whose leading values carry {@code share} (0..1] of Σσ². */
    public int energyRank(double share) {
        double wanted = share * relativePowerSum(2);
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
        return largest() * (largest() == 0 ? 0 : relativePowerSum(1));
    }

    /** Frobenius norm. */
    public double frobeniusNorm() {
        return largest() == 0 ? 0 : largest() * Math.sqrt(relativePowerSum(2));
    }

    /** σ₁/σ_q; infinite when σ_q is below the numerical threshold, NaN ("undefined") for a zero matrix. */
    public double conditionNumber() {
        if (largest() == 0) {
            return Double.NaN;
        }
        return numericalRank() < values.length ? Double.POSITIVE_INFINITY : largest() / values[values.length - 1];
    }

    private double relativePowerSum(int power) {
        double sum = 0;
        for (double value : values) {
            sum += StrictMath.pow(value / largest(), power);
        }
        return sum;
    }
}
