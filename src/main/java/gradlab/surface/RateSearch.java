package gradlab.surface;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.nn.Muon;
import gradlab.nn.Optimizer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Finds for an optimizer the rate at which it comes down a surface best: without it a race says more about rates than about methods. */
public final class RateSearch {

    private static final Catalogue<Optimizer> CATALOGUE = Catalogue.of(Optimizer.class);
    private static final int STEPS_BETWEEN_LOOKS = 256;
    private static final int LEAST_EXPONENT = -24;
    private static final int GREATEST_EXPONENT = 4;
    private static final double PER_DECADE = 4;

    private RateSearch() {
    }

    /**
     * The best of {@link #rates}.
     *
     * @param steps to the goal, empty where no rate leads there
     * @param height at the end of the way
     */
    public record Found(double rate, OptionalInt steps, double height) {

        private boolean isBetterThan(Found other) {
            if (steps.isPresent() != other.steps.isPresent()) {
                return steps.isPresent();
            }
            return steps.isPresent() ? steps.getAsInt() < other.steps.getAsInt() : height < other.height;
        }
    }

    /** Rates from 10⁻⁶ to 10, four in every decade. */
    static double[] rates() {
        return IntStream.rangeClosed(LEAST_EXPONENT, GREATEST_EXPONENT).mapToDouble(k -> StrictMath.pow(10, k / PER_DECADE)).toArray();
    }

    /**
     * The rate that needs the fewest steps to a height below {@code goal}, the smallest where several are equal; where none gets
     * there, the one that stands lowest after {@code most} steps. Empty if all rates diverge, or if it was given up.
     *
     * @param goal empty where nothing is known of the depth of the surface
     * @param unwanted true when nobody waits for the answer any more
     */
    public static Optional<Found> best(Surface surface, Optimizer optimizer, Point start, Noise noise, OptionalDouble goal, int most, BooleanSupplier unwanted) {
        Optional<Found> best = Optional.empty();
        for (double rate : rates()) {
            int bound = best.map(Found::steps).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).orElse(most);
            Optional<Found> tried = walk(surface, withRate(optimizer, rate), start, noise, goal, bound, unwanted);
            if (unwanted.getAsBoolean()) {
                return Optional.empty();
            }
            if (tried.isPresent() && (best.isEmpty() || tried.get().isBetterThan(best.get()))) {
                best = tried;
            }
        }
        return best;
    }

    private static Optional<Found> walk(Surface surface, Optimizer optimizer, Point start, Noise noise, OptionalDouble goal, int most, BooleanSupplier unwanted) {
        Descent descent = new Descent(surface, optimizer, optimizer.rate(), start, noise);
        while (!(goal.isPresent() && descent.value() < goal.getAsDouble())) {
            if (descent.diverged() || descent.steps() % STEPS_BETWEEN_LOOKS == 0 && unwanted.getAsBoolean()) {
                return Optional.empty();
            }
            if (descent.steps() >= most) {
                return Optional.of(new Found(optimizer.rate(), OptionalInt.empty(), descent.value()));
            }
            descent.step();
        }
        return Optional.of(new Found(optimizer.rate(), OptionalInt.of(descent.steps()), descent.value()));
    }

    /** The same method at another rate; Muon's side rate, which alone moves it where there are no matrices, goes along. */
    public static Optimizer withRate(Optimizer optimizer, double rate) {
        if (optimizer instanceof Muon muon) {
            return new Muon(rate, muon.momentum(), muon.decay(), Math.clamp(muon.sideRate() * (rate / muon.rate()), 1e-6, 100));
        }
        Entry<Optimizer> entry = CATALOGUE.entryOf(optimizer);
        return entry.with(optimizer, entry.parameter("rate").orElseThrow(), rate);
    }
}
