package gradlab.ui.sweep;

import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws with the colours and the typeface of the lab. */
final class Brush {

    static final double LINE = 15;
    /** The luminance on which dark and white ink can be read equally well. */
    private static final double MIDDLE = 0.215;
    private static final double HATCH = 7;
    private static final String CUT = "…";

    private final GraphicsContext g;
    private final Palette palette;
    private final Font caption;
    private final Font text;
    private final Font bold;
    private final Map<String, Double> widths = new HashMap<>();

    Brush(GraphicsContext g, Palette palette, String family) {
        this.g = g;
        this.palette = palette;
        caption = Font.font(family, 11);
        text = Font.font(family, 12);
        bold = Font.font(family, FontWeight.BOLD, 13);
    }

    GraphicsContext g() {
        return g;
    }

    Palette palette() {
        return palette;
    }

    Font caption() {
        return caption;
    }

    Font text() {
        return text;
    }

    Font bold() {
        return bold;
    }

    /** Writes a line whose anchor is at the left, the middle or the right end, and whose middle stands at {@code y}. */
    void write(String line, double x, double y, Font font, Color colour, TextAlignment anchor) {
        g.setFont(font);
        g.setFill(colour);
        g.setTextAlign(anchor);
        g.setTextBaseline(VPos.CENTER);
        CanvasText.fill(g, line, x, y);
    }

    double width(String line, Font font) {
        return widths.computeIfAbsent(font.getSize() + font.getStyle() + line, _ -> {
            Text measured = new Text(line);
            measured.setFont(font);
            return measured.getLayoutBounds().getWidth();
        });
    }

    /** As much of a line as fits. */
    String cut(String line, double room, Font font) {
        if (width(line, font) <= room) {
            return line;
        }
        int length = line.length() - 1;
        while (length > 0 && width(line.substring(0, length) + CUT, font) > room) {
            length--;
        }
        return length == 0 ? "" : line.substring(0, length) + CUT;
    }

    /** What is lost is hatched, and not only coloured. */
    void hatch(Rectangle2D area) {
        g.save();
        g.beginPath();
        g.rect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        g.clip();
        g.setStroke(palette.warning().deriveColor(0, 1, 1, 0.55));
        g.setLineWidth(1.4);
        g.setLineDashes();
        for (double x = area.getMinX() - area.getHeight(); x < area.getMaxX(); x += HATCH) {
            g.strokeLine(x, area.getMaxY(), x + area.getHeight(), area.getMinY());
        }
        g.restore();
    }

    /** Ink that can be read on a colour. */
    static Color inkOn(Color ground) {
        double luminance = 0.2126 * linear(ground.getRed()) + 0.7152 * linear(ground.getGreen()) + 0.0722 * linear(ground.getBlue());
        return luminance > MIDDLE ? Color.web("#1f2328") : Color.WHITE;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
