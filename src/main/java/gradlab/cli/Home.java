package gradlab.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the lab is installed: the launcher says so; without it, the folder of the sources serves. */
final class Home {

    private static final String PACKAGED = "jpackage.app-path";

    private Home() {
    }

    static Path folder() {
        return Path.of(System.getProperty("gradlab.home", "")).toAbsolutePath().normalize();
    }

    /** True in the self-contained application, which carries its own Java and has a launcher that is a program. */
    static boolean isPackaged() {
        return System.getProperty(PACKAGED) != null;
    }

    /** What starts the lab. */
    static Path launcher() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return isPackaged() ? Path.of(System.getProperty(PACKAGED)) : folder().resolve(windows ? "bin/gradlab.bat" : "bin/gradlab");
    }

    /** The folder of the lessons that came with the lab. */
    static Path lessons() {
        Path own = folder().resolve("lessons");
        return Files.isDirectory(own) ? own : Path.of("lessons").toAbsolutePath();
    }
}
