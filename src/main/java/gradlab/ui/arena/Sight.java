package gradlab.ui.arena;

import gradlab.surface.HeightGrid.Frame;
import gradlab.surface.Point;
import gradlab.surface.RacePlan;
import gradlab.ui.widget.Axes;
import java.util.List;

/**
 * Which part of the plane is looked at: its middle, and how much of the plane one point of the screen is. Units are equal along
 * both axes.
 */
record Sight(double x, double y, double perPoint) {

    private static final double LEAST = 1e-12;
    private static final double GREATEST = 1e6;
    private static final double MARGIN = 0.12;
    /** However thin the room between start and minima is, so much of the longer side is seen of the shorter. */
    private static final double FULL = 0.8;
    private static final double LEAST_SPAN = 1;
    /** How far beyond the minimum, seen from the start, there is to be seen: some shoot over it. */
    private static final double BEYOND = 0.5;

    /** Start, minima and some ground around, on a map of this size. */
    static Sight of(RacePlan plan, List<Point> least, double width, double height) {
        Point start = plan.start();
        List<Point> goals = least.isEmpty() ? List.of(new Point(0, 0)) : least;
        double fromX = start.x();
        double toX = start.x();
        double fromY = start.y();
        double toY = start.y();
        for (Point goal : goals) {
            double beyondX = goal.x() + BEYOND * (goal.x() - start.x());
            double beyondY = goal.y() + BEYOND * (goal.y() - start.y());
            fromX = Math.min(fromX, beyondX);
            toX = Math.max(toX, beyondX);
            fromY = Math.min(fromY, beyondY);
            toY = Math.max(toY, beyondY);
        }
        double span = Math.max(LEAST_SPAN, Math.max(toX - fromX, toY - fromY));
        double perPoint = Math.max((Math.max(toX - fromX, FULL * span) + 2 * MARGIN * span) / Math.max(1, width),
                (Math.max(toY - fromY, FULL * span) + 2 * MARGIN * span) / Math.max(1, height));
        return new Sight((fromX + toX) / 2, (fromY + toY) / 2, Math.clamp(perPoint, LEAST, GREATEST));
    }

    /** Comes nearer ({@code factor} above 1) or goes back; the place at this point of the map stays where it is. */
    Sight zoom(double factor, Axes axes, double atX, double atY) {
        double now = Math.clamp(perPoint / factor, LEAST, GREATEST);
        double placeX = axes.numberAtX(atX);
        double placeY = axes.numberAtY(atY);
        return new Sight(placeX + (x - placeX) * now / perPoint, placeY + (y - placeY) * now / perPoint, now);
    }

    /** Moves the ground by so many points, to the right and down. */
    Sight drag(double right, double down) {
        return new Sight(x - right * perPoint, y + down * perPoint, perPoint);
    }

    Axes axes(double left, double top, double width, double height) {
        return new Axes(left, top, width, height, x - width / 2 * perPoint, x + width / 2 * perPoint, y - height / 2 * perPoint, y + height / 2 * perPoint);
    }

    static Frame frame(Axes axes) {
        return new Frame(axes.fromX(), axes.toX(), axes.fromY(), axes.toY());
    }
}
