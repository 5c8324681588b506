package gradlab.ui.lesson;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A lesson open in a pane of its own, and what a reader does with it. */
final class OpenPage implements AutoCloseable {

    private final Words words = new Words(Texts.russian());
    private final LabModel model = new LabModel(ExperimentSpec.standard(), System::nanoTime);
    private final FrameClock clock = new FrameClock();
    private final LessonPane pane;

    /** @param id of the lesson, the name of its file */
    OpenPage(Stage stage, Path folder, String id, String lesson) {
        try {
            Files.writeString(folder.resolve(id + ".md"), lesson);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clock.onFrame(model::refresh);
        pane = new LessonPane(model, words, clock, folder);
        Scene scene = new Scene(pane, 360, 800);
        scene.getRoot().setStyle(Palette.LIGHT.asCss());
        scene.getStylesheets().add(LessonPane.class.getResource("/gradlab/ui/lesson.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
        clock.start();
    }

    LessonPane pane() {
        return pane;
    }

    LabModel model() {
        return model;
    }

    Words words() {
        return words;
    }

    FrameClock clock() {
        return clock;
    }

    void awaitLesson() throws TimeoutException {
        await(() -> pane.lesson().isPresent());
    }

    Node node(String id) {
        return Optional.ofNullable(pane.lookup("#" + id)).orElseThrow(() -> new AssertionError("no node #" + id));
    }

    boolean isVisible(String id) {
        return isShown(node(id));
    }

    void choose(String id) {
        interact(() -> node(id).executeAccessibleAction(AccessibleAction.FIRE));
    }

    void fire(String id) {
        interact(() -> ((ButtonBase) node(id)).fire());
    }

    void press(String id, KeyCode key, int times) {
        interact(() -> {
            for (int i = 0; i < times; i++) {
                node(id).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            }
        });
    }

    /** Every visible word of a node. */
    String texts(String id) {
        return node(id).lookupAll("*").stream().filter(OpenPage::isShown).map(shown -> switch (shown) {
            case Labeled labeled -> labeled.getText();
            case Text text -> text.getText();
            default -> "";
        }).filter(text -> text != null && !text.isEmpty()).collect(Collectors.joining("\n")).replace('\u00a0', ' ');
    }

    static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    static void interact(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }

    @Override
    public void close() {
        if (!Platform.isFxApplicationThread()) {
            interact(this::close);
            return;
        }
        clock.stop();
        pane.close();
        model.close();
    }
}
