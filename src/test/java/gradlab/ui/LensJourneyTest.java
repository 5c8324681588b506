package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Normalization;
import gradlab.train.RunState.Phase;
import gradlab.train.StepUnderLens;
import gradlab.ui.lens.LensPane;
import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A walk through one step: by keys and by mouse, one example and the batch, a check, and the step itself. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class LensJourneyTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(16, true)).withNormalization(new Normalization.Batch())
            .withRegularization(List.of(new Regularization.Dropout(0.2), new Regularization.L2(0.01)));

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, SPEC);
        open.model().lessonShowingProperty().set(false);
    }

    @Stop
    void stop() {
        open.close();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(ButtonBase.class).fire());
    }

    private LensPane lens(FxRobot robot) throws Exception {
        await(() -> robot.lookup("#lens").tryQueryAs(LensPane.class).filter(LensPane::isSettled).isPresent());
        return robot.lookup("#lens").queryAs(LensPane.class);
    }

    private double[] values() {
        return open.model().trainer().moment().join().orElseThrow().checkpoint().values();
    }

    @Test
    void aStepIsWalkedThroughCheckedAndMade(FxRobot robot) throws Exception {
        Words words = open.lab().words();
        await(() -> open.is(Phase.PAUSED));
        open.model().trainer().stepOnce();
        open.model().trainer().stepOnce();
        await(() -> open.model().state().step() == 2);
        double[] before = values();
        robot.push(KeyCode.F3);
        LensPane lens = lens(robot);
        await(() -> !text(robot, "lens-title").isBlank());
        StepUnderLens shown = lens.step().orElseThrow();
        assertThat(shown.number()).isEqualTo(2);

        walkToTheEnd(robot, words);
        walkBackInTheBatch(robot, words);
        typeNoNumber(robot);
        chooseCells(robot, words);
        check(robot, words);
        assertThat(values()).as("looking changes nothing").containsExactly(before);

        fire(robot, "lens-make");
        await(() -> open.model().state().step() == 3 && lens.isSettled() && lens.step().orElseThrow().number() == 3);
        assertThat(values()).containsExactly(shown.update().result());
        assertThat(text(robot, "lens-note")).isEqualTo(words.get("lens.kept", words.whole(before.length)));

        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(text(robot, "lens-title")).isEqualTo("Layer 1: gradient");
        assertThat(text(robot, "lens-sentence")).startsWith("The gradient of the batch");

        open.model().trainer().seek(1);
        await(() -> lens.isSettled() && lens.step().orElseThrow().number() == 1);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#lens").tryQuery()).isEmpty();

        robot.interact(() -> open.model().conceal(SPEC));
        robot.push(KeyCode.F3);
        assertThat(robot.lookup("#lens").tryQuery()).as("a riddle is not given away").isEmpty();
    }

    private static void walkToTheEnd(FxRobot robot, Words words) throws Exception {
        List<String> titles = new ArrayList<>(List.of(text(robot, "lens-title")));
        while (!robot.lookup("#lens-next").queryAs(ButtonBase.class).isDisabled()) {
            robot.push(KeyCode.RIGHT);
            String title = text(robot, "lens-title");
            assertThat(title).isNotEqualTo(titles.getLast());
            assertThat(text(robot, "lens-sentence")).isNotBlank();
            assertThat(robot.lookup("#lens-title").query().getAccessibleText()).contains(title).contains(text(robot, "lens-sentence"));
            titles.add(title);
        }
        assertThat(titles).hasSize(20).contains(words.get("lens.stage.drop", 2), words.get("lens.stage.normalize", 1), words.get("lens.stage.direction"))
                .endsWith(words.get("lens.stage.update"), words.get("lens.stage.after"));
        await(() -> robot.lookup("#lens-formulas").query().isVisible());
    }

    private static void typeNoNumber(FxRobot robot) {
        Spinner<?> example = robot.lookup("#lens-example").queryAs(Spinner.class);
        Object was = example.getValue();
        robot.interact(() -> {
            example.getEditor().setText("спирали(300)");
            example.getEditor().fireEvent(new ActionEvent());
        });
        assertThat(example.getValue()).isEqualTo(was);
        assertThat(example.getEditor().getText()).isEqualTo(String.valueOf(was));
    }

    private static void walkBackInTheBatch(FxRobot robot, Words words) {
        fire(robot, "lens-whole");
        for (int i = 0; i < 2; i++) {
            robot.push(KeyCode.PAGE_UP);
        }
        assertThat(text(robot, "lens-title")).isEqualTo(words.get("lens.stage.direction"));
        robot.push(KeyCode.HOME);
        assertThat(text(robot, "lens-title")).isEqualTo(words.get("lens.stage.input"));
        assertThat(text(robot, "lens-sentence")).contains("16");
    }

    /** By keys and by mouse; the sentence speaks of the chosen neuron. */
    private static void chooseCells(FxRobot robot, Words words) {
        fire(robot, "lens-one");
        fire(robot, "lens-stage-sum-2");
        Node board = robot.lookup("#lens-board-sum").query();
        String first = text(robot, "lens-told-sum");
        robot.interact(board::requestFocus);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.DOWN);
        assertThat(text(robot, "lens-title")).isEqualTo(words.get("lens.stage.sum", 2));
        assertThat(text(robot, "lens-told-sum")).isNotEqualTo(first).contains(words.get("lens.item.unit", 2));
        assertThat(board.getAccessibleText()).contains(words.get("lens.item.unit", 2));
        Node canvas = board.lookupAll("*").stream().filter(Canvas.class::isInstance).findFirst().orElseThrow();
        var bounds = canvas.localToScreen(canvas.getBoundsInLocal());
        String fifth = "→ " + words.get("lens.item.unit", 5) + " ";
        double x = bounds.getMinX() + 10;
        while (!text(robot, "lens-told-sum").contains(fifth) && x < bounds.getMaxX()) {
            x += 12;
            robot.moveTo(x, bounds.getMinY() + 30);
        }
        assertThat(text(robot, "lens-told-sum")).as("the cell under the mouse").contains(fifth);
        robot.clickOn(x, bounds.getMinY() + 30);
        assertThat(text(robot, "lens-sentence")).contains(" 5 ");
    }

    private static void check(FxRobot robot, Words words) throws Exception {
        fire(robot, "lens-stage-gradient-1");
        fire(robot, "lens-whole");
        fire(robot, "lens-check-one");
        await(() -> !text(robot, "lens-check-verdict").isEmpty());
        assertThat(text(robot, "lens-check-verdict")).isIn(words.get("lens.check.agrees"), words.get("lens.check.both-zero"));
        fire(robot, "lens-check-layer");
        await(() -> text(robot, "lens-check-verdict").startsWith(words.get("lens.check.layer.agrees")));
        assertThat(text(robot, "lens-check-numbers")).contains("40");
    }
}
