package gradlab.ui.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the lab keeps what outlives its window: where the system wants such things. */
public final class StateFolder {

    /** A system property that names another folder. */
    public static final String PROPERTY = "gradlab.state";

    private StateFolder() {
    }

    /** The folder on this machine; it need not exist. */
    public static Path here() {
        String named = System.getProperty(PROPERTY, "");
        return named.isEmpty() ? of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home"))) : Path.of(named);
    }

    static Path of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Gradlab");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Gradlab");
        }
        Path state = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
        // the convention says that a relative path is to be ignored
        return (state.isAbsolute() ? state : home.resolve(".local").resolve("state")).resolve("gradlab");
    }
}
