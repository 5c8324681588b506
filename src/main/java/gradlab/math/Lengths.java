package gradlab.math;

/** Sizes of vectors, matrices and the room they need. */
public final class Lengths {

    private Lengths() {
    }

    /** Between these the squares that were added lost nothing worth having and did not overflow. */
    private static final double LEAST_SQUARE = 1e-270;
    private static final double GREATEST_SQUARE = 1e300;

    /**
     * The Frobenius norm of a matrix whose rows stand {@code stride} apart; NaN if an entry is, else infinite if one is. As
     * fast as its entries can be read: {@link #euclidean}, whose last bits training depends on, divides every one of them.
     */
    public static double frobenius(double[] a, int from, int rows, int columns, int stride) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < rows; i++) {
            int at = from + i * stride;
            int end = at + columns;
            for (; at < end - 3; at += 4) {
                first = Math.fma(a[at], a[at], first);
                second = Math.fma(a[at + 1], a[at + 1], second);
                third = Math.fma(a[at + 2], a[at + 2], third);
                fourth = Math.fma(a[at + 3], a[at + 3], fourth);
            }
            for (; at < end; at++) {
                first = Math.fma(a[at], a[at], first);
            }
        }
        double sum = first + second + (third + fourth);
        return sum > LEAST_SQUARE && sum < GREATEST_SQUARE ? Math.sqrt(sum) : scaledFrobenius(a, from, rows, columns, stride);
    }

    /** {@link #frobenius} of entries that follow each other. */
    public static double norm(double[] a, int from, int length) {
        return frobenius(a, from, 1, length, length);
    }

    private static double scaledFrobenius(double[] a, int from, int rows, int columns, int stride) {
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            for (int at = from + i * stride; at < from + i * stride + columns; at++) {
                largest = Math.max(largest, Math.abs(a[at]));
            }
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            for (int at = from + i * stride; at < from + i * stride + columns; at++) {
                double scaled = a[at] / largest;
                sum = Math.fma(scaled, scaled, sum);
            }
        }
        return largest * Math.sqrt(sum);
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

    /** The array if it holds so many entries, else a new one. */
    static double[] room(double[] array, int length) {
        return array.length >= length ? array : new double[length];
    }
}
