package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.train.RunState.Phase;
import gradlab.ui.patterns.PatternsPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Patterns in the weights of many runs in the window: trained, looked at, left and found again, a run of them opened. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class PatternsTest {

    private static final ExperimentSpec BASE = ExperimentSpec.standard().withSteps(40).withBatches(new BatchPlan(32, true));

    @TempDir
    private Path folder;

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, BASE);
        open.model().lessonShowingProperty().set(false);
    }

    @Stop
    void stop() {
        open.close();
    }

    private static PatternsPane pane(FxRobot robot) {
        return robot.lookup("#patterns").queryAs(PatternsPane.class);
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(Button.class).fire());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private static void settle(FxRobot robot) throws Exception {
        await(() -> {
            boolean[] settled = new boolean[1];
            robot.interact(() -> settled[0] = pane(robot).isSettled());
            return settled[0];
        });
    }

    private void go(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> open.model().commands().run(Command.PATTERNS));
    }

    private static void count(FxRobot robot, String text) {
        robot.interact(() -> robot.lookup("#patterns-count").queryAs(TextField.class).setText(text));
    }

    @Test
    void runsAreTrainedComparedKeptAndOpened(FxRobot robot) throws Exception {
        go(robot);
        assertThat(robot.lookup("#patterns-empty").query().isVisible()).isTrue();
        count(robot, "4");
        assertThat(text(robot, "patterns-progress")).contains("5").contains("100");
        assertThat(robot.lookup("#patterns-start").queryAs(Button.class).isDisabled()).isTrue();

        count(robot, "6");
        fire(robot, "patterns-start");
        settle(robot);
        assertThat(text(robot, "patterns-progress")).isEqualTo("Сравнено 6 запусков.");
        for (String picture : List.of("ratio", "correlation", "spectrum", "cka", "barrier", "components")) {
            assertThat(text(robot, "pattern-chance-" + picture)).as(picture).isNotBlank().doesNotContain("⟨", "{", "NaN");
        }
        assertThat(text(robot, "pattern-chance-correlation")).contains("15 из 15");
        String raw = text(robot, "pattern-chance-components");
        ComboBox<?> space = robot.lookup("#pattern-choice-space-components").queryComboBox();
        robot.interact(() -> space.getSelectionModel().select(2));
        assertThat(text(robot, "pattern-chance-components")).as("other vectors, other numbers").isNotEqualTo(raw);

        robot.interact(() -> open.model().go(Workplace.LAB));
        robot.interact(() -> open.model().edit(BASE.withSteps(41)));
        go(robot);
        assertThat(text(robot, "patterns-subject")).contains("Запусков 6").endsWith("В окне теперь другой опыт.");
        robot.interact(() -> open.lab().words().textsProperty().set(Texts.english()));
        assertThat(text(robot, "patterns-progress")).isEqualTo("6 runs were compared.");
        assertThat(text(robot, "pattern-chance-cka")).startsWith("Mean over pairs: before training 0.");

        Region board = (Region) robot.lookup("#pattern-board-cka").query();
        AtomicReference<Point2D> cell = new AtomicReference<>();
        ScrollPane scroll = robot.lookup("#patterns-scroll").queryAs(ScrollPane.class);
        robot.interact(() -> scroll.setVvalue(board.getParent().getBoundsInParent().getMinY() / (scroll.getContent().getBoundsInLocal().getHeight() - scroll.getViewportBounds().getHeight())));
        robot.interact(() -> {
            double[] place = pane(robot).placeOf("cka", 2).orElseThrow();
            cell.set(board.localToScreen(place[0], place[1]));
        });
        robot.moveTo(cell.get());
        assertThat(board.getAccessibleText()).startsWith("seeds 9 and 7: ");
        robot.clickOn(cell.get());
        await(() -> open.model().spec().equals(BASE.withSeeds(new Seeds(7, 9, 9))));
        await(() -> open.is(Phase.PAUSED) && open.model().state().step() == 40);
        assertThat(open.model().workplaceProperty().get()).isEqualTo(Workplace.LAB);
        robot.interact(() -> open.model().undo());
        assertThat(open.model().spec()).isEqualTo(BASE.withSteps(41));
    }

    @Test
    void aLongTrainingIsStoppedAndWhatIsFinishedIsComparedOrNothingIs(FxRobot robot) throws Exception {
        robot.interact(() -> open.model().edit(BASE.withSteps(1_000_000)));
        go(robot);
        fire(robot, "patterns-start");
        assertThat(text(robot, "patterns-progress")).isEqualTo("Обучено 0 из 20");
        assertThat(robot.lookup("#patterns-start").query().isVisible()).isFalse();
        fire(robot, "patterns-cancel");
        settle(robot);
        assertThat(text(robot, "patterns-progress")).isEqualTo("Остановлено.");
        assertThat(robot.lookup("#patterns-start").query().isVisible()).isTrue();
    }

    @Test
    void picturesAreWalkedWithArrowsAndSaved(FxRobot robot) throws Exception {
        go(robot);
        AtomicReference<String> said = new AtomicReference<>("");
        AtomicReference<PatternsPane> made = new AtomicReference<>();
        FrameClock clock = new FrameClock();
        robot.interact(() -> {
            Premises premises = new Premises(open.model(), open.lab().words(), clock, Typeface.ofThisMachine(), new Background(),
                    new FileDialogs(null, open.lab().words()), System::nanoTime, said::set);
            PatternsPane pane = new PatternsPane(premises, (_, name, _) -> Optional.of(folder.resolve(name)));
            ((StackPane) pane(robot).getParent()).getChildren().setAll(pane);
            clock.start();
            made.set(pane);
        });
        count(robot, "5");
        fire(robot, "patterns-start");
        settle(robot);
        Region board = (Region) robot.lookup("#pattern-board-ratio").query();
        await(() -> {
            boolean[] drawn = new boolean[1];
            robot.interact(() -> drawn[0] = made.get().placeOf("ratio", 0).isPresent());
            return drawn[0];
        });
        robot.interact(board::requestFocus);
        robot.type(KeyCode.RIGHT);
        assertThat(board.getAccessibleText()).startsWith("зерно 7 · слой 1: ");
        robot.type(KeyCode.RIGHT);
        assertThat(board.getAccessibleText()).startsWith("зерно 8 · слой 1: ");

        fire(robot, "pattern-csv-barrier");
        await(() -> Files.exists(folder.resolve("patterns-barrier.csv")));
        fire(robot, "pattern-png-ratio");
        await(() -> said.get().contains("patterns-ratio.png"));
        assertThat(Files.readAllLines(folder.resolve("patterns-barrier.csv"))).hasSize(1 + 4 * 21)
                .first().isEqualTo("seed,share,raw_start,matched_start,raw_end,matched_end");
        assertThat(javax.imageio.ImageIO.read(folder.resolve("patterns-ratio.png").toFile()).getWidth()).isEqualTo(1920);
        robot.interact(() -> {
            clock.stop();
            made.get().close();
        });
    }
}
