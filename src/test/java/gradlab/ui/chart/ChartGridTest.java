package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import gradlab.probe.LocalRank;
import gradlab.probe.Spectra;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ChartGridTest {

    private static final List<String> CARDS = List.of("chart-loss", "chart-rank", "chart-spectrum", "chart-saturation");

    @TempDir
    private Path folder;

    private final Words words = new Words(Texts.russian());
    private final FrameClock clock = new FrameClock();
    private LabModel model;
    private ChartGrid grid;

    @Start
    void start(Stage stage) {
        model = new LabModel(ShortRun.spec(new Activation.Sigmoid()).measuringEvery(1), System::nanoTime);
        clock.onFrame(model::refresh);
        grid = new ChartGrid(model, words, clock, (_, name, _) -> Optional.of(folder.resolve(name)));
        Scene scene = new Scene(grid, 900, 600);
        scene.getStylesheets().add(ChartGrid.class.getResource("/gradlab/ui/charts.css").toExternalForm());
        grid.setStyle(Palette.LIGHT.asCss());
        stage.setScene(scene);
        stage.show();
        clock.start();
    }

    @Stop
    void stop() {
        clock.stop();
        model.close();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void trainTo(long step) throws Exception {
        ExperimentSpec spec = model.spec();
        await(() -> model.trainer().state().run().isPresent() && model.trainer().state().spec().equals(spec));
        model.trainer().playTo(step);
        await(() -> model.state().step() == step && isMeasuredAt(step));
    }

    /** Where a run stands still its end is measured, which moves the axes once more. */
    private boolean isMeasuredAt(long step) {
        double[] steps = model.state().run().orElseThrow().recorder().history("loss.train").orElseThrow().window(1).steps();
        return steps.length > 0 && steps[steps.length - 1] == step;
    }

    private static String title(FxRobot robot, String card) {
        return robot.from(robot.lookup("#" + card)).lookup(".card-title").queryAs(Label.class).getText();
    }

    private static List<String> legend(FxRobot robot, String card) {
        return robot.from(robot.lookup("#" + card)).lookup(".legend-value").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    private static String vacancy(FxRobot robot, String card) {
        Label label = robot.from(robot.lookup("#" + card)).lookup(".chart-empty").queryAs(Label.class);
        return label.isVisible() ? label.getText() : "";
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(ButtonBase.class).fire());
    }

    private static void choose(FxRobot robot, String menu, String item) {
        MenuItem chosen = robot.lookup("#" + menu).queryAs(MenuButton.class).getItems().stream()
                .filter(each -> item.equals(each.getId())).findFirst().orElseThrow();
        robot.interact(() -> chosen.getOnAction().handle(new ActionEvent()));
    }

    private static void key(FxRobot robot, String id, KeyCode code) {
        EventType<KeyEvent> type = KeyEvent.KEY_PRESSED;
        robot.interact(() -> robot.lookup("#" + id).query().fireEvent(new KeyEvent(type, "", "", code, false, false, false, false)));
    }

    @Test
    void cardsOfWhatIsMeasuredComeFirstAndTheOthersOfferToMeasure(FxRobot robot) throws Exception {
        robot.interact(() -> model.edit(model.spec().withProbes(List.of(new Losses(1, 1), new LocalRank().withEvery(1)))));
        trainTo(4);
        await(() -> !legend(robot, "chart-local-rank").isEmpty());
        assertThat(robot.lookup("#chart-rank").tryQuery()).isEmpty();
        await(() -> vacancy(robot, "chart-spectrum").equals(words.get("chart.unmeasured")));

        fire(robot, "chart-spectrum-measure");
        assertThat(model.spec().probes()).anyMatch(Spectra.class::isInstance);
        await(() -> vacancy(robot, "chart-spectrum").contains("Пуск") || vacancy(robot, "chart-spectrum").isEmpty());
        trainTo(30);
        await(() -> vacancy(robot, "chart-spectrum").isEmpty());
    }

    @Test
    void beforeTheFirstStepEveryCardSaysWhatWillBeThere(FxRobot robot) throws Exception {
        await(() -> model.state().run().isPresent());
        for (String card : CARDS) {
            await(() -> vacancy(robot, card).contains("Пуск"));
        }
        trainTo(3);
        for (String card : CARDS) {
            await(() -> vacancy(robot, card).isEmpty() && legend(robot, card).stream().noneMatch(String::isEmpty));
        }
    }

    @Test
    void aFrameWithoutNewsDrawsNothing(FxRobot robot) throws Exception {
        trainTo(5);
        WaitForAsyncUtils.waitForFxEvents();
        clock.stop();
        int[] draws = {0};
        robot.interact(() -> {
            clock.tick();
            grid.lookupAll(".chart-field").forEach(field -> ((ChartField) field).onDrawn(() -> draws[0]++));
            clock.tick();
            clock.tick();
        });
        assertThat(draws[0]).isZero();
        model.trainer().stepOnce();
        await(() -> model.trainer().state().step() == 6);
        robot.interact(clock::tick);
        assertThat(draws[0]).as("one drawing per card").isEqualTo(CARDS.size());
    }

    @Test
    void theSpectrumCardFollowsTheSelectedLayer(FxRobot robot) throws Exception {
        trainTo(3);
        assertThat(title(robot, "chart-spectrum")).endsWith("слой 1");
        robot.interact(() -> model.selectedLayerProperty().set(4));
        await(() -> title(robot, "chart-spectrum").endsWith("выход"));
    }

    @Test
    void aReluNetworkShowsDeadNeuronsAndSaysWhy(FxRobot robot) throws Exception {
        robot.interact(() -> model.edit(model.spec().withActivation(new Activation.Relu())));
        trainTo(3);
        await(() -> title(robot, "chart-saturation").startsWith("Мёртвые"));
        assertThat(robot.from(robot.lookup("#chart-saturation")).lookup(".chart-caption").queryAs(Label.class).getText())
                .contains("нет насыщения");
        assertThat(robot.lookup("#chart-saturation-choice").queryAs(MenuButton.class).getItems()).extracting(MenuItem::getId)
                .contains("chart-saturation-choice-dead", "chart-saturation-choice-slope").doesNotContain("chart-saturation-choice-saturation");
    }

    @Test
    void aNetworkWithoutHiddenLayersHasNothingToSaturate(FxRobot robot) throws Exception {
        robot.interact(() -> model.edit(model.spec().withHidden(List.of())));
        trainTo(3);
        await(() -> vacancy(robot, "chart-saturation").contains("нет скрытых слоёв"));
    }

    @Test
    void anotherPictureIsChosenAndTheLanguageFollows(FxRobot robot) throws Exception {
        trainTo(3);
        choose(robot, "chart-rank-choice", "chart-rank-choice-update-rank");
        assertThat(title(robot, "chart-rank")).isEqualTo("Ранг обновления по слоям");
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(title(robot, "chart-rank")).isEqualTo("Update rank by layer");
    }

    @Test
    void theCursorShowsTheSameStepOnAllCards(FxRobot robot) throws Exception {
        trainTo(30);
        await(() -> legend(robot, "chart-loss").stream().noneMatch(String::isEmpty));
        List<String> latest = legend(robot, "chart-rank");
        key(robot, "chart-loss-field", KeyCode.HOME);
        List<Label> bubbles = List.copyOf(robot.lookup(node -> node instanceof Label && node.isVisible()
                && node.getStyleClass().contains("read-out-head") && node.getParent().isVisible() && ((Label) node).getText().equals("шаг 0")).queryAllAs(Label.class));
        assertThat(bubbles).hasSize(CARDS.size());
        double first = model.state().run().orElseThrow().recorder().history("loss.train").orElseThrow().at(0);
        assertThat(legend(robot, "chart-loss")).contains(words.number(first, 3));
        key(robot, "chart-loss-field", KeyCode.END);
        assertThat(legend(robot, "chart-rank")).isEqualTo(latest);
    }

    @Test
    void whatHappenedIsToldWhenTheCursorComesToItsMark(FxRobot robot) throws Exception {
        trainTo(20);
        robot.interact(() -> model.edit(model.spec().withOptimizer(new Optimizer.Sgd())));
        trainTo(60);
        await(() -> !robot.lookup(".chart-mark").queryAll().isEmpty());
        key(robot, "chart-loss-field", KeyCode.HOME);
        for (int i = 0; i < 100 && bubble(robot).startsWith("шаг") && !bubble(robot).contains("SGD"); i++) {
            key(robot, "chart-loss-field", KeyCode.RIGHT);
        }
        assertThat(bubble(robot)).startsWith("шаг 20. Изменено").contains("SGD");
    }

    private static String bubble(FxRobot robot) {
        return robot.from(robot.lookup("#chart-loss")).lookup(".read-out-head").queryAllAs(Label.class).stream()
                .filter(label -> label.getParent().isVisible()).map(Label::getText).findFirst().orElse("");
    }

    @Test
    void anotherPictureUnderTheCursorShowsTheCursorToo(FxRobot robot) throws Exception {
        trainTo(30);
        key(robot, "chart-loss-field", KeyCode.HOME);
        choose(robot, "chart-loss-choice", "chart-loss-choice-accuracy");
        await(() -> robot.from(robot.lookup("#chart-loss")).lookup(".chart-cursor").queryAll().stream().allMatch(Node::isVisible)
                && robot.lookup("#chart-loss").query().lookupAll("Circle").stream().filter(Circle.class::isInstance).count() > 1);
    }

    @Test
    void aCardFillsTheGridAndEscapeBringsItBack(FxRobot robot) {
        Node rank = robot.lookup("#chart-rank").query();
        double width = rank.getLayoutBounds().getWidth();
        fire(robot, "chart-rank-enlarge");
        robot.interact(grid::layout);
        assertThat(rank.getLayoutBounds().getWidth()).isEqualTo(grid.getWidth()).isGreaterThan(1.9 * width);
        assertThat(robot.lookup("#chart-loss").query().isVisible()).isFalse();
        key(robot, "chart-rank-field", KeyCode.ESCAPE);
        robot.interact(grid::layout);
        assertThat(rank.getLayoutBounds().getWidth()).isEqualTo(width);
        assertThat(robot.lookup("#chart-loss").query().isVisible()).isTrue();
    }

    @Test
    void aLessonDimsTheOtherCardsTurnsToItsPictureAndLeavesNoTrace(FxRobot robot) throws Exception {
        trainTo(3);
        robot.interact(() -> model.charts().bright().addAll(Set.of("norm", "saturation")));
        assertThat(title(robot, "chart-norm")).isEqualTo("Норма градиента по слоям");
        assertThat(standing()).containsExactly("chart-loss", "chart-rank", "chart-norm", "chart-saturation");
        assertThat(standing().stream().filter(card -> robot.lookup("#" + card).query().getOpacity() < 1))
                .containsExactly("chart-loss", "chart-rank");
        robot.interact(() -> model.charts().bright().clear());
        assertThat(title(robot, "chart-spectrum")).startsWith("Сингулярные числа");
        assertThat(CARDS.stream().filter(card -> robot.lookup("#" + card).query().getOpacity() < 1)).isEmpty();
    }

    @Test
    void theArrowAppearsWhenTrainingGetsThere(FxRobot robot) throws Exception {
        trainTo(5);
        Metric metric = new Metric(Metric.Name.EFFECTIVE_RANK, Metric.Where.LAYER, 2, 1, Double.NaN);
        robot.interact(() -> model.charts().arrowProperty().set(Optional.of(new Step.Arrow(metric, 20, "здесь ранг падает"))));
        assertThat(robot.lookup("#chart-rank-choice").queryAs(MenuButton.class).getText()).isEqualTo("эффективный");
        assertThat(arrows(robot)).isEmpty();
        trainTo(25);
        await(() -> arrows(robot).equals(List.of("здесь ранг падает")));
        robot.interact(() -> model.charts().arrowProperty().set(Optional.empty()));
        assertThat(arrows(robot)).isEmpty();
    }

    private List<String> standing() {
        return grid.getChildrenUnmodifiable().stream().map(Node::getId).toList();
    }

    private static MenuItem item(MenuButton menu, String id) {
        return menu.getItems().stream().flatMap(each -> each instanceof Menu inner ? inner.getItems().stream() : Stream.of(each))
                .filter(each -> id.equals(each.getId())).findFirst().orElseThrow();
    }

    private static void put(FxRobot robot, String card, String other) {
        MenuItem chosen = item(robot.lookup("#" + card + "-choice").queryAs(MenuButton.class), card + "-choice-other-" + other);
        robot.interact(() -> chosen.getOnAction().handle(new ActionEvent()));
    }

    @Test
    void theUserChoosesWhichChartsStandInTheGrid(FxRobot robot) throws Exception {
        trainTo(10);
        put(robot, "chart-loss", "depth");
        assertThat(standing()).containsExactly("chart-depth", "chart-rank", "chart-spectrum", "chart-saturation");
        await(() -> vacancy(robot, "chart-depth").isEmpty() && !legend(robot, "chart-depth").isEmpty());
        assertThat(title(robot, "chart-depth")).startsWith("Нормы");
        put(robot, "chart-depth", "saturation");
        assertThat(standing()).as("they change places").containsExactly("chart-saturation", "chart-rank", "chart-spectrum", "chart-depth");
        robot.interact(() -> model.charts().bright().add("loss"));
        assertThat(standing()).contains("chart-loss");
        robot.interact(() -> model.charts().bright().clear());
        assertThat(standing()).containsExactly("chart-saturation", "chart-rank", "chart-spectrum", "chart-depth");
    }

    @Test
    void aMovedThresholdShowsOtherRanksForTheWholeHistoryAtOnce(FxRobot robot) throws Exception {
        trainTo(30);
        await(() -> legend(robot, "chart-rank").stream().noneMatch(String::isEmpty));
        long revision = model.state().run().orElseThrow().recorder().revision();
        Slider slider = robot.lookup("#chart-rank-threshold").queryAs(Slider.class);
        robot.interact(() -> slider.setValue(slider.getMax()));
        await(() -> legend(robot, "chart-rank").stream().allMatch("0"::equals));
        key(robot, "chart-rank-field", KeyCode.HOME);
        assertThat(legend(robot, "chart-rank")).as("under the cursor too").allMatch("0"::equals);
        assertThat(threshold(robot, "chart-spectrum")).as("the other card counts with the same").isEqualTo("τ = 1");
        key(robot, "chart-rank-threshold", KeyCode.DELETE);
        await(() -> legend(robot, "chart-rank").stream().noneMatch("0"::equals));
        assertThat(threshold(robot, "chart-rank")).isEqualTo("τ = 0,001");
        assertThat(model.state().run().orElseThrow().recorder().revision()).as("nothing was trained again").isEqualTo(revision);
        assertThat(model.canUndoProperty().get()).as("the experiment did not change").isFalse();
    }

    @Test
    void theLineOfTheThresholdIsDraggedAmongTheSingularValues(FxRobot robot) throws Exception {
        trainTo(30);
        await(() -> legend(robot, "chart-spectrum").stream().noneMatch(String::isEmpty));
        ChartField field = robot.lookup("#chart-spectrum-field").queryAs(ChartField.class);
        double x = field.area().getX() + 0.9 * field.area().getWidth();
        double line = lineAt(robot, field, x);
        robot.interact(() -> {
            mouse(field, MouseEvent.MOUSE_PRESSED, x, line, 1);
            mouse(field, MouseEvent.MOUSE_DRAGGED, x, line - 30, 1);
        });
        await(() -> !threshold(robot, "chart-rank").equals("τ = 0,001"));
        assertThat(lineAt(robot, field, x)).as("the line is where the mouse is").isCloseTo(line - 30, Offset.offset(3.0));
        robot.interact(() -> mouse(field, MouseEvent.MOUSE_RELEASED, x, line - 30, 1));
        double moved = lineAt(robot, field, x);
        robot.interact(() -> mouse(field, MouseEvent.MOUSE_CLICKED, x, moved, 2));
        await(() -> threshold(robot, "chart-rank").equals("τ = 0,001"));
        assertThat(robot.lookup("#chart-loss").query().isVisible()).as("not enlarged").isTrue();
    }

    /** Feels its way up to the line that can be taken; a place safely on it. */
    private static double lineAt(FxRobot robot, ChartField field, double x) {
        double[] found = {Double.NaN};
        robot.interact(() -> {
            for (double y = field.area().getMaxY(); y > field.area().getY() && Double.isNaN(found[0]); y--) {
                mouse(field, MouseEvent.MOUSE_MOVED, x, y, 0);
                if (field.getCursor() == Cursor.V_RESIZE) {
                    found[0] = y - 5;
                }
            }
        });
        return found[0];
    }

    private static void mouse(ChartField field, EventType<MouseEvent> type, double x, double y, int clicks) {
        Point2D place = field.localToScene(x, y);
        field.fireEvent(new MouseEvent(type, place.getX(), place.getY(), x, y, MouseButton.PRIMARY, clicks, false, false, false, false, true, false, false,
                false, false, true, new PickResult(field, place.getX(), place.getY())));
    }

    private static String threshold(FxRobot robot, String card) {
        return robot.from(robot.lookup("#" + card)).lookup(".chart-threshold-value").queryAs(Label.class).getText();
    }

    private static List<String> arrows(FxRobot robot) {
        return robot.lookup(".chart-arrow-label").queryAllAs(Label.class).stream().filter(label -> label.getParent().isVisible())
                .map(Label::getText).toList();
    }

    @Test
    void picturesAndTablesAreSavedWhereTheUserWants(FxRobot robot) throws Exception {
        trainTo(5);
        await(() -> !robot.lookup("#chart-loss-export").queryAs(MenuButton.class).isDisabled());
        choose(robot, "chart-loss-export", "chart-loss-png");
        choose(robot, "chart-loss-export", "chart-loss-csv");
        await(() -> Files.exists(folder.resolve("Потери.png")) && Files.exists(folder.resolve("Потери.csv")));
        assertThat(Files.readAllLines(folder.resolve("Потери.csv"))).as("a head, five steps that were made, and the end where it stands").hasSize(7);
        await(() -> robot.lookup(".chart-announcement").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible() && label.getText().contains("Потери.")));
    }

    @Test
    void aGridThatLeftItsSceneFollowsNothing(FxRobot robot) throws Exception {
        trainTo(3);
        String before = title(robot, "chart-rank");
        robot.interact(() -> {
            grid.getScene().setRoot(new javafx.scene.layout.Region());
            words.textsProperty().set(Texts.english());
        });
        assertThat(((Label) grid.lookup("#chart-rank .card-title")).getText()).isEqualTo(before);
    }

    @Test
    void everyControlHasAnIdATooltipAndAName(FxRobot robot) {
        for (String card : CARDS) {
            for (String control : List.of("choice", "log", "info", "export", "enlarge")) {
                var found = robot.lookup("#" + card + "-" + control).queryAs(javafx.scene.control.Control.class);
                assertThat(found.getTooltip().getText()).as(found.getId()).isNotBlank();
                assertThat(found.getAccessibleText()).as(found.getId()).isNotBlank();
            }
            Node field = robot.lookup("#" + card + "-field").query();
            // a title with little room leaves words out
            assertThat(field.getAccessibleText()).startsWith(title(robot, card).split(":")[0]);
            assertThat(field.getAccessibleHelp()).endsWith(".");
        }
    }
}
