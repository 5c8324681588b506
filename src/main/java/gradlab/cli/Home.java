package gradlab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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

    /** Another lab with these arguments. */
    static ProcessBuilder launch(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(launcher().toString()), Stream.of(arguments)).toList());
        // a packaged launcher that finds these takes itself for one that has already prepared its surroundings
        builder.environment().keySet().removeIf(name -> name.startsWith("_JPACKAGE"));
        return builder;
    }

    private static Path launcher() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return isPackaged() ? Path.of(System.getProperty(PACKAGED)) : folder().resolve(windows ? "bin/gradlab.bat" : "bin/gradlab");
    }

    /** The folder of the lessons that came with the lab. */
    static Path lessons() {
        Path own = folder().resolve("lessons");
        return Files.isDirectory(own) ? own : Path.of("lessons").toAbsolutePath();
    }
}
