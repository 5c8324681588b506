package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.LessonChecker.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonAuthorTest {

    @TempDir
    private Path folder;

    private Path begun() {
        Path file = folder.resolve("moy-urok.md");
        LessonAuthor.begin(file);
        return file;
    }

    private static String block(Path file) {
        return StepBlock.write(LessonAuthor.freeStepId(file), ExperimentSpec.standard().withSteps(40), file, List.of("loss"), 1, Optional.empty());
    }

    @Test
    void aNewLessonHasNothingToMendAndItsClaimsHold() {
        Lesson lesson = LessonReader.read(begun());
        assertThat(lesson.problems()).isEmpty();
        assertThat(lesson.id()).isEqualTo("moy-urok");
        assertThat(LessonChecker.check(lesson, 3, 2, () -> 0).verdicts()).isNotEmpty().allMatch(Verdict::holds);
    }

    @Test
    void theFilesNameBecomesAnId() {
        assertThat(LessonAuthor.fileFor(folder.resolve("Мой урок: щука №2.md"))).isEqualTo(folder.resolve("moy-urok-schuka-2.md"));
        assertThat(LessonAuthor.fileFor(folder.resolve("urok"))).isEqualTo(folder.resolve("urok.md"));
        assertThatThrownBy(() -> LessonAuthor.fileFor(folder.resolve("я.md"))).isInstanceOf(BadInput.class).hasMessageContaining("«я»");
    }

    @Test
    void aFileThatNobodyNamedIsNotWrittenOver() {
        begun();
        assertThat(LessonAuthor.fileFor(folder.resolve("moy-urok.md"))).exists();
        assertThatThrownBy(() -> LessonAuthor.fileFor(folder.resolve("Мой урок.md"))).isInstanceOf(BadInput.class).hasMessageContaining("moy-urok.md");
        assertThatThrownBy(() -> LessonAuthor.fileFor(folder.resolve("moy-urok"))).isInstanceOf(BadInput.class);
    }

    @Test
    void aStepIsPutAfterTheLastOne() throws IOException {
        Path file = begun();
        LessonAuthor.add(block(file), file);
        LessonAuthor.add(block(file), file);
        Lesson lesson = LessonReader.read(file);
        assertThat(lesson.problems()).isEmpty();
        assertThat(lesson.steps()).extracting(Step::id).containsExactly("krutoi-sklon", "shag-1", "shag-2");
        assertThat(Files.readString(file).indexOf("shag-2")).isLessThan(Files.readString(file).indexOf(":::границы"));
        assertThat(folder).isDirectoryNotContaining(beside -> beside.toString().endsWith(".part"));
    }

    @Test
    void aStepWithoutALessonBeginsOne() {
        Path file = folder.resolve("novyi.md");
        LessonAuthor.add(block(file), file);
        Lesson lesson = LessonReader.read(file);
        assertThat(lesson.problems()).isEmpty();
        assertThat(lesson.steps()).extracting(Step::id).containsExactly("shag-1");
        assertThat(lesson.steps().getFirst().spec()).isEqualTo(ExperimentSpec.standard().withSteps(40));
    }

    @Test
    void anIdThatTheRecordKnowsIsNotUsedAgain() throws IOException {
        Path file = begun();
        Files.createDirectories(folder.resolve(".check"));
        Files.writeString(folder.resolve(".check/moy-urok.json"), "{\"steps\":{\"shag-7\":{}}}");
        assertThat(LessonAuthor.freeStepId(file)).isEqualTo("shag-8");
    }

    @Test
    void aCopyNamesItsOriginAndBringsItsPictures() throws IOException {
        Path file = begun();
        Files.createDirectories(folder.resolve("img"));
        Files.writeString(folder.resolve("img/krivaya.png"), "png");
        Files.writeString(folder.resolve("chuzhoe.png"), "not named");
        Files.writeString(file, Files.readString(file).replace("## Главное", "![Кривая](img/krivaya.png) ![](../x.png)\n\n## Главное"));
        Path to = Files.createDirectories(folder.resolve("moi")).resolve("svoy.md");
        LessonAuthor.copy(LessonReader.read(file), to);
        Lesson copy = LessonReader.read(to);
        assertThat(copy.problems()).isEmpty();
        assertThat(copy.id()).isEqualTo("svoy");
        assertThat(Files.readString(to)).containsOnlyOnce("\nid: svoy\n").containsOnlyOnce("\nоснован на: moy-urok@0.1\n");
        assertThat(folder.resolve("moi/img/krivaya.png")).hasContent("png");
        assertThat(folder.resolve("moi/chuzhoe.png")).doesNotExist();
        LessonAuthor.copy(copy, folder.resolve("eschyo.md"));
        assertThat(Files.readString(folder.resolve("eschyo.md"))).containsOnlyOnce("основан на: svoy@0.1");
    }

    @Test
    void lessonsOfTheCourseCanBeCopied() {
        for (String id : List.of("saturation", "gradient-rank", "gd-learning-rate")) {
            Path to = folder.resolve(id + "-copy.md");
            LessonAuthor.copy(LessonReader.read(Path.of("lessons", id + ".md")), to);
            assertThat(LessonReader.read(to).hasErrors()).as(id).isFalse();
        }
    }
}
