package gradlab.surface;

import gradlab.nn.Lbfgs;
import gradlab.surface.HeightGrid.Frame;
import java.util.Optional;

/** Looks for the least height of a surface of which nothing is known: the lowest place of a grid, and downhill from there. */
public final class Lowest {

    private static final int CELLS = 80;
    private static final int STEPS = 300;
    private static final int AROUND = 16;
    private static final double REACH = 1e-3;
    private static final double ROUNDING = 1e-12;

    private Lowest() {
    }

    /** Empty where the way down has no end. */
    public static Optional<Point> within(Surface surface, Frame frame) {
        Point from = HeightGrid.of(surface::value, frame, CELLS, CELLS).lowest();
        double there = surface.value(from.x(), from.y());
        if (!Double.isFinite(there)) {
            return Optional.empty();
        }
        Descent descent = new Descent(surface, new Lbfgs(), 1, from);
        Point lowest = from;
        double least = there;
        for (int i = 0; i < STEPS && !descent.diverged(); i++) {
            descent.step();
            if (descent.value() < least) {
                least = descent.value();
                lowest = descent.place();
            }
        }
        return isBottom(surface, lowest, least, REACH * Math.max(frame.width(), frame.height())) ? Optional.of(lowest) : Optional.empty();
    }

    /** True if nothing around is lower, but for rounding. A gradient of zero would not do: it fades on every endless slope. */
    private static boolean isBottom(Surface surface, Point place, double least, double reach) {
        for (int i = 0; i < AROUND; i++) {
            double angle = 2 * StrictMath.PI * i / AROUND;
            if (!(surface.value(place.x() + reach * StrictMath.cos(angle), place.y() + reach * StrictMath.sin(angle)) >= least - ROUNDING * (1 + Math.abs(least)))) {
                return false;
            }
        }
        return true;
    }
}
