package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Preset;
import gradlab.experiment.Presets;
import gradlab.train.RunState.Phase;
import gradlab.ui.presets.PresetsPane;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The gallery of healthy and sick experiments in the window: found, looked at, opened, and cured beside. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class PresetsTest {

    private static final ExperimentSpec BASE = ExperimentSpec.standard().withSteps(30);

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, BASE);
    }

    @Stop
    void stop() {
        open.close();
    }

    private static Preset preset(String id) {
        return Presets.gallery().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static int shown(FxRobot robot) {
        AtomicInteger cards = new AtomicInteger();
        robot.interact(() -> cards.set(robot.lookup("#presets").queryAs(PresetsPane.class).shownCards()));
        return cards.get();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(Button.class).fire());
    }

    @Test
    void theGalleryIsSearchedAndItsExperimentsOpened(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> open.model().commands().run(Command.PRESETS));
        await(() -> shown(robot) == Presets.gallery().size());

        robot.interact(() -> robot.lookup("#presets-sick").queryAs(ToggleButton.class).fire());
        assertThat(shown(robot)).isEqualTo((int) Presets.gallery().stream().filter(one -> one.state() == Preset.State.SICK).count());
        robot.interact(() -> robot.lookup("#presets-search").queryAs(TextField.class).setText("ксавье полки"));
        assertThat(shown(robot)).as("reason and cure are searched").isEqualTo(1);
        robot.interact(() -> robot.lookup("#presets-search").queryAs(TextField.class).setText("ничего такого"));
        assertThat(robot.lookup("#presets-empty").query().isVisible()).isTrue();
        fire(robot, "presets-reset");
        assertThat(shown(robot)).isEqualTo(Presets.gallery().size());
        ComboBox<?> topics = robot.lookup("#presets-topic").queryComboBox();
        robot.interact(() -> topics.getSelectionModel().select(1 + Preset.Topic.DEPTH.ordinal()));
        assertThat(shown(robot)).isEqualTo((int) Presets.gallery().stream().filter(one -> one.topic() == Preset.Topic.DEPTH).count());
        robot.interact(() -> topics.getSelectionModel().select(0));

        // its numbers are measured, here and now
        await(() -> measured(robot, "saturated").contains("→"));
        assertThat(measured(robot, "saturated")).startsWith("верных 61,5").endsWith("→ 100\u00A0%");
        robot.interact(() -> open.lab().words().textsProperty().set(Texts.english()));
        assertThat(measured(robot, "saturated")).startsWith("right 61.5");
        assertThat(robot.lookup("#preset-beside-spirals").tryQuery().filter(javafx.scene.Node::isVisible)).as("another network fits nowhere").isEmpty();

        fire(robot, "preset-open-circles");
        await(() -> open.model().spec().equals(preset("circles").spec()) && open.is(Phase.PAUSED));
        assertThat(open.model().workplaceProperty().get()).isEqualTo(Workplace.LAB);
        assertThat(open.model().state().step()).isZero();

        robot.interact(() -> open.model().commands().run(Command.PRESETS));
        await(() -> robot.lookup("#preset-beside-circles").tryQuery().filter(javafx.scene.Node::isVisible).isPresent());
        fire(robot, "preset-beside-raw-inputs");
        await(() -> open.model().state().branches().size() == 2 && open.model().spec().equals(preset("raw-inputs").spec()));

        robot.interact(() -> {
            open.model().closeRun(1);
            open.model().undo();
        });
        await(() -> open.model().state().branches().size() == 1);
    }

    @Test
    void aSickOneOpensWithItsCureBesideAndUndoBringsBackTheOneBefore(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> open.model().commands().run(Command.PRESETS));
        await(() -> shown(robot) == Presets.gallery().size());
        fire(robot, "preset-treat-saturated");
        await(() -> open.model().state().branches().size() == 2);

        assertThat(open.model().state().branch(0).orElseThrow().spec()).isEqualTo(preset("saturated").spec());
        await(() -> open.model().state().branch(1).orElseThrow().spec().equals(preset("saturated").cure().orElseThrow().spec()));
        robot.interact(() -> open.model().choose(0));
        await(() -> open.model().spec().equals(preset("saturated").spec()));
        robot.interact(() -> open.model().undo());
        assertThat(open.model().spec()).as("one step back").isEqualTo(BASE);
    }

    private static String measured(FxRobot robot, String id) {
        return robot.lookup("#preset-measured-" + id).queryAs(Label.class).getText();
    }
}
