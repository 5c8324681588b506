package gradlab.surface;

import gradlab.nn.Optimizer;
import java.util.List;
import java.util.Optional;

/** Several optimizers on one surface, side by side from one start, each at its own rate. */
final class Race {

    private final List<Descent> descents;

    Race(Surface surface, Point start, List<? extends Optimizer> optimizers) {
        descents = optimizers.stream().map(optimizer -> new Descent(surface, optimizer, optimizer.rate(), start)).toList();
    }

    /** How a descent came to its end: the rate, the steps it took, and how many of them led uphill. */
    record Finish(double rate, int steps, int uphill) {
    }

    /** One step of everybody. */
    void step() {
        descents.forEach(Descent::step);
    }

    /** In the order of the optimizers. */
    List<Descent> descents() {
        return descents;
    }

    /**
     * The way of one optimizer to a height below {@code goal}; empty if it diverges or takes more than {@code most} steps.
     */
    static Optional<Finish> finish(Surface surface, Optimizer optimizer, double rate, Point start, double goal, int most) {
        Descent descent = new Descent(surface, optimizer, rate, start);
        while (!(descent.value() < goal)) {
            if (descent.diverged() || descent.steps() >= most) {
                return Optional.empty();
            }
            descent.step();
        }
        return Optional.of(new Finish(rate, descent.steps(), descent.uphill()));
    }

    /** The finish in the fewest steps with any of {@link RateSearch#rates}; the smallest such rate where several are equal. */
    static Optional<Finish> best(Surface surface, Optimizer optimizer, Point start, double goal, int most) {
        Optional<Finish> best = Optional.empty();
        for (double rate : RateSearch.rates()) {
            int bound = best.map(found -> found.steps() - 1).orElse(most);
            Optional<Finish> better = finish(surface, optimizer, rate, start, goal, bound);
            best = better.isPresent() ? better : best;
        }
        return best;
    }
}
