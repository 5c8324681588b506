package gradlab.ui.classroom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Where a second window goes, and where it goes when its screen is unplugged. */
final class ScreenPlace {

    private static final double SHARE = 0.72;

    private ScreenPlace() {
    }

    /** True if there is a screen that the main window does not stand on. */
    static boolean hasOther(List<Rectangle2D> screens, Rectangle2D main) {
        return other(screens, main).isPresent();
    }

    /** All of another screen; if there is none, a part of the only one. */
    static Rectangle2D choose(List<Rectangle2D> screens, Rectangle2D main) {
        return other(screens, main).orElseGet(() -> part(home(screens, main)));
    }

    /** The window where it is, as long as its middle is on a screen; else a part of the main window's screen. */
    static Rectangle2D keep(Rectangle2D window, List<Rectangle2D> screens, Rectangle2D main) {
        return screens.isEmpty() || screens.stream().anyMatch(screen -> screen.contains(middle(window))) ? window : part(home(screens, main));
    }

    private static Optional<Rectangle2D> other(List<Rectangle2D> screens, Rectangle2D main) {
        if (screens.size() < 2) {
            return Optional.empty();
        }
        Rectangle2D home = home(screens, main);
        return screens.stream().filter(screen -> !screen.equals(home)).findFirst();
    }

    private static Rectangle2D home(List<Rectangle2D> screens, Rectangle2D main) {
        return screens.stream().filter(screen -> screen.contains(middle(main))).findFirst()
                .orElseGet(() -> screens.stream().min(Comparator.comparingDouble(screen -> middle(screen).distance(middle(main)))).orElse(main));
    }

    private static Rectangle2D part(Rectangle2D screen) {
        double width = screen.getWidth() * SHARE;
        double height = screen.getHeight() * SHARE;
        return new Rectangle2D(screen.getMaxX() - width, screen.getMaxY() - height, width, height);
    }

    private static Point2D middle(Rectangle2D area) {
        return new Point2D((area.getMinX() + area.getMaxX()) / 2, (area.getMinY() + area.getMaxY()) / 2);
    }
}
