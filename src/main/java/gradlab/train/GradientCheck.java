package gradlab.train;

import java.util.Optional;

/**
 * One entry of a gradient beside what differences of the loss say about it.
 *
 * @param analytic from the backward pass
 * @param numeric (L(θ + ε) − L(θ − ε)) / 2ε
 * @param epsilon by how much the parameter was moved to both sides
 * @param doubt how far the difference itself can be off: the rounding of the losses and the bend of the loss within ε
 * @param kink the first unit that goes over a kink of its activation, or the first output that goes over that of the loss, between the two
 */
public record GradientCheck(double analytic, double numeric, double epsilon, double doubt, Optional<Kink> kink) {

    /** A relative error below this is agreement: central differences in double can hardly be better. */
    public static final double CLOSE = 1e-6;
    /** A doubt above this share of the number leaves nothing to compare. */
    private static final double HOPELESS = 1e-3;
    private static final double DOUBTS = 3;

    /** Where f′ jumps: a unit (from 0) of a layer (1..depth) on an example (from 0) of the batch. */
    public record Kink(int layer, int unit, int example) {
    }

    /** What can be said of the two numbers. */
    public enum Verdict {
        /** They agree. */
        AGREES,
        /** Both are exactly zero. */
        BOTH_ZERO,
        /** They differ by no more than the difference is in doubt, and that is too much to say more. */
        LOST_IN_ROUNDING,
        /** Within ε some unit goes over a kink, where there is no derivative to compare. */
        KINK,
        /** They differ. */
        DIFFERS,
        /** One of them is not a finite number. */
        NOT_FINITE
    }

    /** |numeric − analytic| as a share of the larger of both; 0 if both are zero. */
    public double relativeError() {
        double size = Math.max(Math.abs(analytic), Math.abs(numeric));
        return size == 0 ? 0 : Math.abs(numeric - analytic) / size;
    }

    public Verdict verdict() {
        if (!Double.isFinite(analytic) || !Double.isFinite(numeric)) {
            return Verdict.NOT_FINITE;
        }
        if (analytic == 0 && numeric == 0) {
            return Verdict.BOTH_ZERO;
        }
        double size = Math.max(Math.abs(analytic), Math.abs(numeric));
        double apart = Math.abs(numeric - analytic);
        if (apart <= CLOSE * size || apart <= DOUBTS * doubt && doubt <= HOPELESS * size) {
            return Verdict.AGREES;
        }
        if (kink.isPresent()) {
            return Verdict.KINK;
        }
        return apart <= DOUBTS * doubt ? Verdict.LOST_IN_ROUNDING : Verdict.DIFFERS;
    }
}
