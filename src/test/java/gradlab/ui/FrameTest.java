package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What keeps frames short: one costly drawing at a time, no layout where nothing grew, no stir where nothing changed. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class FrameTest {

    private Label text;
    private HBox outside;

    @Start
    void start(Stage stage) {
        text = new Label("12");
        outside = new HBox(new Place(text));
        stage.setScene(new Scene(new StackPane(outside), 300, 100));
        stage.show();
    }

    private static List<String> drawn(int frames, List<String> asking) {
        FrameClock clock = new FrameClock();
        List<String> drawn = new ArrayList<>();
        for (String who : asking) {
            clock.onFrame(() -> {
                if (clock.mayDraw(who)) {
                    drawn.add(who);
                }
            });
        }
        for (int i = 0; i < frames; i++) {
            clock.tick();
        }
        return drawn;
    }

    @Test
    void oneCostlyDrawingAFrameAndTwoThatAlwaysAskTakeTurns() {
        assertThat(drawn(6, List.of("network", "charts"))).containsExactly("network", "charts", "network", "charts", "network", "charts");
        assertThat(drawn(3, List.of("charts"))).containsExactly("charts", "charts", "charts");
    }

    @Test
    void aTextThatFitsIsLaidOutWhereItStandsAndALongerOneByAll(FxRobot robot) {
        robot.interact(() -> {
            outside.layout();
            double before = text.getWidth();
            text.setText("34");
            assertThat(outside.isNeedsLayout()).isFalse();
            text.setText("123 456 789");
            assertThat(outside.isNeedsLayout()).isTrue();
            outside.layout();
            assertThat(text.getWidth()).isGreaterThan(before);
            text.setText("5");
            assertThat(outside.isNeedsLayout()).as("it keeps its room until something else is laid out").isFalse();
        });
    }

    @Test
    void aQuestionToTheStateStirsOnlyWhenItsAnswerChanges(FxRobot robot) throws TimeoutException {
        OpenLab[] lab = new OpenLab[1];
        int[] stirred = new int[2];
        robot.interact(() -> {
            lab[0] = new OpenLab(new Stage(), ExperimentSpec.standard());
            LabModel model = lab[0].model();
            model.when(state -> state.step() > 0).addListener(_ -> stirred[0]++);
            model.stateProperty().addListener((_, _, _) -> stirred[1]++);
        });
        try (OpenLab open = lab[0]) {
            for (int target = 100; target <= 300; target += 100) {
                int step = target;
                robot.interact(() -> open.model().trainer().playTo(step));
                OpenLab.await(() -> open.model().state().step() == step);
            }
        }
        assertThat(stirred[1]).as("states that were seen").isGreaterThanOrEqualTo(3);
        assertThat(stirred[0]).isEqualTo(1);
    }
}
