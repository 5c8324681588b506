package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Glossary;
import gradlab.lesson.Routes;
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
import javafx.scene.control.ButtonBase;
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

/** The glossary, the reader's way through the lessons, and the summary at a lesson's end. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class LeavesTest {

    private static final String LESSON = """
            ---
            формат: 1
            id: dropping
            название: Дропаут: проба
            версия: 1.0
            время: 5 мин
            цель: Увидеть итог
            термины: дропаут, пакет
            ---

            ## Потрогайте

            Дропаут выключает нейроны. Про дропаут и пакеты ниже.

            ```шаг id=opyt
            название: Короткий опыт
            данные: окружности(60)
            сеть: 2-4-1
            шагов: 5
            предсказание: Что станет с потерями?
            - [x] Останутся конечными
            - [ ] Станут бесконечными
              > Скорость мала.
            ```

            :::границы
            Сеть мала.
            :::

            ```вопрос id=q1
            Что отмечено?
            - [x] Верное
            - [ ] Неверное
              > Это не оно.
            ```

            ## Главное

            - Всё видно.
            """;

    @TempDir
    static Path folder;

    private Words words;
    private LessonPane pane;
    private FrameClock clock;

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(folder.resolve("dropping.md"), LESSON);
        Files.writeString(folder.resolve("regularization.md"), LESSON.replace("id: dropping", "id: regularization").replace("Дропаут: проба", "Переобучение"));
        Files.writeString(folder.resolve(Routes.FILE), "маршрут: Одно занятие\ndropping\nregularization шаг 1\n");
        words = new Words(Texts.russian());
        LabModel model = new LabModel(ExperimentSpec.standard(), System::nanoTime);
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

    @BeforeEach
    void waitForTheLesson() throws TimeoutException {
        await(() -> pane.lesson().isPresent());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            clock.stop();
            pane.close();
        });
    }

    @Test
    void theLessonThatWasOpenedLastIsOpenNextTime(FxRobot robot) throws TimeoutException {
        robot.interact(() -> pane.open(folder.resolve("regularization.md")));
        await(() -> pane.lesson().filter(open -> open.id().equals("regularization")).isPresent());
        String kept = pane.progress();
        LessonPane next = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new LessonPane(new LabModel(ExperimentSpec.standard(), System::nanoTime), words, clock, folder));
        robot.interact(() -> next.restoreProgress(kept));
        await(() -> next.lesson().isPresent());
        assertThat(next.lesson().orElseThrow().id()).isEqualTo("regularization");
        robot.interact(next::close);

        LessonPane other = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new LessonPane(new LabModel(ExperimentSpec.standard(), System::nanoTime), words, clock, folder));
        robot.interact(() -> other.restoreProgress("{\"open\": \"../regularization\"}"));
        await(() -> other.lesson().isPresent());
        assertThat(other.lesson().orElseThrow().id()).as("no way out of the folder").isEqualTo("dropping");
        robot.interact(other::close);
    }

    @Test
    void theGlossaryFindsWordsAndLeadsToTheirLessons(FxRobot robot) throws TimeoutException {
        robot.interact(() -> pane.openLeaf("glossary"));
        assertThat(texts("glossary")).contains("Показано " + Glossary.terms().size() + " из " + Glossary.terms().size());
        robot.interact(() -> ((TextField) node("glossary-search")).setText("случайное отключ"));
        assertThat(texts("glossary")).contains("Показано 1 из");
        assertThat(node("term-dropout").isVisible()).isTrue();
        assertThat(node("term-weight").isVisible()).isFalse();
        robot.interact(() -> ((TextField) node("glossary-search")).setText("синхрофазотрон"));
        assertThat(texts("glossary")).contains("Слова «синхрофазотрон» в словаре нет");
        robot.interact(() -> ((TextField) node("glossary-search")).setText("dropout"));
        robot.interact(() -> ((ButtonBase) node("term-dropout-lesson")).fire());
        await(() -> pane.lesson().map(lesson -> lesson.id().equals("regularization")).orElse(false) && pane.lookup("#glossary") == null);
    }

    @Test
    void everyWordOfTheGlossaryHasItsOwnPlace(FxRobot robot) {
        robot.interact(() -> pane.openLeaf("glossary"));
        assertThat(pane.lookupAll(".term").stream().map(Node::getId)).hasSize(Glossary.terms().size()).doesNotHaveDuplicates();
    }

    @Test
    void aConfidentMistakeIsRememberedAtTheLessonsEndAndOnTheWay(FxRobot robot) throws TimeoutException {
        assertThat(node("lesson-summary").isVisible()).as("nothing done yet").isFalse();
        choose(robot, "Станут бесконечными");
        robot.interact(() -> ((ButtonBase) node("sure-opyt")).fire());
        robot.interact(() -> ((ButtonBase) node("run-opyt")).fire());
        await(() -> node("lesson-summary").isVisible());
        assertThat(texts("lesson-summary")).contains("Опытов: 1 из 1. Вопросов: 0 из 1.").contains("сбылось 0, не сбылось 1, без прогноза 0")
                .contains("«Короткий опыт»");
        robot.interact(() -> pane.openLeaf("journey"));
        await(() -> pane.lookup("#journey-sure") != null);
        assertThat(texts("journey")).contains("Уроков пройдено: 0 из 2, начато ещё: 1.").contains("Одно занятие").contains("только шаг 1")
                .contains("1 из 2").contains("не начат");
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(texts("journey")).contains("Sure and wrong").contains("My way");
        robot.interact(() -> ((ButtonBase) node("lesson-back")).fire());
        await(() -> pane.lookup("#journey") == null && pane.lookup("#lesson-summary") != null);
    }

    @Test
    void lessonsOfOnesOwnStandOnTheWayToo(FxRobot robot, @TempDir Path mine) throws IOException, TimeoutException {
        robot.interact(() -> pane.openLeaf("journey"));
        await(() -> pane.lookup("#journey-dropping") != null);
        assertThat(pane.lookup("#journey-own")).as("none yet").isNull();
        Files.writeString(mine.resolve("mine.md"), LESSON.replace("id: dropping", "id: mine").replace("Дропаут: проба", "Урок учителя"));
        robot.interact(() -> pane.openFolder(mine));
        await(() -> pane.lesson().map(lesson -> lesson.id().equals("mine")).orElse(false));
        robot.interact(() -> pane.openLeaf("journey"));
        await(() -> pane.lookup("#journey-own") != null);
        assertThat(texts("journey-own")).contains("Свои уроки").contains("Урок учителя").doesNotContain("Дропаут");
    }

    @Test
    void theWordsOfTheLessonSayWhatTheyMean() {
        assertThat(pane.lookupAll(".lesson-term").stream().map(Node::getAccessibleHelp)).anyMatch(help -> help != null && help.startsWith("Случайное отключение"));
        assertThat(pane.lookupAll(".lesson-term-first")).as("each term is underlined once").hasSize(2);
    }

    private void choose(FxRobot robot, String text) {
        Node option = pane.lookupAll(".option").stream().filter(node -> textOf(node).contains(text)).findFirst().orElseThrow();
        robot.interact(() -> option.executeAccessibleAction(javafx.scene.AccessibleAction.FIRE));
    }

    private Node node(String id) {
        return pane.lookup("#" + id);
    }

    private String texts(String id) {
        return textOf(node(id));
    }

    private static String textOf(Node node) {
        String own = node instanceof Labeled labeled ? labeled.getText() : node instanceof javafx.scene.text.Text text ? text.getText() : "";
        return own + " " + (node instanceof javafx.scene.Parent parent && !(node instanceof Label)
                ? parent.getChildrenUnmodifiable().stream().filter(Node::isVisible).map(LeavesTest::textOf).collect(Collectors.joining(" ")) : "");
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
