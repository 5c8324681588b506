package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Step;
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
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
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

    private OpenPage page;
    private LabModel model;
    private Words words;
    private LessonPane pane;

    @BeforeEach
    void showEverything() throws TimeoutException {
        page.awaitLesson();
    }

    @Start
    void start(Stage stage) {
        page = new OpenPage(stage, folder, "sample", LESSON);
        model = page.model();
        words = page.words();
        pane = page.pane();
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void everythingALessonMayHoldIsThere() throws TimeoutException {
        for (String id : List.of("lesson-menu", "lesson-close", "widget-krivaya", "widget-ploskost", "step-opyt", "option-opyt-1", "run-opyt",
                "quiz-q1", "option-q1-2", "number-q2", "dot-opyt")) {
            assertThat(pane.lookup("#" + id)).as(id).isNotNull();
        }
        Set<Node> formulas = pane.lookupAll(".formula");
        assertThat(formulas).hasSize(2);
        OpenPage.await(() -> pane.lookupAll(".formula").stream().allMatch(node -> ((FormulaView) node).isSettled()));
        assertThat(pane.lookupAll(".formula-display")).hasSize(1);
        assertThat(pane.lookupAll(".formula-unreadable")).isEmpty();
        assertThat(pane.lookupAll(".faulty-card")).as("the broken step, and nothing else").hasSize(1);
    }

    @Test
    void runWaitsForAPrediction() {
        assertThat(page.node("run-opyt").isDisabled()).isTrue();
        page.choose("option-opyt-2");
        assertThat(page.node("run-opyt").isDisabled()).isFalse();
        assertThat(page.node("option-opyt-2").queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
        assertThat(page.node("option-opyt-1").queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(false);
    }

    @Test
    void whoeverWillNotPredictCanRunAllTheSame() {
        page.fire("skip-opyt");
        assertThat(page.node("run-opyt").isDisabled()).isFalse();
        assertThat(page.node("skip-opyt").isVisible()).isFalse();
    }

    @Test
    void aRunTakesUpTheExperimentAndComparesItWithThePrediction(FxRobot robot) throws TimeoutException {
        Step step = pane.lesson().orElseThrow().steps().getFirst();
        page.choose("option-opyt-2");
        page.fire("run-opyt");
        OpenPage.await(() -> page.node("result-opyt").isVisible() && page.texts("result-opyt").contains("обещано"));
        assertThat(model.spec()).isEqualTo(step.spec());
        assertThat(model.state().step()).isEqualTo(20);
        assertThat(model.charts().bright()).containsExactlyInAnyOrder("saturation", "loss");
        assertThat(model.charts().arrowProperty().get()).isEqualTo(step.arrow());
        assertThat(page.texts("result-opyt")).contains("Прогноз не сбылся", "потери на шаге 20: ", "обещано меньше 100", "✓",
                "насыщение слоя 1 на шаге 0: ", "обещано больше 0,99", "✗");
        assertThat(page.texts("option-opyt-2")).contains("✗");
        assertThat(page.texts("option-opyt-1")).contains("✓");
        page.fire("show-all-opyt");
        assertThat(model.charts().bright()).isEmpty();
        page.fire("show-opyt");
        assertThat(model.charts().bright()).hasSize(2);
        robot.interact(model::undo);
        assertThat(model.spec()).as("one step of undo").isEqualTo(ExperimentSpec.standard());
    }

    @Test
    void aSecondRunBeginsAtTheBeginning() throws TimeoutException {
        page.fire("skip-opyt");
        page.fire("run-opyt");
        OpenPage.await(() -> page.node("result-opyt").isVisible());
        page.fire("again-opyt");
        assertThat(page.node("result-opyt").isVisible()).isFalse();
        assertThat(page.node("run-opyt").isDisabled()).as("asks for a prediction again").isTrue();
        page.fire("skip-opyt");
        long before = model.state().runId();
        page.fire("run-opyt");
        OpenPage.await(() -> page.node("result-opyt").isVisible());
        assertThat(model.state().runId()).isGreaterThan(before);
        assertThat(model.state().step()).isEqualTo(20);
    }

    @Test
    void theStateBeforeTheRunComesBack() throws TimeoutException {
        page.fire("skip-opyt");
        page.fire("run-opyt");
        OpenPage.await(() -> page.node("result-opyt").isVisible());
        page.fire("rewind-opyt");
        OpenPage.await(() -> model.state().step() == 0);
        assertThat(model.spec()).isEqualTo(pane.lesson().orElseThrow().steps().getFirst().spec());
    }

    @Test
    void changingTheExperimentOnTheWayEndsTheLessonsRun(FxRobot robot) throws TimeoutException {
        page.fire("skip-opyt");
        page.fire("run-opyt");
        OpenPage.await(() -> model.state().step() > 0 && model.spec().equals(model.state().spec()));
        robot.interact(() -> model.edit(model.spec().withSteps(77)));
        OpenPage.await(() -> page.texts("step-opyt").contains("прерван"));
        assertThat(page.node("run-opyt").isDisabled()).isFalse();
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
        assertThat(page.texts("widget-krivaya")).as("the widget has the same z").contains("f′(z) = 0,786");
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(computed.getText()).isEqualTo("0.786");
    }

    @Test
    void anotherFunctionChangesTheCurve() {
        page.fire("function-krivaya-sigmoid");
        assertThat(page.texts("widget-krivaya")).contains("f(z) = 0,731");
    }

    @Test
    void theTongueOfThePaneFollowsAtOnce(FxRobot robot) {
        assertThat(((Labeled) page.node("run-opyt")).getText()).isEqualTo("Запустить 20 шагов");
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(((Labeled) page.node("run-opyt")).getText()).isEqualTo("Run 20 steps");
        assertThat(((Labeled) page.node("lesson-menu")).getText()).isEqualTo("1 · Проба");
    }

    @Test
    void notesToTheTeacherShowOnlyToATeacher(FxRobot robot) {
        Node notes = pane.lookup(".box-teacher");
        assertThat(notes.isVisible()).isFalse();
        robot.interact(() -> pane.teachingProperty().set(true));
        assertThat(notes.isVisible()).isTrue();
    }

    @Test
    void theRightAnswerShowsAfterTwoHonestTries() {
        page.choose("option-q1-2");
        page.fire("check-q1");
        assertThat(page.texts("quiz-q1")).contains("Попробуйте ещё раз", "Это не оно").doesNotContain("✓");
        page.choose("option-q1-2");
        page.fire("check-q1");
        assertThat(page.texts("option-q1-1")).contains("✓");
        page.choose("option-q1-1");
        page.fire("check-q1");
        assertThat(page.texts("quiz-q1")).contains("Верно");
    }

    @Test
    void aNumberMayBeWrittenWithAComma(FxRobot robot) {
        TextField field = (TextField) page.node("number-q2");
        robot.interact(() -> field.setText("abc"));
        assertThat(page.node("check-q2").isDisabled()).isTrue();
        assertThat(page.texts("quiz-q2")).contains("Это не число");
        robot.interact(() -> field.setText("0,0405"));
        page.fire("check-q2");
        assertThat(page.texts("quiz-q2")).contains("Верно");
    }

    @Test
    void whatWasPredictedIsRememberedWhenTheLessonIsOpenedAgain(FxRobot robot) throws TimeoutException {
        page.choose("option-opyt-2");
        Object before = pane.lookup("#step-opyt");
        robot.interact(() -> pane.open(folder.resolve("sample.md")));
        OpenPage.await(() -> pane.lookup("#step-opyt") != before);
        assertThat(page.node("option-opyt-2").queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
    }

    @Test
    void savingTheFileShowsTheNewText() throws IOException, TimeoutException {
        Path file = folder.resolve("sample.md");
        Files.writeString(file, LESSON.replace("Короткий опыт", "Опыт после правки"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        OpenPage.await(() -> page.texts("step-opyt").contains("Опыт после правки"));
    }

    @Test
    void aLessonThatCannotBeReadGivesASentence(FxRobot robot) throws TimeoutException {
        robot.interact(() -> pane.open(folder.resolve("missing.md")));
        OpenPage.await(() -> pane.lookup("#lesson-empty") != null);
        assertThat(page.texts("lesson-empty")).contains("Этот урок не прочитать");
        assertThat(pane.lesson()).isEmpty();
        robot.interact(() -> pane.open(folder.resolve("sample.md")));
        OpenPage.await(() -> pane.lesson().isPresent());
    }

    @Test
    void aFolderWithoutLessonsSaysWhatBelongsThere(FxRobot robot, @TempDir Path nothing) throws TimeoutException {
        LessonPane empty = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new LessonPane(model, words, page.clock(), nothing.resolve("lessons")));
        OpenPage.await(() -> empty.lookup("#lesson-empty") != null || ((javafx.scene.control.ScrollPane) empty.getCenter()).getContent() != null);
        Label sentence = WaitForAsyncUtils.waitForAsyncFx(5000, () -> (Label) ((javafx.scene.layout.VBox)
                ((javafx.scene.control.ScrollPane) empty.getCenter()).getContent()).getChildren().getFirst());
        assertThat(sentence.getText()).contains("Здесь будет урок");
        robot.interact(empty::close);
    }

    @Test
    void closingThePaneHidesTheLesson() {
        page.fire("lesson-close");
        assertThat(model.lessonShowingProperty().get()).isFalse();
    }

    @Test
    void largerTextAndAnotherPaletteAreTakenUp(FxRobot robot) throws TimeoutException {
        OpenPage.await(() -> pane.lookupAll(".formula").stream().allMatch(node -> ((FormulaView) node).isSettled()));
        FormulaView formula = (FormulaView) pane.lookup(".formula-display");
        double before = WaitForAsyncUtils.waitForAsyncFx(5000, () -> formula.prefHeight(-1));
        page.fire("lesson-larger");
        OpenPage.await(() -> formula.prefHeight(-1) > before);
        robot.interact(() -> model.paletteProperty().set(Palette.DARK));
        assertThat(formula.isSettled()).isTrue();
    }
}
