package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five files that are wrong in the ways of an author's first evening: every message at once, with its place and its remedy. */
class BrokenLessonsTest {

    private static final Path FOLDER = Path.of("src/test/resources/broken-lessons");

    @ParameterizedTest
    @ValueSource(strings = {"no-head", "cyrillic", "claims", "unclosed", "newer"})
    void sayExactlyWhatTheirCodesPromise(String name) throws IOException {
        Lesson lesson = LessonReader.read(FOLDER.resolve(name + ".md"));
        List<String> said = lesson.problems().stream().map(problem -> problem.line(Texts.russian()).replace(FOLDER + "/", "").replace(FOLDER + "\\", "")).toList();
        assertThat(said).containsExactlyElementsOf(Files.readAllLines(FOLDER.resolve(name + ".txt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-head", "cyrillic", "claims", "unclosed", "newer"})
    void theRestOfThePageWorks(String name) {
        Lesson lesson = LessonReader.read(FOLDER.resolve(name + ".md"));
        assertThat(lesson.parts()).isNotEmpty();
        assertThat(lesson.hasErrors()).isTrue();
    }
}
