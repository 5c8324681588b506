package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;

/**
 * How the learning rate changes, in order of growing complexity. A member is the recipe; a {@link Course} owns what it
 * remembers. All count updates, {@code plateau} counts epochs. To add a schedule, add a record here.
 */
public sealed interface Schedule {

    /**
     * The rate of an update.
     *
     * @param base the optimizer's own rate η
     * @param step how many updates were made before: 0 for the first
     * @param memory what {@link #memory} made and {@link #hear} changed
     */
    double rate(double base, long step, double[] memory);

    /** The momentum of an update for methods that have one; NaN leaves them their own. */
    default double momentum(long step) {
        return Double.NaN;
    }

    /** What is remembered before the first update. */
    default double[] memory() {
        return new double[0];
    }

    /** True if {@link #hear} wants to be told the loss; finding it out costs a pass over all training examples. */
    default boolean watchesLoss() {
        return false;
    }

    /** Told the loss over the whole training part, without penalties, at the end of every epoch. */
    default void hear(double trainingLoss, double[] memory) {
    }

    /** A fresh course. */
    default Course start() {
        return new Course(this);
    }

    /** A schedule at work on one run. */
    final class Course {
        private final Schedule schedule;
        private final double[] memory;

        Course(Schedule schedule) {
            this.schedule = schedule;
            this.memory = schedule.memory();
        }

        public double rate(double base, long step) {
            return schedule.rate(base, step, memory);
        }

        public double momentum(long step) {
            return schedule.momentum(step);
        }

        public boolean watchesLoss() {
            return schedule.watchesLoss();
        }

        public void hear(double trainingLoss) {
            schedule.hear(trainingLoss, memory);
        }

        public double[] state() {
            return memory.clone();
        }

        /** Goes on from a state of the same kind of schedule. */
        public void restore(double[] state) {
            System.arraycopy(state, 0, memory, 0, memory.length);
        }
    }

    @Named(en = "constant", ru = "постоянная")
    record Constant() implements Schedule {
        @Override
        public double rate(double base, long step, double[] memory) {
            return base;
        }
    }

    /** ηγ^⌊k/s⌋: every so many updates the rate is multiplied by the factor. */
    @Named(en = "step", ru = "ступени")
    record Step(
            @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000_000) int every,
            @Named(en = "factor", ru = "множитель") @Range(min = 1e-6, max = 1, log = true) double factor) implements Schedule {
        public Step() {
            this(100, 0.1);
        }

        @Override
        public double rate(double base, long step, double[] memory) {
            return base * Elementary.power(factor, step / every);
        }
    }

    /** ηγᵏ: every update multiplies the rate by the factor. */
    @Named(en = "exponential", ru = "экспоненциальное")
    record Exponential(
            @Named(en = "factor", ru = "множитель") @Range(min = 1e-6, max = 1, log = true) double factor) implements Schedule {
        public Exponential() {
            this(0.99);
        }

        @Override
        public double rate(double base, long step, double[] memory) {
            return base * Elementary.power(factor, step);
        }
    }

    /** From η down to the floor along half a cosine; after so many updates it stays there. */
    @Named(en = "cosine", ru = "косинус")
    record Cosine(
            @Named(en = "steps", ru = "шагов") @Range(min = 1, max = 1_000_000_000) int steps,
            @Named(en = "floor", ru = "наименьшая") @Range(min = 0, max = 100) double floor) implements Schedule {
        public Cosine() {
            this(400, 0);
        }

        @Override
        public double rate(double base, long step, double[] memory) {
            return alongCosine(base, floor, (double) Math.min(step, steps) / steps);
        }
    }

    /** From a share of η in a straight line up to η within so many updates; then η. */
    @Named(en = "warmup", ru = "разогрев")
    record Warmup(
            @Named(en = "steps", ru = "шагов") @Range(min = 1, max = 1_000_000_000) int steps,
            @Named(en = "start", ru = "начало") @Range(min = 0, max = 1) double from) implements Schedule {
        public Warmup() {
            this(5, 1.0 / 3);
        }

        @Override
        public double rate(double base, long step, double[] memory) {
            return base * (from + (1 - from) * Math.min(1, (double) step / steps));
        }
    }

    /**
     * Along a cosine from η/25 up to η in the first 30 % of the updates, then down to η/250 000; momentum 0.95 → 0.85 → 0.95
     * the other way round (Smith &amp; Topin 2018). After so many updates it stays at the end.
     */
    @Named(en = "one-cycle", ru = "один-цикл")
    record OneCycle(
            @Named(en = "steps", ru = "шагов") @Range(min = 2, max = 1_000_000_000) int steps) implements Schedule {

        private static final double RISING = 0.3;
        private static final double FIRST = 25;
        private static final double LAST = 25e4;
        private static final double MOST_MOMENTUM = 0.95;
        private static final double LEAST_MOMENTUM = 0.85;

        public OneCycle() {
            this(400);
        }

        @Override
        public double rate(double base, long step, double[] memory) {
            return rises(step) ? alongCosine(base / FIRST, base, share(step)) : alongCosine(base, base / LAST, share(step));
        }

        @Override
        public double momentum(long step) {
            return rises(step) ? alongCosine(MOST_MOMENTUM, LEAST_MOMENTUM, share(step)) : alongCosine(LEAST_MOMENTUM, MOST_MOMENTUM, share(step));
        }

        private boolean rises(long step) {
            return step <= top();
        }

        private double share(long step) {
            return rises(step) ? step / top() : (Math.min(step, steps - 1) - top()) / (steps - 1 - top());
        }

        private double top() {
            return RISING * steps - 1;
        }
    }

    /**
     * Multiplies the rate by the factor whenever the loss over the whole training part has not fallen below
     * (1 − 10⁻⁴)·(the lowest so far) for more than {@code patience} epochs in a row. Measured once at the end of every epoch.
     */
    @Named(en = "plateau", ru = "плато")
    record Plateau(
            @Named(en = "factor", ru = "множитель") @Range(min = 1e-6, max = 1, log = true) double factor,
            @Named(en = "patience", ru = "терпение") @Range(min = 0, max = 1_000_000) int patience) implements Schedule {

        private static final double ENOUGH_LOWER = 1 - 1e-4;
        private static final int SHARE = 0;
        private static final int LOWEST = 1;
        private static final int WAITED = 2;

        public Plateau() {
            this(0.1, 10);
        }

        @Override
        public double rate(double base, long step, double[] memory) {
            return base * memory[SHARE];
        }

        @Override
        public double[] memory() {
            return new double[] {1, Double.POSITIVE_INFINITY, 0};
        }

        @Override
        public boolean watchesLoss() {
            return true;
        }

        @Override
        public void hear(double trainingLoss, double[] memory) {
            if (trainingLoss < memory[LOWEST] * ENOUGH_LOWER) {
                memory[LOWEST] = trainingLoss;
                memory[WAITED] = 0;
            } else if (++memory[WAITED] > patience) {
                memory[SHARE] *= factor;
                memory[WAITED] = 0;
            }
        }
    }

    /** Half a cosine from one value to another, {@code share} of the way. */
    private static double alongCosine(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + Elementary.cosineOfHalfTurns(share));
    }
}
