package gradlab.ui.patterns;

import gradlab.ui.Words;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Draws with the colours and the typeface of the lab.
 *
 * @param scale how much larger than usual all text is
 */
record Pen(GraphicsContext g, Palette palette, Words words, String family, double scale) {

    private static final double CAPTION = 11;
    private static final double BOLD = 12;
    private static final double FAINT = 0.22;

    /** So many points of the usual text size. */
    double of(double points) {
        return points * scale;
    }

    double line() {
        return of(CAPTION + 4);
    }

    private Font caption() {
        return Font.font(family, of(CAPTION));
    }

    /** Writes a caption whose middle stands at {@code y}. */
    void caption(String text, double x, double y, TextAlignment anchor) {
        write(text, x, y, caption(), palette.fadedInk(), anchor);
    }

    void bold(String text, double x, double y) {
        write(text, x, y, Font.font(family, FontWeight.BOLD, of(BOLD)), palette.ink(), TextAlignment.LEFT);
    }

    private void write(String text, double x, double y, Font font, Color colour, TextAlignment anchor) {
        g.setFont(font);
        g.setFill(colour);
        g.setTextAlign(anchor);
        g.setTextBaseline(VPos.CENTER);
        CanvasText.fill(g, text, x, y);
    }

    double width(String text) {
        Text measured = new Text(text);
        measured.setFont(caption());
        return measured.getLayoutBounds().getWidth();
    }

    /** Raw things are drawn solid, matched ones dashed: the sign besides colour. */
    Color raw() {
        return palette.series(0);
    }

    Color matched() {
        return palette.series(1);
    }

    Color faint(Color colour) {
        return colour.deriveColor(0, 1, 1, FAINT);
    }

    void stroke(Color colour, double width, double... dashes) {
        g.setStroke(colour);
        g.setLineWidth(width);
        g.setLineDashes(dashes);
    }

    /** A short piece of a line and what it stands for; where the next may begin. */
    double key(String text, double x, double y, Color colour, double... dashes) {
        stroke(colour, 2, dashes);
        g.strokeLine(x, y, x + of(18), y);
        g.setLineDashes();
        caption(text, x + of(22), y, TextAlignment.LEFT);
        return x + of(34) + width(text);
    }

    /** A patch of colour and what it stands for. */
    double patch(String text, double x, double y, Color colour) {
        g.setFill(colour);
        g.fillRect(x, y - of(4), of(14), of(8));
        caption(text, x + of(18), y, TextAlignment.LEFT);
        return x + of(30) + width(text);
    }
}
