package gradlab.ui.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Texts;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Optimizer;
import gradlab.surface.Anatomy;
import gradlab.surface.Noise;
import gradlab.surface.Point;
import gradlab.surface.RacePlan;
import gradlab.surface.RateSearch;
import gradlab.surface.Surface;
import gradlab.ui.Background;
import gradlab.ui.Command;
import gradlab.ui.FileChoice;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Premises;
import gradlab.ui.Typeface;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import gradlab.ui.theme.Palette;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ArenaPaneTest {

    private final LabModel lab = new LabModel(ExperimentSpec.standard(), System::nanoTime);
    private final Words words = new Words(Texts.russian());
    private final FrameClock clock = new FrameClock();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> said = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private ArenaPane pane;
    private ArenaModel model;
    private StackPane room;

    @Start
    void start(Stage stage) {
        lab.lessons(opened::add);
        lab.go(Workplace.ARENA);
        FileChoice nobody = (FileChoice) Proxy.newProxyInstance(FileChoice.class.getClassLoader(), new Class<?>[] {FileChoice.class}, (_, _, _) -> Optional.empty());
        pane = new ArenaPane(new Premises(lab, words, clock, Typeface.ofThisMachine(), new Background(), nobody, nanos::get, said::add));
        model = pane.model();
        room = new StackPane(pane);
        Scene scene = new Scene(room, 660, 620);
        scene.getRoot().setStyle(Palette.LIGHT.asCss());
        scene.getStylesheets().addAll(ArenaPane.class.getResource("/gradlab/ui/gradlab.css").toExternalForm(), ArenaPane.class.getResource("/gradlab/ui/arena.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop() {
        onFx(() -> {
            pane.close();
            lab.close();
            return true;
        });
    }

    @Test
    void whileTheArenaStandsInTheWindowTheKeysOfTheTrainingAreThoseOfTheRace() throws TimeoutException {
        choose("arena-races", "arena-preset-valley");
        settle();
        AtomicInteger trained = new AtomicInteger();
        onFx(() -> {
            lab.commands().does(Command.PLAY, trained::incrementAndGet);
            lab.commands().press(Command.PLAY);
            assertThat(model.playingProperty().get()).isTrue();
            lab.commands().press(Command.PLAY);
            assertThat(model.playingProperty().get()).isFalse();
            lab.commands().press(Command.STEP);
            lab.commands().press(Command.STEP);
            assertThat(model.step()).isEqualTo(2);
            lab.commands().press(Command.RESTART);
            assertThat(model.step()).isZero();
            assertThat(trained.get()).isZero();

            lab.commands().run(Command.PLAY);
            assertThat(trained.get()).as("the button above trains all the same").isEqualTo(1);
            lab.go(Workplace.LAB);
            lab.commands().press(Command.PLAY);
            assertThat(trained.get()).isEqualTo(2);
            assertThat(model.playingProperty().get()).isFalse();
            return true;
        });
    }

    /** From a race on the list to an optimizer in the lab, over every control on the way. */
    @Test
    void fromAReadyRaceToTheLab() throws TimeoutException {
        // a race from the list, played, with the sentence that follows it
        choose("arena-races", "arena-preset-valley");
        settle();
        assertThat(text("arena-see")).contains("импульс здесь быстрее Adam");
        fire("arena-lesson");
        assertThat(opened).containsExactly("hyperparameters");
        assertThat(text("arena-standing")).contains("на старте");
        onFx(() -> {
            ((Slider) node("arena-speed")).setValue(1);
            return true;
        });
        assertThat(onFx(() -> model.speedProperty().get())).isEqualTo(2000);
        fire("arena-play");
        frame(0.1);
        assertThat(onFx(model::step)).isEqualTo(200);
        fire("arena-play");
        frame(1);
        assertThat(onFx(model::step)).as("paused").isEqualTo(200);
        assertThat(text("arena-standing")).contains("впереди: высота над минимумом").contains("на шаге 200");
        fire("arena-step");
        fire("arena-step");
        fire("arena-back");
        assertThat(text("arena-step-number")).isEqualTo("201 из 600");
        onFx(() -> {
            ((Slider) node("arena-time")).setValue(600);
            return true;
        });
        assertThat(text("arena-standing")).contains("у цели первым");
        assertThat(rows()).extracting(Standings.Row::place).containsExactly(0, 1, 2);
        assertThat(rows().getFirst().steps()).isLessThan(rows().get(1).steps());
        fire("arena-restart");
        assertThat(onFx(model::step)).isZero();

        // more runners, one of them taken away again; each with its own parameters
        choose("arena-add", "arena-add-lion");
        fire("arena-copy");
        settle();
        assertThat(rows()).hasSize(5);
        type("arena-optimizer-rate", "0,02");
        type("arena-optimizer-beta1", "0,8");
        settle();
        assertThat(onFx(() -> model.plan().runners().get(4))).isEqualTo(new gradlab.nn.Lion(0.02, 0.8, 0.99, 0));
        assertThat(onFx(() -> model.plan().runners().get(3))).isEqualTo(new gradlab.nn.Lion());
        fire("arena-remove");
        settle();
        assertThat(rows()).hasSize(4);
        assertThat(node("arena-head-line").isVisible()).as("a changed race is no longer that of the list").isFalse();

        // the best rate for everybody, in the background
        fire("arena-tune");
        settle();
        assertThat(text("arena-tune-result")).contains("SGD");
        assertThat(onFx(() -> model.plan().runners().get(2).rate())).isEqualTo(1);
        onFx(() -> {
            model.tune(List.of(0, 1, 2, 3));
            model.cancelTuning();
            return true;
        });
        settle();
        assertThat(onFx(() -> model.tuningProperty().get())).isEmpty();

        // the rate typed in the table
        onFx(() -> {
            model.chosenProperty().set(1);
            return true;
        });
        type("arena-rate-1", "0,002");
        settle();
        assertThat(onFx(() -> model.plan().runners().get(1).rate())).isEqualTo(0.002);

        // one update, term by term
        fire("arena-anatomy");
        fire("arena-step");
        assertThat(text("arena-anatomy-title")).isEqualTo("Шаг 2: Импульс");
        Anatomy step = onFx(() -> AnatomyView.of(model).orElseThrow());
        assertThat(texts("arena-terms")).contains("Импульс: прошлое с долей 0,9").contains(words.number(step.length(), 3)).contains("°");

        // conditions
        fire("arena-conditions");
        type("arena-x", "-1");
        type("arena-y", "0,5");
        type("arena-steps", "150");
        type("arena-goal", "0,01");
        type("arena-noise", "0,5");
        type("arena-seed", "9");
        settle();
        assertThat(onFx(model::plan)).extracting(RacePlan::start, RacePlan::steps, RacePlan::tolerance, RacePlan::noise)
                .containsExactly(new Point(-1, 0.5), 150, 0.01, new Noise(0.5, 9));

        // the optimizer goes to the lab, as one step of undo
        fire("arena-runners");
        Optimizer before = lab.spec().optimizer();
        fire("arena-take");
        assertThat(lab.spec().optimizer()).isEqualTo(onFx(() -> model.plan().runners().get(1)));
        assertThat(said).last().asString().contains("Импульс").contains("0,002");
        onFx(() -> {
            lab.undo();
            return true;
        });
        assertThat(lab.spec().optimizer()).isEqualTo(before);
        fire("arena-close");
        assertThat(lab.workplaceProperty().get()).isEqualTo(Workplace.LAB);
    }

    @Test
    void aClickPutsTheStartThereAndBeginsAndArrowsMoveIt() throws TimeoutException {
        settle();
        Point wanted = onFx(() -> new Point(map().axes().numberAtX(100), map().axes().numberAtY(80)));
        mouse(MouseEvent.MOUSE_PRESSED, 100, 80);
        mouse(MouseEvent.MOUSE_RELEASED, 100, 80);
        assertThat(onFx(() -> model.plan().start().x())).isCloseTo(wanted.x(), within(0.02));
        assertThat(onFx(() -> model.plan().start().y())).isCloseTo(wanted.y(), within(0.02));
        assertThat(onFx(() -> model.playingProperty().get())).isTrue();
        Point clicked = onFx(() -> model.plan().start());
        key(KeyCode.RIGHT);
        assertThat(onFx(() -> model.plan().start().x())).isGreaterThan(clicked.x());
        assertThat(onFx(() -> model.plan().start().y())).isCloseTo(clicked.y(), within(1e-9));
        assertThat(onFx(() -> model.playingProperty().get())).isFalse();
        key(KeyCode.ENTER);
        assertThat(onFx(() -> model.playingProperty().get())).isTrue();
        settle();
        assertThat(onFx(() -> node("arena-map").getAccessibleText())).contains("Старт (").contains("на старте");
    }

    @Test
    void aMapThatIsLowerThanANameShowsNoNames() throws TimeoutException {
        choose("arena-races", "arena-preset-valley");
        settle();
        List<Throwable> thrown = new ArrayList<>();
        onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> thrown.add(failure));
            model.seek(3);
            lab.textScaleProperty().set(2.75);
            for (int height = 120; height > 0; height -= 5) {
                map().resize(400, height);
                map().layout();
                lab.paletteProperty().set(height % 10 == 0 ? Palette.DARK : Palette.LIGHT);
            }
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return true;
        });
        assertThat(thrown).isEmpty();
    }

    @Test
    void theWheelComesNearerUnderThePointerAndDraggingMovesTheGround() throws TimeoutException {
        settle();
        double[] before = onFx(() -> new double[] {map().axes().numberAtX(120), map().axes().numberAtY(90), map().axes().toX() - map().axes().fromX()});
        wheel(120, 90, 400);
        double[] after = onFx(() -> new double[] {map().axes().numberAtX(120), map().axes().numberAtY(90), map().axes().toX() - map().axes().fromX()});
        assertThat(after[0]).isCloseTo(before[0], within(1e-9));
        assertThat(after[1]).isCloseTo(before[1], within(1e-9));
        assertThat(after[2]).isLessThan(0.5 * before[2]);
        Point start = onFx(() -> model.plan().start());
        mouse(MouseEvent.MOUSE_PRESSED, 100, 80);
        mouse(MouseEvent.MOUSE_DRAGGED, 150, 100);
        mouse(MouseEvent.MOUSE_RELEASED, 150, 100);
        assertThat(onFx(() -> map().axes().numberAtX(170))).isCloseTo(before[0], within(1e-9));
        assertThat(onFx(() -> model.plan().start())).as("dragging is no click").isEqualTo(start);
        fire("arena-fit");
        assertThat(onFx(() -> map().axes().toX() - map().axes().fromX())).isCloseTo(before[2], within(1e-9));
        key(KeyCode.PLUS);
        assertThat(onFx(() -> map().axes().toX() - map().axes().fromX())).isCloseTo(before[2] / 1.25, within(1e-9));
        settle();
    }

    @Test
    void aFormulaIsTakenOverAndAMistakeIsToldByItsPlace() throws TimeoutException {
        choose("arena-surface", 5);
        settle();
        type("arena-formula", "(x - 1)^2 + 4*y^2 + 3");
        settle();
        assertThat(onFx(() -> model.result().floor().orElseThrow())).isCloseTo(3, within(1e-9));
        type("arena-formula", "x^2 + 3*z");
        assertThat(text("arena-formula-problem")).startsWith("Знак 9:").contains("«z»");
        assertThat(onFx(() -> model.plan().surface().toString())).contains("(x - 1)^2");
        onFx(() -> {
            words.textsProperty().set(Texts.english());
            return true;
        });
        assertThat(text("arena-formula-problem")).startsWith("Character 9:");
        type("arena-formula", "x + y");
        settle();
        assertThat(onFx(() -> model.result().goal())).isEmpty();
        assertThat(text("arena-standing")).isEqualTo("Everybody at the start: height 2.");
        type("arena-formula", "ln(x - 5)");
        settle();
        assertThat(onFx(() -> model.result().trails().getFirst().diverged())).isTrue();
    }

    @Test
    void theCurvatureOfTheBowlCanBeDragged() throws TimeoutException {
        settle();
        double wide = onFx(() -> model.result().height(0, 0));
        onFx(() -> {
            ((Slider) node("arena-kappa-slider")).setValue(0);
            return true;
        });
        settle();
        assertThat(onFx(model::plan).surface()).isEqualTo(new Surface.Bowl(1, 45));
        assertThat(onFx(() -> model.result().height(0, 0))).isLessThan(wide);
        assertThat(((TextField) node("arena-kappa")).getText()).isEqualTo("1");
    }

    @Test
    void whoDivergesSaysSo() throws TimeoutException {
        onFx(() -> {
            model.take(Preset.RATE);
            model.change(model.plan().withRunners(List.of(new Optimizer.Sgd(0.01), new Optimizer.Sgd(50))));
            return true;
        });
        settle();
        onFx(() -> {
            model.seek(100);
            return true;
        });
        assertThat(rows()).extracting(Standings.Row::stepsText).containsExactly("—", "разошёлся");
        assertThat(text("arena-standing")).contains("Разошлись: SGD η = 50.");
        onFx(() -> {
            model.change(model.plan().withRunners(List.of(new Optimizer.Sgd(50))));
            return true;
        });
        settle();
        assertThat(text("arena-standing")).contains("Разошлись все");
        onFx(() -> {
            model.remove(0);
            return true;
        });
        settle();
        assertThat(text("arena-standing")).contains("добавьте хотя бы одного");
    }

    /** It leaves the scene with the place it is in, and comes back as it was. */
    @Test
    void goingAwayAndComingBackChangesNothing() throws TimeoutException {
        onFx(() -> {
            model.take(Preset.SADDLE);
            model.chosenProperty().set(2);
            return true;
        });
        settle();
        onFx(() -> {
            model.seek(40);
            words.textsProperty().set(Texts.english());
            model.play();
            room.getChildren().clear();
            return true;
        });
        assertThat(onFx(() -> model.playingProperty().get())).as("nothing plays where nobody looks").isFalse();
        onFx(() -> {
            room.getChildren().add(pane);
            words.textsProperty().set(Texts.russian());
            return true;
        });
        assertThat(onFx(model::step)).isEqualTo(40);
        assertThat(onFx(model::plan)).isEqualTo(Preset.SADDLE.plan());
        assertThat(text("arena-chosen")).isEqualTo("Adam");
    }

    @Test
    void withReducedMotionThePictureChangesOnceASecond() {
        onFx(() -> {
            lab.reducedMotionProperty().set(true);
            model.speedProperty().set(10);
            model.play();
            return true;
        });
        frame(0.5);
        assertThat(onFx(() -> model.positionProperty().get())).isZero();
        frame(0.6);
        assertThat(onFx(() -> model.positionProperty().get())).isEqualTo(11);
    }

    @Test
    void pressingOnTheChartGoesToThatStepAndThePointerReadsIt() throws TimeoutException {
        settle();
        onFx(() -> {
            model.seek(300);
            return true;
        });
        Node chart = node("arena-heights");
        onFx(() -> {
            chart.fireEvent(event(chart, MouseEvent.MOUSE_MOVED, 120, 60));
            return true;
        });
        assertThat(text("arena-heights-card")).startsWith("шаг ").contains("SGD: ").contains("Импульс: ");
        onFx(() -> {
            chart.fireEvent(event(chart, MouseEvent.MOUSE_PRESSED, 120, 60));
            return true;
        });
        assertThat(onFx(model::step)).isBetween(20, 290);
        int there = onFx(model::step);
        onFx(() -> {
            chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false));
            return true;
        });
        assertThat(onFx(model::step)).isEqualTo(there - 1);
    }

    /** Sentences for every term of every method, in both languages. */
    @Test
    void everyTermOfEveryMethodHasItsSentence() {
        onFx(() -> {
            AnatomyView view = new AnatomyView(model, new ArenaSheet(lab, words), () -> 1);
            for (Texts texts : List.of(Texts.russian(), Texts.english())) {
                words.textsProperty().set(texts);
                for (var entry : Catalogues.OPTIMIZER.entries()) {
                    List<Optimizer> runners = List.of(RateSearch.withRate(entry.standard(), 0.01), new Optimizer.RmsProp(0.01, 0.9, 1e-8, 0.5, true));
                    for (Optimizer runner : runners) {
                        var trail = Preset.RAVINE.plan().withRunners(List.of(runner)).withNoise(new Noise(0.1, 1)).run().trails().getFirst();
                        for (int step : new int[] {1, 2, 10}) {
                            assertThat(view.sentences(trail.anatomy(Math.min(step, trail.steps())))).allSatisfy(sentence ->
                                    assertThat(sentence).as("%s", runner).doesNotContain("⟨").doesNotContain("{").doesNotContain("NaN").isNotBlank());
                        }
                    }
                }
            }
            return true;
        });
    }

    @Test
    void everythingHasANameAndNothingStandsOutsideInBothLanguagesAtEveryWidth() throws TimeoutException {
        settle();
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            for (double width : new double[] {620, 940}) {
                onFx(() -> {
                    words.textsProperty().set(texts);
                    room.getScene().getWindow().setWidth(width);
                    return true;
                });
                for (String part : List.of("arena-runners", "arena-anatomy", "arena-conditions")) {
                    fire(part);
                    onFx(() -> {
                        room.applyCss();
                        room.layout();
                        for (Node node : all(pane)) {
                            if (node.isFocusTraversable() && node.isVisible() && node instanceof javafx.scene.control.Control && !(node instanceof ScrollPane)) {
                                boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank() || node instanceof Labeled labeled && !labeled.getText().isBlank();
                                assertThat(named).as("%s has a name", node).isTrue();
                            }
                            if (node instanceof ButtonBase && node.isVisible()) {
                                Bounds bounds = pane.sceneToLocal(node.localToScene(node.getLayoutBounds()));
                                assertThat(bounds.getMaxX()).as("%s at %s", node, width).isLessThanOrEqualTo(pane.getWidth() + 1);
                            }
                        }
                        return true;
                    });
                }
            }
        }
    }

    private static List<Node> all(Parent parent) {
        List<Node> found = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            found.add(child);
            if (child instanceof Parent inner) {
                found.addAll(all(inner));
            }
        }
        return found;
    }

    private MapView map() {
        return (MapView) node("arena-map").getParent();
    }

    private List<Standings.Row> rows() {
        return onFx(() -> List.copyOf(((Standings) (TableView<?>) node("arena-table")).getItems()));
    }

    private void settle() throws TimeoutException {
        onFx(() -> {
            room.applyCss();
            room.layout();
            return true;
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFx(pane::isSettled));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** So much time passes, and a frame comes. */
    private void frame(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
        onFx(() -> {
            clock.tick();
            return true;
        });
    }

    private Node node(String id) {
        if (id.equals("arena-head-line")) {
            return pane.lookup("#arena-see").getParent();
        }
        Node found = pane.lookup("#" + id);
        assertThat(found).as(id).isNotNull();
        return found;
    }

    private void fire(String id) {
        onFx(() -> {
            ((ButtonBase) node(id)).fire();
            room.applyCss();
            room.layout();
            return true;
        });
    }

    private void choose(String menu, String item) {
        onFx(() -> {
            ((MenuButton) node(menu)).getItems().stream().filter(one -> item.equals(one.getId())).findFirst().orElseThrow().fire();
            return true;
        });
    }

    private void choose(String menu, int index) {
        onFx(() -> {
            ((ComboBox<?>) node(menu)).getSelectionModel().select(index);
            return true;
        });
    }

    private void type(String id, String text) {
        onFx(() -> {
            room.applyCss();
            room.layout();
            TextField field = (TextField) node(id);
            field.setText(text);
            field.fireEvent(new javafx.event.ActionEvent());
            return true;
        });
    }

    private String text(String id) {
        return onFx(() -> ((Labeled) node(id)).getText());
    }

    private String texts(String id) {
        return onFx(() -> all((Parent) node(id)).stream().filter(Labeled.class::isInstance).map(label -> ((Labeled) label).getText()).reduce("", (a, b) -> a + "\n" + b));
    }

    private void key(KeyCode code) {
        onFx(() -> {
            Node map = node("arena-map");
            map.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, double x, double y) {
        onFx(() -> {
            Node map = node("arena-map");
            map.fireEvent(event(map, type, x, y));
            return true;
        });
    }

    private static MouseEvent event(Node node, javafx.event.EventType<MouseEvent> type, double x, double y) {
        var scene = node.localToScene(x, y);
        return new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false,
                true, new PickResult(node, scene.getX(), scene.getY()));
    }

    private void wheel(double x, double y, double delta) {
        onFx(() -> {
            Node map = node("arena-map");
            var scene = map.localToScene(x, y);
            map.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), scene.getX(), scene.getY(), false, false, false, false, false, false, 0, delta, 0, delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(map, scene.getX(), scene.getY())));
            return true;
        });
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }
}
