package gradlab.math;

/**
 * Shifts for {@link QdChain}: estimates from below of the least eigenvalue, made of the d of the last sweep and a few
 * ratios at the bottom of the array, as Parlett &amp; Marques (2000) do. Where d is least, at k, γ = d_k and the products of
 * e/q away from k give the squared length 1 + n² of an approximate eigenvector; its Rayleigh quotient is ρ = γ/(1 + n²) with
 * residual ρ·n. Then ρ − residual is a bound, and ρ − residual²/gap a far better one once the next eigenvalue is
 * known to be a gap away.
 */
final class QdShift {

    private static final double CAUTION = 1.05;
    /** Beyond this n² the vector says nothing. */
    private static final double LONGEST = 0.563;
    private double guess;
    private double min;
    private double min1;
    private double min2;
    private double d0;
    private double d1;
    private double d2;

    /** Takes the d of a sweep: the least above the last two, the last but two, the last but one, the last. */
    void learn(double above, double lastButTwo, double lastButOne, double last) {
        min2 = above;
        min1 = Math.min(above, lastButOne);
        min = Math.min(min1, last);
        d2 = lastButTwo;
        d1 = lastButOne;
        d0 = last;
    }

    /**
     * A shift that is hardly ever too large.
     *
     * @param z the array, its last row being {@code hi}
     * @param before the array before the last sweep
     * @param deflated rows taken off since then
     */
    double choose(double[] z, double[] before, int lo, int hi, int deflated) {
        double smallest = deflated == 0 ? min : deflated == 1 ? min1 : min2;
        double last = deflated == 0 ? d0 : deflated == 1 ? d1 : d2;
        if (deflated > 2 || !(smallest > 0)) {
            return 0;
        }
        if (smallest == last) {
            guess = 0;
            return atLastRow(z, lo, hi, smallest, deflated);
        }
        if (deflated == 0 && smallest == d1) {
            double below = before[2 * hi - 1] / before[2 * hi];
            return bound(smallest, below + lengthAbove(z, lo, hi - 2), 0);
        }
        if (deflated == 0 && smallest == d2) {
            double below = before[2 * hi - 3] / before[2 * hi - 2] * (1 + before[2 * hi - 1] / before[2 * hi]);
            return bound(smallest, below + lengthAbove(z, lo, hi - 3), 0);
        }
        guess = guess == 0 ? 0.25 : guess + (1 - guess) / 3;
        return guess * smallest;
    }

    private double atLastRow(double[] z, int lo, int hi, double gamma, int deflated) {
        double next = switch (deflated) {
            case 0 -> min1 == d1 ? nextOfBottom(z, hi) : 0;
            case 1 -> min2 == d2 ? min2 / 2 : 0;
            default -> z[2 * hi - 2] + z[2 * hi - 3] - Math.sqrt(z[2 * hi - 4] * z[2 * hi - 3]);
        };
        return bound(gamma, lengthAbove(z, lo, hi - 1), next);
    }

    /** About the second least eigenvalue, from the last three rows. */
    private double nextOfBottom(double[] z, int hi) {
        double last = Math.sqrt(z[2 * hi] * z[2 * hi - 1]);
        double second = Math.sqrt(z[2 * hi - 2] * z[2 * hi - 3]);
        double middle = z[2 * hi - 2] + z[2 * hi - 1];
        double room = 0.75 * min2 - middle;
        return room > second ? middle - second / room * second : middle - second - last;
    }

    /** The sum of products of e/q from row j upwards. */
    private static double lengthAbove(double[] z, int lo, int j) {
        double sum = 0;
        double product = 1;
        for (int i = 2 * j; i >= 2 * lo && sum < LONGEST; i -= 2) {
            double before = product;
            product *= z[i + 1] / z[i];
            sum += product;
            if (100 * Math.max(product, before) < sum) {
                break;
            }
        }
        return sum;
    }

    private static double bound(double gamma, double length, double next) {
        double squared = CAUTION * length;
        if (!(squared < LONGEST)) {
            return gamma / 4;
        }
        double rho = gamma / (1 + squared);
        double residual = rho * Math.sqrt(squared);
        double gap = next - rho;
        return Math.max(gamma / 4, rho - (gap > residual ? 1.01 * residual / gap * residual : residual));
    }
}
