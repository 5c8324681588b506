package gradlab.data;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What every reader of data files asks before it reads, and how it says that reading failed. */
final class InputFile {

    private InputFile() {
    }

    /** The place to name when a mistake concerns the whole file. */
    static Place start(Path path) {
        return new Place(path.toString(), 1, 1);
    }

    /**
     * Refuses what is not a readable file. Pipes and devices are refused too: they may never end.
     *
     * @throws BadInput if nothing was chosen, nothing stands there, or it is not a readable file
     */
    static void check(Path path) {
        if (path.toString().isEmpty()) {
            throw BadInput.at(start(path), "file.unset");
        }
        if (Files.isDirectory(path)) {
            throw BadInput.at(start(path), "file.directory");
        }
        if (!Files.exists(path)) {
            throw BadInput.at(start(path), "file.missing");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw BadInput.at(start(path), "file.unreadable");
        }
    }

    /** The problem behind a failed read. */
    static BadInput failed(Path path, IOException cause) {
        String key = switch (cause) {
            case NoSuchFileException missing -> "file.missing";
            case AccessDeniedException denied -> "file.unreadable";
            default -> "file.broken";
        };
        return BadInput.at(start(path), key, String.valueOf(cause.getMessage()));
    }
}
