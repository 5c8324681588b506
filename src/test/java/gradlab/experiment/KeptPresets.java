package gradlab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A door for tests of other packages to the gallery of experiments. */
public final class KeptPresets {

    private KeptPresets() {
    }

    /** Reads a gallery from a folder. */
    public static List<Preset> read(Path folder) {
        return new PresetReader(name -> text(folder.resolve(name))).read();
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
