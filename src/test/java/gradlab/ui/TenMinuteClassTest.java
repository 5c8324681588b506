package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.Presets;
import gradlab.lesson.Lesson;
import gradlab.lesson.Vote;
import gradlab.train.RunState.Phase;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.teacher.Act;
import gradlab.ui.teacher.Moment;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A class in ten minutes, by the keys of a clicker and a keyboard with a Russian layout alone. */
@ExtendWith(ApplicationExtension.class)
@Timeout(240)
class TenMinuteClassTest {

    private static final Path LESSONS = Path.of("lessons");
    private static final long FREEZE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TRIES = 5;

    private OpenLab open;
    private Scene scene;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, Presets.first(), Lab.Views.of(LESSONS));
        scene = stage.getScene();
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void everyActIsOneKey(FxRobot robot) throws Exception {
        openLesson(robot);
        intoTheProjectorView(robot);
        openPlayByOnePupil(robot);
        questionHandsTally(robot);
        runAndFreezeAtStep20(robot);
        neighboursArgueAndVoteAgain(robot);
        onToTheEndWithTheSpotlight(robot);
        twoRunsBesideEachOther(robot);
        answerAndKeyPoint(robot);
        backAndUndo(robot);
        stepByStep(robot);
        press(robot, KeyCode.ESCAPE, "");
        assertThat(robot.lookup("#projector").tryQuery()).isEmpty();
        assertThat(robot.lookup("#form").tryQuery()).isPresent();
        assertThat(open.model().paletteProperty().get()).isEqualTo(Palette.DARK);
        assertThat(open.model().classroom().momentProperty().get()).isEmpty();
    }

    private void openLesson(FxRobot robot) throws Exception {
        LessonPane pane = robot.lookup("#lesson").queryAs(LessonPane.class);
        robot.interact(() -> {
            open.model().paletteProperty().set(Palette.DARK);
            pane.open(LESSONS.resolve("saturation.md").toAbsolutePath());
        });
        await(() -> pane.lesson().map(Lesson::id).equals(Optional.of("saturation")));
    }

    /** 0:00. */
    private void intoTheProjectorView(FxRobot robot) throws Exception {
        press(robot, KeyCode.F5, "");
        await(() -> label("#class-title").equals("Насыщение: когда нейрон перестаёт слышать"));
        assertThat(robot.lookup("#form").tryQuery()).as("no side panels").isEmpty();
        assertThat(open.model().paletteProperty().get()).isEqualTo(Palette.LIGHT);
        assertThat(shown("#class-network")).isTrue();
        assertThat(moment().act()).isEqualTo(Act.READING);
        assertThat(((Label) node("#class-title")).getFont().getSize()).isGreaterThanOrEqualTo(24);
    }

    /** 0:30. */
    private void openPlayByOnePupil(FxRobot robot) throws Exception {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            press(robot, KeyCode.B, "и");
            await(() -> open.model().trainer().state().phase() == Phase.RUNNING && open.model().state().phase() == Phase.RUNNING);
            quickest = Math.min(quickest, nanosToFreeze(robot));
            await(() -> open.is(Phase.PAUSED));
        }
        assertThat(quickest).as("nanoseconds from the key to standing still").isLessThan(FREEZE_NANOS);
        assertThat(open.model().state().step()).isPositive();
        press(robot, KeyCode.HOME, "");
        await(() -> open.model().state().step() == 0);
    }

    /** From the key in the window to the last step of the training. */
    private long nanosToFreeze(FxRobot robot) {
        long[] took = new long[1];
        robot.interact(() -> {
            long pressed = System.nanoTime();
            Event.fireEvent(scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "И", "И", KeyCode.B, false, false, false, false));
            while (open.model().trainer().state().phase() == Phase.RUNNING && System.nanoTime() - pressed < 20 * FREEZE_NANOS) {
                Thread.onSpinWait();
            }
            took[0] = System.nanoTime() - pressed;
        });
        return took[0];
    }

    /** 3:00. */
    private void questionHandsTally(FxRobot robot) throws Exception {
        shifted(robot, KeyCode.PAGE_DOWN);
        shifted(robot, KeyCode.PAGE_DOWN);
        await(() -> label("#class-title").equals("Широкий разброс весов"));
        assertThat(moment()).extracting(Moment::id, Moment::act).containsExactly("shirokie-vesa", Act.QUESTION);
        assertThat(shown("#class-question")).isTrue();
        assertThat(shown("#class-option-1")).isFalse();
        press(robot, KeyCode.E, "у");
        assertThat(moment().answered()).as("nobody predicts what has been told").isFalse();

        press(robot, KeyCode.PAGE_DOWN, "");
        assertThat(shown("#class-option-1")).isTrue();
        press(robot, KeyCode.DIGIT1, "1");
        press(robot, KeyCode.DIGIT1, "1");
        press(robot, KeyCode.NUMPAD2, "2");
        press(robot, KeyCode.DIGIT3, "3");
        press(robot, KeyCode.DIGIT3, "3");
        press(robot, KeyCode.BACK_SPACE, "");
        shifted(robot, KeyCode.DIGIT1);
        assertThat(label("#class-tally")).contains("3");
        assertThat(shown("#class-bar-1-1")).as("bars before the vote is closed").isFalse();
        press(robot, KeyCode.ENTER, "");
        assertThat(moment().act()).isEqualTo(Act.COLLECTED);
        assertThat(shown("#class-bar-1-1")).isTrue();
        Vote vote = open.model().classroom().logProperty().get().votes().getFirst();
        assertThat(vote.counts()).containsExactly(1, 1, 1);
        assertThat(vote).extracting(Vote::lesson, Vote::step, Vote::round).containsExactly("saturation", "shirokie-vesa", 1);
    }

    /** 5:00. */
    private void runAndFreezeAtStep20(FxRobot robot) throws Exception {
        press(robot, KeyCode.PAGE_DOWN, "");
        assertThat(moment().act()).isEqualTo(Act.RUN);
        await(() -> moment().act() == Act.STILL);
        assertThat(open.model().state().step()).isEqualTo(20);
        assertThat(open.is(Phase.RUNNING)).isFalse();
        assertThat(label("#class-state")).contains("20");
        assertThat(shown("#wall-chart-1")).isTrue();
        assertThat(shown("#wall-chart-2")).isTrue();
    }

    /** 6:00. */
    private void neighboursArgueAndVoteAgain(FxRobot robot) {
        press(robot, KeyCode.DIGIT2, "2");
        press(robot, KeyCode.DIGIT2, "2");
        press(robot, KeyCode.DIGIT2, "2");
        press(robot, KeyCode.ENTER, "");
        assertThat(shown("#class-bar-2-1")).as("the first vote stays").isTrue();
        assertThat(shown("#class-bar-2-2")).as("the second stands beside it").isTrue();
        assertThat(open.model().classroom().logProperty().get().votes()).hasSize(2);
        assertThat(moment().act()).isEqualTo(Act.STILL);
    }

    /** 7:30. */
    private void onToTheEndWithTheSpotlight(FxRobot robot) throws Exception {
        press(robot, KeyCode.B, "и");
        await(() -> moment().act() == Act.RUN && open.model().state().step() > 20);
        press(robot, KeyCode.PAGE_DOWN, "");
        await(() -> moment().act() == Act.STILL && open.model().state().step() == 400);
        press(robot, KeyCode.L, "д");
        assertThat(node("#wall-chart-1").getOpacity()).isEqualTo(1);
        assertThat(node("#wall-chart-2").getOpacity()).isLessThan(0.2);
        assertThat(node("#wall-chart-1 .wall-value").isVisible()).isTrue();
        await(() -> ((Label) node("#wall-chart-1 .wall-value")).getText().contains("%"));
        press(robot, KeyCode.L, "д");
        assertThat(node("#wall-chart-1").getOpacity()).isLessThan(0.2);
        assertThat(node("#wall-chart-2").getOpacity()).isEqualTo(1);
        press(robot, KeyCode.L, "д");
        assertThat(node("#wall-chart-1").getOpacity()).isEqualTo(1);
    }

    private void twoRunsBesideEachOther(FxRobot robot) throws Exception {
        press(robot, KeyCode.D, "в");
        await(() -> open.model().state().branches().size() == 2 && open.model().state().chosen() == 0
                && open.model().state().branches().stream().allMatch(branch -> branch.step() == 400 && branch.phase() == Phase.PAUSED));
        assertThat(open.model().state().branches().get(1).spec().seeds()).isEqualTo(open.model().spec().seeds());
        await(() -> title("#wall-chart-1").startsWith("A") && title("#wall-chart-2").startsWith("B"));
        press(robot, KeyCode.D, "в");
        press(robot, KeyCode.D, "в");
        await(() -> title("#wall-chart-1").startsWith("Насыщение"));
        assertThat(robot.from(node("#wall-chart-1")).lookup(".wall-entry").queryAll()).as("both runs over each other").hasSize(2);
        press(robot, KeyCode.D, "в");
        await(() -> open.model().state().branches().size() == 1);
    }

    /** 9:00. */
    private void answerAndKeyPoint(FxRobot robot) {
        press(robot, KeyCode.PAGE_DOWN, "");
        assertThat(moment().act()).isEqualTo(Act.EXPLANATION);
        assertThat(words("#class-explanation")).contains("насыщено 90 %");
        assertThat(rightOptions(robot)).as("marks before the answer is shown").isZero();
        assertThat(shown("#class-claims")).isFalse();
        press(robot, KeyCode.E, "у");
        assertThat(rightOptions(robot)).isEqualTo(1);
        assertThat(shown("#class-claims")).isTrue();
        press(robot, KeyCode.E, "у");
        assertThat(rightOptions(robot)).as("sealed again").isZero();
        press(robot, KeyCode.PAGE_DOWN, "");
        assertThat(rightOptions(robot)).as("a clicker without E shows it too").isEqualTo(1);
    }

    private void backAndUndo(FxRobot robot) throws Exception {
        double end = open.model().state().value("loss.train");
        press(robot, KeyCode.HOME, "");
        await(() -> open.model().state().step() == 0 && open.model().state().latest() == 0);
        assertThat(moment().act()).isEqualTo(Act.COLLECTED);
        assertThat(open.model().classroom().logProperty().get().votes()).hasSize(2);
        controlled(robot, KeyCode.Z);
        await(() -> open.model().state().step() == 400);
        assertThat(moment().act()).isEqualTo(Act.EXPLANATION);
        assertThat(open.model().state().value("loss.train")).isEqualTo(end);
        press(robot, KeyCode.HOME, "");
        await(() -> open.model().state().step() == 0);
        press(robot, KeyCode.PAGE_DOWN, "");
        await(() -> moment().act() == Act.STILL && open.model().state().step() == 20);
        press(robot, KeyCode.PAGE_DOWN, "");
        press(robot, KeyCode.PAGE_DOWN, "");
        await(() -> moment().act() == Act.STILL && open.model().state().step() == 400);
        assertThat(open.model().state().value("loss.train")).as("the same run to the last bit").isEqualTo(end);
    }

    private void stepByStep(FxRobot robot) throws Exception {
        press(robot, KeyCode.LEFT, "");
        press(robot, KeyCode.LEFT, "");
        await(() -> open.model().state().step() == 398 && open.model().state().latest() == 400);
        press(robot, KeyCode.RIGHT, "");
        await(() -> open.model().state().step() == 399);
        press(robot, KeyCode.R, "к");
        await(() -> open.model().state().step() < 360);
        press(robot, KeyCode.G, "п");
        robot.interact(() -> assertThat(node("#class-go-to-step").isFocused()).isTrue());
        robot.write("37").type(KeyCode.ENTER);
        await(() -> open.model().state().step() == 37);
        press(robot, KeyCode.PAGE_UP, "");
        await(() -> open.model().state().step() == 20);
        assertThat(moment().act()).isEqualTo(Act.STILL);
    }

    private long rightOptions(FxRobot robot) {
        return robot.lookup(".class-option").queryAll().stream().filter(option -> option.getPseudoClassStates().contains(PseudoClass.getPseudoClass("right"))).count();
    }

    private Moment moment() {
        return open.model().classroom().momentProperty().get().orElseThrow();
    }

    private Node node(String selector) {
        return Optional.ofNullable(scene.getRoot().lookup(selector)).orElseThrow(() -> new AssertionError("nothing is " + selector));
    }

    private boolean shown(String selector) {
        Node found = scene.getRoot().lookup(selector);
        for (Node node = found; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return found != null;
    }

    private String label(String selector) {
        return scene.getRoot().lookup(selector) instanceof Label label ? label.getText() : "";
    }

    private String title(String chart) {
        return ((Label) node(chart + " .wall-title")).getText();
    }

    private String words(String selector) {
        StringBuilder all = new StringBuilder();
        node(selector).lookupAll(".lesson-words").forEach(word -> all.append(word instanceof Text text ? text.getText() : ""));
        return all.toString();
    }

    private void press(FxRobot robot, KeyCode code, String text) {
        fire(robot, new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false));
    }

    private void shifted(FxRobot robot, KeyCode code) {
        fire(robot, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false));
    }

    private void controlled(FxRobot robot, KeyCode code) {
        fire(robot, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
    }

    private void fire(FxRobot robot, KeyEvent event) {
        robot.interact(() -> Event.fireEvent(Optional.<javafx.event.EventTarget>ofNullable(scene.getFocusOwner()).orElse(scene), event));
    }
}
