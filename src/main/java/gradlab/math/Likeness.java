package gradlab.math;

/** How alike two rows of numbers are; NaN ("undefined") where one of them has no direction. */
public final class Likeness {

    private Likeness() {
    }

    /** The cosine of the angle between two vectors, −1..1; NaN if one is zero. */
    public static double cosine(double[] a, double[] b) {
        return scaled(a, 0, b, 0);
    }

    /** Pearson's correlation, −1..1: the cosine after both means are taken away; NaN if one is constant. */
    public static double correlation(double[] a, double[] b) {
        return scaled(a, mean(a), b, mean(b));
    }

    private static double scaled(double[] a, double fromA, double[] b, double fromB) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length + " numbers");
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double x = a[i] - fromA;
            double y = b[i] - fromB;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        double norms = Math.sqrt(aa) * Math.sqrt(bb);
        return norms > 0 ? Math.clamp(ab / norms, -1, 1) : Double.NaN;
    }

    /** Of equal entries their very value: the rounded mean may miss it by a bit, and that bit would seem to be a direction. */
    static double mean(double... a) {
        double sum = 0;
        boolean constant = a.length > 0;
        for (double entry : a) {
            sum += entry;
            constant &= entry == a[0];
        }
        return constant ? a[0] : sum / a.length;
    }
}
