package gradlab.math;

/** The standard normal law, computed from {@link Elementary} alone, so that it gives the same bits everywhere. */
public final class Normal {

    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;
    /** From here on the distribution is 1 to the last bit. */
    private static final double FAR = 9;
    private static final double SERIES_ENDS = 3;
    private static final int FRACTION_DEPTH = 60;

    private Normal() {
    }

    /** φ(z) = e^(−z²/2)/√(2π). */
    public static double density(double z) {
        return INVERSE_ROOT_TWO_PI * Elementary.exp(-0.5 * z * z);
    }

    /**
     * Φ(z), with an error below 1e-15. Near the middle by the series ½ + φ(z)·Σ z^(2n+1)/(1·3·5…(2n+1)), whose terms are
     * all of one sign; further out by Laplace's continued fraction for the tail.
     */
    public static double distribution(double z) {
        double size = Math.abs(z);
        if (size > FAR) {
            return z > 0 ? 1 : tail(Math.min(size, 40));
        }
        if (size < SERIES_ENDS) {
            double term = size;
            double sum = size;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= size * size / (2 * n + 1);
                sum += term;
            }
            double half = density(size) * sum;
            return z >= 0 ? 0.5 + half : 0.5 - half;
        }
        return z > 0 ? 1 - tail(size) : Double.isNaN(z) ? z : tail(size);
    }

    /** 1 − Φ(z) for z ≥ 3. */
    private static double tail(double z) {
        double fraction = z;
        for (int k = FRACTION_DEPTH; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return density(z) / fraction;
    }
}
