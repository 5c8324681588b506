package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What happens to the focus, and to the page, when the control that was just used goes away. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class SteadyFocusTest {

    private static final double FAR = 900;

    private final FrameClock clock = new FrameClock();
    private TextField first;
    private Button run;
    private VBox card;
    private TextField next;
    private ScrollPane page;
    private Subscription keeping = Subscription.EMPTY;
    private int pulses;

    @Start
    void start(Stage stage) {
        first = new TextField();
        run = new Button("run");
        card = new VBox(run);
        next = new TextField();
        page = new ScrollPane();
        VBox content = new VBox(first, gap(), card, gap(), next);
        page.setContent(content);
        Scene scene = new Scene(new VBox(page), 400, 300);
        VBox.setVgrow(page, Priority.ALWAYS);
        keeping = SteadyFocus.in(scene, clock);
        clock.onPulse(() -> pulses++);
        clock.start();
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            clock.stop();
            keeping.unsubscribe();
        });
    }

    private static Region gap() {
        Region gap = new Region();
        gap.setMinHeight(FAR);
        return gap;
    }

    @Test
    void theCardOfAButtonThatIsSwitchedOffTakesTheFocusAndThePageStays(FxRobot robot) throws Exception {
        afterUsing(robot, button -> button.setDisable(true));
        assertThat(card.isFocused()).isTrue();
        robot.type(KeyCode.TAB);
        await(next::isFocused);
    }

    @Test
    void aButtonThatIsHiddenOrTakenAwayLeavesThePageWhereItIs(FxRobot robot) throws Exception {
        afterUsing(robot, button -> button.setVisible(false));
        assertThat(card.isFocused()).isTrue();
        robot.interact(() -> run.setVisible(true));
        afterUsing(robot, _ -> card.getChildren().clear());
        assertThat(card.isFocused()).isTrue();
    }

    @Test
    void whatIsPutElsewhereInTheSameFrameKeepsTheFocusAndWhatIsAskedForGetsIt(FxRobot robot) throws Exception {
        afterUsing(robot, button -> {
            card.getChildren().clear();
            card.getChildren().add(new VBox(button));
        });
        assertThat(run.isFocused()).isTrue();
        afterUsing(robot, button -> {
            button.setDisable(true);
            first.requestFocus();
        });
        assertThat(first.isFocused()).isTrue();
    }

    /** Brings the button into view, gives it the focus, does something to it, and waits until the window has been drawn; the page must not move. */
    private void afterUsing(FxRobot robot, Consumer<Node> change) throws Exception {
        robot.interact(() -> {
            page.layout();
            page.setVvalue(0.5);
            run.requestFocus();
        });
        frames();
        double before = page.getVvalue();
        robot.interact(() -> change.accept(run));
        frames();
        // what is no longer there makes the page shorter
        assertThat(page.getVvalue()).isCloseTo(before, within(0.02));
    }

    private void frames() throws Exception {
        int from = pulses;
        await(() -> pulses > from + 3);
    }
}
