package gradlab.ui.session;

import gradlab.catalogue.Unwritable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder in which this lab keeps nothing, though what lies there can be read.
 *
 * @param why it cannot be written to; empty if another window keeps its session there
 */
public record Unkept(Path folder, Optional<Unwritable> why) {

    /** A small text beside a session; empty if there is none or it cannot be read. */
    public Optional<String> text(String name) {
        return text(folder, name);
    }

    static Optional<String> text(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
