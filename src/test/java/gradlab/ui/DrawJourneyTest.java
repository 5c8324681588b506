package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSource;
import gradlab.data.TypedPoints;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState.Phase;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class DrawJourneyTest {

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, ExperimentSpec.standard().withTestShare(0).withData(new DataSource.Circles(60, 0.1, 1)));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(open::close);
    }

    @Test
    void pointsAreDrawnErasedTakenBackAndLearned(FxRobot robot) throws Exception {
        OpenLab.await(() -> open.is(Phase.PAUSED));
        ExperimentSpec before = open.model().spec();
        go(robot, Workplace.DRAW);
        click(robot, 0.25, 0.25);
        assertThat(open.model().spec()).as("one point is no data").isEqualTo(before);
        fire(robot, "draw-class-1");
        click(robot, 0.75, 0.75);
        assertThat(points()).extracting(point -> point.answer()).containsExactly(0.0, 1.0);
        assertThat(points().getFirst().features().get(0)).isNegative();
        assertThat(points().getFirst().features().get(1)).isPositive();
        OpenLab.await(() -> open.is(Phase.RUNNING) && open.model().state().step() > 20);

        fire(robot, "draw-class-2");
        robot.drag(at(robot, 0.2, 0.8), MouseButton.PRIMARY).moveTo(at(robot, 0.3, 0.8)).moveTo(at(robot, 0.45, 0.8)).drop();
        WaitForAsyncUtils.waitForFxEvents();
        int sprayed = points().size();
        assertThat(sprayed).isGreaterThan(4);
        assertThat(open.model().spec().network().outputs()).isEqualTo(3);

        robot.clickOn(at(robot, 0.25, 0.25), MouseButton.SECONDARY);
        assertThat(points()).hasSizeLessThan(sprayed).noneMatch(point -> point.answer() == 0);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(points()).hasSize(sprayed);
        fire(robot, "draw-undo");
        assertThat(points()).hasSize(2);

        fire(robot, "draw-clear");
        assertThat(text(robot, "draw-count")).contains("0");
        assertThat(points()).as("the experiment keeps its points until there are new ones").hasSize(2);
        fire(robot, "draw-undo");
        assertThat(text(robot, "draw-count")).contains("2");
        robot.interact(open.model()::undo);
        assertThat(open.model().spec()).isEqualTo(before);
    }

    @Test
    void theKeyboardDrawsToo(FxRobot robot) throws Exception {
        OpenLab.await(() -> open.is(Phase.PAUSED));
        go(robot, Workplace.DRAW);
        fire(robot, "draw-train");
        Node board = robot.lookup("#sketch-board").query();
        robot.interact(board::requestFocus);
        robot.push(KeyCode.ENTER).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.UP).push(KeyCode.DIGIT2).push(KeyCode.ENTER);
        assertThat(points()).hasSize(2).extracting(point -> point.answer()).containsExactly(0.0, 1.0);
        assertThat(points().get(1).features().get(0)).isGreaterThan(points().get(0).features().get(0));
        assertThat(board.getAccessibleText()).contains("2");
        robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(points()).hasSize(5);
        assertThat(open.model().state().phase()).isEqualTo(Phase.PAUSED);
        robot.push(KeyCode.ESCAPE);
        assertThat(open.model().workplaceProperty().get()).isEqualTo(Workplace.LAB);
    }

    @Test
    void presentExamplesAreTakenAndBecomeNumbers(FxRobot robot) throws Exception {
        OpenLab.await(() -> open.is(Phase.PAUSED));
        go(robot, Workplace.DRAW);
        fire(robot, "draw-take");
        assertThat(points()).hasSize(60);
        assertThat(points().stream().map(point -> point.features().get(0).toString().length()).max(Integer::compare).orElseThrow()).isLessThan(8);
        fire(robot, "draw-numbers");

        assertThat(((TypedPoints) open.model().spec().data()).task()).isEqualTo(DataSource.TaskChoice.REGRESSION);
        OpenLab.await(() -> open.is(Phase.RUNNING) || open.is(Phase.PAUSED));
        assertThat(open.model().state().problems()).isEmpty();
    }

    private List<gradlab.data.PointList.Point> points() {
        return ((TypedPoints) open.model().spec().data()).points().points();
    }

    private void go(FxRobot robot, Workplace place) {
        robot.interact(() -> open.model().go(place));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).<ButtonBase>query().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private static void click(FxRobot robot, double right, double down) {
        robot.clickOn(at(robot, right, down), MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static javafx.geometry.Point2D at(FxRobot robot, double right, double down) {
        Node board = robot.lookup("#sketch-board").query();
        Bounds bounds = board.getLayoutBounds();
        double side = Math.floor(Math.min(bounds.getWidth(), bounds.getHeight()));
        return board.localToScreen(right * side, down * side);
    }
}
