package gradlab.math;

/** Sizes of vectors and matrices. */
public final class Lengths {

    private Lengths() {
    }

    /** The Euclidean (for a matrix: Frobenius) norm of {@code length} entries; NaN if one of them is, else infinite if one is. */
    public static double euclidean(double[] a, int from, int length) {
        double largest = 0;
        for (int i = from; i < from + length; i++) {
            largest = Math.max(largest, Math.abs(a[i]));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            double scaled = a[i] / largest;
            sum += scaled * scaled;
        }
        return largest * Math.sqrt(sum);
    }
}
