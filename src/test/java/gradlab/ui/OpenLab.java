package gradlab.ui;

import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState.Phase;
import gradlab.ui.session.SessionStore;
import gradlab.ui.session.Unkept;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window under test, small enough for the screen of the head-less toolkit, with files that are chosen beforehand. */
final class OpenLab implements AutoCloseable {

    private static final double WIDTH = 990;
    private static final double HEIGHT = 760;
    private static final long SECONDS = 20;

    private static final Lab.View EMPTY = (_, _, _) -> new Region();

    private final Lab lab;
    private final Deque<Path> choices = new ArrayDeque<>();

    /** The shell alone: bar, form, timeline. */
    OpenLab(Stage stage, ExperimentSpec start) {
        this(stage, start, new Lab.Views(EMPTY, EMPTY, EMPTY));
    }

    OpenLab(Stage stage, ExperimentSpec start, Lab.Views views) {
        lab = Lab.open(stage, start, _ -> new Chosen(), System::nanoTime, views);
        fit(stage);
    }

    /** The shell alone, with a session that is kept. */
    OpenLab(Stage stage, ExperimentSpec start, SessionStore store) {
        lab = Lab.open(stage, start, _ -> new Chosen(), System::nanoTime, new Lab.Views(EMPTY, EMPTY, EMPTY), store);
        fit(stage);
    }

    /** The shell alone, with a session that cannot be kept. */
    OpenLab(Stage stage, ExperimentSpec start, Unkept unkept) {
        lab = Lab.open(stage, start, _ -> new Chosen(), System::nanoTime, new Lab.Views(EMPTY, EMPTY, EMPTY), unkept);
        fit(stage);
    }

    private void fit(Stage stage) {
        stage.setMinWidth(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        model().paceProperty().set(Double.POSITIVE_INFINITY);
    }

    /** Answers with the files that the test put there. */
    private final class Chosen implements FileChoice {
        @Override
        public Optional<Path> toOpen(Kind kind) {
            return Optional.ofNullable(choices.poll());
        }

        @Override
        public Optional<Path> toFolder(Kind kind) {
            return Optional.ofNullable(choices.poll());
        }

        @Override
        public Optional<String> note() {
            return Optional.of("a note");
        }

        @Override
        public Optional<Path> toSave(Kind kind, String suggestedName) {
            return Optional.ofNullable(choices.poll());
        }
    }

    Lab lab() {
        return lab;
    }

    LabModel model() {
        return lab.model();
    }

    /** The next file the user will choose. */
    void willChoose(Path file) {
        choices.add(file);
    }

    boolean is(Phase phase) {
        return model().state().phase() == phase;
    }

    /** Brings a control of the form into view, so that it can be clicked. */
    static <N extends Node> N inView(FxRobot robot, String id) {
        // looked up where rows come and go, or one that is just being put in its place is missed
        Node control = WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000, () -> robot.lookup("#" + id).query());
        ScrollPane form = robot.lookup("#form").queryAs(ScrollPane.class);
        robot.interact(() -> {
            form.getParent().layout();
            double hidden = form.getContent().getBoundsInLocal().getHeight() - form.getViewportBounds().getHeight();
            double y = form.getContent().sceneToLocal(control.localToScene(0, 0)).getY();
            form.setVvalue(Math.clamp((y - 40) / hidden, 0, 1));
        });
        WaitForAsyncUtils.waitForFxEvents();
        @SuppressWarnings("unchecked")
        N found = (N) control;
        return found;
    }

    static boolean isWrong(Node control) {
        return control.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger"));
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void close() {
        lab.close();
    }
}
