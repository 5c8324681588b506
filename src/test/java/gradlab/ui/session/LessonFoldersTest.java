package gradlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonFoldersTest {

    @TempDir
    private Path folder;

    @Test
    void theLastFolderIsThereAtTheNextStartUnlessItIsGone() throws IOException {
        Path lessons = Files.createDirectories(folder.resolve("мои уроки"));
        LessonFolders folders = new LessonFolders(Optional.of(folder.resolve("state")));
        assertThat(folders.last()).isEmpty();
        folders.remember(lessons);
        assertThat(new LessonFolders(Optional.of(folder.resolve("state"))).last()).contains(lessons);
        Files.delete(lessons);
        assertThat(folders.last()).isEmpty();
    }

    @Test
    void whereNothingIsKeptNothingIsRemembered() {
        LessonFolders.none().remember(folder);
        assertThat(LessonFolders.none().last()).isEmpty();
    }
}
