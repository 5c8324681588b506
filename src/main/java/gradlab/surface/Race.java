package gradlab.surface;

import gradlab.nn.Optimizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Several optimizers on one surface, side by side from one start, each at its own rate. */
public final class Race {

    private static final int LEAST_EXPONENT = -24;
    private static final int GREATEST_EXPONENT = 4;
    private static final double PER_DECADE = 4;

    private final List<Descent> descents;

    public Race(Surface surface, Point start, List<? extends Optimizer> optimizers) {
        descents = optimizers.stream().map(optimizer -> new Descent(surface, optimizer, optimizer.rate(), start)).toList();
    }

    /** How a descent came to its end: the rate, the steps it took, and how many of them led uphill. */
    public record Finish(double rate, int steps, int uphill) {
    }

    /** One step of everybody. */
    public void step() {
        descents.forEach(Descent::step);
    }

    /** In the order of the optimizers. */
    public List<Descent> descents() {
        return descents;
    }

    /** Rates from 10⁻⁶ to 10, four in every decade. */
    public static double[] rates() {
        return IntStream.rangeClosed(LEAST_EXPONENT, GREATEST_EXPONENT).mapToDouble(k -> StrictMath.pow(10, k / PER_DECADE)).toArray();
    }

    /**
     * The way of one optimizer to a height below {@code goal}; empty if it diverges or takes more than {@code most} steps.
     */
    public static Optional<Finish> finish(Surface surface, Optimizer optimizer, double rate, Point start, double goal, int most) {
        Descent descent = new Descent(surface, optimizer, rate, start);
        while (!(descent.value() < goal)) {
            if (descent.diverged() || descent.steps() >= most) {
                return Optional.empty();
            }
            descent.step();
        }
        return Optional.of(new Finish(rate, descent.steps(), descent.uphill()));
    }

    /** The finish in the fewest steps with any of {@link #rates}; the smallest such rate where several are equal. */
    public static Optional<Finish> best(Surface surface, Optimizer optimizer, Point start, double goal, int most) {
        Optional<Finish> best = Optional.empty();
        for (double rate : rates()) {
            int bound = best.map(found -> found.steps() - 1).orElse(most);
            Optional<Finish> better = finish(surface, optimizer, rate, start, goal, bound);
            best = better.isPresent() ? better : best;
        }
        return best;
    }
}
