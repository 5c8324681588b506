package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Step;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.LiveNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class LessonPaneTest {

    private static final String LESSON = """
            ---
            формат: 1
            id: sample
            название: Проба: один шаг
            версия: 1.0
            время: 5 мин
            цель: Увидеть всё, что бывает в уроке
            ---

            ## Потрогайте

            Наклон при $z=${{z = 1 | -6..6 | шаг 0.5}} равен {{= tanh'(z)}}, а $\\text{насыщение}$ — доля.

            $$\\frac{\\partial L}{\\partial w}=\\delta\\cdot x$$

            ```виджет id=krivaya
            вид: функция-активации
            функция: tanh, сигмоида
            тянуть: z = 0 | -6..6
            показать: производная
            ```

            ```виджет id=ploskost
            вид: нейрон
            ```

            ```шаг id=opyt
            название: Короткий опыт
            данные: окружности(60)
            сеть: 2-4-1
            активация: tanh
            оптимизатор: SGD(скорость=0.1)
            шагов: 20
            смотреть: насыщение[слой 1], потери
            стрелка: потери на шаге 5 "здесь"
            предсказание: Что станет с потерями?
            - [x] Останутся конечными
            - [ ] Станут бесконечными
              > Скорость мала.
            ожидание: потери < 100 на шаге 20
            ожидание: насыщение[слой 1] > 0.99 на шаге 0
            объяснение: Так и *должно* быть.
            ```

            ```шаг id=oshibka
            название: Сломанный
            оптимизатр: SGD
            ```

            :::границы
            Сеть мала.
            :::

            :::учителю
            Спросите, почему.
            :::

            ## Проверьте себя

            ```вопрос id=q1
            Что отмечено?
            - [x] Верное
            - [ ] Неверное
              > Это не оно.
            ```

            ```вопрос id=q2
            Предел скорости?
            ответ: 0.04 ± 0.001
            ```

            ## Главное

            - Всё видно.
            """;

    @TempDir
    static Path folder;

    private LabModel model;
    private Words words;
    private LessonPane pane;
    private FrameClock clock;

    @BeforeEach
    void showEverything(FxRobot robot) throws TimeoutException {
        await(() -> pane.lesson().isPresent());
    }

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(folder.resolve("sample.md"), LESSON);
        words = new Words(Texts.russian());
        model = new LabModel(ExperimentSpec.standard(), System::nanoTime);
        clock = new FrameClock();
        clock.onFrame(model::refresh);
        pane = new LessonPane(model, words, clock, folder);
        Scene scene = new Scene(pane, 360, 800);
        scene.getRoot().setStyle(Palette.LIGHT.asCss());
        scene.getStylesheets().add(LessonPane.class.getResource("/gradlab/ui/lesson.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
        clock.start();
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(() -> {
            clock.stop();
            pane.close();
            model.close();
        });
    }

    @Test
    void everythingALessonMayHoldIsThere(FxRobot robot) throws TimeoutException {
        for (String id : List.of("lesson-menu", "lesson-close", "widget-krivaya", "widget-ploskost", "step-opyt", "option-opyt-1", "run-opyt",
                "quiz-q1", "option-q1-2", "number-q2", "dot-opyt")) {
            assertThat(pane.lookup("#" + id)).as(id).isNotNull();
        }
        Set<Node> formulas = pane.lookupAll(".formula");
        assertThat(formulas).hasSize(2);
        await(() -> pane.lookupAll(".formula").stream().allMatch(node -> ((FormulaView) node).isSettled()));
        assertThat(pane.lookupAll(".formula-display")).hasSize(1);
        assertThat(pane.lookupAll(".formula-unreadable")).isEmpty();
        assertThat(pane.lookupAll(".faulty-card")).as("the broken step, and nothing else").hasSize(1);
    }

    @Test
    void runWaitsForAPrediction(FxRobot robot) {
        assertThat(node("run-opyt").isDisabled()).isTrue();
        choose(robot, "option-opyt-2");
        assertThat(node("run-opyt").isDisabled()).isFalse();
        assertThat(node("option-opyt-2").queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
        assertThat(node("option-opyt-1").queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(false);
    }

    @Test
    void whoeverWillNotPredictCanRunAllTheSame(FxRobot robot) {
        fire(robot, "skip-opyt");
        assertThat(node("run-opyt").isDisabled()).isFalse();
        assertThat(node("skip-opyt").isVisible()).isFalse();
    }

    @Test
    void aRunTakesUpTheExperimentAndComparesItWithThePrediction(FxRobot robot) throws TimeoutException {
        Step step = pane.lesson().orElseThrow().steps().getFirst();
        choose(robot, "option-opyt-2");
        fire(robot, "run-opyt");
        await(() -> node("result-opyt").isVisible() && texts("result-opyt").contains("обещано"));
        assertThat(model.spec()).isEqualTo(step.spec());
        assertThat(model.state().step()).isEqualTo(20);
        assertThat(model.brightCharts()).containsExactlyInAnyOrder("saturation", "loss");
        assertThat(model.chartArrowProperty().get()).isEqualTo(step.arrow());
        assertThat(texts("result-opyt")).contains("Прогноз не сбылся", "потери на шаге 20: ", "обещано меньше 100", "✓",
                "насыщение слоя 1 на шаге 0: ", "обещано больше 0,99", "✗");
        assertThat(texts("option-opyt-2")).contains("✗");
        assertThat(texts("option-opyt-1")).contains("✓");
        fire(robot, "show-all-opyt");
        assertThat(model.brightCharts()).isEmpty();
        fire(robot, "show-opyt");
        assertThat(model.brightCharts()).hasSize(2);
        robot.interact(model::undo);
        assertThat(model.spec()).as("one step of undo").isEqualTo(ExperimentSpec.standard());
    }

    @Test
    void aSecondRunBeginsAtTheBeginning(FxRobot robot) throws TimeoutException {
        fire(robot, "skip-opyt");
        fire(robot, "run-opyt");
        await(() -> node("result-opyt").isVisible());
        fire(robot, "again-opyt");
        assertThat(node("result-opyt").isVisible()).isFalse();
        assertThat(node("run-opyt").isDisabled()).as("asks for a prediction again").isTrue();
        fire(robot, "skip-opyt");
        long before = model.state().runId();
        fire(robot, "run-opyt");
        await(() -> node("result-opyt").isVisible());
        assertThat(model.state().runId()).isGreaterThan(before);
        assertThat(model.state().step()).isEqualTo(20);
    }

    @Test
    void theStateBeforeTheRunComesBack(FxRobot robot) throws TimeoutException {
        fire(robot, "skip-opyt");
        fire(robot, "run-opyt");
        await(() -> node("result-opyt").isVisible());
        fire(robot, "rewind-opyt");
        await(() -> model.state().step() == 0);
        assertThat(model.spec()).isEqualTo(pane.lesson().orElseThrow().steps().getFirst().spec());
    }

    @Test
    void changingTheExperimentOnTheWayEndsTheLessonsRun(FxRobot robot) throws TimeoutException {
        fire(robot, "skip-opyt");
        fire(robot, "run-opyt");
        await(() -> model.state().step() > 0 && model.spec().equals(model.state().spec()));
        robot.interact(() -> model.edit(model.spec().withSteps(77)));
        await(() -> texts("step-opyt").contains("прерван"));
        assertThat(node("run-opyt").isDisabled()).isFalse();
    }

    @Test
    void anArrowKeyOnALiveNumberMovesEverythingThatFollowsIt(FxRobot robot) {
        LiveNumber number = (LiveNumber) pane.lookup(".lesson-flow .live-number");
        Label computed = (Label) pane.lookup(".computed-number");
        assertThat(number.getText()).isEqualTo("1,0");
        assertThat(computed.getText()).isEqualTo("0,42");
        robot.interact(() -> number.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false)));
        assertThat(number.getText()).isEqualTo("0,5");
        assertThat(computed.getText()).isEqualTo("0,786");
        assertThat(texts("widget-krivaya")).as("the widget has the same z").contains("f′(z) =\u00A00,786");
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(computed.getText()).isEqualTo("0.786");
    }

    @Test
    void anotherFunctionChangesTheCurve(FxRobot robot) {
        fire(robot, "function-krivaya-sigmoid");
        assertThat(texts("widget-krivaya")).contains("f(z) =\u00A00,731");
    }

    @Test
    void theTongueOfThePaneFollowsAtOnce(FxRobot robot) {
        assertThat(((Labeled) node("run-opyt")).getText()).isEqualTo("Запустить 20 шагов");
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(((Labeled) node("run-opyt")).getText()).isEqualTo("Run 20 steps");
        assertThat(((Labeled) node("lesson-menu")).getText()).isEqualTo("Lesson 1 · Проба");
    }

    @Test
    void notesToTheTeacherShowOnlyToATeacher(FxRobot robot) {
        Node notes = pane.lookup(".box-teacher");
        assertThat(notes.isVisible()).isFalse();
        robot.interact(() -> pane.teachingProperty().set(true));
        assertThat(notes.isVisible()).isTrue();
    }

    @Test
    void theRightAnswerShowsAfterTwoHonestTries(FxRobot robot) {
        choose(robot, "option-q1-2");
        fire(robot, "check-q1");
        assertThat(texts("quiz-q1")).contains("Попробуйте ещё раз", "Это не оно").doesNotContain("✓");
        choose(robot, "option-q1-2");
        fire(robot, "check-q1");
        assertThat(texts("option-q1-1")).contains("✓");
        choose(robot, "option-q1-1");
        fire(robot, "check-q1");
        assertThat(texts("quiz-q1")).contains("Верно");
    }

    @Test
    void aNumberMayBeWrittenWithAComma(FxRobot robot) {
        TextField field = (TextField) node("number-q2");
        robot.interact(() -> field.setText("abc"));
        assertThat(node("check-q2").isDisabled()).isTrue();
        assertThat(texts("quiz-q2")).contains("Это не число");
        robot.interact(() -> field.setText("0,0405"));
        fire(robot, "check-q2");
        assertThat(texts("quiz-q2")).contains("Верно");
    }

    @Test
    void whatWasPredictedIsRememberedWhenTheLessonIsOpenedAgain(FxRobot robot) throws TimeoutException {
        choose(robot, "option-opyt-2");
        Object before = pane.lookup("#step-opyt");
        robot.interact(() -> pane.open(folder.resolve("sample.md")));
        await(() -> pane.lookup("#step-opyt") != before);
        assertThat(node("option-opyt-2").queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
    }

    @Test
    void savingTheFileShowsTheNewText(FxRobot robot) throws IOException, TimeoutException {
        Path file = folder.resolve("sample.md");
        Files.writeString(file, LESSON.replace("Короткий опыт", "Опыт после правки"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        await(() -> texts("step-opyt").contains("Опыт после правки"));
    }

    @Test
    void aLessonThatCannotBeReadGivesASentence(FxRobot robot) throws TimeoutException {
        robot.interact(() -> pane.open(folder.resolve("missing.md")));
        await(() -> pane.lookup("#lesson-empty") != null);
        assertThat(texts("lesson-empty")).contains("Этот урок не прочитать");
        assertThat(pane.lesson()).isEmpty();
        robot.interact(() -> pane.open(folder.resolve("sample.md")));
        await(() -> pane.lesson().isPresent());
    }

    @Test
    void aFolderWithoutLessonsSaysWhatBelongsThere(FxRobot robot, @TempDir Path nothing) throws TimeoutException {
        LessonPane empty = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new LessonPane(model, words, clock, nothing.resolve("lessons")));
        await(() -> empty.lookup("#lesson-empty") != null || ((javafx.scene.control.ScrollPane) empty.getCenter()).getContent() != null);
        Label sentence = WaitForAsyncUtils.waitForAsyncFx(5000, () -> (Label) ((javafx.scene.layout.VBox)
                ((javafx.scene.control.ScrollPane) empty.getCenter()).getContent()).getChildren().getFirst());
        assertThat(sentence.getText()).contains("Здесь будет урок");
        robot.interact(empty::close);
    }

    @Test
    void closingThePaneHidesTheLesson(FxRobot robot) {
        fire(robot, "lesson-close");
        assertThat(model.lessonShowingProperty().get()).isFalse();
    }

    @Test
    void largerTextAndAnotherPaletteAreTakenUp(FxRobot robot) throws TimeoutException {
        await(() -> pane.lookupAll(".formula").stream().allMatch(node -> ((FormulaView) node).isSettled()));
        FormulaView formula = (FormulaView) pane.lookup(".formula-display");
        double before = WaitForAsyncUtils.waitForAsyncFx(5000, () -> formula.prefHeight(-1));
        fire(robot, "lesson-larger");
        await(() -> formula.prefHeight(-1) > before);
        robot.interact(() -> model.paletteProperty().set(Palette.DARK));
        assertThat(formula.isSettled()).isTrue();
    }

    private Node node(String id) {
        return Optional.ofNullable(pane.lookup("#" + id)).orElseThrow(() -> new AssertionError("no node #" + id));
    }

    private void choose(FxRobot robot, String id) {
        robot.interact(() -> node(id).executeAccessibleAction(AccessibleAction.FIRE));
    }

    private void fire(FxRobot robot, String id) {
        robot.interact(() -> ((ButtonBase) node(id)).fire());
    }

    /** Every visible word of a node. */
    private String texts(String id) {
        return node(id).lookupAll("*").stream().filter(LessonPaneTest::isShown).map(shown -> switch (shown) {
            case Labeled labeled -> labeled.getText();
            case javafx.scene.text.Text text -> text.getText();
            default -> "";
        }).filter(text -> text != null && !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }
}
