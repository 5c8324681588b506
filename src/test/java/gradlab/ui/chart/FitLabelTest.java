package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FitLabelTest {

    private static final String LONG = "values above 0.001·σ₁; dashed: the ceiling";
    private static final String SHORT = "above the threshold";

    private final FitLabel caption = new FitLabel("caption", true);
    private final FitLabel title = new FitLabel("title", false);

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new Group(caption, title), 600, 200));
        caption.say(List.of(LONG, SHORT));
        title.say(List.of(LONG, SHORT));
    }

    private static String said(FxRobot robot, FitLabel label, double width) {
        robot.interact(() -> {
            label.applyCss();
            label.resize(width, label.prefHeight(width));
            label.layout();
        });
        return ((Label) label.getChildrenUnmodifiable().getFirst()).getText();
    }

    @Test
    void itSaysTheLongestWordingThatHasRoom(FxRobot robot) {
        assertThat(said(robot, caption, 500)).isEqualTo(LONG);
        assertThat(said(robot, caption, 200)).isEqualTo(SHORT);
        assertThat(caption.prefHeight(500)).isEqualTo(caption.prefHeight(200));
    }

    @Test
    void theShortestWordingMayTakeTwoLines(FxRobot robot) {
        assertThat(said(robot, caption, 110)).isEqualTo(SHORT);
        assertThat(caption.prefHeight(110)).isGreaterThan(1.5 * caption.prefHeight(500));
    }

    @Test
    void whereThereIsNoRoomItTakesNoneUnlessItMustBeSeen(FxRobot robot) {
        assertThat(said(robot, caption, 12)).isEmpty();
        assertThat(caption.prefHeight(12)).isEqualTo(caption.prefHeight(500));
        assertThat(said(robot, title, 12)).isEqualTo(SHORT);
        assertThat(title.prefHeight(12)).isLessThan(2.5 * title.prefHeight(500));
    }
}
