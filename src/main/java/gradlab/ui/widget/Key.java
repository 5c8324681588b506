package gradlab.ui.widget;

import java.util.List;
import javafx.scene.paint.Color;

/** What the lines of a drawing mean, above it, in as many rows as it takes. */
final class Key {

    private static final double ROW = 19;

    private Key() {
    }

    /** One line of the drawing; {@code dashes} as it is drawn. */
    record Entry(Color colour, String text, double... dashes) {
    }

    /** How much room it takes above the drawing, in points. */
    static double height(Sketch sketch, List<Entry> entries) {
        return place(sketch, entries, false);
    }

    static void draw(Sketch sketch, List<Entry> entries) {
        place(sketch, entries, true);
    }

    private static double place(Sketch sketch, List<Entry> entries, boolean drawing) {
        sketch.plainText();
        double x = 4;
        double y = ROW * sketch.zoom() / 2;
        for (Entry entry : entries) {
            double wide = 14 * sketch.zoom() + 4 + sketch.widthOf(entry.text());
            if (x > 4 && x + wide > sketch.width() - 2) {
                x = 4;
                y += ROW * sketch.zoom();
            }
            if (drawing) {
                Draw.legend(sketch, x, y, entry.colour(), entry.text(), entry.dashes());
            }
            x += wide + 12;
        }
        return y + ROW * sketch.zoom() / 2 + 2;
    }
}
