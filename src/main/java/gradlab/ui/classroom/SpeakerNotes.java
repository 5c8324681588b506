package gradlab.ui.classroom;

import gradlab.ui.Dress;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Shortcuts;
import gradlab.ui.Typeface;
import gradlab.ui.Words;
import gradlab.ui.lesson.LessonPane;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * The speaker's window: on a second screen if there is one, else beside the main window on the same. It goes with the main
 * window: follows its lesson, its theme and language, hands on its keys, comes back when its screen is unplugged, and closes with it.
 */
public final class SpeakerNotes implements AutoCloseable {

    private static final int FRAMES_PER_LOOK = 6;

    private final LabModel model;
    private final Words words;
    private final FrameClock frames;
    private final Typeface typeface;
    private final LessonPane pane;
    private final Stage main;
    private final Runnable print;
    private final LessonClock clock;
    private final DoubleProperty size = new SimpleDoubleProperty(SpeakerPage.USUAL_SIZE);
    private final BooleanProperty showing = new SimpleBooleanProperty();
    private final ListChangeListener<Screen> screens = _ -> comeBack();
    /** The stage outlives what is shown on it. */
    private final Subscription mainShowing;
    private Optional<Open> open = Optional.empty();

    /** The window while it is there. */
    private record Open(Stage stage, SpeakerPage page, PresentStop present, Subscription subscriptions) {
    }

    /**
     * @param nanos a clock in nanoseconds
     * @param print prints the notes
     */
    SpeakerNotes(LabModel model, Words words, FrameClock frames, Typeface typeface, LongSupplier nanos, LessonPane pane, Stage main, Runnable print) {
        this.model = model;
        this.words = words;
        this.frames = frames;
        this.typeface = typeface;
        this.pane = pane;
        this.main = main;
        this.print = print;
        this.clock = new LessonClock(nanos);
        showing.subscribe((_, wanted) -> {
            if (wanted) {
                show();
            } else {
                hide();
            }
        });
        Screen.getScreens().addListener(screens);
        mainShowing = main.showingProperty().subscribe((_, there) -> showing.set(showing.get() && there));
    }

    /** Whether the window is there. */
    public BooleanProperty showingProperty() {
        return showing;
    }

    /** Size of its text in points. */
    DoubleProperty sizeProperty() {
        return size;
    }

    private void show() {
        PresentStop present = new PresentStop(model, pane.lessonProperty());
        SpeakerPage page = new SpeakerPage(model, words, pane, present, clock, size, hasOwnScreen(), print);
        Stage stage = new Stage();
        Scene scene = new Scene(page);
        Dress dress = new Dress(scene, typeface);
        Shortcuts.install(scene, model);
        stage.setScene(scene);
        stage.titleProperty().bind(words.of("speaker.window"));
        stage.getIcons().setAll(main.getIcons());
        place(stage, ScreenPlace.choose(bounds(), of(main)));
        int[] frame = {0};
        Subscription subscriptions = Subscription.combine(
                model.paletteProperty().subscribe(palette -> dress.wearSheets(palette, size.get() / SpeakerPage.USUAL_SIZE)),
                size.subscribe((_, points) -> dress.wearSheets(model.paletteProperty().get(), points.doubleValue() / SpeakerPage.USUAL_SIZE)),
                frames.onFrame(() -> {
                    if (frame[0]++ % FRAMES_PER_LOOK == 0) {
                        page.tick();
                    }
                }));
        stage.setOnHidden(_ -> showing.set(false));
        open = Optional.of(new Open(stage, page, present, subscriptions));
        clock.start();
        page.tick();
        stage.show();
    }

    private void hide() {
        Optional<Open> there = open;
        open = Optional.empty();
        there.ifPresent(window -> {
            window.subscriptions().unsubscribe();
            window.page().close();
            window.present().close();
            clock.pause();
            window.stage().close();
        });
    }

    /** True if the notes need not share a screen with the class. */
    private boolean hasOwnScreen() {
        return ScreenPlace.hasOther(bounds(), of(main));
    }

    private void comeBack() {
        open.ifPresent(window -> {
            Rectangle2D now = of(window.stage());
            Rectangle2D kept = ScreenPlace.keep(now, bounds(), of(main));
            if (!kept.equals(now)) {
                place(window.stage(), kept);
            }
        });
    }

    private static void place(Stage stage, Rectangle2D area) {
        stage.setX(area.getMinX());
        stage.setY(area.getMinY());
        stage.setWidth(area.getWidth());
        stage.setHeight(area.getHeight());
    }

    private static List<Rectangle2D> bounds() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }

    private static Rectangle2D of(Stage stage) {
        return new Rectangle2D(Double.isNaN(stage.getX()) ? 0 : stage.getX(), Double.isNaN(stage.getY()) ? 0 : stage.getY(),
                Math.max(1, Double.isNaN(stage.getWidth()) ? 1 : stage.getWidth()), Math.max(1, Double.isNaN(stage.getHeight()) ? 1 : stage.getHeight()));
    }

    @Override
    public void close() {
        Screen.getScreens().removeListener(screens);
        mainShowing.unsubscribe();
        hide();
    }
}
