package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
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

            ```шаг id=predel
            название: Чуть больше предела
            чаша: κ=20, старт=(-2; 1.5)
            оптимизатор: SGD(скорость=0.101)
            шагов: 100
            предсказание: Что будет?
            - [x] Рост
            - [ ] Спад
            объяснение: Множитель больше единицы.
            ```

            ```пациент id=bolnoi
            название: Первый случай
            как: chislo
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

    private LabModel model;
    private Words words;
    private LessonPane pane;
    private FrameClock clock;

    @BeforeEach
    void showEverything() throws TimeoutException {
        await(() -> pane.lesson().isPresent());
    }

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(folder.resolve("forms.md"), LESSON);
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
    void aNumberIsPredictedBeforeTheRunAndComparedAfterIt(FxRobot robot) throws TimeoutException {
        assertThat(node("run-chislo").isDisabled()).isTrue();
        type(robot, "много");
        assertThat(node("run-chislo").isDisabled()).as("not a number").isTrue();
        type(robot, "5,5");
        assertThat(node("sure-chislo").getParent().isVisible()).as("how sure?").isTrue();
        run(robot);
        assertThat(texts("result-chislo")).contains("Прогноз не сбылся: вышло 0,7 ± 0,1");
        assertThat(node("number-chislo").isDisabled()).isTrue();
        robot.interact(() -> ((Button) node("again-chislo")).fire());
        assertThat(((TextField) node("number-chislo")).getText()).isEmpty();
        type(robot, "0.65");
        run(robot);
        assertThat(texts("result-chislo")).contains("Прогноз сбылся");
    }

    @Test
    void whoeverSkipsTheNumberRunsAllTheSame(FxRobot robot) throws TimeoutException {
        robot.interact(() -> ((Button) node("skip-chislo")).fire());
        run(robot);
        assertThat(texts("result-chislo")).contains("Вот что получилось");
    }

    @Test
    void aCurveIsDrawnOnPaperAndTheStepRuns() {
        assertThat(texts("step-krivaya")).contains("Набросайте на листке кривую «потери»");
        assertThat(node("run-krivaya").isDisabled()).isFalse();
    }

    @Test
    void whatThePageCannotDrawItSaysInBothLanguages(FxRobot robot) {
        assertThat(texts("widget-karta")).contains("карта-высот", "пока не рисует", "k =", "3");
        assertThat(((Labeled) pane.lookup(".computed-number")).getText()).as("its numbers count").isEqualTo("6");
        assertThat(texts("step-predel")).contains("Чуть больше предела", "спуск по чаше", "Что будет?", "Что выходит и почему").doesNotContain("Множитель");
        robot.interact(() -> ((javafx.scene.control.ButtonBase) node("why-predel")).fire());
        assertThat(texts("step-predel")).contains("Множитель больше единицы.");
        assertThat(texts("patient-bolnoi")).contains("Первый случай", "скрытыми настройками");
        assertThat(pane.lookupAll(".undrawn-card")).hasSize(3);
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(texts("widget-karta")).contains("height-map", "does not draw");
    }

    @Test
    void aFaultyBlockWithinABoxIsTheOnlyRedCard() {
        assertThat(pane.lookupAll(".faulty-card")).hasSize(1);
        assertThat(pane.lookup(".box-limits .faulty-card")).isNotNull();
    }

    private void type(FxRobot robot, String typed) {
        robot.interact(() -> ((TextField) node("number-chislo")).setText(typed));
    }

    private void run(FxRobot robot) throws TimeoutException {
        robot.interact(() -> ((Button) node("run-chislo")).fire());
        await(() -> node("result-chislo").isVisible());
    }

    private Node node(String id) {
        return pane.lookup("#" + id);
    }

    private String texts(String id) {
        return node(id).lookupAll("*").stream().filter(LessonFormsTest::isShown).map(node -> node instanceof Label label ? label.getText()
                : node instanceof javafx.scene.text.Text text ? text.getText() : "").collect(Collectors.joining("\n"));
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }
}
