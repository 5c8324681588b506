package gradlab.ui;

import com.sun.javafx.text.GlyphLayoutManager;
import java.lang.System.Logger.Level;

/**
 * A way round a fault of JavaFX 26 on Linux that ends the whole process with a heap that is spoilt ("malloc(): …", "corrupted size …").
 * All threads share one shaper of text; when a layout is done with it, the shaper is given back first and only then frees what it holds and empties its
 * list. Texts of the scene are laid out on the FX thread, those of a canvas on the thread that draws: while one of them still cleans up, the
 * other has already begun, and has its memory freed under its hands. It takes a text that needs shaping, such as "m̂" in Adam's formula or a pasted
 * Hebrew word, and any text of a chart in the same microsecond.
 */
final class TextShaping {

    private TextShaping() {
    }

    /** Takes the shared shaper and keeps it for good, so that JavaFX makes a new one for each layout. To be called before there is any text. */
    static void keepApart() {
        try {
            GlyphLayoutManager.getInstance();
        } catch (LinkageError e) {
            // another JavaFX, or Java without the export of lib/java.options: the lab runs on, as safe as JavaFX itself
            System.getLogger("gradlab.ui").log(Level.DEBUG, "JavaFX's shaper of text stays shared: " + e);
        }
    }
}
