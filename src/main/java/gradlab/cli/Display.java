package gradlab.cli;

import gradlab.catalogue.Texts;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a window can open on a machine. Asked before JavaFX starts, which would answer with a stack trace.
 *
 * @param os the name of the operating system
 * @param environment its environment variables
 * @param headless true if Java was told to do without a display
 * @param answers whether an X server takes a connection
 * @param loads whether a shared library can be loaded
 */
public record Display(String os, Map<String, String> environment, boolean headless,
        Predicate<XServer> answers, Predicate<String> loads) {

    /** What JavaFX's window system is linked with on Linux, and the Debian package that brings it. */
    private static final List<Library> LIBRARIES =
            List.of(new Library("libgtk-3.so.0", "libgtk-3-0"), new Library("libXtst.so.6", "libxtst6"));

    private record Library(String file, String debianPackage) {
    }

    /** Why no window can open; its sentence stands in the text bundles under {@code display.<key>}. */
    public record Obstacle(String key, List<Object> args) {
        static Optional<Obstacle> of(String key, Object... args) {
            return Optional.of(new Obstacle(key, List.of(args)));
        }

        public String sentence(Texts texts) {
            return texts.get("display." + key, args.toArray());
        }
    }

    /** The display of the machine the lab runs on. */
    public static Display here() {
        return new Display(System.getProperty("os.name"), System.getenv(), Boolean.getBoolean("java.awt.headless"),
                XServer::answers, Display::canLoad);
    }

    /** Empty if a window can open. */
    public Optional<Obstacle> obstacle() {
        if (headless) {
            return Obstacle.of("headless");
        }
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return Optional.empty();
        }
        return xObstacle().or(this::libraryObstacle);
    }

    // JavaFX has no Wayland of its own: a Wayland session must offer an X server as well.
    private Optional<Obstacle> xObstacle() {
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty() ? Obstacle.of("none") : Obstacle.of("wayland");
        }
        return XServer.named(display).filter(answers).isPresent() ? Optional.empty() : Obstacle.of("silent", display);
    }

    private Optional<Obstacle> libraryObstacle() {
        return LIBRARIES.stream()
                .filter(library -> !loads.test(library.file()))
                .findFirst()
                .flatMap(library -> Obstacle.of("library", library.file(), library.debianPackage()));
    }

    @SuppressWarnings("restricted") // loading is the question; nothing in the library is called
    private static boolean canLoad(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }
}
