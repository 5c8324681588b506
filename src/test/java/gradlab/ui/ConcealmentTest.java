package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Initializer;
import gradlab.nn.Optimizer;
import gradlab.nn.Softplus;
import gradlab.train.RunState.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** While a riddle stands in the lab nothing in the window may give it away. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ConcealmentTest {

    private static final ExperimentSpec USUAL = ExperimentSpec.standard();
    private static final ExperimentSpec RIDDLE = USUAL.withActivation(new Softplus()).withInitializer(new Initializer.Normal(4.75, 1))
            .withOptimizer(new Optimizer.RmsProp()).withSteps(60);
    /** What would betray it, in either language. */
    private static final List<String> TELLTALES = List.of("softplus", "rmsprop", "4.75", "4,75", "нормальн", "normal(");

    @TempDir
    static Path folder;

    private OpenLab open;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        open = new OpenLab(stage, USUAL, Lab.Views.of(folder));
    }

    @Stop
    void stop() {
        open.close();
    }

    private String everything() {
        return (stage.getTitle() + "\n" + nodes(stage.getScene().getRoot()).flatMap(ConcealmentTest::words).filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))).toLowerCase(java.util.Locale.ROOT);
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(ConcealmentTest::nodes)) : Stream.of(node);
    }

    private static Stream<String> words(Node node) {
        String text = switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl typed -> typed.getText();
            case Text written -> written.getText();
            default -> "";
        };
        String tip = node instanceof Control control ? Optional.ofNullable(control.getTooltip()).map(Tooltip::getText).orElse("") : "";
        return Stream.of(text, tip, node.getAccessibleText(), node.getAccessibleHelp());
    }

    private void conceal(FxRobot robot) throws Exception {
        OpenLab.await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> {
            open.model().edit(USUAL.withSteps(123));
            open.model().conceal(RIDDLE);
            open.model().trainer().playTo(60);
        });
        OpenLab.await(() -> open.model().state().spec().equals(RIDDLE) && open.model().state().step() == 60);
        OpenLab.await(() -> robot.lookup("#form-concealed").tryQuery().isPresent());
    }

    @Test
    void aRiddleIsNamedNowhereInTheWindow(FxRobot robot) throws Exception {
        robot.interact(() -> open.model().edit(RIDDLE));
        assertThat(everything()).as("the test would see it").contains("softplus").contains("4,75");
        robot.interact(() -> open.model().edit(USUAL));
        conceal(robot);
        for (Texts language : List.of(Texts.russian(), Texts.english())) {
            robot.interact(() -> open.lab().words().textsProperty().set(language));
            assertThat(everything()).doesNotContain(TELLTALES);
        }
        robot.interact(() -> open.model().reveal());
        assertThat(everything()).contains("softplus");
    }

    @Test
    void aRiddleCanNeitherBeForkedNorSavedNorUndoneNorSwept(FxRobot robot) throws Exception {
        conceal(robot);
        for (String id : List.of("fork", "save", "sweep-toggle", "undo", "redo")) {
            assertThat(robot.lookup("#" + id).<Node>query().isDisabled()).as(id).isTrue();
        }
        robot.interact(() -> {
            open.model().undo();
            open.model().fork();
            open.willChoose(folder.resolve("riddle.lab"));
        });
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        assertThat(open.model().spec()).isEqualTo(RIDDLE);
        assertThat(open.model().state().branches()).hasSize(1);
        assertThat(Files.exists(folder.resolve("riddle.lab"))).isFalse();
        assertThat(robot.lookup("#diagnosis").<Node>query().isVisible()).isFalse();
    }

    @Test
    void whatHappensInARiddleIsNotNamedOnTheTimeline(FxRobot robot) throws Exception {
        OpenLab.await(() -> open.is(Phase.PAUSED));
        ExperimentSpec saturated = USUAL.withInitializer(new Initializer.Normal(9, 1));
        robot.interact(() -> {
            open.model().conceal(saturated);
            open.model().trainer().playTo(20);
        });
        OpenLab.await(() -> open.model().state().spec().equals(saturated) && open.model().state().step() == 20);
        OpenLab.await(() -> open.model().state().run().orElseThrow().recorder().events().size() > 0);
        assertThat(nodes(robot.lookup("#timeline").query()).flatMap(ConcealmentTest::words)).noneMatch(word -> word != null && word.contains("насыщен"));
        robot.interact(open.model()::reveal);
        OpenLab.await(() -> nodes(robot.lookup("#timeline").query()).flatMap(ConcealmentTest::words).anyMatch(word -> word != null && word.contains("насыщен")));
    }

    @Test
    void whoeverGivesUpGetsTheOwnExperimentBackWithItsUndo(FxRobot robot) throws Exception {
        conceal(robot);
        robot.clickOn("#abandon");
        assertThat(open.model().spec()).isEqualTo(USUAL.withSteps(123));
        assertThat(robot.lookup("#form-concealed").tryQuery()).isEmpty();
        robot.clickOn("#undo");
        assertThat(open.model().spec()).isEqualTo(USUAL);
    }

    @Test
    void aRevealedRiddleIsOneStepOfUndo(FxRobot robot) throws Exception {
        conceal(robot);
        robot.interact(open.model()::reveal);
        assertThat(open.model().spec()).isEqualTo(RIDDLE);
        robot.interact(open.model()::undo);
        assertThat(open.model().spec()).isEqualTo(USUAL.withSteps(123));
    }
}
