package gradlab.ui.monkey;

import gradlab.experiment.Presets;
import gradlab.ui.FileChoice;
import gradlab.ui.Lab;
import gradlab.ui.LabModel;
import gradlab.ui.LabWindow;
import gradlab.ui.Premises;
import gradlab.ui.Toolkit;
import gradlab.ui.Workplace;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.chart.ChartGrid;
import gradlab.ui.classroom.ResultsPane;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.network.NetworkPane;
import gradlab.ui.notes.NotesPane;
import gradlab.ui.patterns.PatternsPane;
import gradlab.ui.session.LessonFolders;
import gradlab.ui.session.SessionStore;
import gradlab.ui.session.StateFolder;
import gradlab.ui.sweep.SweepPane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The whole lab as {@code LabApp} opens it, with a session that is kept, within a room that can be made larger than the screen of the
 * head-less platform. Whoever asks for a file gets one at once.
 */
final class Cage implements AutoCloseable {

    /** The platform draws nothing below its thousandth line. */
    private static final double SCREEN = 990;
    private static final long PATIENCE_SECONDS = 300;

    private final Lab lab;
    private final Stage stage;
    private final Thread fx;
    private final Shelf shelf;
    private final Optional<String> stateBefore;
    // in front of a class it does not stand in the window
    private final LessonPane lessons;

    private Cage(Lab lab, Stage stage, Shelf shelf, Optional<String> stateBefore) {
        this.shelf = shelf;
        this.stateBefore = stateBefore;
        this.lab = lab;
        this.stage = stage;
        fx = Thread.currentThread();
        lessons = (LessonPane) lab.window().lookup("#lesson");
    }

    /**
     * @param lessons the folder of the course
     * @param state where the session is kept
     */
    static Cage open(Path lessons, Path state, Shelf files, Faults faults) {
        return open(lessons, state, files, faults, System::nanoTime);
    }

    /** @param nanos the clock that paces training and races, in nanoseconds */
    static Cage open(Path lessons, Path state, Shelf files, Faults faults, LongSupplier nanos) {
        Toolkit.start();
        Optional<String> before = Optional.ofNullable(System.getProperty(StateFolder.PROPERTY));
        System.setProperty(StateFolder.PROPERTY, state.toString());
        return onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> faults.thrown("uncaught in the window", failure));
            Stage stage = new Stage();
            Lab lab = Lab.open(stage, Presets.first(), _ -> new Chosen(files), nanos, views(lessons, files), store(state));
            Pane room = new Pane();
            stage.getScene().setRoot(room);
            lab.window().setManaged(false);
            room.getChildren().add(lab.window());
            Cage cage = new Cage(lab, stage, files, before);
            cage.resize(1280, 720);
            return cage;
        });
    }

    private static SessionStore store(Path state) {
        try {
            return SessionStore.open(state).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lab.Views views(Path lessons, Shelf files) {
        ChartFiles charts = (_, suggestedName, _) -> files.toSave(suggestedName);
        Map<Workplace, Function<Premises, Region>> places = new EnumMap<>(Lab.Views.of(lessons).places());
        places.put(Workplace.NOTES, on -> new NotesPane(on.model(), on.words(), on.clock(), lessons));
        places.put(Workplace.PATTERNS, on -> new PatternsPane(on, charts));
        places.put(Workplace.SWEEP, on -> new SweepPane(on, charts));
        places.put(Workplace.RESULTS, on -> new ResultsPane(on, charts));
        return new Lab.Views(NetworkPane::new, (model, words, clock) -> new ChartGrid(model, words, clock, charts),
                (model, words, clock) -> new LessonPane(model, words, clock, lessons, LessonFolders.none()), places);
    }

    private record Chosen(Shelf files) implements FileChoice {
        @Override
        public Optional<Path> toOpen(Kind kind) {
            return files.toOpen();
        }

        @Override
        public Optional<String> note() {
            return Optional.of("a note");
        }

        @Override
        public Optional<Path> toFolder(Kind kind) {
            return Optional.of(files.folder());
        }

        @Override
        public Optional<Path> toSave(Kind kind, String suggestedName) {
            return files.toSave(suggestedName);
        }
    }

    Lab lab() {
        return lab;
    }

    LabModel model() {
        return lab.model();
    }

    LabWindow window() {
        return lab.window();
    }

    Stage stage() {
        return stage;
    }

    Shelf shelf() {
        return shelf;
    }

    Thread fx() {
        return fx;
    }

    /** FX thread only. */
    void resize(double width, double height) {
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(Math.min(SCREEN, height));
        lab.window().resize(width, height);
    }

    LessonPane lessons() {
        return lessons;
    }

    static <T> T onFx(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the window does not answer", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Waits for a condition, looked at on the FX thread. */
    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to that: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Lets so many frames of the window pass. */
    void frames(int count) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(count);
        AnimationTimer timer = onFx(() -> {
            AnimationTimer counting = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    left.countDown();
                }
            };
            counting.start();
            return counting;
        });
        if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no frames");
        }
        onFx(timer::stop);
    }

    static void onFx(Runnable work) {
        onFx(() -> {
            work.run();
            return work;
        });
    }

    @Override
    public void close() {
        onFx(() -> {
            for (Window window : List.copyOf(javafx.stage.Window.getWindows())) {
                if (window != stage) {
                    window.hide();
                }
            }
            lab.close();
            stage.close();
            fx.setUncaughtExceptionHandler(null);
        });
        stateBefore.ifPresentOrElse(before -> System.setProperty(StateFolder.PROPERTY, before), () -> System.clearProperty(StateFolder.PROPERTY));
    }
}
