package gradlab.ui;

import java.util.Set;
import javafx.scene.text.Font;

/** This machine has no font at all, as some bare Linux has: JavaFX cannot draw one letter then, and fails somewhere inside itself. */
public final class MissingFonts extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /** JavaFX's names for whatever there is. */
    private static final Set<String> ALWAYS_NAMED = Set.of("System", "Serif", "SansSerif", "Monospaced");

    MissingFonts() {
        super("no fonts");
    }

    /**
     * Asked before anything is drawn.
     *
     * @throws MissingFonts if there are none
     */
    static void check() {
        if (ALWAYS_NAMED.containsAll(Font.getFamilies())) {
            throw new MissingFonts();
        }
    }
}
