package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.probe.MatrixChoice;
import gradlab.probe.MeasureChoice;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.probe.Spectra;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Every control of every chart, touched. */
@Timeout(120)
class ChartJourneyTest {

    private static final FxRobot ROBOT = new FxRobot();
    private static final List<String> OPENED = new ArrayList<>();

    @TempDir
    private static Path folder;
    private static Words words;
    private static FrameClock clock;
    private static LabModel model;
    private static ChartGrid grid;

    @BeforeAll
    static void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(ChartJourneyTest::open);
        ExperimentSpec spec = model.spec();
        await(() -> model.trainer().state().run().isPresent() && model.trainer().state().spec().equals(spec));
        model.trainer().playTo(40);
        await(() -> model.state().step() == 40);
    }

    private static void open(Stage stage) {
        words = new Words(Texts.russian());
        clock = new FrameClock();
        List<Probe> all = Catalogues.PROBE.entries().stream().map(entry -> switch (entry.standard()) {
            case Ranks ranks -> new Ranks(ranks.threshold(), 1, MatrixChoice.ALL, MeasureChoice.ALL);
            case Spectra _ -> new Spectra(1, MatrixChoice.ALL);
            case Probe probe -> probe.withEvery(1);
        }).toList();
        model = new LabModel(ShortRun.spec(new Activation.Tanh()).withProbes(all), System::nanoTime);
        model.paceProperty().set(Double.POSITIVE_INFINITY);
        model.lessons(OPENED::add);
        clock.onFrame(model::refresh);
        grid = new ChartGrid(model, words, clock, (_, name, _) -> Optional.of(folder.resolve(name)));
        Scene scene = new Scene(grid, 900, 640);
        scene.getStylesheets().add(ChartGrid.class.getResource("/gradlab/ui/charts.css").toExternalForm());
        grid.setStyle(Palette.LIGHT.asCss());
        stage.setScene(scene);
        stage.show();
        clock.start();
    }

    @AfterAll
    static void close() throws Exception {
        ROBOT.interact(() -> {
            clock.stop();
            grid.close();
            model.close();
        });
        FxToolkit.cleanupStages();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<String> standing() {
        return grid.getChildrenUnmodifiable().stream().map(Node::getId).toList();
    }

    private static MenuButton menu(String id) {
        return ROBOT.lookup("#" + id).queryAs(MenuButton.class);
    }

    private static Stream<MenuItem> items(MenuButton menu) {
        return menu.getItems().stream().flatMap(item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item));
    }

    private static void choose(String menu, String item) {
        MenuItem found = items(menu(menu)).filter(each -> item.equals(each.getId())).findFirst().orElseThrow(() -> new AssertionError(item));
        ROBOT.interact(() -> found.getOnAction().handle(new ActionEvent()));
    }

    private static void fire(String id) {
        ROBOT.interact(() -> ROBOT.lookup("#" + id).queryAs(ButtonBase.class).fire());
    }

    private static void key(String id, KeyCode code) {
        EventType<KeyEvent> type = KeyEvent.KEY_PRESSED;
        ROBOT.interact(() -> ROBOT.lookup("#" + id).query().fireEvent(new KeyEvent(type, "", "", code, false, false, false, false)));
    }

    private static void mouse(Node node, EventType<MouseEvent> type, Point2D scene) {
        Point2D at = node.sceneToLocal(scene);
        ROBOT.interact(() -> node.fireEvent(new MouseEvent(type, at.getX(), at.getY(), scene.getX(), scene.getY(), MouseButton.PRIMARY, 1,
                false, false, false, false, type != MouseEvent.MOUSE_RELEASED, false, false, true, false, true, new PickResult(node, scene.getX(), scene.getY()))));
    }

    private static Point2D middle(String id) {
        Node node = ROBOT.lookup("#" + id).query();
        return node.localToScene(node.getLayoutBounds().getWidth() / 2, node.getLayoutBounds().getHeight() / 2);
    }

    private static List<String> texts(String card, String style) {
        return ROBOT.from(ROBOT.lookup("#" + card)).lookup(style).queryAllAs(Label.class).stream().filter(Node::isVisible).map(Label::getText).toList();
    }

    private static boolean isReadOut(String card) {
        return ROBOT.from(ROBOT.lookup("#" + card)).lookup(".chart-read-out").query().isVisible();
    }

    private static void show(String family) {
        if (!standing().contains("chart-" + family)) {
            String first = standing().getFirst();
            choose(first + "-choice", first + "-choice-other-" + family);
        }
    }

    @Test
    void everyControlOfEveryChartDoesWhatItSays() throws Exception {
        for (ChartFamily family : ChartFamily.values()) {
            String card = family.nodeId();
            show(family.id());
            await(() -> !ROBOT.lookup("#" + card + "-export").queryAs(MenuButton.class).isDisabled());
            List<String> pictures = items(menu(card + "-choice")).filter(RadioMenuItem.class::isInstance).map(MenuItem::getId)
                    .filter(id -> !id.contains("-grid-")).toList();
            for (String picture : pictures) {
                if (items(menu(card + "-choice")).anyMatch(item -> picture.equals(item.getId()))) {
                    choose(card + "-choice", picture);
                    await(() -> !texts(card, ".legend-value").isEmpty() || !texts(card, ".chart-legend-name").isEmpty());
                }
            }
            if (family.kind() == ChartFamily.Kind.LINES) {
                // the last one may have nothing to show
                choose(card + "-choice", pictures.getFirst());
            }
            hover(card);
            explain(card, family);
            switches(card);
            export(card);
            fire(card + "-enlarge");
            assertThat(ROBOT.lookup("#" + card).query().isVisible()).isTrue();
            assertThat(standing().stream().filter(id -> grid.lookup("#" + id).isVisible())).containsExactly(card);
            key(card + "-field", KeyCode.ESCAPE);
            assertThat(standing()).allMatch(id -> grid.lookup("#" + id).isVisible());
        }
    }

    private static void hover(String card) throws Exception {
        Node field = ROBOT.lookup("#" + card + "-field").query();
        await(() -> {
            mouse(field, MouseEvent.MOUSE_MOVED, field.localToScene(field.getLayoutBounds().getWidth() * 0.4, field.getLayoutBounds().getHeight() / 2));
            return isReadOut(card);
        });
        assertThat(texts(card, ".read-out-head")).as(card).hasSize(1).doesNotContain("");
        assertThat(texts(card, ".read-out-names").getFirst()).as(card).isNotBlank();
        assertThat(texts(card, ".read-out-values").getFirst()).as(card).isNotBlank();
    }

    private static void explain(String card, ChartFamily family) throws Exception {
        fire(card + "-info");
        await(() -> page(card).isPresent());
        Node page = page(card).orElseThrow();
        String said = page.lookupAll(".label").stream().filter(Label.class::isInstance).map(Label.class::cast).map(Label::getText).reduce("", (a, b) -> a + "\n" + b);
        assertThat(said).as(card).contains(".");
        Button lesson = (Button) page.lookup("#" + card + "-page-lesson");
        OPENED.clear();
        ROBOT.interact(lesson::fire);
        assertThat(OPENED).as(card).hasSize(1);
        await(() -> page(card).isEmpty() && !ROBOT.lookup("#" + card + "-info").queryAs(ToggleButton.class).isSelected());
        assertThat(family.pictures().stream().map(ChartLessons::of)).contains(OPENED.getFirst());
    }

    private static Optional<Node> page(String card) {
        return ROBOT.listWindows().stream().filter(window -> window.isShowing() && window.getScene() != null)
                .map(window -> window.getScene().getRoot().lookup("#" + card + "-page")).filter(java.util.Objects::nonNull).findFirst();
    }

    private static void switches(String card) throws Exception {
        for (String control : List.of("-log", "-follow")) {
            ToggleButton button = ROBOT.lookup("#" + card + control).queryAs(ToggleButton.class);
            if (button.isVisible()) {
                boolean before = button.isSelected();
                fire(card + control);
                await(() -> button.isSelected() != before);
                fire(card + control);
                await(() -> button.isSelected() == before);
            }
        }
        Optional<Slider> threshold = ROBOT.lookup("#" + card + "-threshold").tryQueryAs(Slider.class);
        if (threshold.isPresent()) {
            String before = texts(card, ".chart-threshold-value").getFirst();
            ROBOT.interact(() -> threshold.get().setValue(threshold.get().getMax()));
            await(() -> !texts(card, ".chart-threshold-value").getFirst().equals(before));
            key(card + "-threshold", KeyCode.DELETE);
            await(() -> texts(card, ".chart-threshold-value").getFirst().equals(before));
        }
    }

    private static void export(String card) throws Exception {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (String extension : ChartExport.EXTENSIONS) {
            choose(card + "-export", card + "-" + extension);
        }
        await(() -> {
            try (Stream<Path> files = Files.list(folder)) {
                return Set.of("png", "svg", "csv").equals(files.map(file -> file.toString().replaceAll(".*\\.", "")).collect(java.util.stream.Collectors.toSet()));
            }
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).as(card).allMatch(name -> name.matches("[А-ЯЁ].*"));
        }
    }

    @Test
    void theGridIsTheUsersOwnAndRemembered() {
        ROBOT.interact(() -> model.charts().gridProperty().set("loss/loss,rank/gradient.rank,spectrum/gradient.sigma,saturation/saturation"));
        assertThat(standing()).containsExactly("chart-loss", "chart-rank", "chart-spectrum", "chart-saturation");
        choose("chart-loss-choice", "chart-loss-choice-grid-6");
        assertThat(standing()).hasSize(6);
        choose("chart-loss-choice", "chart-loss-choice-grid-2");
        assertThat(standing()).containsExactly("chart-loss", "chart-rank");
        choose("chart-loss-choice", "chart-loss-choice-add-depth");
        assertThat(standing()).containsExactly("chart-loss", "chart-rank", "chart-depth");
        choose("chart-rank-choice", "chart-rank-choice-remove");
        assertThat(standing()).containsExactly("chart-loss", "chart-depth");
        choose("chart-loss-choice", "chart-loss-choice-accuracy");
        assertThat(model.charts().gridProperty().get()).isEqualTo("loss/accuracy,depth");
        ROBOT.interact(() -> model.charts().bright().addAll(Set.of("norm", "saturation")));
        assertThat(standing()).as("a lesson has its own").contains("chart-norm", "chart-saturation");
        ROBOT.interact(() -> model.charts().bright().clear());
        assertThat(standing()).containsExactly("chart-loss", "chart-depth");
        assertThat(model.charts().gridProperty().get()).as("what a lesson lends is not remembered").isEqualTo("loss/accuracy,depth");
        choose("chart-loss-choice", "chart-loss-choice-reset");
        assertThat(standing()).containsExactly("chart-loss", "chart-rank", "chart-spectrum", "chart-saturation");
    }

    @Test
    void aCardIsDraggedByItsTitleOntoAnotherOne() {
        ROBOT.interact(() -> model.charts().gridProperty().set("loss/loss/lin,rank/gradient.rank"));
        assertThat(standing()).containsExactly("chart-loss", "chart-rank");
        assertThat(ROBOT.lookup("#chart-loss-log").queryAs(ToggleButton.class).isSelected()).as("set as it was").isFalse();
        Node title = ROBOT.lookup("#chart-loss-title").query();
        mouse(title, MouseEvent.MOUSE_PRESSED, middle("chart-loss-title"));
        mouse(title, MouseEvent.MOUSE_DRAGGED, middle("chart-rank-field"));
        assertThat(ROBOT.lookup("#chart-rank").query().getPseudoClassStates()).anyMatch(state -> state.getPseudoClassName().equals("target"));
        mouse(title, MouseEvent.MOUSE_RELEASED, middle("chart-rank-field"));
        assertThat(standing()).containsExactly("chart-rank", "chart-loss");
        mouse(title, MouseEvent.MOUSE_PRESSED, middle("chart-loss-title"));
        mouse(title, MouseEvent.MOUSE_DRAGGED, middle("chart-loss-title").add(2, 1));
        mouse(title, MouseEvent.MOUSE_RELEASED, middle("chart-loss-title").add(2, 1));
        assertThat(standing()).as("a hand that trembles moves nothing").containsExactly("chart-rank", "chart-loss");
    }

    @Test
    void aSliceIsComputedForEveryChoiceOfDirectionsAndCanBeMadeWider() throws Exception {
        ROBOT.interact(() -> model.charts().gridProperty().set("slice/slice.path"));
        String card = "chart-slice";
        await(() -> texts(card, ".legend-value").stream().anyMatch(value -> !value.isEmpty()));
        String reach = texts(card, ".chart-slice-reach").getFirst();
        Slider slider = ROBOT.lookup("#chart-slice-reach").queryAs(Slider.class);
        ROBOT.interact(() -> slider.setValue(0.9));
        await(() -> !texts(card, ".chart-slice-reach").isEmpty() && !texts(card, ".chart-slice-reach").getFirst().equals(reach));
        await(() -> texts(card, ".chart-caption").stream().anyMatch(caption -> caption.contains("%")));
        choose(card + "-choice", card + "-choice-slice-random");
        await(() -> ROBOT.lookup("#chart-slice-shuffle").query().isVisible());
        fire("chart-slice-shuffle");
        fire("chart-slice-compute");
        fire("chart-slice-compute");
        await(() -> ROBOT.lookup("#chart-slice-progress").tryQuery().map(node -> !node.isVisible()).orElse(true));
    }

    @Test
    void aScreenReaderHearsALiveSentenceWhenItAsks() throws Exception {
        ROBOT.interact(() -> model.charts().gridProperty().set("loss/loss,depth"));
        await(() -> !texts("chart-loss", ".legend-value").isEmpty());
        Node field = ROBOT.lookup("#chart-loss-field").query();
        await(() -> WaitForAsyncUtils.asyncFx(() -> field.queryAccessibleAttribute(AccessibleAttribute.TEXT)).get().toString().contains("шаг"));
        assertThat(field.getAccessibleText()).startsWith("Потери").contains("обучение ");
        ROBOT.interact(field::requestFocus);
        assertThat(field.getAccessibleText()).contains("тест ");
        Node depth = ROBOT.lookup("#chart-depth-field").query();
        await(() -> WaitForAsyncUtils.asyncFx(() -> depth.queryAccessibleAttribute(AccessibleAttribute.TEXT)).get().toString().contains("‖W‖"));
    }

    @Test
    void anAxisThatFollowsRecentValuesSaysSoAndWhatItLeavesOut() throws Exception {
        ROBOT.interact(() -> model.charts().gridProperty().set("loss/loss"));
        await(() -> !texts("chart-loss", ".legend-value").isEmpty());
        ToggleButton follow = ROBOT.lookup("#chart-loss-follow").queryAs(ToggleButton.class);
        if (!follow.isSelected()) {
            fire("chart-loss-follow");
        }
        await(() -> texts("chart-loss", ".chart-caption").stream().anyMatch(caption -> caption.contains("20\u00A0%")));
        fire("chart-loss-follow");
        await(() -> texts("chart-loss", ".chart-caption").stream().noneMatch(caption -> caption.contains("20\u00A0%")));
    }
}
