package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.Presets;
import gradlab.train.RunState.Phase;
import gradlab.ui.session.SessionStore;
import gradlab.ui.start.Guide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** What a newcomer meets: the start page, three hints, the sheet of keys, the size of the text, the language. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class FirstMinutesTest {

    @TempDir
    private Path folder;
    private Stage stage;
    private OpenLab open;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void theStartPageLeadsToTheExperimentAndHintsFollowOneAnother(FxRobot robot) throws Exception {
        opened(robot);
        assertThat(open.model().workplaceProperty().get()).isEqualTo(Workplace.START);
        assertThat(robot.lookup("#hint").query().isVisible()).as("one thing at a time").isFalse();
        robot.clickOn("#start-en");
        assertThat(robot.lookup("#start-play").queryAs(Labeled.class).getText()).isEqualTo("Play");
        robot.clickOn("#start-larger");
        assertThat(open.model().textScaleProperty().get()).isEqualTo(1.1);
        robot.clickOn("#start-smaller").clickOn("#start-ru");
        robot.type(KeyCode.ESCAPE);
        assertThat(open.model().workplaceProperty().get()).isEqualTo(Workplace.LAB);

        hintIs(robot, 1);
        robot.type(KeyCode.SPACE);
        await(() -> open.is(Phase.RUNNING));
        // the second one speaks of the picture of the network, which is an empty region here
        hintIs(robot, 2);
        robot.clickOn("#hint-close");
        hintIs(robot, 3);
        await(() -> open.model().state().latest() > 20);
        robot.clickOn("#play");
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> open.model().seek(5));
        await(() -> !robot.lookup("#hint").query().isVisible());
        assertThat(open.model().guide().hintProperty().get()).isGreaterThan(Guide.HINTS);

        robot.interact(() -> open.model().commands().run(Command.HINTS));
        hintIs(robot, 1);
        robot.clickOn("#hint-close");
        hintIs(robot, 2);
        robot.clickOn("#hint-close");
        // the third deed is done already
        await(() -> !robot.lookup("#hint").query().isVisible());
        robot.interact(open::close);
        assertThat(Files.readString(folder.resolve("settings.json"))).contains("\"hint\":4").contains("\"start\":false");

        opened(robot);
        assertThat(open.model().workplaceProperty().get()).as("later the lab opens at once").isEqualTo(Workplace.LAB);
        assertThat(open.model().guide().hintProperty().get()).as("read once, never again").isEqualTo(4);
        robot.interact(() -> open.model().go(Workplace.START));
        assertThat(robot.lookup("#start-session").tryQuery()).as("what was done before can be gone on with here too").isPresent();
        robot.clickOn("#start-at-opening");
        assertThat(robot.lookup("#start-at-opening").queryAs(CheckBox.class).isSelected()).isTrue();
        robot.clickOn("#start-play");
        await(() -> open.is(Phase.RUNNING));
        assertThat(open.model().workplaceProperty().get()).isEqualTo(Workplace.LAB);
    }

    @Test
    void keysAreFoundOnTheSheetAndTextGrowsWithoutLosingAnything(FxRobot robot) throws Exception {
        opened(robot);
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.F1);
        assertThat(robot.lookup("#help").query().isVisible()).isTrue();
        assertThat(robot.lookup("#help-search").queryAs(TextField.class).isFocused()).isTrue();
        robot.write("epoch");
        assertThat(lines(robot)).isZero();
        robot.interact(() -> robot.lookup("#help-search").queryAs(TextField.class).clear());
        robot.interact(() -> robot.lookup("#help-search").queryAs(TextField.class).setText("эпоха"));
        assertThat(lines(robot)).isEqualTo(1);
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#help").query().isVisible()).isFalse();
        assertThat(open.model().commands().can(Command.HELP)).isTrue();

        double before = robot.lookup("#play").queryAs(Labeled.class).getHeight();
        robot.interact(() -> open.model().textScaleProperty().set(1.75));
        robot.push(new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(open.model().textScaleProperty().get()).isEqualTo(2.0);
        assertThat(robot.lookup("#play").queryAs(Labeled.class).getHeight()).isGreaterThan(1.8 * before);
        assertThat(robot.lookup("#play").queryAs(Labeled.class).getFont().getSize()).isEqualTo(26);
        assertThat(robot.lookup("#timeline").query().getLayoutBounds().getHeight()).isEqualTo(92);
        assertThat(open.model().formShowingProperty().get()).as("there is room for one side").isFalse();
        robot.push(KeyCode.SHIFT, KeyCode.F4);
        assertThat(open.model().lessonShowingProperty().get()).isFalse();
        robot.push(new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#play").queryAs(Labeled.class).getHeight()).isEqualTo(before);
        assertThat(open.model().lessonShowingProperty().get()).as("both sides come back").isTrue();

        assertThat(robot.lookup("#fork").queryAs(Labeled.class).getTooltip().getText()).endsWith("Клавиша: F.");
    }

    private void opened(FxRobot robot) {
        robot.interact(() -> {
            try {
                open = new OpenLab(stage, Presets.first(), SessionStore.open(folder).orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void hintIs(FxRobot robot, int number) throws Exception {
        await(() -> robot.lookup("#hint").query().isVisible() && open.model().guide().hintProperty().get() == number);
        assertThat(robot.lookup("#hint-sentence").queryAs(Label.class).getText()).isEqualTo(open.lab().words().get("hint." + number));
    }

    private static long lines(FxRobot robot) {
        return robot.lookup("#help").lookup(".keycaps").queryAllAs(Node.class).size();
    }
}
