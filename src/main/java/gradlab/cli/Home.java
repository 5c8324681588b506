package gradlab.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the lab is installed: the launcher says so; without it, the folder of the sources serves. */
final class Home {

    private Home() {
    }

    static Path folder() {
        return Path.of(System.getProperty("gradlab.home", "")).toAbsolutePath().normalize();
    }

    /** The folder of the lessons that came with the lab. */
    static Path lessons() {
        Path own = folder().resolve("lessons");
        return Files.isDirectory(own) ? own : Path.of("lessons").toAbsolutePath();
    }
}
