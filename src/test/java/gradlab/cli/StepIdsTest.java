package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.Checkable;
import gradlab.lesson.LessonReader;
import gradlab.lesson.NotesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The records beside the course know the experiments of its steps. */
class StepIdsTest {

    static Stream<Path> lessons() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("lessons"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void noStepOfTheCourseHasBecomeAnother(Path file) throws IOException {
        Checkable lesson = NotesReader.isNotes(file) ? NotesReader.read(file) : LessonReader.read(file);
        Path record = file.resolveSibling(".check").resolve(lesson.id() + ".json");
        assertThat(StepIds.of(JsonMapper.shared().readTree(Files.readString(record))).problems(lesson, false)).isEmpty();
    }
}
