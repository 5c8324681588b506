package gradlab.ui.widget;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Quantities one below the other, each with its name, its value and a bar. */
final class Gauges {

    private static final double BAR = 7;

    private Gauges() {
    }

    /** @param share 0..1 of the bar that is filled */
    record Gauge(String name, String value, double share, Color colour) {
    }

    /** How tall so many of them stand, in points, in text {@code zoom} times as large as usual. */
    static double height(int count, double zoom) {
        return count * (17 * zoom + BAR + 3) + 3;
    }

    static void draw(Sketch sketch, double left, double top, double width, List<Gauge> gauges) {
        double y = top;
        double line = 17 * sketch.zoom();
        for (Gauge gauge : gauges) {
            sketch.boldText(1);
            double room = width - sketch.widthOf(gauge.value()) - 8;
            sketch.plainText();
            sketch.label(gauge.name(), left, y + line - 3, TextAlignment.LEFT, VPos.BOTTOM, sketch.palette().fadedInk(), room);
            sketch.boldText(1);
            sketch.label(gauge.value(), left + width, y + line - 3, TextAlignment.RIGHT, VPos.BOTTOM, sketch.palette().ink());
            sketch.pen().setFill(sketch.palette().line().deriveColor(0, 1, 1, 0.6));
            sketch.pen().fillRoundRect(left, y + line, width, BAR, BAR, BAR);
            double filled = Math.clamp(gauge.share(), 0, 1) * width;
            if (filled > 0) {
                sketch.pen().setFill(gauge.colour());
                sketch.pen().fillRoundRect(left, y + line, Math.max(filled, BAR), BAR, BAR, BAR);
            }
            y += line + BAR + 3;
        }
        sketch.plainText();
    }
}
