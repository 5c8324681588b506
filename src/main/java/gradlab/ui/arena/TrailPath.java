package gradlab.ui.arena;

import gradlab.surface.Point;
import gradlab.surface.Trail;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The line of a trail with as many points as can be seen: steps shorter than a point of the screen are put together, and what
 * goes to and fro over the same two places is drawn once.
 *
 * @param from where the pieces start, x and y in turn, as {@code to} where they end
 * @param steps after which step each piece is there, rising
 */
record TrailPath(Trail trail, double[] from, double[] to, int[] steps) {

    private static final double SHORTEST = 0.8;
    private static final double GRAIN = 1.5;
    private static final int MOST = 1500;

    /** @param perPoint units of the plane in a point of the screen */
    static TrailPath of(Trail trail, double perPoint) {
        int count = 0;
        double[] from = new double[2 * Math.min(MOST, trail.steps())];
        double[] to = new double[from.length];
        int[] steps = new int[from.length / 2];
        Set<Long> drawn = new HashSet<>();
        Point last = trail.place(0);
        for (int step = 1; step <= trail.steps() && count < steps.length; step++) {
            Point place = trail.place(step);
            boolean far = place.isFinite() && last.isFinite() && Math.hypot(place.x() - last.x(), place.y() - last.y()) >= SHORTEST * perPoint;
            if (far && drawn.add(cell(last, perPoint) * 0x9E3779B97F4A7C15L + cell(place, perPoint))) {
                from[2 * count] = last.x();
                from[2 * count + 1] = last.y();
                to[2 * count] = place.x();
                to[2 * count + 1] = place.y();
                steps[count++] = step;
            }
            last = far || !last.isFinite() ? place : last;
        }
        return new TrailPath(trail, Arrays.copyOf(from, 2 * count), Arrays.copyOf(to, 2 * count), Arrays.copyOf(steps, count));
    }

    private static long cell(Point place, double perPoint) {
        return Math.round(place.x() / (GRAIN * perPoint)) * 0x1000003L ^ Math.round(place.y() / (GRAIN * perPoint));
    }

    /** How many pieces are there after {@code step} steps. */
    int upTo(int step) {
        int at = Arrays.binarySearch(steps, step);
        return at < 0 ? -at - 1 : at + 1;
    }
}
