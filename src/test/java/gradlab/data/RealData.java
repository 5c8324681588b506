package gradlab.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds real data sets: in the folder named by the system property {@code gradlab.data}, or in {@code shared/data} beside
 * the working directory or beside one of the directories above it.
 */
final class RealData {

    private RealData() {
    }

    /** The file, or a skipped test that says what is missing. */
    static Path file(String name) {
        String chosen = System.getProperty("gradlab.data", "");
        if (!chosen.isEmpty()) {
            return present(Path.of(chosen, name), name);
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("shared/data").resolve(name))) {
            directory = directory.getParent();
        }
        return present(directory == null ? Path.of(name) : directory.resolve("shared/data").resolve(name), name);
    }

    private static Path present(Path file, String name) {
        assumeTrue(Files.exists(file), name + " is not on this machine: put it into shared/data or name its folder by -Dgradlab.data");
        return file;
    }
}
