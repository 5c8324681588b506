package gradlab.ui;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Keeps a window in sight: when the screen it stood on is gone, it comes to one that is left, and what it shows goes on. */
final class Screens implements AutoCloseable {

    /** Less than this of a window, in pixels, cannot be grasped any more. */
    private static final double GRASP = 80;

    private final Stage stage;
    private final ListChangeListener<Screen> changed = _ -> look();

    Screens(Stage stage) {
        this.stage = stage;
        Screen.getScreens().addListener(changed);
    }

    private void look() {
        if (stage.isIconified() || Double.isNaN(stage.getX())) {
            return;
        }
        Rectangle2D window = new Rectangle2D(stage.getX(), stage.getY(), Math.max(1, stage.getWidth()), Math.max(1, stage.getHeight()));
        rescued(window, Screen.getScreens().stream().map(Screen::getVisualBounds).toList()).ifPresent(place -> {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
            stage.setWidth(place.getWidth());
            stage.setHeight(place.getHeight());
        });
    }

    /**
     * Where a window comes to that can no longer be reached.
     *
     * @param screens those that are left, the main one first
     * @return empty if enough of it is in sight
     */
    static Optional<Rectangle2D> rescued(Rectangle2D window, List<Rectangle2D> screens) {
        boolean inSight = screens.stream().anyMatch(screen -> overlap(window.getMinX(), window.getMaxX(), screen.getMinX(), screen.getMaxX()) >= GRASP
                && overlap(window.getMinY(), window.getMaxY(), screen.getMinY(), screen.getMaxY()) >= GRASP);
        return inSight ? Optional.empty() : screens.stream().findFirst().map(screen -> new Rectangle2D(screen.getMinX(), screen.getMinY(),
                Math.min(window.getWidth(), screen.getWidth()), Math.min(window.getHeight(), screen.getHeight())));
    }

    private static double overlap(double from, double to, double otherFrom, double otherTo) {
        return Math.min(to, otherTo) - Math.max(from, otherFrom);
    }

    @Override
    public void close() {
        Screen.getScreens().removeListener(changed);
    }
}
