package gradlab.ui.session;

import java.util.Optional;

/** A door for tests of other packages to the settings that a start reads. */
public final class KeptSettings {

    private KeptSettings() {
    }

    public static void read(String text) {
        Settings.read(Optional.of(text)).room();
    }

    public static String first() {
        return Settings.FIRST.text();
    }
}
