package gradlab.ui.handout;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.lesson.LessonReader;
import gradlab.ui.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutTest {

    private static final String LESSON = """
            ---
            формат: 1
            id: proba
            название: Проба листка
            версия: 1.0
            время: 5 мин
            цель: Напечатать всё
            ---

            ```шаг id=opyt
            название: Короткий опыт
            данные: окружности(60)
            сеть: 2-4-1
            зерно: 7
            шагов: 5
            предсказание: Что станет с потерями при $\\alpha=10⁻³$?
            - [x] Останутся конечными
            - [ ] Станут бесконечными
              > Скорость мала.
            ожидание: потери < 100 в конце
            объяснение: Иначе и быть не могло.
            ```

            ```шаг id=krivaya
            название: Кривая
            как: opyt
            смотреть: потери
            предсказание (кривая): Начертите их.
            ```

            :::границы
            Сеть мала.
            :::

            :::учителю
            Спросите, почему.
            :::

            ```вопрос id=q1
            Сколько будет дважды два?
            ответ: 4 ± 0.5
            ```

            ## Главное

            - Всё видно.
            """;

    @TempDir
    static Path folder;

    private static List<Path> files;

    @BeforeAll
    static void write() throws IOException {
        Path file = Files.writeString(folder.resolve("proba.md"), LESSON);
        files = new Handout(LessonReader.read(file), new Words(Texts.russian())).write(folder.resolve("out"), 2);
    }

    private static String text(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void everyVariantAndTheTeacherHaveTheirSheet() {
        assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("proba-A.pdf", "proba-B.pdf", "proba-teacher.pdf");
    }

    @Test
    void aPupilSeesTheQuestionsAndNoAnswer() throws IOException {
        assertThat(text(files.get(0))).contains("Опыт 1. Короткий опыт", "Станут бесконечными", "потери в конце", "Начертите ожидаемую кривую",
                "Сколько будет дважды два?", "зерно урока").doesNotContain("Скорость мала", "Иначе и быть", "Спросите", "Ответ: 4");
        assertThat(text(files.get(1))).contains("Вариант Б, зерно 101");
    }

    @Test
    void theTeacherSeesTheAnswersAndWhatEachVariantMeasures() throws IOException {
        assertThat(text(files.get(2))).contains("Спросите, почему.", "Если выбрали «Станут бесконечными»: Скорость мала.", "Иначе и быть не могло",
                "Ответ: 4 ± 0,5", "Вышло А Вышло Б");
        assertThat(text(files.get(2))).containsPattern("потери в конце 0,\\d+ 0,\\d+");
    }
}
