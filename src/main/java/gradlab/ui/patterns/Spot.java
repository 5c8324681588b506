package gradlab.ui.patterns;

import java.util.OptionalInt;
import javafx.geometry.Rectangle2D;

/**
 * A place on a picture that has something to say.
 *
 * @param run the place of the run that a click opens; empty where it is not about one run
 */
record Spot(Rectangle2D area, String text, OptionalInt run) {

    static Spot around(double x, double y, double reach, String text, OptionalInt run) {
        return new Spot(new Rectangle2D(x - reach, y - reach, 2 * reach, 2 * reach), text, run);
    }

    /** The square of the distance from its middle; infinite outside. */
    double distance(double x, double y) {
        double dx = x - (area.getMinX() + area.getMaxX()) / 2;
        double dy = y - (area.getMinY() + area.getMaxY()) / 2;
        return area.contains(x, y) ? dx * dx + dy * dy : Double.POSITIVE_INFINITY;
    }
}
