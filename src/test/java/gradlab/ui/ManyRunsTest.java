package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.nn.Optimizer;
import gradlab.train.RunState.Phase;
import gradlab.ui.sweep.SweepMap;
import gradlab.ui.sweep.SweepPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Many runs in the window: a map is set up, filled, looked at, and its runs are opened. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class ManyRunsTest {

    private static final ExperimentSpec BASE = ExperimentSpec.standard().withSteps(30).withBatches(new BatchPlan(32, true));

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

    @BeforeEach
    void openThePane(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.push(KeyCode.F7);
        settle(robot);
    }

    private static SweepPane pane(FxRobot robot) {
        return robot.lookup("#sweep").queryAs(SweepPane.class);
    }

    private static void settle(FxRobot robot) throws Exception {
        SweepPane pane = pane(robot);
        await(() -> {
            boolean[] settled = new boolean[1];
            robot.interact(() -> settled[0] = pane.isSettled());
            return settled[0];
        });
    }

    private static void type(FxRobot robot, String id, String text) throws Exception {
        robot.interact(() -> robot.lookup("#" + id).queryAs(TextField.class).setText(text));
        settle(robot);
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(robot.lookup("#" + id).queryAs(Button.class)::fire);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private static String field(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TextField.class).getText();
    }

    private static void twoByTwo(FxRobot robot) throws Exception {
        type(robot, "sweep-rows-values", "SGD; Adam");
        type(robot, "sweep-columns-values", "0,01; 0,1");
        type(robot, "sweep-seeds", "2");
    }

    private static Point2D middle(FxRobot robot, int cell) {
        AtomicReference<Point2D> middle = new AtomicReference<>();
        SweepMap map = pane(robot).map();
        robot.interact(() -> middle.set(map.localToScreen(map.middleOf(cell).orElseThrow())));
        return middle.get();
    }

    @Test
    void anOptimizerAndRateMapStandsReady(FxRobot robot) {
        assertThat(field(robot, "sweep-rows-values")).isEqualTo("SGD; импульс; RMSProp; Adam");
        assertThat(field(robot, "sweep-columns-values")).isEqualTo("0,001; 0,01; 0,1; 1");
        assertThat(text(robot, "sweep-count")).isEqualTo("80 запусков");
        assertThat(robot.lookup("#sweep-start").queryAs(Button.class).isDisabled()).isFalse();
    }

    @Test
    void runsWithoutTestExamplesAreColouredByWhatTheyTrainOn(FxRobot robot) throws Exception {
        ComboBox<?> measure = robot.lookup("#sweep-measure").queryComboBox();
        assertThat(String.valueOf(measure.getValue())).isEqualTo("LOSS_TEST");
        robot.interact(() -> open.model().edit(open.model().spec().withTestShare(0)));
        await(() -> open.is(Phase.PAUSED));
        twoByTwo(robot);
        fire(robot, "sweep-start");
        settle(robot);
        assertThat(String.valueOf(measure.getValue())).isEqualTo("LOSS_TRAIN");
        assertThat(measure.getItems().toString()).doesNotContain("TEST");
        assertThat(pane(robot).map().valueOf(0, 0).orElse(Double.NaN)).as("a map of dashes tells nothing").isFinite();

        robot.interact(() -> open.model().undo());
        await(() -> open.is(Phase.PAUSED));
        settle(robot);
        fire(robot, "sweep-start");
        settle(robot);
        assertThat(measure.getItems().toString()).contains("LOSS_TEST", "ACCURACY_TEST");
        assertThat(String.valueOf(measure.getValue())).as("what was shown stays").isEqualTo("LOSS_TRAIN");
    }

    @Test
    void aSmallMapFillsAndAClickOpensARunThatEndsAsTheMapSays(FxRobot robot) throws Exception {
        twoByTwo(robot);
        fire(robot, "sweep-start");
        settle(robot);
        assertThat(text(robot, "sweep-progress")).startsWith("Готово: запусков 8");
        robot.interact(() -> robot.lookup("#sweep-measure").queryComboBox().getSelectionModel().select(0));
        double shown = pane(robot).map().valueOf(2, 0).orElseThrow();

        robot.clickOn(middle(robot, 2));
        await(() -> open.is(Phase.PAUSED) && open.model().state().step() == 30);
        assertThat(open.model().spec()).isEqualTo(BASE.withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8)).withSeeds(Seeds.all(7)));
        assertThat(robot.lookup("#sweep").tryQuery()).as("the lab is in its place again").isEmpty();
        await(() -> open.model().state().value("loss.train") == shown);

        robot.interact(() -> open.model().undo());
        assertThat(open.model().spec()).isEqualTo(BASE);
    }

    @Test
    void theMapIsWalkedWithArrowsAndEnterOpens(FxRobot robot) throws Exception {
        twoByTwo(robot);
        fire(robot, "sweep-start");
        settle(robot);
        robot.interact(() -> pane(robot).map().requestFocus());
        robot.press(KeyCode.TAB).release(KeyCode.TAB);
        robot.interact(() -> pane(robot).map().requestFocus());
        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(open.model().state().step()).as("the arrow is the map's").isZero();
        robot.type(KeyCode.ENTER);
        await(() -> open.model().spec().optimizer().equals(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8)));
    }

    @Test
    void theCardTellsMedianSpreadAndEverySeed(FxRobot robot) throws Exception {
        twoByTwo(robot);
        fire(robot, "sweep-start");
        settle(robot);
        robot.moveTo(middle(robot, 1));
        await(() -> robot.lookup("#sweep-card").query().isVisible());

        List<String> said = robot.from(robot.lookup("#sweep-card")).lookup(".label").queryAllAs(Label.class).stream().map(Label::getText).toList();
        assertThat(said).contains("SGD · Скорость обучения: 0,1", "медиана", "половина зёрен")
                .anyMatch(line -> line.startsWith("По зёрнам: 7: 0,") && line.contains(" · 8: 0,"));
        assertThat(pane(robot).map().getAccessibleText()).contains("медиана 0,");
    }

    @Test
    void aMistakeIsToldWhereItIsAndStartWaits(FxRobot robot) throws Exception {
        type(robot, "sweep-rows-values", "SGD; Adamm");
        assertThat(text(robot, "sweep-rows-problem")).contains("Adamm").contains("adam");
        assertThat(robot.lookup("#sweep-columns-problem").query().isVisible()).isFalse();
        assertThat(robot.lookup("#sweep-start").queryAs(Button.class).isDisabled()).isTrue();

        type(robot, "sweep-rows-values", "SGD");
        assertThat(robot.lookup("#sweep-rows-problem").query().isVisible()).isFalse();
        type(robot, "sweep-columns-values", "0,1; много");
        assertThat(text(robot, "sweep-columns-problem")).contains("много");
        type(robot, "sweep-columns-values", "0,1");
        type(robot, "sweep-seeds", "21");
        assertThat(text(robot, "sweep-problem")).contains("21").contains("20");
    }

    @Test
    void aLongSweepIsStoppedAndGoesOnWhereItWas(FxRobot robot) throws Exception {
        type(robot, "sweep-steps", "3000");
        type(robot, "sweep-seeds", "20");
        fire(robot, "sweep-start");
        await(() -> pane(robot).map().valueOf(0, 0).isPresent());
        fire(robot, "sweep-cancel");
        settle(robot);

        assertThat(text(robot, "sweep-progress")).startsWith("Прервано: запусков ");
        assertThat(robot.lookup("#sweep-start").queryAs(Button.class).getText()).isEqualTo("Продолжить");
        assertThat(pane(robot).map().valueOf(0, 0)).as("what is done stays").isPresent();
    }

    @Test
    void theLanguageSwitchesValuesAndLabels(FxRobot robot) throws Exception {
        twoByTwo(robot);
        fire(robot, "sweep-start");
        settle(robot);
        robot.interact(() -> open.lab().words().textsProperty().set(Texts.english()));
        settle(robot);

        assertThat(field(robot, "sweep-rows-values")).isEqualTo("sgd, adam");
        assertThat(field(robot, "sweep-columns-values")).isEqualTo("0.01, 0.1");
        assertThat(text(robot, "sweep-progress")).startsWith("Done: 8 runs");
        assertThat(pane(robot).map().nameOf(3)).contains("adam · Learning rate: 0.1");
        assertThat(text(robot, "sweep-count")).isEqualTo("8 runs");
    }

    @Test
    void oneSettingAloneGivesALine(FxRobot robot) throws Exception {
        ComboBox<Optional<?>> second = robot.lookup("#sweep-columns").queryComboBox();
        robot.interact(() -> second.getSelectionModel().select(Optional.empty()));
        settle(robot);
        type(robot, "sweep-rows-values", "SGD; Adam; RMSProp");
        type(robot, "sweep-seeds", "1");
        fire(robot, "sweep-start");
        settle(robot);

        assertThat(text(robot, "sweep-progress")).startsWith("Готово: запусков 3");
        assertThat(pane(robot).map().nameOf(1)).isEqualTo("Adam");
    }

    @Test
    void readyMapsPutTheirSettingsInBothPlaces(FxRobot robot) throws Exception {
        MenuButton ready = robot.lookup("#sweep-ready").queryAs(MenuButton.class);
        robot.interact(() -> ready.getItems().get(1).fire());
        settle(robot);

        assertThat(field(robot, "sweep-rows-values")).isEqualTo("0,25; 0,5; 1; 2; 4");
        assertThat(field(robot, "sweep-columns-values")).isEqualTo("1; 2; 4; 8");
        assertThat(shownBy(robot, "sweep-rows")).isEqualTo("Инициализация · Масштаб");
    }

    @Test
    void anEmptyMapOffersWhatIsWorthALook(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#sweep-invitation").query().isVisible()).isTrue();
        fire(robot, "sweep-try-init-depth");
        settle(robot);
        assertThat(field(robot, "sweep-rows-values")).startsWith("Ксавье; Хе; нормальная(1)");
        assertThat(robot.lookup("#sweep-rows-problem").query().isVisible()).isFalse();

        twoByTwo(robot, "Ксавье; нормальная(0.5)", "1; 2");
        fire(robot, "sweep-start");
        settle(robot);
        assertThat(robot.lookup("#sweep-invitation").query().isVisible()).as("the map is no longer empty").isFalse();
        assertThat(pane(robot).map().nameOf(3)).as("numbers as people read them").contains("нормальная(отклонение=0,5)");
    }

    private static void twoByTwo(FxRobot robot, String rows, String columns) throws Exception {
        type(robot, "sweep-rows-values", rows);
        type(robot, "sweep-columns-values", columns);
        type(robot, "sweep-seeds", "1");
    }

    private static String shownBy(FxRobot robot, String menu) {
        return robot.lookup("#" + menu).queryComboBox().getButtonCell().getText();
    }

    @Test
    void everySettingThatIsOfferedHasValuesThatCanBeRead(FxRobot robot) throws Exception {
        ComboBox<Optional<?>> first = robot.lookup("#sweep-rows").queryComboBox();
        for (Optional<?> setting : List.copyOf(first.getItems())) {
            robot.interact(() -> first.getSelectionModel().select(setting));
            settle(robot);
            Node problem = robot.lookup("#sweep-rows-problem").query();
            assertThat(problem.isVisible()).as("%s: %s, %s", setting, field(robot, "sweep-rows-values"), ((Label) problem).getText()).isFalse();
            assertThat(field(robot, "sweep-rows-values")).as("%s", setting).isNotBlank();
        }
    }

    @Test
    void everyControlIsNamedAndReachedByTheKeyboard(FxRobot robot) {
        for (String id : List.of("sweep-ready", "sweep-close", "sweep-rows", "sweep-columns", "sweep-rows-values", "sweep-columns-values",
                "sweep-seeds", "sweep-steps", "sweep-start", "sweep-measure", "sweep-csv", "sweep-png")) {
            javafx.scene.control.Control control = robot.lookup("#" + id).queryAs(javafx.scene.control.Control.class);
            assertThat(control.isFocusTraversable()).as(id).isTrue();
            assertThat(control.getTooltip()).as(id).isNotNull();
            assertThat(control.getTooltip().getText()).as(id).isNotBlank().doesNotContain("⟨");
        }
        assertThat(pane(robot).map().isFocusTraversable()).isTrue();
    }

    @Test
    void theFormAndThePaneSpeakOfTheSameExperiment(FxRobot robot) throws Exception {
        robot.interact(() -> open.model().edit(BASE.withSteps(77).withInitializer(new gradlab.nn.Initializer.Normal(0.3, 1))));
        settle(robot);
        assertThat(field(robot, "sweep-steps")).isEqualTo("77");
        assertThat(robot.lookup("#sweep-rows").queryComboBox().getItems().toString()).contains("part=deviation");

        fire(robot, "sweep-close");
        robot.interact(() -> open.model().edit(BASE.withSteps(78)));
        robot.push(KeyCode.F7);
        settle(robot);
        assertThat(field(robot, "sweep-steps")).isEqualTo("78");
        assertThat(robot.lookup("#sweep-rows").queryComboBox().getItems().toString()).doesNotContain("part=deviation");
    }

    @Test
    void tableAndPictureAreSaved(FxRobot robot) throws Exception {
        twoByTwo(robot);
        AtomicReference<SweepPane> made = new AtomicReference<>();
        AtomicReference<String> said = new AtomicReference<>("");
        FrameClock clock = new FrameClock();
        robot.interact(() -> {
            Premises premises = new Premises(open.model(), open.lab().words(), clock, Typeface.ofThisMachine(), new Background(),
                    new FileDialogs(robot.targetWindow(), open.lab().words()), System::nanoTime, said::set);
            SweepPane pane = new SweepPane(premises, (_, name, _) -> Optional.of(folder.resolve(name)));
            StackPane parent = (StackPane) pane(robot).getParent();
            parent.getChildren().setAll(pane);
            clock.start();
            made.set(pane);
        });
        settle(robot);
        twoByTwo(robot);
        fire(robot, "sweep-start");
        settle(robot);
        fire(robot, "sweep-csv");
        await(() -> Files.exists(folder.resolve("sweep.csv")));
        fire(robot, "sweep-png");
        await(() -> Files.exists(folder.resolve("sweep.png")) && said.get().contains("sweep.png"));

        assertThat(Files.readAllLines(folder.resolve("sweep.csv"))).hasSize(9).first().asString().startsWith("run,cell,optimizer,optimizer.rate,seed,");
        assertThat(javax.imageio.ImageIO.read(folder.resolve("sweep.png").toFile()).getWidth()).isEqualTo(1920);
        robot.interact(() -> {
            clock.stop();
            made.get().close();
        });
    }
}
