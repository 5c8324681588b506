package gradlab.surface;

import gradlab.nn.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** The whole way of one descent: where it stood after every step, and how high. A descent that diverged stands still. */
public final class Trail {

    private final List<Point> places = new ArrayList<>();
    private final List<Double> heights = new ArrayList<>();
    private final List<Integer> uphill = new ArrayList<>();
    private final boolean diverged;

    private Trail(Descent descent, int steps) {
        note(descent);
        while (descent.steps() < steps && !descent.diverged()) {
            descent.step();
            note(descent);
        }
        diverged = descent.diverged();
    }

    /** @param steps how many are made, unless the descent diverges before */
    public static Trail of(Surface surface, Optimizer optimizer, Point start, int steps) {
        return new Trail(new Descent(surface, optimizer, optimizer.rate(), start), steps);
    }

    private void note(Descent descent) {
        places.add(descent.place());
        heights.add(descent.value());
        uphill.add(descent.uphill());
    }

    /** Steps that were made. */
    public int steps() {
        return places.size() - 1;
    }

    /** Where it stood after {@code step} steps, from 0. */
    public Point place(int step) {
        return places.get(Math.min(step, steps()));
    }

    public double height(int step) {
        return heights.get(Math.min(step, steps()));
    }

    /** How many of the first {@code step} steps led higher than before. */
    public int uphill(int step) {
        return uphill.get(Math.min(step, steps()));
    }

    /** True if the last place or height is not finite. */
    public boolean diverged() {
        return diverged;
    }
}
