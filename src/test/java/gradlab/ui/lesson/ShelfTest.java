package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

    @TempDir
    Path folder;

    @Test
    void aLessonStandsAfterThoseItNeeds() throws IOException {
        lesson("adam", "gd, momentum");
        lesson("gd", "");
        lesson("momentum", "gd");
        assertThat(Shelf.of(folder)).extracting(Shelf.Entry::id).containsExactly("gd", "momentum", "adam");
    }

    @Test
    void circlesAndUnknownLessonsHideNothing() throws IOException {
        lesson("a", "b");
        lesson("b", "a");
        lesson("c", "nowhere");
        assertThat(Shelf.of(folder)).extracting(Shelf.Entry::id).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void filesWithoutAHeadAreNoLessons() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# О чём это");
        lesson("gd", "");
        assertThat(Shelf.of(folder)).hasSize(1);
        assertThat(Shelf.of(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void theShortTitleEndsAtTheColon() throws IOException {
        lesson("gd", "");
        assertThat(Shelf.of(folder).getFirst().title()).isEqualTo("Урок gd: подробно");
        assertThat(Shelf.of(folder).getFirst().shortTitle()).isEqualTo("Урок gd");
    }

    @Test
    void picturesAreTakenFromTheLessonsFolderOnly() throws IOException {
        Path lessons = Files.createDirectories(folder.resolve("lessons/img"));
        Files.writeString(lessons.resolve("a.png"), "");
        Files.writeString(folder.resolve("secret.png"), "");
        Path root = folder.resolve("lessons");
        assertThat(PictureView.inside(root, "img/a.png")).isPresent();
        assertThat(PictureView.inside(root, "../secret.png")).isEmpty();
        assertThat(PictureView.inside(root, folder.resolve("secret.png").toString())).isEmpty();
        assertThat(PictureView.inside(root, "img")).isEmpty();
        assertThat(PictureView.inside(root, "\0")).isEmpty();
    }

    private void lesson(String id, String before) throws IOException {
        Files.writeString(folder.resolve(id + ".md"), "---\nид: x\nid: " + id + "\nназвание: Урок " + id + ": подробно\nнужно до: " + before + "\n---\n");
    }

    @Test
    void theCourseStandsInTheOrderOfItsRoute() {
        assertThat(Shelf.of(Path.of("lessons"))).extracting(Shelf.Entry::id)
                .containsExactlyElementsOf(Routes.of(Path.of("lessons")).routes().getFirst().stops().stream().map(Routes.Stop::lesson).toList());
    }
}
