package gradlab.ui;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Lesson;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.ui.chart.PngFile;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.notes.NotesPane;
import gradlab.ui.theme.Palette;
import gradlab.catalogue.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;

/** The lab's window without a display: it is opened on JavaFX's head-less platform, driven from outside and photographed. */
public final class HeadlessLab implements AutoCloseable {

    /** More do not fit into the memory of a small machine. */
    private static final double MOST_PIXELS = 40e6;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long LOOK_EVERY_MILLIS = 25;

    private final Lab lab;
    private final Stage stage;

    private HeadlessLab(Lab lab, Stage stage) {
        this.lab = lab;
        this.stage = stage;
    }

    /** Opens a window of this size. The toolkit must not have been started on a real display before. */
    public static HeadlessLab open(ExperimentSpec start, Path lessonsFolder, double width, double height) {
        Toolkit.needsNoDisplay();
        Toolkit.start();
        return Toolkit.onFx(() -> {
            Stage stage = new Stage();
            return new HeadlessLab(Lab.openForPictures(stage, start, Lab.Views.of(lessonsFolder), width, height), stage);
        });
    }

    /**
     * Trains the present experiment from its start and waits until so many updates are made, or training has diverged.
     *
     * @throws BadInput if the experiment cannot be run
     */
    public void train(ExperimentSpec spec, long steps) {
        Toolkit.onFx(() -> {
            lab.model().edit(spec);
            lab.model().paceProperty().set(Double.POSITIVE_INFINITY);
            lab.model().trainer().restart();
            lab.model().trainer().playTo(steps);
            return steps;
        });
        waitUntil(() -> {
            RunState state = lab.model().trainer().state();
            boolean own = state.spec().equals(spec);
            return own && (state.phase() == Phase.FAILED || state.ended() || state.step() >= steps && state.phase() == Phase.PAUSED);
        });
        RunState state = lab.model().trainer().state();
        if (state.phase() == Phase.FAILED) {
            throw new BadInput(state.problems());
        }
        settle();
    }

    /** Opens a lesson and waits until it stands there. */
    public void openLesson(Path file) {
        Path wanted = file.toAbsolutePath().normalize();
        Toolkit.onFx(() -> {
            lab.model().lessonShowingProperty().set(true);
            lessonPane().open(wanted);
            return file;
        });
        waitUntil(() -> Toolkit.onFx(() -> lessonPane().lesson().map(Lesson::file).map(f -> f.toAbsolutePath().normalize().equals(wanted)).orElse(false)));
        settle();
    }

    /** Shows the statements of the notes, runs the first that can be run among them, and waits until all of it stands there. */
    public void openNotes() {
        Toolkit.onFx(() -> {
            lab.model().go(Workplace.NOTES);
            return lab;
        });
        waitUntil(() -> {
            with(Lab::tick);
            return Toolkit.onFx(() -> notesPane().isReady());
        });
        Toolkit.onFx(() -> notesPane().runFirst());
        waitUntil(() -> Toolkit.onFx(() -> notesPane().isIdle()));
        settle();
    }

    /** All statements of the notes, however many, as a PNG file. */
    public Path photographNotes(Path file) throws IOException {
        return save(Toolkit.onFx(() -> {
            Node page = ((javafx.scene.control.ScrollPane) notesPane().lookup("#notes-scroll")).getContent();
            SnapshotParameters parameters = new SnapshotParameters();
            double scale = scale(page.getBoundsInLocal(), 1);
            parameters.setTransform(new Scale(scale, scale));
            parameters.setFill(lab.model().paletteProperty().get().surface());
            return page.snapshot(parameters, null);
        }), file);
    }

    private NotesPane notesPane() {
        return (NotesPane) lab.window().lookup("#notes");
    }

    public void dress(Palette palette, Texts texts) {
        Toolkit.onFx(() -> {
            lab.model().paletteProperty().set(palette);
            lab.words().textsProperty().set(texts);
            return palette;
        });
        settle();
    }

    /** Does something on the FX thread, such as choosing a chart. */
    public void with(java.util.function.Consumer<Lab> action) {
        Toolkit.onFx(() -> {
            action.accept(lab);
            return lab;
        });
        settle();
    }

    /** The whole window as a PNG file. */
    public Path photograph(Path file) throws IOException {
        return save(Toolkit.onFx(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            // a shadow or a line that reaches over the edge does not make the picture larger
            parameters.setViewport(new Rectangle2D(0, 0, lab.window().getWidth(), lab.window().getHeight()));
            return lab.window().snapshot(parameters, null);
        }), file);
    }

    /** The lesson's whole page, however long, as a PNG file at one and a half times its size, or less if it is endless. */
    public Path photographLesson(Path file) throws IOException {
        return save(Toolkit.onFx(() -> {
            Node page = ((javafx.scene.control.ScrollPane) lessonPane().lookup("#lesson-scroll")).getContent();
            SnapshotParameters parameters = new SnapshotParameters();
            double scale = scale(page.getBoundsInLocal(), 1.5);
            parameters.setTransform(new Scale(scale, scale));
            parameters.setFill(lab.model().paletteProperty().get().surface());
            return page.snapshot(parameters, null);
        }), file);
    }

    /** The wanted scale, or a smaller one for a page that would make too large a picture. */
    static double scale(Bounds page, double wanted) {
        return Math.min(wanted, Math.sqrt(MOST_PIXELS / (page.getWidth() * page.getHeight())));
    }

    @Override
    public void close() {
        Toolkit.onFx(() -> {
            lab.close();
            stage.close();
            return stage;
        });
    }

    private LessonPane lessonPane() {
        return (LessonPane) lab.window().lookup("#lesson");
    }

    /** Lets some frames pass, so that everything published has been drawn. */
    private void settle() {
        for (int frame = 0; frame < 3; frame++) {
            Toolkit.onFx(() -> {
                lab.tick();
                lab.window().applyCss();
                lab.window().layout();
                return lab;
            });
            Toolkit.pause(150);
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("the window did not get there in " + PATIENCE_NANOS / 1_000_000_000 + " s");
            }
            Toolkit.pause(LOOK_EVERY_MILLIS);
        }
    }

    private static Path save(WritableImage image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        PngFile.write(file, SwingFXUtils.fromFXImage(image, null));
        return file;
    }
}
