package gradlab.ui.sweep;

import gradlab.ui.Words;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** What the colours mean: a bar with round values, and the hatch for what diverged. */
final class Legend {

    private static final double BAR = 14;
    private static final double TICK = 4;
    private static final double PER_TICK = 28;
    private static final double SWATCH = 14;
    private static final int DIGITS = 3;

    private final Brush brush;
    private final Words words;

    Legend(Brush brush, Words words) {
        this.brush = brush;
        this.words = words;
    }

    /** How wide it will be. */
    double width(MapData data) {
        double ticks = data.scale().ticks(8).stream().mapToDouble(value -> brush.width(label(data, value), brush.caption())).max().orElse(0);
        return Math.max(BAR + TICK + 4 + ticks, SWATCH + 6 + brush.width(words.get("sweep.diverged"), brush.caption())) + 4;
    }

    /** Draws it with its upper left corner here. */
    void draw(MapData data, double x, double y, double height) {
        double bar = Math.max(60, Math.min(400, height - SWATCH - 20));
        boolean coloured = data.cells().stream().anyMatch(CellValues::isShown);
        double below = y;
        if (coloured) {
            for (double row = 0; row < bar; row++) {
                brush.g().setFill(brush.palette().sequential(1 - row / bar));
                brush.g().fillRect(x, y + row, BAR, 1.5);
            }
            List<Double> ticks = data.scale().ticks((int) Math.max(2, bar / PER_TICK));
            for (double value : ticks) {
                double at = y + bar * (1 - data.scale().share(value));
                brush.g().setStroke(brush.palette().fadedInk());
                brush.g().setLineWidth(1);
                brush.g().setLineDashes();
                brush.g().strokeLine(x + BAR, at, x + BAR + TICK, at);
                brush.write(label(data, value), x + BAR + TICK + 4, at, brush.caption(), brush.palette().fadedInk(), TextAlignment.LEFT);
            }
            below += bar + 16;
        }
        if (data.hasDiverged()) {
            Rectangle2D swatch = new Rectangle2D(x, below, SWATCH, SWATCH);
            brush.hatch(swatch);
            brush.g().setStroke(brush.palette().warning());
            brush.g().strokeRect(x + 0.5, below + 0.5, SWATCH - 1, SWATCH - 1);
            Color ink = brush.palette().fadedInk();
            brush.write(words.get("sweep.diverged"), x + SWATCH + 6, below + SWATCH / 2, brush.caption(), ink, TextAlignment.LEFT);
        }
    }

    private String label(MapData data, double value) {
        return data.measure().format(words, value, DIGITS);
    }
}
