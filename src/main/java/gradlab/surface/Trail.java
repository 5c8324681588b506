package gradlab.surface;

import gradlab.nn.Optimizer;
import gradlab.surface.Descent.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The whole way of one descent: where it stood after every step, and how high. A descent that diverged stands still. */
public final class Trail {

    /** A moment is kept every so many steps, so that any step can be made once more. */
    private static final int BETWEEN_MOMENTS = 64;

    private final Surface surface;
    private final Optimizer optimizer;
    private final Noise noise;
    private final List<Moment> moments = new ArrayList<>();
    private double[] xs;
    private double[] ys;
    private double[] heights;
    private int[] uphill;
    private final int steps;
    private final boolean diverged;

    private Trail(Surface surface, Optimizer optimizer, Point start, Noise noise, int most) {
        this.surface = surface;
        this.optimizer = optimizer;
        this.noise = noise;
        xs = new double[most + 1];
        ys = new double[most + 1];
        heights = new double[most + 1];
        uphill = new int[most + 1];
        Descent descent = new Descent(surface, optimizer, optimizer.rate(), start, noise);
        note(descent);
        while (descent.steps() < most && !descent.diverged()) {
            descent.step();
            note(descent);
        }
        steps = descent.steps();
        diverged = descent.diverged();
        if (steps < most) {
            xs = Arrays.copyOf(xs, steps + 1);
            ys = Arrays.copyOf(ys, steps + 1);
            heights = Arrays.copyOf(heights, steps + 1);
            uphill = Arrays.copyOf(uphill, steps + 1);
        }
    }

    /** @param steps how many are made, unless the descent diverges before */
    public static Trail of(Surface surface, Optimizer optimizer, Point start, int steps) {
        return of(surface, optimizer, start, Noise.NONE, steps);
    }

    /** The same with chance in the gradient. */
    public static Trail of(Surface surface, Optimizer optimizer, Point start, Noise noise, int steps) {
        return new Trail(surface, optimizer, start, noise, steps);
    }

    private void note(Descent descent) {
        int step = descent.steps();
        xs[step] = descent.place().x();
        ys[step] = descent.place().y();
        heights[step] = descent.value();
        uphill[step] = descent.uphill();
        if (step % BETWEEN_MOMENTS == 0) {
            moments.add(descent.moment());
        }
    }

    /** Steps that were made. */
    public int steps() {
        return steps;
    }

    /** Where it stood after {@code step} steps, from 0. */
    public Point place(int step) {
        int at = Math.min(step, steps);
        return new Point(xs[at], ys[at]);
    }

    public double height(int step) {
        return heights[Math.min(step, steps)];
    }

    /** How many of the first {@code step} steps led higher than before. */
    public int uphill(int step) {
        return uphill[Math.min(step, steps)];
    }

    /** True if the last place or height is not finite. */
    public boolean diverged() {
        return diverged;
    }

    /** True if the place or height after {@code step} steps is not finite. */
    public boolean divergedBy(int step) {
        return diverged && step >= steps;
    }

    /** The first step after which it stood lower than {@code goal}. */
    public OptionalInt below(double goal) {
        for (int step = 0; step <= steps; step++) {
            if (heights[step] < goal) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Step number {@code step} in all its parts.
     *
     * @param step 1 to {@link #steps}
     */
    public Anatomy anatomy(int step) {
        if (step < 1 || step > steps) {
            throw new IllegalArgumentException("steps are numbered 1.." + steps + ", asked for " + step);
        }
        Moment near = moments.get((step - 1) / BETWEEN_MOMENTS);
        Descent again = new Descent(surface, optimizer, optimizer.rate(), near.place(), noise);
        again.goBack(near);
        while (again.steps() < step - 1) {
            again.step();
        }
        return Anatomy.ofNextStep(again, optimizer);
    }
}
