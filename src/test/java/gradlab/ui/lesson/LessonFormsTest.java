package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.StartWeights;
import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.lesson.StepCurve;
import gradlab.ui.widget.CurveBoard;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Forms of the lesson format that are rarer than a choice of options, and what the page says of those it cannot draw. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class LessonFormsTest {

    private static final String LESSON = """
            ---
            формат: 1
            id: forms
            название: Виды прогноза
            версия: 1.0
            время: 5 мин
            цель: Увидеть редкое
            ---

            ```виджет id=karta
            вид: карта-высот
            тянуть: k = 3 | 1..9
            ```

            Вдвое больше: {{= 2 * k}}.

            ```шаг id=chislo
            название: Число
            данные: окружности(60)
            сеть: 2-4-1
            шагов: 20
            предсказание (0.7 ± 0.1): Какими будут потери в начале?
            ```

            ```шаг id=krivaya
            название: Кривая
            как: chislo
            смотреть: потери
            предсказание (кривая): Как они пойдут?
            ```

            ```шаг id=dalshe
            название: Дальше с тех же весов
            как: chislo
            старт: chislo
            ожидание: потери = 0 ± 10 на шаге 0
            ```

            ```шаг id=predel
            название: Чуть больше предела
            чаша: κ=20, старт=(-2; 1.5)
            оптимизатор: SGD(скорость=0.101)
            шагов: 100
            предсказание: Что будет?
            - [x] Рост
            - [ ] Спад
            ожидание: потери > 100 на шаге 100
            объяснение: Множитель больше единицы.
            ```

            ```пациент id=bolnoi
            название: Первый случай
            как: chislo
            инициализация: нормальная(5)
            смотреть: насыщение[слой 1]
            жалоба: Насыщение с самого начала.
            диагноз: Что с ней?
            - [x] Крупные веса
            - [ ] Мелкие веса
              > Наоборот.
            лечение: Что назначите?
            - [x] Веса по Ксавье
              + инициализация: Ксавье
            - [ ] Ждать
              > Время не лечит.
            после лечения: потери < 5 в конце
            объяснение: Веса были впятеро шире.
            ```

            ```пациент id=vtoroi
            название: Второй случай
            как: chislo
            диагноз: Что с ней?
            - [x] Здорова
            - [ ] Больна
            лечение: Что назначите?
            - [x] Ничего
            - [ ] Ждать
            после лечения: потери < 5 в конце
            ```

            :::границы
            ```шаг id=plohoi
            название: В рамке
            сеть: 3-3-3
            ```
            :::

            ```вопрос id=q1
            Где?
            - [x] Тут
            - [ ] Там
            ```

            ## Главное

            - Всё видно.
            """;

    @TempDir
    static Path folder;

    private OpenPage page;

    @BeforeEach
    void showEverything() throws TimeoutException {
        page.awaitLesson();
    }

    @Start
    void start(Stage stage) {
        page = new OpenPage(stage, folder, "forms", LESSON);
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void aNumberIsPredictedBeforeTheRunAndComparedAfterIt() throws TimeoutException {
        assertThat(page.node("run-chislo").isDisabled()).isTrue();
        type("много");
        assertThat(page.node("run-chislo").isDisabled()).as("not a number").isTrue();
        type("5,5");
        assertThat(page.node("sure-chislo").getParent().isVisible()).as("how sure?").isTrue();
        run();
        assertThat(page.texts("result-chislo")).contains("Прогноз не сбылся: вышло 0,7 ± 0,1");
        assertThat(page.node("number-chislo").isDisabled()).isTrue();
        page.fire("again-chislo");
        assertThat(((TextField) page.node("number-chislo")).getText()).isEmpty();
        type("0.65");
        run();
        assertThat(page.texts("result-chislo")).contains("Прогноз сбылся");
    }

    @Test
    void whoeverSkipsTheNumberRunsAllTheSame() throws TimeoutException {
        page.fire("skip-chislo");
        run();
        assertThat(page.texts("result-chislo")).contains("Вот что получилось");
    }

    @Test
    void aCurveIsDrawnWithKeysBeforeTheRunAndTheMeasuredOneLiesOverIt() throws TimeoutException {
        assertThat(page.node("run-krivaya").isDisabled()).as("no point was moved").isTrue();
        double before = page.node("point-krivaya-5").getLayoutY();
        page.press("point-krivaya-5", KeyCode.UP, 10);
        assertThat(page.node("point-krivaya-5").getLayoutY()).isLessThan(before - 10);
        double x = page.node("point-krivaya-2").getLayoutX();
        page.press("point-krivaya-2", KeyCode.LEFT, 100);
        assertThat(page.node("point-krivaya-2").getLayoutX()).as("never beyond its neighbour").isLessThan(x).isGreaterThan(page.node("point-krivaya-1").getLayoutX());
        assertThat(page.node("run-krivaya").isDisabled()).isFalse();
        assertThat(page.isVisible("gap-krivaya")).isFalse();
        page.fire("run-krivaya");
        OpenPage.await(() -> page.isVisible("gap-krivaya"));
        assertThat(page.texts("step-krivaya")).contains("Вы ждали: рост, а вышло: ").contains("в конце вы ждали 1");
        assertThat(page.node("point-krivaya-5").isDisabled()).isTrue();
        assertThat(page.node("point-krivaya-5").isVisible()).as("both stay").isTrue();
        page.fire("again-krivaya");
        assertThat(page.node("run-krivaya").isDisabled()).isTrue();
        assertThat(page.node("point-krivaya-5").isDisabled()).isFalse();
    }

    @Test
    void aPointOfTheCurveIsDraggedWithTheMouse() {
        Node point = page.node("point-krivaya-3");
        double y = point.getLayoutY();
        Point2D below = point.localToScene(8, 40);
        OpenPage.interact(() -> point.fireEvent(new MouseEvent(MouseEvent.MOUSE_DRAGGED, below.getX(), below.getY(), 0, 0, MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, false, false, false, null)));
        assertThat(point.getLayoutY()).isGreaterThan(y + 20);
        assertThat(page.node("run-krivaya").isDisabled()).isFalse();
        assertThat(point.getAccessibleText()).startsWith("Точка 3: шаг 10, значение 0,");
    }

    @Test
    void aCurveNeedNotBeDrawn() throws TimeoutException {
        page.fire("skip-krivaya");
        page.fire("run-krivaya");
        OpenPage.await(() -> page.isVisible("result-krivaya"));
        assertThat(page.texts("step-krivaya")).contains("Вот что получилось", "без прогноза");
        assertThat(page.isVisible("gap-krivaya")).isFalse();
    }

    @Test
    void aDrawnCurveIsKept() {
        Progress first = new Progress();
        Step step = page.pane().lesson().orElseThrow().steps().get(1);
        CurveBoard.Drawn drawn = new CurveBoard.Drawn(new double[] {0, 3, 10, 15, 20}, new double[] {0.7, 0.5, 0.25, 0.1, 0.05});
        first.of(page.pane().lesson().orElseThrow(), step).curve(drawn);
        Progress second = new Progress();
        second.restore(first.text());
        assertThat(second.of(page.pane().lesson().orElseThrow(), step).curve().orElseThrow().values()).containsExactly(drawn.values());
        Progress third = new Progress();
        third.restore(first.text().replace("0.25", "\"a\""));
        assertThat(third.of(page.pane().lesson().orElseThrow(), step).curve()).as("what cannot be read").isEmpty();
    }

    @Test
    void aDescentOnABowlIsSeenOnThePageAndLeavesTheLabAlone() throws TimeoutException {
        ExperimentSpec lab = page.model().spec();
        assertThat(page.texts("step-predel")).contains("чаша κ = 20 · старт (−2; 1,5) · SGD (скорость обучения 0,101)", "Шаг 0 из 100: точка (−2; 1,5), потери 24,5.")
                .doesNotContain("Множитель");
        assertThat(page.isVisible("play-predel")).as("nothing to see before the prediction").isFalse();
        page.choose("option-predel-1");
        page.fire("run-predel");
        OpenPage.await(() -> ((Label) page.node("place-predel")).getText().contains("Шаг 100 из 100"));
        OpenPage.await(() -> page.texts("result-predel").contains("обещано"));
        assertThat(page.texts("result-predel")).contains("Прогноз сбылся", "потери на шаге 100: 1181", "Множитель больше единицы.");
        assertThat(page.model().spec()).isEqualTo(lab);
        assertThat(page.model().charts().bright()).isEmpty();
    }

    @Test
    void aDescentStandsStillAndGoesStepByStep() throws TimeoutException {
        page.fire("skip-predel");
        page.fire("run-predel");
        OpenPage.await(() -> !((Label) page.node("place-predel")).getText().contains("Шаг 0 "));
        page.fire("play-predel");
        assertThat(page.texts("step-predel")).contains("Продолжить");
        int stands = shownStep();
        page.fire("once-predel");
        assertThat(shownStep()).isEqualTo(stands + 1);
        OpenPage.interact(() -> ((Slider) page.node("place-slider-predel")).setValue(100));
        assertThat(page.isVisible("result-predel")).isTrue();
        OpenPage.interact(() -> ((Slider) page.node("place-slider-predel")).setValue(7));
        assertThat(shownStep()).isEqualTo(7);
        assertThat(page.isVisible("result-predel")).as("seen once, it stays done").isTrue();
        page.fire("again-predel");
        assertThat(shownStep()).isZero();
    }

    @Test
    void aPatientIsExaminedDiagnosedAndTreatedAndOnlyThenItsSettingsAreTold() throws TimeoutException {
        ExperimentSpec before = page.model().spec();
        assertThat(page.texts("patient-bolnoi")).contains("Пациент 1 из 2", "Первый случай", "Насыщение с самого начала.", "настройки скрыты")
                .doesNotContain("Крупные веса", "нормальная");
        page.fire("examine-bolnoi");
        OpenPage.await(() -> page.isVisible("treat-bolnoi"));
        assertThat(page.model().concealedProperty().get()).isTrue();
        assertThat(page.model().charts().bright()).containsExactly("saturation");
        assertThat(page.model().canUndoProperty().get()).as("undo would name it").isFalse();
        assertThat(page.texts("patient-bolnoi")).contains("Крупные веса", "Ждать").doesNotContain("нормальная", "Веса были впятеро");
        page.choose("option-bolnoi-diagnosis-1");
        assertThat(page.node("treat-bolnoi").isDisabled()).isTrue();
        page.choose("option-bolnoi-treatment-1");
        page.fire("treat-bolnoi");
        OpenPage.await(() -> page.isVisible("result-bolnoi") && page.texts("result-bolnoi").contains("обещано"));
        assertThat(page.texts("result-bolnoi")).contains("Диагноз верен: балл ваш", "Лечение помогло",
                "инициализация: нормальная(отклонение=5) → Ксавье", "Веса были впятеро шире.", "Верных диагнозов: 1. Пациентов принято: 1 из 2.", "✓");
        assertThat(((Label) page.node("settings-bolnoi")).getText()).contains("нормальная");
        assertThat(page.model().concealedProperty().get()).isFalse();
        OpenPage.interact(page.model()::undo);
        assertThat(page.model().spec()).as("one step of undo").isEqualTo(before);
        page.fire("over-bolnoi");
        OpenPage.await(() -> !page.texts("patient-bolnoi").contains("нормальная"));
        assertThat(page.texts("patient-bolnoi")).contains("настройки скрыты").doesNotContain("Крупные веса");
    }

    @Test
    void aWrongDiagnosisGetsItsFeedbackAndNoPoint() throws TimeoutException {
        page.fire("examine-bolnoi");
        OpenPage.await(() -> page.isVisible("treat-bolnoi"));
        page.choose("option-bolnoi-diagnosis-2");
        page.choose("option-bolnoi-treatment-2");
        page.fire("treat-bolnoi");
        OpenPage.await(() -> page.isVisible("result-bolnoi"));
        assertThat(page.texts("patient-bolnoi")).contains("Наоборот.", "Время не лечит.", "Диагноз неверен", "И лечение не то", "Лечение ничего не меняло", "Верных диагнозов: 0.");
    }

    @Test
    void whoeverTurnsToAnotherStepFindsTheLabAsItWasBeforeThePatient() throws TimeoutException {
        ExperimentSpec before = page.model().spec();
        page.fire("examine-bolnoi");
        OpenPage.await(() -> page.isVisible("treat-bolnoi"));
        page.fire("skip-chislo");
        run();
        assertThat(page.model().concealedProperty().get()).isFalse();
        OpenPage.interact(page.model()::undo);
        assertThat(page.model().spec()).as("the patient is no step of undo").isEqualTo(before);
    }

    @Test
    void anEditDuringTheExaminationEndsIt() throws TimeoutException {
        ExperimentSpec before = page.model().spec();
        page.fire("examine-bolnoi");
        OpenPage.await(() -> page.model().state().step() > 0);
        OpenPage.interact(page.model()::abandon);
        OpenPage.await(() -> page.texts("patient-bolnoi").contains("заняли другим опытом"));
        assertThat(page.model().spec()).isEqualTo(before);
        assertThat(page.isVisible("examine-bolnoi")).isTrue();
    }

    @Test
    void whatAPatientGotIsKeptAndTheLabIsFreeAgainWhenThePageCloses() throws TimeoutException {
        ExperimentSpec before = page.model().spec();
        page.fire("examine-bolnoi");
        OpenPage.await(() -> page.isVisible("treat-bolnoi"));
        page.choose("option-bolnoi-diagnosis-2");
        Node card = page.node("patient-bolnoi");
        OpenPage.interact(() -> page.pane().open(folder.resolve("forms.md")));
        OpenPage.await(() -> page.node("patient-bolnoi") != card);
        assertThat(page.model().concealedProperty().get()).isFalse();
        assertThat(page.model().spec()).isEqualTo(before);
        assertThat(page.isVisible("treat-bolnoi")).as("examined already").isTrue();
        assertThat(page.node("option-bolnoi-diagnosis-2").queryAccessibleAttribute(AccessibleAttribute.SELECTED)).isEqualTo(true);
    }

    @Test
    void aPatientThatNamesNoChartsIsExaminedOnTheUsualFour() throws TimeoutException {
        page.fire("examine-vtoroi");
        OpenPage.await(() -> page.isVisible("treat-vtoroi"));
        assertThat(page.model().charts().bright()).containsExactlyInAnyOrder("loss", "gradient.norm", "saturation", "gradient.rank");
    }

    private int shownStep() {
        return Integer.parseInt(((Label) page.node("place-predel")).getText().replaceAll("(?s)Шаг (\\d+) из.*", "$1"));
    }

    @Test
    void aStepBeginsWithTheWeightsOfAnEarlierOneWhoseRunIsMadeFirst() throws TimeoutException {
        page.fire("run-dalshe");
        OpenPage.await(() -> page.isVisible("result-dalshe") && page.texts("result-dalshe").contains("обещано"));
        Step first = page.pane().lesson().orElseThrow().steps().getFirst();
        assertThat(page.model().spec().weights()).isEqualTo(new StartWeights.Trained(first.spec()));
        assertThat(page.texts("result-dalshe")).contains("✓").doesNotContain("✗");
        Metric loss = page.pane().lesson().orElseThrow().steps().get(1).watch().getFirst();
        assertThat(page.model().state().run().orElseThrow().recorder().history("loss.train").orElseThrow().at(0)).isEqualTo(StepCurve.of(first, loss).values()[20]);
    }

    @Test
    void aHandleOfAWidgetIsANumberOfTheText() {
        assertThat(page.node("widget-karta")).isNotNull();
        assertThat(((Labeled) page.pane().lookup(".computed-number")).getText()).isEqualTo("6");
    }

    @Test
    void aFaultyBlockWithinABoxIsTheOnlyRedCard() {
        assertThat(page.pane().lookupAll(".faulty-card")).hasSize(1);
        assertThat(page.pane().lookup(".box-limits .faulty-card")).isNotNull();
    }

    private void type(String typed) {
        OpenPage.interact(() -> ((TextField) page.node("number-chislo")).setText(typed));
    }

    private void run() throws TimeoutException {
        page.fire("run-chislo");
        OpenPage.await(() -> page.node("result-chislo").isVisible());
    }
}
