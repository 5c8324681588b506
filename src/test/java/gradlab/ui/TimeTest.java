package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.nn.Optimizer;
import gradlab.train.Branch;
import gradlab.train.RunState.Phase;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class TimeTest {

    private static final ExperimentSpec START = Presets.first();
    private static final Optimizer OTHER = new Optimizer.Sgd(0.25);

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, START);
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void theHandleIsDraggedToAPastStepAndPlayGoesOnFromThere(FxRobot robot) throws Exception {
        trained(robot, 400);
        Node bar = robot.lookup("#timeline").query();
        double y = bar.localToScreen(0, 23).getY();
        double left = bar.localToScreen(20, 0).getX();
        double right = bar.localToScreen(bar.getLayoutBounds().getWidth() - 20, 0).getX();
        robot.drag("#timeline-handle").moveTo(left + 0.4 * (right - left), y).drop();
        // the scale ends at 500
        await(() -> Math.abs(open.model().state().step() - 200) <= 2 && open.model().state().inThePast());
        assertThat(open.model().state().latest()).isEqualTo(400);
        long step = open.model().state().step();

        robot.clickOn("#step");
        await(() -> open.model().state().step() == step + 1);
        robot.clickOn("#step-back").clickOn("#step-back");
        await(() -> open.model().state().step() == step - 1);
        robot.clickOn("#to-end");
        await(() -> open.model().state().step() == 400);
    }

    @Test
    void keysMoveTheHandle(FxRobot robot) throws Exception {
        trained(robot, 400);
        robot.interact(() -> robot.lookup("#timeline").query().requestFocus());
        robot.type(KeyCode.HOME);
        await(() -> open.model().state().step() == 0);
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.LEFT);
        await(() -> open.model().state().step() == 2);
        robot.type(KeyCode.PAGE_UP);
        await(() -> open.model().state().step() == 22);
        robot.type(KeyCode.END);
        await(() -> open.model().state().step() == 400);
    }

    @Test
    void theFormShowsWhatWasInForceAtThePastStep(FxRobot robot) throws Exception {
        trained(robot, 100);
        robot.interact(() -> open.model().edit(START.withOptimizer(OTHER)));
        trained(robot, 200);
        robot.interact(() -> open.model().seek(50));
        await(() -> open.model().spec().equals(START));
        robot.interact(() -> open.model().seek(150));

        await(() -> open.model().spec().optimizer().equals(OTHER));
        assertThat(open.model().canUndoProperty().get()).isTrue();
    }

    @Test
    void aForkIsEditedChosenAndClosed(FxRobot robot) throws Exception {
        trained(robot, 100);
        assertThat(robot.lookup("#run-table").query().isVisible()).isFalse();
        robot.clickOn("#fork");
        await(() -> open.model().state().branches().size() == 2);
        robot.interact(() -> open.model().edit(START.withOptimizer(OTHER)));
        trained(robot, 150);
        assertThat(open.model().state().branches()).extracting(Branch::latest).containsExactly(150L, 150L);
        assertThat(robot.lookup("#run-table").query().isVisible()).isTrue();

        robot.clickOn("#run-a");
        await(() -> open.model().state().chosen() == 0 && open.model().spec().equals(START));
        assertThat(open.model().canUndoProperty().get()).isFalse();
        robot.clickOn("#run-b");
        await(() -> open.model().state().chosen() == 1 && open.model().spec().optimizer().equals(OTHER));
        assertThat(open.model().canUndoProperty().get()).isTrue();
        robot.clickOn("#run-b-close");
        await(() -> open.model().state().branches().size() == 1 && open.model().spec().equals(START));
        assertThat(robot.lookup("#runs").query().isVisible()).isFalse();
    }

    @Test
    void withAllPlacesTakenTheWindowSaysWhatAnEditInThePastErases(FxRobot robot) throws Exception {
        trained(robot, 100);
        for (int runs = 2; runs <= Branch.MOST; runs++) {
            int expected = runs;
            robot.clickOn("#fork");
            await(() -> open.model().state().branches().size() == expected);
        }
        trained(robot, 150);
        robot.interact(() -> open.model().seek(120));
        await(() -> message(robot).contains("сотрёт шаги запуска D после 120"));
        robot.interact(() -> open.model().edit(open.model().spec().withOptimizer(OTHER)));
        await(() -> message(robot).contains("запуск D изменён с шага 120"));
        assertThat(open.model().state().branches()).extracting(Branch::latest).containsExactly(150L, 150L, 150L, 120L);

        robot.interact(() -> open.model().closeRun(1));
        robot.interact(() -> open.model().choose(0));
        robot.interact(() -> open.model().seek(110));
        await(() -> message(robot).contains("станет новой веткой"));
    }

    private static String message(FxRobot robot) {
        return robot.lookup("#message").queryAs(Label.class).getText();
    }

    @Test
    void anEditInThePastMakesABranchThatUndoTakesBack(FxRobot robot) throws Exception {
        trained(robot, 100);
        robot.interact(() -> open.model().seek(60));
        await(() -> open.model().state().step() == 60);
        robot.interact(() -> open.model().edit(START.withOptimizer(OTHER)));
        await(() -> open.model().state().branches().size() == 2);
        assertThat(open.model().state().branches()).extracting(Branch::latest).containsExactly(100L, 60L);
        robot.interact(() -> open.model().undo());

        await(() -> open.model().state().branch(1).orElseThrow().spec().equals(START));
        robot.clickOn("#run-a");
        await(() -> open.model().state().chosen() == 0);
        assertThat(open.model().spec()).isEqualTo(START);
        assertThat(open.model().canUndoProperty().get()).isFalse();
    }

    private void trained(FxRobot robot, long steps) throws Exception {
        robot.interact(() -> open.model().trainer().playTo(steps));
        await(() -> open.model().state().step() == steps && open.is(Phase.PAUSED));
    }
}
