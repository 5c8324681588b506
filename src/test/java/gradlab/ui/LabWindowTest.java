package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static gradlab.ui.OpenLab.inView;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.Lbfgs;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import gradlab.probe.Ranks;
import gradlab.train.RunState.Phase;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import gradlab.train.Room;
import javafx.scene.control.Menu;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class LabWindowTest {

    private static final ExperimentSpec START = Presets.first().withOptimizer(new Optimizer.Sgd(0.1));

    private final List<String> cssWarnings = new ArrayList<>();
    private final Logger cssLog = Logger.getLogger("javafx.css");
    private final Handler cssHandler = new Handler() {
        @Override
        public void publish(LogRecord warning) {
            cssWarnings.add(warning.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private OpenLab open;

    @Start
    void start(Stage stage) {
        cssLog.addHandler(cssHandler);
        open = new OpenLab(stage, START);
    }

    @Stop
    void stop() {
        open.close();
    }

    @AfterEach
    void forgetLog() {
        cssLog.removeHandler(cssHandler);
    }

    @Test
    void theNetworkGetsBackTheRoomItGaveWhenTheWindowWasLower(FxRobot robot) throws Exception {
        Stage stage = (Stage) open.lab().window().getScene().getWindow();
        SplitPane centre = robot.lookup("#centre").queryAs(SplitPane.class);
        double full = centre.getHeight();
        double share = centre.getDividerPositions()[0];
        Region network = (Region) centre.getItems().getFirst();
        robot.interact(() -> {
            stage.setMinHeight(0);
            stage.setHeight(420);
        });
        await(() -> centre.getHeight() < full - 200);
        assertThat(network.getHeight()).as("pressed to its least").isEqualTo(150);
        robot.interact(() -> stage.setHeight(760));
        await(() -> centre.getHeight() == full && Math.abs(centre.getDividerPositions()[0] - share) < 0.01);
    }

    @Test
    void trainsPausesAndStartsOverWithTheSameFirstLoss(FxRobot robot) throws Exception {
        inView(robot, "optimizer");
        robot.clickOn("#optimizer").type(KeyCode.END).type(KeyCode.ENTER);
        await(() -> open.model().spec().optimizer() instanceof Lbfgs);
        robot.clickOn("#play");
        await(() -> open.model().state().step() > 20);
        assertThat(digits(robot, "read-out-step")).isPositive();
        robot.clickOn("#play");
        await(() -> open.is(Phase.PAUSED));
        double first = firstLoss();
        assertThat(first).isFinite();

        robot.clickOn("#restart");
        await(() -> open.model().state().step() == 0 && open.is(Phase.PAUSED));
        robot.clickOn("#step");
        await(() -> open.model().state().step() == 1);

        assertThat(firstLoss()).isEqualTo(first);
    }

    @Test
    void epochEndsWithTheEpoch(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        int perEpoch = open.model().state().stepsPerEpoch();
        robot.clickOn("#epoch");
        await(() -> open.model().state().step() == perEpoch && open.is(Phase.PAUSED));
        assertThat(digits(robot, "read-out-epoch")).isEqualTo(1);
    }

    @Test
    void keysPlayAndStepButNotWhileANumberIsTyped(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.clickOn("#theme");
        robot.type(KeyCode.RIGHT);
        await(() -> open.model().state().step() == 1);
        robot.type(KeyCode.SPACE);
        await(() -> open.is(Phase.RUNNING));
        robot.type(KeyCode.SPACE);
        await(() -> open.is(Phase.PAUSED));

        long stood = open.model().state().step();
        TextField field = inView(robot, "optimizer-rate");
        robot.clickOn(field).type(KeyCode.SPACE).type(KeyCode.RIGHT).type(KeyCode.E).type(KeyCode.ESCAPE);
        assertThat(open.model().state().step()).isEqualTo(stood);
        assertThat(open.is(Phase.PAUSED)).isTrue();
    }

    @Test
    void undoTellsWhatItTakesBackAndMovesTheControls(FxRobot robot) throws Exception {
        TextField field = inView(robot, "optimizer-rate");
        robot.interact(() -> open.model().edit(START.withOptimizer(new Optimizer.Sgd(0.5))));
        assertThat(field.getText()).isEqualTo("0,5");
        Button undo = robot.lookup("#undo").queryButton();
        assertThat(undo.getTooltip().getText()).contains("0,1").contains("0,5");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(field.getText()).isEqualTo("0,1");
        assertThat(undo.isDisabled()).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(field.getText()).isEqualTo("0,5");
    }

    @Test
    void languageSwitchChangesEveryWordOfTheBarAndTheForm(FxRobot robot) {
        for (String part : List.of("#top-bar", "#form", "#status-line")) {
            Map<Labeled, String> russian = words(robot, part);
            robot.interact(() -> robot.lookup("#language").queryButton().fire());
            Map<Labeled, String> english = words(robot, part);
            assertThat(russian).isNotEmpty();
            assertThat(russian.keySet()).as(part).allSatisfy(label ->
                    assertThat(english.get(label)).as(label.getId() + " " + russian.get(label)).isNotEqualTo(russian.get(label)));
            robot.interact(() -> robot.lookup("#language").queryButton().fire());
        }
    }

    @Test
    void theStatusLineTellsHowOftenEachProbeRunsAndWhatIsKept(FxRobot robot) throws Exception {
        robot.interact(() -> open.model().edit(START.withProbes(List.of(new Losses(1, 10), new Ranks().withEvery(25)))));
        robot.clickOn("#step");
        await(() -> open.model().state().step() == 1);
        String tip = robot.lookup("#probe-cost").queryAs(Label.class).getTooltip().getText();

        assertThat(tip).contains("Ранги — каждые 25 шагов", "каждый шаг");
        assertThat(robot.lookup("#memory").queryAs(MenuButton.class).getTooltip().getText())
                .containsPattern("сети: [0-9,]+ из 256 МБ").containsPattern("гистограмм: [0-9,]+ из 64 МБ");
    }

    @Test
    void theMemoryOfThePastIsChosenInTheStatusLine(FxRobot robot) throws Exception {
        MenuButton memory = robot.lookup("#memory").queryAs(MenuButton.class);
        robot.interact(() -> ((Menu) memory.getItems().get(1)).getItems().get(1).fire());

        assertThat(open.model().roomProperty().get()).isEqualTo(Room.ofMegabytes(256, 128));
        assertThat(memory.getItems().get(1).getText()).contains("из 128 МБ");
        robot.clickOn("#step");
        await(() -> open.model().state().run().map(run -> run.recorder().spectra().cap()).equals(Optional.of(128L << 20)));
        await(() -> memory.getText().matches("память 0,[1-9].* МБ"));
    }

    @Test
    void divergedRunOffersToStartOverMoreSlowly(FxRobot robot) throws Exception {
        ExperimentSpec wild = START.withActivation(new Activation.Identity()).withLoss(new Loss.Mse())
                .withOptimizer(new Optimizer.Sgd(100));
        robot.interact(() -> open.model().edit(wild));
        robot.clickOn("#play");
        await(() -> open.is(Phase.DIVERGED));
        assertThat(robot.lookup("#message").queryAs(Label.class).getText()).contains(open.lab().words().whole(open.model().state().step()));
        assertThat(robot.lookup("#play").queryButton().isDisabled()).isTrue();
        assertThat(robot.lookup(".event-mark").queryAll()).isNotEmpty();

        robot.clickOn("#status-slower");
        await(() -> open.is(Phase.PAUSED) && open.model().state().step() == 0);
        assertThat(open.model().spec().optimizer()).isEqualTo(new Optimizer.Sgd(10));
    }

    @Test
    void lessonCanBeClosedAndComesBackAsWideAsItWas(FxRobot robot) {
        Node lesson = robot.lookup(".lesson-side").query();
        double width = lesson.getBoundsInParent().getWidth();
        robot.clickOn("#lesson-toggle");
        assertThat(robot.lookup(".lesson-side").tryQuery()).isEmpty();
        robot.push(KeyCode.F4);
        assertThat(robot.lookup(".lesson-side").query().getBoundsInParent().getWidth()).isBetween(width - 2, width + 2);
    }

    @Test
    void lessonThatAsksForMoreWidthGetsItAndGivesItBack(FxRobot robot) {
        Region side = robot.lookup(".lesson-side").queryAs(Region.class);
        Region lesson = (Region) side.getChildrenUnmodifiable().getFirst();
        double width = side.getWidth();
        robot.interact(() -> lesson.setPrefWidth(300));
        robot.interact(() -> lesson.setPrefWidth(500));
        assertThat(side.getWidth()).isBetween(498.0, 502.0);
        robot.interact(() -> lesson.setPrefWidth(300));
        assertThat(side.getWidth()).isBetween(width - 50, width + 2);
    }

    @Test
    void everyControlHasAnIdATooltipAndAName(FxRobot robot) {
        assertThat(robot.from(open.lab().window()).lookup(LabWindowTest::isForUse).<Control>queryAll()).hasSizeGreaterThan(30)
                .allSatisfy(control -> {
                    assertThat(control.getId()).as(control.toString()).isNotBlank();
                    assertThat(named(control)).as("name of " + control.getId()).isTrue();
                });
    }

    @Test
    void styleSheetsResolveInBothThemesAndInPopups(FxRobot robot) {
        for (int themes = 0; themes < 3; themes++) {
            robot.clickOn("#open").push(KeyCode.ESCAPE);
            inView(robot, "optimizer");
            robot.clickOn("#optimizer").push(KeyCode.ESCAPE);
            robot.clickOn("#theme");
        }
        assertThat(open.model().paletteProperty().get()).isEqualTo(Palette.DARK);
        assertThat(cssWarnings).isEmpty();
    }

    @Test
    void failureInsideIsSaidInTheStatusLineAndNotLost(FxRobot robot) {
        Logger log = Logger.getLogger("gradlab.ui");
        log.setUseParentHandlers(false);
        List<Throwable> logged = new ArrayList<>();
        Handler keeper = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getThrown());
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        log.addHandler(keeper);
        Throwable failure = new IllegalStateException("лампа перегорела");
        robot.interact(() -> open.lab().report(failure));
        assertThat(robot.lookup("#message").queryAs(Label.class).getText()).contains("лампа перегорела");
        assertThat(logged).containsExactly(failure);
        log.removeHandler(keeper);
        log.setUseParentHandlers(true);
    }

    private double firstLoss() {
        return open.model().state().run().map(RunRecord::recorder).flatMap(recorder -> recorder.history("loss.train")).orElseThrow().at(0);
    }

    private static long digits(FxRobot robot, String id) {
        return Long.parseLong(robot.lookup("#" + id).queryAs(Label.class).getText().replaceAll("\\D", ""));
    }

    /** Everything with a word in it: letters, but no name that both languages share. */
    private static Map<Labeled, String> words(FxRobot robot, String part) {
        Map<Labeled, String> words = new LinkedHashMap<>();
        robot.from(robot.lookup(part)).lookup((Node node) -> node instanceof Label || node instanceof Button || node instanceof CheckBox)
                .<Labeled>queryAll().stream()
                .filter(label -> label.isVisible() && label.getText() != null && label.getText().matches(".*\\p{IsCyrillic}.*|.*[a-z]{3}.*"))
                .filter(label -> !label.getStyleClass().contains("product-name"))
                .forEach(label -> words.put(label, label.getText()));
        return words;
    }

    private static boolean isForUse(Node node) {
        boolean part = node.getStyleClass().contains("arrow-button") || node.getParent() instanceof ComboBox<?>;
        return !part && (node instanceof Button || node instanceof ToggleButton || node instanceof MenuButton || node instanceof CheckBox
                || node instanceof TextField || node instanceof ComboBox<?> || node instanceof Slider);
    }

    private static boolean named(Control control) {
        return control.getAccessibleText() != null && !control.getAccessibleText().isBlank()
                || control instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
    }
}
