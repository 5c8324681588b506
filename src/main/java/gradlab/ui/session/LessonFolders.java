package gradlab.ui.session;

import gradlab.catalogue.WholeFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which folder of lessons the user opened last, beside those that came with the lab; and where packs of lessons are put.
 *
 * @param state where that is kept; empty if it is not to be kept
 */
public record LessonFolders(Optional<Path> state) {

    private static final String LAST = "lessons.txt";
    private static final String PACKS = "packs";

    /** Remembers nothing. */
    public static LessonFolders none() {
        return new LessonFolders(Optional.empty());
    }

    /** The folder, if it is still there. */
    public Optional<Path> last() {
        return state.map(folder -> folder.resolve(LAST)).filter(Files::isRegularFile).flatMap(LessonFolders::read).filter(Files::isDirectory);
    }

    /** Keeps the folder for the next start; without it the lab works too. */
    public void remember(Path folder) {
        if (state.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(state.get());
            WholeFile.write(state.get().resolve(LAST), folder.toString());
        } catch (IOException e) {
            System.getLogger("gradlab.ui").log(Level.WARNING, "cannot remember " + folder, e);
        }
    }

    /** The folder that packs are unpacked into, each into one of its own; need not exist. */
    public Path packs() {
        return state.orElseGet(StateFolder::here).resolve(PACKS);
    }

    private static Optional<Path> read(Path file) {
        try {
            return Optional.of(Path.of(Files.readString(file).strip()));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
