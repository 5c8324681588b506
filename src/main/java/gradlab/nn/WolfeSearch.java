package gradlab.nn;

/**
 * Finds a step length along a direction that lowers the loss enough and leaves its slope flat enough: the strong Wolfe
 * conditions with c₁ = 10⁻⁴ and c₂ = 0.9, by bracketing and cubic interpolation as PyTorch does it.
 */
final class WolfeSearch {

    private static final double ENOUGH_LOWER = 1e-4;
    private static final double ENOUGH_FLATTER = 0.9;
    private static final double LEAST_CHANGE = 1e-9;
    private static final int MOST_LOOKS = 25;

    private final Objective objective;
    private final double[] from;
    private final double[] direction;
    private final double[] there;
    private final double[] gradient;
    private int looks;

    /** A place on the line: step length, loss and slope there. */
    private record Place(double at, double loss, double slope) {
    }

    /** @param there and {@code gradient} are scratch */
    WolfeSearch(Objective objective, double[] from, double[] direction, double[] there, double[] gradient) {
        this.objective = objective;
        this.from = from;
        this.direction = direction;
        this.there = there;
        this.gradient = gradient;
    }

    /**
     * @param tried the first length to look at
     * @param loss at length 0
     * @param slope at length 0, less than 0
     * @return a length that fulfils the conditions, or the best that was seen
     */
    double length(double tried, double loss, double slope) {
        Place start = new Place(0, loss, slope);
        Place before = start;
        Place now = look(tried);
        while (looks <= MOST_LOOKS) {
            if (isTooHigh(now, start) || looks > 2 && now.loss >= before.loss) {
                return between(before, now, start);
            }
            if (isFlat(now, start)) {
                return now.at;
            }
            if (now.slope >= 0) {
                return between(before, now, start);
            }
            double least = now.at + 0.01 * (now.at - before.at);
            double next = cubic(before, now, least, now.at * 10);
            before = now;
            now = look(next);
        }
        return now.loss < start.loss ? now.at : 0;
    }

    /** Narrows the stretch between two places until a place within it will do. */
    private double between(Place one, Place other, Place start) {
        Place low = one.loss <= other.loss ? one : other;
        Place high = low == one ? other : one;
        boolean stuck = false;
        while (looks <= MOST_LOOKS && Math.abs(high.at - low.at) * longest() >= LEAST_CHANGE) {
            double left = Math.min(low.at, high.at);
            double right = Math.max(low.at, high.at);
            double next = cubic(low, high, left, right);
            double margin = 0.1 * (right - left);
            if (Math.min(right - next, next - left) < margin) {
                if (stuck || next >= right || next <= left) {
                    next = Math.abs(next - right) < Math.abs(next - left) ? right - margin : left + margin;
                    stuck = false;
                } else {
                    stuck = true;
                }
            } else {
                stuck = false;
            }
            Place now = look(next);
            if (isTooHigh(now, start) || now.loss >= low.loss) {
                high = now;
                if (high.loss < low.loss) {
                    Place swapped = low;
                    low = high;
                    high = swapped;
                }
            } else {
                if (isFlat(now, start)) {
                    return now.at;
                }
                if (now.slope * (high.at - low.at) >= 0) {
                    high = low;
                }
                low = now;
            }
        }
        return low.at;
    }

    private static boolean isTooHigh(Place now, Place start) {
        return !(now.loss <= start.loss + ENOUGH_LOWER * now.at * start.slope);
    }

    private static boolean isFlat(Place now, Place start) {
        return Math.abs(now.slope) <= -ENOUGH_FLATTER * start.slope;
    }

    /** The loss and slope at this length; where there is no number, an infinite wall. */
    private Place look(double at) {
        for (int i = 0; i < from.length; i++) {
            there[i] = from[i] + at * direction[i];
        }
        looks++;
        double loss = objective.at(there, gradient);
        double slope = 0;
        for (int i = 0; i < from.length; i++) {
            slope += gradient[i] * direction[i];
        }
        return Double.isFinite(loss) && Double.isFinite(slope) ? new Place(at, loss, slope)
                : new Place(at, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private double longest() {
        double longest = 0;
        for (int i = 0; i < from.length; i++) {
            longest = Math.max(longest, Math.abs(direction[i]));
        }
        return longest;
    }

    /** The lowest point of the cubic through two places with these slopes, kept within bounds; the middle if there is none. */
    private static double cubic(Place a, Place b, double least, double greatest) {
        Place left = a.at <= b.at ? a : b;
        Place right = left == a ? b : a;
        double bend = left.slope + right.slope - 3 * (left.loss - right.loss) / (left.at - right.at);
        double root = Math.sqrt(bend * bend - left.slope * right.slope);
        double lowest = right.at - (right.at - left.at) * ((right.slope + root - bend) / (right.slope - left.slope + 2 * root));
        return Double.isNaN(lowest) ? (least + greatest) / 2 : Math.clamp(lowest, least, greatest);
    }
}
