package gradlab.ui.notes;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class NotesPaneTest {

    private static final String NOTES = """
            ---
            формат: 1
            вид: конспект
            id: proba
            название: Проба
            версия: 1.0
            источник: 000
            ---

            ```утверждение id=sila
            слова: «ранг показывает силу матрицы»
            вердикт: неверно
            почему: Ранг считает направления.
            урок: matrix-rank
            пусть: A = [1 2; 2 4]
            ожидание: ранг(1000 * A) = 1
            ожидание: норма(A) ≈ 5 ± 0.1
            ```

            ```утверждение id=spusk
            слова: «обучение уменьшает потери»
            вердикт: верно
            почему: Так устроен спуск.
            урок: net-takogo
            данные: окружности(60)
            доля теста: 0
            сеть: 2-4-1
            пакет: весь
            оптимизатор: SGD(скорость=1)
            шагов: 60
            смотреть: потери
            ожидание: потери убывает на шагах 0..60
            ожидание: потери > 100 в конце
            ```

            ```утверждение id=dolgo
            слова: «долгий опыт»
            вердикт: верно
            почему: Его прерывают.
            данные: окружности(200)
            доля теста: 0
            сеть: 2-64-64-1
            пакет: весь
            шагов: 1000000
            ожидание: потери < 1 в конце
            ```

            ```утверждение id=slova
            слова: «методы перенапряжения»
            вердикт: не проверить
            почему: Это обрывок названия.
            ```
            """;

    @TempDir
    static Path lessons;

    private final LabModel model = new LabModel(ExperimentSpec.standard(), System::nanoTime);
    private final Words words = new Words(Texts.russian());
    private final FrameClock clock = new FrameClock();
    private final List<String> opened = new ArrayList<>();
    private NotesPane pane;

    @Start
    void start(Stage stage) throws IOException {
        Files.createDirectories(lessons.resolve("notes"));
        Files.writeString(lessons.resolve("notes/proba.md"), NOTES);
        Files.writeString(lessons.resolve("matrix-rank.md"), "---\n---\n");
        pane = new NotesPane(model, words, clock, lessons);
        model.lessons(opened::add);
        Scene scene = new Scene(pane, 800, 800);
        scene.getRoot().setStyle(Palette.LIGHT.asCss());
        scene.getStylesheets().add(NotesPane.class.getResource("/gradlab/ui/notes.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
        clock.start();
    }

    @AfterEach
    void stop() {
        onFx(() -> {
            clock.stop();
            pane.close();
            model.close();
            return true;
        });
    }

    @Test
    void nothingIsReadBeforeThePageIsShown() {
        assertThat(onFx(pane::isReady)).isFalse();
        assertThat(onFx(pane::size)).isZero();
    }

    @Test
    void everyStatementStandsThereWithItsVerdictAndTheNumbersOfEach() throws TimeoutException {
        open();
        assertThat(shown()).containsExactly("sila", "spusk", "dolgo", "slova");
        assertThat(text("notes-filter-all")).isEqualTo("Все 4");
        assertThat(text("notes-filter-true")).isEqualTo("верно 2");
        assertThat(text("notes-filter-false")).isEqualTo("неверно 1");
        assertThat(texts("note-sila")).contains("неверно", "«ранг показывает силу матрицы»", "A = [1 2; 2 4]");
        assertThat(pane.lookup("#note-run-slova")).isNull();
        assertThat(pane.lookup("#note-lab-sila")).isNull();
    }

    @Test
    void searchAndVerdictNarrowTheList() throws TimeoutException {
        open();
        onFx(() -> {
            ((ToggleButton) node("notes-filter-true")).fire();
            return true;
        });
        assertThat(shown()).containsExactly("spusk", "dolgo");
        type("потери");
        assertThat(shown()).containsExactly("spusk");
        assertThat(text("notes-filter-true")).isEqualTo("верно 1");
        type("нейтрино");
        assertThat(shown()).isEmpty();
        assertThat(onFx(() -> node("notes-empty").isVisible())).isTrue();
        fire("notes-reset");
        assertThat(shown()).hasSize(4);
    }

    @Test
    void aCalculationShowsWhatWasExpectedAndWhatCameOut() throws TimeoutException {
        open();
        fire("note-run-sila");
        await(() -> texts("note-sila").contains("Опыт подтвердил вердикт"));
        assertThat(texts("note-sila")).contains("ранг(1000 * A)", "ровно 1", "норма(A)", "5 ± 0,1");
        assertThat(text("note-run-sila")).isEqualTo("Проверить ещё раз");
    }

    @Test
    void aClaimThatFailsIsMarkedAndTheLanguageCanChange() throws TimeoutException {
        open();
        fire("note-run-spusk");
        await(() -> texts("note-spusk").contains("Опыт не подтвердил вердикт"));
        assertThat(texts("note-spusk")).contains("✓", "✗", "больше 100");
        onFx(() -> {
            words.textsProperty().set(Texts.english());
            return true;
        });
        assertThat(texts("note-spusk")).contains("The experiment did not confirm the verdict", "Measured").doesNotContain("Опыт");
    }

    @Test
    void aLongExperimentCanBeCancelled() throws TimeoutException {
        open();
        fire("note-run-dolgo");
        await(() -> onFx(() -> node("note-cancel-dolgo").getParent().isVisible()));
        assertThat(onFx(pane::isIdle)).isFalse();
        fire("note-cancel-dolgo");
        await(() -> onFx(pane::isIdle));
        fire("note-run-sila");
        await(() -> texts("note-sila").contains("Опыт подтвердил вердикт"));
    }

    @Test
    void allShownStatementsRunOneAfterTheOther() throws TimeoutException {
        open();
        type("ранг");
        fire("notes-run-all");
        await(() -> text("notes-progress").equals("Проверено: 1, подтвердилось: 1."));
    }

    @Test
    void theExperimentCanBeOpenedInTheLab() throws TimeoutException {
        open();
        fire("note-lab-spusk");
        assertThat(onFx(() -> model.spec().network().sizes())).isEqualTo("2-4-1");
        assertThat(onFx(() -> model.spec().steps())).isEqualTo(60);
        assertThat(onFx(() -> model.workplaceProperty().get())).isEqualTo(Workplace.LAB);
        assertThat(onFx(() -> model.charts().bright().contains("loss"))).isTrue();
        assertThat(onFx(() -> model.canUndoProperty().get())).isTrue();
    }

    @Test
    void onlyLessonsThatExistAreOffered() throws TimeoutException {
        open();
        assertThat(pane.lookup("#note-lesson-spusk")).isNull();
        fire("note-lesson-sila");
        assertThat(opened).containsExactly("matrix-rank");
    }

    @Test
    void escapeLeavesThePage() throws TimeoutException {
        open();
        onFx(() -> {
            node("notes-search").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            return true;
        });
        assertThat(onFx(() -> model.workplaceProperty().get())).isEqualTo(Workplace.LAB);
    }

    private void open() throws TimeoutException {
        onFx(() -> {
            model.go(Workplace.NOTES);
            return true;
        });
        await(() -> onFx(pane::isReady));
    }

    private List<String> shown() {
        return onFx(() -> pane.lookupAll(".note").stream().filter(Node::isVisible).map(node -> node.getId().substring("note-".length())).toList());
    }

    private void type(String search) {
        onFx(() -> {
            ((TextField) node("notes-search")).setText(search);
            return true;
        });
    }

    private void fire(String id) {
        onFx(() -> {
            ((ButtonBase) node(id)).fire();
            return true;
        });
    }

    private Node node(String id) {
        Node found = pane.lookup("#" + id);
        assertThat(found).as(id).isNotNull();
        return found;
    }

    private String text(String id) {
        return onFx(() -> ((Labeled) node(id)).getText());
    }

    private String texts(String id) {
        return onFx(() -> node(id).lookupAll(".label").stream().filter(Labeled.class::isInstance).map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n")));
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }
}
