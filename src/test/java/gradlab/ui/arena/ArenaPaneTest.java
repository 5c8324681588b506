package gradlab.ui.arena;

import static gradlab.ui.arena.OpenArena.all;
import static gradlab.ui.arena.OpenArena.event;
import static gradlab.ui.arena.OpenArena.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Texts;
import gradlab.experiment.Catalogues;
import gradlab.nn.Optimizer;
import gradlab.surface.Anatomy;
import gradlab.surface.Noise;
import gradlab.surface.Point;
import gradlab.surface.RacePlan;
import gradlab.surface.RateSearch;
import gradlab.surface.Surface;
import gradlab.ui.Command;
import gradlab.ui.Workplace;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ArenaPaneTest {

    private OpenArena arena;

    @Start
    void start(Stage stage) {
        arena = new OpenArena(stage);
    }

    @AfterEach
    void stop() {
        onFx(() -> {
            arena.close();
            return true;
        });
    }

    @Test
    void whileTheArenaStandsInTheWindowTheKeysOfTheTrainingAreThoseOfTheRace() throws TimeoutException {
        arena.choose("arena-races", "arena-preset-valley");
        arena.settle();
        AtomicInteger trained = new AtomicInteger();
        onFx(() -> {
            arena.lab.commands().does(Command.PLAY, trained::incrementAndGet);
            arena.lab.commands().press(Command.PLAY);
            assertThat(arena.model.playingProperty().get()).isTrue();
            arena.lab.commands().press(Command.PLAY);
            assertThat(arena.model.playingProperty().get()).isFalse();
            arena.lab.commands().press(Command.STEP);
            arena.lab.commands().press(Command.STEP);
            assertThat(arena.model.step()).isEqualTo(2);
            arena.lab.commands().press(Command.RESTART);
            assertThat(arena.model.step()).isZero();
            assertThat(trained.get()).isZero();

            arena.lab.commands().run(Command.PLAY);
            assertThat(trained.get()).as("the button above trains all the same").isEqualTo(1);
            arena.lab.go(Workplace.LAB);
            arena.lab.commands().press(Command.PLAY);
            assertThat(trained.get()).isEqualTo(2);
            assertThat(arena.model.playingProperty().get()).isFalse();
            return true;
        });
    }

    /** From a race on the list to an optimizer in the arena.lab, over every control on the way. */
    @Test
    void fromAReadyRaceToTheLab() throws TimeoutException {
        // a race from the list, played, with the sentence that follows it
        arena.choose("arena-races", "arena-preset-valley");
        arena.settle();
        assertThat(arena.text("arena-see")).contains("импульс здесь быстрее Adam");
        arena.fire("arena-lesson");
        assertThat(arena.opened).containsExactly("hyperparameters");
        assertThat(arena.text("arena-standing")).contains("на старте");
        onFx(() -> {
            ((Slider) arena.node("arena-speed")).setValue(1);
            return true;
        });
        assertThat(onFx(() -> arena.model.speedProperty().get())).isEqualTo(2000);
        arena.fire("arena-play");
        arena.frame(0.1);
        assertThat(onFx(arena.model::step)).isEqualTo(200);
        arena.fire("arena-play");
        arena.frame(1);
        assertThat(onFx(arena.model::step)).as("paused").isEqualTo(200);
        assertThat(arena.text("arena-standing")).contains("впереди: высота над минимумом").contains("на шаге 200");
        arena.fire("arena-step");
        arena.fire("arena-step");
        arena.fire("arena-back");
        assertThat(arena.text("arena-step-number")).isEqualTo("201 из 600");
        onFx(() -> {
            ((Slider) arena.node("arena-time")).setValue(600);
            return true;
        });
        assertThat(arena.text("arena-standing")).contains("у цели первым");
        assertThat(arena.rows()).extracting(Standings.Row::place).containsExactly(0, 1, 2);
        assertThat(arena.rows().getFirst().steps()).isLessThan(arena.rows().get(1).steps());
        arena.fire("arena-restart");
        assertThat(onFx(arena.model::step)).isZero();

        // more runners, one of them taken away again; each with its own parameters
        arena.choose("arena-add", "arena-add-lion");
        arena.fire("arena-copy");
        arena.settle();
        assertThat(arena.rows()).hasSize(5);
        arena.type("arena-optimizer-rate", "0,02");
        arena.type("arena-optimizer-beta1", "0,8");
        arena.settle();
        assertThat(onFx(() -> arena.model.plan().runners().get(4))).isEqualTo(new gradlab.nn.Lion(0.02, 0.8, 0.99, 0));
        assertThat(onFx(() -> arena.model.plan().runners().get(3))).isEqualTo(new gradlab.nn.Lion());
        arena.fire("arena-remove");
        arena.settle();
        assertThat(arena.rows()).hasSize(4);
        assertThat(arena.node("arena-head-line").isVisible()).as("a changed race is no longer that of the list").isFalse();

        // the best rate for everybody, in the background
        arena.fire("arena-tune");
        arena.settle();
        assertThat(arena.text("arena-tune-result")).contains("SGD");
        assertThat(onFx(() -> arena.model.plan().runners().get(2).rate())).isEqualTo(1);
        onFx(() -> {
            arena.model.tune(List.of(0, 1, 2, 3));
            arena.model.cancelTuning();
            return true;
        });
        arena.settle();
        assertThat(onFx(() -> arena.model.tuningProperty().get())).isEmpty();

        // the rate typed in the table
        onFx(() -> {
            arena.model.chosenProperty().set(1);
            return true;
        });
        arena.type("arena-rate-1", "0,002");
        arena.settle();
        assertThat(onFx(() -> arena.model.plan().runners().get(1).rate())).isEqualTo(0.002);

        // one update, term by term
        arena.fire("arena-anatomy");
        arena.fire("arena-step");
        assertThat(arena.text("arena-anatomy-title")).isEqualTo("Шаг 2: Импульс");
        Anatomy step = onFx(() -> AnatomyView.of(arena.model).orElseThrow());
        assertThat(arena.texts("arena-terms")).contains("Импульс: прошлое с долей 0,9").contains(arena.words.number(step.length(), 3)).contains("°");

        // conditions
        arena.fire("arena-conditions");
        arena.type("arena-x", "-1");
        arena.type("arena-y", "0,5");
        arena.type("arena-steps", "150");
        arena.type("arena-goal", "0,01");
        arena.type("arena-noise", "0,5");
        arena.type("arena-seed", "9");
        arena.settle();
        assertThat(onFx(arena.model::plan)).extracting(RacePlan::start, RacePlan::steps, RacePlan::tolerance, RacePlan::noise)
                .containsExactly(new Point(-1, 0.5), 150, 0.01, new Noise(0.5, 9));

        // the optimizer goes to the arena.lab, as one step of undo
        arena.fire("arena-runners");
        Optimizer before = arena.lab.spec().optimizer();
        arena.fire("arena-take");
        assertThat(arena.lab.spec().optimizer()).isEqualTo(onFx(() -> arena.model.plan().runners().get(1)));
        assertThat(arena.said).last().asString().contains("Импульс").contains("0,002");
        onFx(() -> {
            arena.lab.undo();
            return true;
        });
        assertThat(arena.lab.spec().optimizer()).isEqualTo(before);
        arena.fire("arena-close");
        assertThat(arena.lab.workplaceProperty().get()).isEqualTo(Workplace.LAB);
    }

    @Test
    void aClickPutsTheStartThereAndBeginsAndArrowsMoveIt() throws TimeoutException {
        arena.settle();
        Point wanted = onFx(() -> new Point(arena.map().axes().numberAtX(100), arena.map().axes().numberAtY(80)));
        arena.mouse(MouseEvent.MOUSE_PRESSED, 100, 80);
        arena.mouse(MouseEvent.MOUSE_RELEASED, 100, 80);
        assertThat(onFx(() -> arena.model.plan().start().x())).isCloseTo(wanted.x(), within(0.02));
        assertThat(onFx(() -> arena.model.plan().start().y())).isCloseTo(wanted.y(), within(0.02));
        assertThat(onFx(() -> arena.model.playingProperty().get())).isTrue();
        Point clicked = onFx(() -> arena.model.plan().start());
        arena.key(KeyCode.RIGHT);
        assertThat(onFx(() -> arena.model.plan().start().x())).isGreaterThan(clicked.x());
        assertThat(onFx(() -> arena.model.plan().start().y())).isCloseTo(clicked.y(), within(1e-9));
        assertThat(onFx(() -> arena.model.playingProperty().get())).isFalse();
        arena.key(KeyCode.ENTER);
        assertThat(onFx(() -> arena.model.playingProperty().get())).isTrue();
        arena.settle();
        assertThat(onFx(() -> arena.node("arena-map").getAccessibleText())).contains("Старт (").contains("на старте");
    }

    @Test
    void aMapThatIsLowerThanANameShowsNoNames() throws TimeoutException {
        arena.choose("arena-races", "arena-preset-valley");
        arena.settle();
        List<Throwable> thrown = new ArrayList<>();
        onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> thrown.add(failure));
            arena.model.seek(3);
            arena.lab.textScaleProperty().set(2.75);
            for (int height = 120; height > 0; height -= 5) {
                arena.map().resize(400, height);
                arena.map().layout();
                arena.lab.paletteProperty().set(height % 10 == 0 ? Palette.DARK : Palette.LIGHT);
            }
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return true;
        });
        assertThat(thrown).isEmpty();
    }

    @Test
    void theWheelComesNearerUnderThePointerAndDraggingMovesTheGround() throws TimeoutException {
        arena.settle();
        double[] before = onFx(() -> new double[] {arena.map().axes().numberAtX(120), arena.map().axes().numberAtY(90), arena.map().axes().toX() - arena.map().axes().fromX()});
        arena.wheel(120, 90, 400);
        double[] after = onFx(() -> new double[] {arena.map().axes().numberAtX(120), arena.map().axes().numberAtY(90), arena.map().axes().toX() - arena.map().axes().fromX()});
        assertThat(after[0]).isCloseTo(before[0], within(1e-9));
        assertThat(after[1]).isCloseTo(before[1], within(1e-9));
        assertThat(after[2]).isLessThan(0.5 * before[2]);
        Point start = onFx(() -> arena.model.plan().start());
        arena.mouse(MouseEvent.MOUSE_PRESSED, 100, 80);
        arena.mouse(MouseEvent.MOUSE_DRAGGED, 150, 100);
        arena.mouse(MouseEvent.MOUSE_RELEASED, 150, 100);
        assertThat(onFx(() -> arena.map().axes().numberAtX(170))).isCloseTo(before[0], within(1e-9));
        assertThat(onFx(() -> arena.model.plan().start())).as("dragging is no click").isEqualTo(start);
        arena.fire("arena-fit");
        assertThat(onFx(() -> arena.map().axes().toX() - arena.map().axes().fromX())).isCloseTo(before[2], within(1e-9));
        arena.key(KeyCode.PLUS);
        assertThat(onFx(() -> arena.map().axes().toX() - arena.map().axes().fromX())).isCloseTo(before[2] / 1.25, within(1e-9));
        arena.settle();
    }

    @Test
    void aFormulaIsTakenOverAndAMistakeIsToldByItsPlace() throws TimeoutException {
        arena.choose("arena-surface", 5);
        arena.settle();
        arena.type("arena-formula", "(x - 1)^2 + 4*y^2 + 3");
        arena.settle();
        assertThat(onFx(() -> arena.model.result().floor().orElseThrow())).isCloseTo(3, within(1e-9));
        arena.type("arena-formula", "x^2 + 3*z");
        assertThat(arena.text("arena-formula-problem")).startsWith("Знак 9:").contains("«z»");
        assertThat(onFx(() -> arena.model.plan().surface().toString())).contains("(x - 1)^2");
        onFx(() -> {
            arena.words.textsProperty().set(Texts.english());
            return true;
        });
        assertThat(arena.text("arena-formula-problem")).startsWith("Character 9:");
        arena.type("arena-formula", "x + y");
        arena.settle();
        assertThat(onFx(() -> arena.model.result().goal())).isEmpty();
        assertThat(arena.text("arena-standing")).isEqualTo("Everybody at the start: height 2.");
        arena.type("arena-formula", "ln(x - 5)");
        arena.settle();
        assertThat(onFx(() -> arena.model.result().trails().getFirst().diverged())).isTrue();
    }

    @Test
    void theCurvatureOfTheBowlCanBeDragged() throws TimeoutException {
        arena.settle();
        double wide = onFx(() -> arena.model.result().height(0, 0));
        onFx(() -> {
            ((Slider) arena.node("arena-kappa-slider")).setValue(0);
            return true;
        });
        arena.settle();
        assertThat(onFx(arena.model::plan).surface()).isEqualTo(new Surface.Bowl(1, 45));
        assertThat(onFx(() -> arena.model.result().height(0, 0))).isLessThan(wide);
        assertThat(((TextField) arena.node("arena-kappa")).getText()).isEqualTo("1");
    }

    @Test
    void whoDivergesSaysSo() throws TimeoutException {
        onFx(() -> {
            arena.model.take(Preset.RATE);
            arena.model.change(arena.model.plan().withRunners(List.of(new Optimizer.Sgd(0.01), new Optimizer.Sgd(50))));
            return true;
        });
        arena.settle();
        onFx(() -> {
            arena.model.seek(100);
            return true;
        });
        assertThat(arena.rows()).extracting(Standings.Row::stepsText).containsExactly("—", "разошёлся");
        assertThat(arena.text("arena-standing")).contains("Разошлись: SGD η = 50.");
        onFx(() -> {
            arena.model.change(arena.model.plan().withRunners(List.of(new Optimizer.Sgd(50))));
            return true;
        });
        arena.settle();
        assertThat(arena.text("arena-standing")).contains("Разошлись все");
        onFx(() -> {
            arena.model.remove(0);
            return true;
        });
        arena.settle();
        assertThat(arena.text("arena-standing")).contains("добавьте хотя бы одного");
    }

    /** It leaves the scene with the place it is in, and comes back as it was. */
    @Test
    void goingAwayAndComingBackChangesNothing() throws TimeoutException {
        onFx(() -> {
            arena.model.take(Preset.SADDLE);
            arena.model.chosenProperty().set(2);
            return true;
        });
        arena.settle();
        onFx(() -> {
            arena.model.seek(40);
            arena.words.textsProperty().set(Texts.english());
            arena.model.play();
            arena.room.getChildren().clear();
            return true;
        });
        assertThat(onFx(() -> arena.model.playingProperty().get())).as("nothing plays where nobody looks").isFalse();
        onFx(() -> {
            arena.room.getChildren().add(arena.pane);
            arena.words.textsProperty().set(Texts.russian());
            return true;
        });
        assertThat(onFx(arena.model::step)).isEqualTo(40);
        assertThat(onFx(arena.model::plan)).isEqualTo(Preset.SADDLE.plan());
        assertThat(arena.text("arena-chosen")).isEqualTo("Adam");
    }

    @Test
    void withReducedMotionThePictureChangesOnceASecond() {
        onFx(() -> {
            arena.lab.reducedMotionProperty().set(true);
            arena.model.speedProperty().set(10);
            arena.model.play();
            return true;
        });
        arena.frame(0.5);
        assertThat(onFx(() -> arena.model.positionProperty().get())).isZero();
        arena.frame(0.6);
        assertThat(onFx(() -> arena.model.positionProperty().get())).isEqualTo(11);
    }

    @Test
    void pressingOnTheChartGoesToThatStepAndThePointerReadsIt() throws TimeoutException {
        arena.settle();
        onFx(() -> {
            arena.model.seek(300);
            return true;
        });
        Node chart = arena.node("arena-heights");
        onFx(() -> {
            chart.fireEvent(event(chart, MouseEvent.MOUSE_MOVED, 120, 60));
            return true;
        });
        assertThat(arena.text("arena-heights-card")).startsWith("шаг ").contains("SGD: ").contains("Импульс: ");
        onFx(() -> {
            chart.fireEvent(event(chart, MouseEvent.MOUSE_PRESSED, 120, 60));
            return true;
        });
        assertThat(onFx(arena.model::step)).isBetween(20, 290);
        int there = onFx(arena.model::step);
        onFx(() -> {
            chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false));
            return true;
        });
        assertThat(onFx(arena.model::step)).isEqualTo(there - 1);
    }

    /** Sentences for every term of every method, in both languages. */
    @Test
    void everyTermOfEveryMethodHasItsSentence() {
        onFx(() -> {
            AnatomyView view = new AnatomyView(arena.model, new ArenaSheet(arena.lab, arena.words), () -> 1);
            for (Texts texts : List.of(Texts.russian(), Texts.english())) {
                arena.words.textsProperty().set(texts);
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
        arena.settle();
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            for (double width : new double[] {620, 940}) {
                onFx(() -> {
                    arena.words.textsProperty().set(texts);
                    arena.room.getScene().getWindow().setWidth(width);
                    return true;
                });
                for (String part : List.of("arena-runners", "arena-anatomy", "arena-conditions")) {
                    arena.fire(part);
                    onFx(() -> {
                        arena.room.applyCss();
                        arena.room.layout();
                        for (Node node : all(arena.pane)) {
                            if (node.isFocusTraversable() && node.isVisible() && node instanceof javafx.scene.control.Control && !(node instanceof ScrollPane)) {
                                boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank() || node instanceof Labeled labeled && !labeled.getText().isBlank();
                                assertThat(named).as("%s has a name", node).isTrue();
                            }
                            if (node instanceof ButtonBase && node.isVisible()) {
                                Bounds bounds = arena.pane.sceneToLocal(node.localToScene(node.getLayoutBounds()));
                                assertThat(bounds.getMaxX()).as("%s at %s", node, width).isLessThanOrEqualTo(arena.pane.getWidth() + 1);
                            }
                        }
                        return true;
                    });
                }
            }
        }
    }
}
