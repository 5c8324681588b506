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
        rescued(window, Screen.getScreens().stream().map(Screen::getVisualBounds).toList()).ifPresent(this::move);
    }

    /** After the window has come up: one that was last used on a larger screen must not reach beyond this one, where its title and its buttons could not be grasped. */
    void settle() {
        if (stage.isMaximized() || stage.isFullScreen() || Double.isNaN(stage.getX())) {
            return;
        }
        Rectangle2D window = new Rectangle2D(stage.getX(), stage.getY(), Math.max(1, stage.getWidth()), Math.max(1, stage.getHeight()));
        Screen screen = Screen.getScreensForRectangle(window).stream().findFirst().orElse(Screen.getPrimary());
        Rectangle2D area = screen.getVisualBounds();
        stage.setMinWidth(Math.min(stage.getMinWidth(), area.getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), area.getHeight()));
        Rectangle2D place = fitted(window, area);
        if (!place.equals(window)) {
            move(place);
        }
    }

    private void move(Rectangle2D place) {
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
    }

    /** As much of the window as the screen has room for, all of it in sight. */
    static Rectangle2D fitted(Rectangle2D window, Rectangle2D screen) {
        double width = Math.min(window.getWidth(), screen.getWidth());
        double height = Math.min(window.getHeight(), screen.getHeight());
        return new Rectangle2D(within(window.getMinX(), screen.getMinX(), screen.getMaxX() - width), within(window.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                width, height);
    }

    /** The last place may come out a hair before the first one, on screens that are no whole number of points wide. */
    private static double within(double place, double first, double last) {
        return Math.clamp(place, first, Math.max(first, last));
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
