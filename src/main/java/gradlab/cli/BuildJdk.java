package gradlab.cli;

import gradlab.catalogue.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs during the build: leaves a note to the launcher where the Java stands that built the lab. */
final class BuildJdk {

    private BuildJdk() {
    }

    /** Writes the home directory of this Java as the only line of the file named by the only argument. */
    static void main(String[] args) throws IOException {
        Path note = Path.of(args[0]);
        Files.createDirectories(note.getParent());
        WholeFile.write(note, System.getProperty("java.home") + System.lineSeparator());
    }
}
