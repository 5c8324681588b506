package gradlab.math;

/**
 * Shifts for {@link QdChain}: estimates from below of the least eigenvalue, made of the d of the last sweep and a few
 * ratios at the bottom of the array (Parlett &amp; Marques 2000). Where d is least, at row k, γ = d_k and the products of
 * e/q away from k give the squared length 1 + n² of an approximate eigenvector; its Rayleigh quotient is ρ = γ/(1 + n²) with
 * residual ρ·n. Then ρ − residual is a bound, and ρ − residual²/gap a far better one when the next eigenvalue is a gap away.
 */
final class QdShift {

    private static final double CAUTION = 1.05;
    /** Beyond this n² the vector says nothing. */
    private static final double LONGEST = 0.563;
    private static final double FIRST_GUESS = 0.25;

    private final QdSweep z;
    private double guess = FIRST_GUESS;

    QdShift(QdSweep z) {
        this.z = z;
    }

    /**
     * A shift that is hardly ever too large.
     *
     * @param deflated rows taken off since the last sweep; then {@code hi} is the last that is left
     */
    double choose(int lo, int hi, int deflated) {
        double last = deflated == 0 ? z.last() : deflated == 1 ? z.lastButOne() : z.lastButTwo();
        double least = deflated == 0 ? Math.min(z.leastButOne(), z.last()) : deflated == 1 ? z.leastButOne() : z.leastButTwo();
        if (deflated > 2 || !(least > 0)) {
            return 0;
        }
        if (least == last) {
            guess = FIRST_GUESS;
            return bound(least, lengthAbove(lo, hi), next(hi, deflated));
        }
        if (deflated == 0 && least == z.lastButOne()) {
            double below = z.eBefore(hi - 1) / z.qBefore(hi);
            return bound(least, below + lengthAbove(lo, hi - 1), 0);
        }
        if (deflated == 0 && least == z.lastButTwo()) {
            double below = z.eBefore(hi - 2) / z.qBefore(hi - 1) * (1 + z.eBefore(hi - 1) / z.qBefore(hi));
            return bound(least, below + lengthAbove(lo, hi - 2), 0);
        }
        double shift = guess * least;
        guess += (1 - guess) / 3;
        return shift;
    }

    /** About the second least eigenvalue, when the least belongs to the last row; 0 if nothing is known of it. */
    private double next(int hi, int deflated) {
        return switch (deflated) {
            case 0 -> z.leastButOne() == z.lastButOne() ? nextOfThree(hi) : 0;
            case 1 -> z.leastButTwo() == z.lastButTwo() ? z.leastButTwo() / 2 : 0;
            default -> z.q(hi - 1) + z.e(hi - 2) - Math.sqrt(z.q(hi - 2) * z.e(hi - 2));
        };
    }

    private double nextOfThree(int hi) {
        double beside = Math.sqrt(z.q(hi) * z.e(hi - 1));
        double besideAbove = Math.sqrt(z.q(hi - 1) * z.e(hi - 2));
        double middle = z.q(hi - 1) + z.e(hi - 1);
        double room = 0.75 * z.leastButTwo() - middle;
        return room > besideAbove ? middle - besideAbove / room * besideAbove : middle - besideAbove - beside;
    }

    /** The sum of products of e/q above a row. */
    private double lengthAbove(int lo, int row) {
        double sum = 0;
        double product = 1;
        for (int i = row - 1; i >= lo && sum < LONGEST; i--) {
            double before = product;
            product *= z.e(i) / z.q(i);
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
