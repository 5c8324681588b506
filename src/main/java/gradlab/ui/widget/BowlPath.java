package gradlab.ui.widget;

import gradlab.nn.Optimizer;
import gradlab.surface.Descent;
import gradlab.surface.Point;
import gradlab.surface.Surface;

/**
 * A descent on a bowl, place by place.
 *
 * @param xs where it stood, the start first, as {@code ys}
 * @param steps how many places there are: the start and one per step; fewer than wanted if it left the finite numbers
 * @param uphill how many steps led higher
 * @param below the first step whose loss is below a thousandth, -1 if there is none
 */
record BowlPath(double[] xs, double[] ys, int steps, double firstLoss, double lastLoss, int uphill, int below) {

    private static final int MOST = 100;
    private static final double GOAL = 1e-3;

    /** The first hundred steps. */
    static BowlPath of(Surface surface, Optimizer optimizer, double rate, Point start) {
        Descent descent = new Descent(surface, optimizer, rate, start);
        double first = descent.value();
        double[] xs = new double[MOST + 1];
        double[] ys = new double[MOST + 1];
        int below = -1;
        int count = 0;
        while (true) {
            Point place = descent.place();
            xs[count] = place.x();
            ys[count] = place.y();
            if (below < 0 && descent.value() < GOAL) {
                below = count;
            }
            count++;
            if (count > MOST || descent.diverged()) {
                return new BowlPath(xs, ys, count, first, descent.value(), descent.uphill(), below);
            }
            descent.step();
        }
    }

    /** True if it ends higher than it began. */
    boolean diverges() {
        return !(lastLoss <= firstLoss * (1 + 1e-9));
    }
}
