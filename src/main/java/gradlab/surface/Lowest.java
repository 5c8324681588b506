package gradlab.surface;

import gradlab.nn.Lbfgs;
import gradlab.surface.HeightGrid.Frame;
import java.util.Optional;

/** Looks for the least height of a surface of which nothing is known: the lowest place of a grid, and downhill from there. */
public final class Lowest {

    private static final int CELLS = 80;
    private static final int STEPS = 300;
    private static final double FLAT = 1e-5;

    private Lowest() {
    }

    /** Empty where the way down leads out of the rectangle or has no end. */
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
        double[] gradient = new double[2];
        surface.gradient(lowest.x(), lowest.y(), gradient);
        boolean inside = lowest.x() > frame.fromX() && lowest.x() < frame.toX() && lowest.y() > frame.fromY() && lowest.y() < frame.toY();
        return inside && isBottom(surface, lowest, least, gradient, frame) ? Optional.of(lowest) : Optional.empty();
    }

    /** At a kink the gradient may be anything, but everything around is higher. */
    private static boolean isBottom(Surface surface, Point place, double least, double[] gradient, Frame frame) {
        if (StrictMath.hypot(gradient[0], gradient[1]) <= FLAT) {
            return true;
        }
        double reach = 1e-3 * Math.max(frame.width(), frame.height());
        for (int i = 0; i < 8; i++) {
            double angle = i * StrictMath.PI / 4;
            if (!(surface.value(place.x() + reach * StrictMath.cos(angle), place.y() + reach * StrictMath.sin(angle)) > least)) {
                return false;
            }
        }
        return true;
    }
}
