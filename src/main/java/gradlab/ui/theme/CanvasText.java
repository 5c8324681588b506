package gradlab.ui.theme;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/**
 * Writes on canvases; nothing else does. A canvas lays its text out on the thread that draws, the scene does on the FX thread, and what both use
 * to shape letters on Linux is not made for two threads: a mean "x̄" or a column's name in Hebrew on a canvas could end the whole process while the
 * scene shapes another text. So the canvas gets only text that is a row of single letters, and everything else as its outline, which
 * the FX thread makes. FX thread only.
 */
public final class CanvasText {

    private CanvasText() {
    }

    /** Fills a line with the context's paint, in its font, as {@link GraphicsContext#fillText(String, double, double)}. */
    public static void fill(GraphicsContext g, String text, double x, double y) {
        if (isPlain(text)) {
            g.fillText(text, x, y);
        } else {
            trace(g, text, x, y);
            g.fill();
        }
    }

    /** Draws a line's contour, as {@link GraphicsContext#strokeText(String, double, double)}. */
    public static void stroke(GraphicsContext g, String text, double x, double y) {
        if (isPlain(text)) {
            g.strokeText(text, x, y);
        } else {
            trace(g, text, x, y);
            g.stroke();
        }
    }

    /** Whether each character stands for a glyph of its own, from left to right: Latin, Greek, Cyrillic, signs, formulas. */
    public static boolean isPlain(String text) {
        return text.chars().allMatch(CanvasText::isPlain);
    }

    private static boolean isPlain(int character) {
        return character < 0x0300 || character >= 0x0370 && character < 0x0590 || character >= 0x1d00 && character < 0x1dc0
                || character >= 0x1e00 && character < 0x200c || character >= 0x2010 && character < 0x202a || character == 0x202f
                || character >= 0x2030 && character < 0x2060 || character >= 0x2070 && character < 0x20d0 || character >= 0x2100 && character < 0x2e80;
    }

    private static void trace(GraphicsContext g, String text, double x, double y) {
        Text line = new Text(text);
        line.setFont(g.getFont());
        Bounds bounds = line.getLayoutBounds();
        double left = switch (g.getTextAlign()) {
            case LEFT, JUSTIFY -> x;
            case CENTER -> x - bounds.getWidth() / 2;
            case RIGHT -> x - bounds.getWidth();
        };
        double base = switch (g.getTextBaseline()) {
            case TOP -> y - bounds.getMinY();
            case CENTER -> y - bounds.getMinY() - bounds.getHeight() / 2;
            case BASELINE -> y;
            case BOTTOM -> y - bounds.getMaxY();
        };
        g.beginPath();
        outline(line).forEach(element -> add(g, element, left, base));
    }

    private static List<PathElement> outline(Text line) {
        return Shape.subtract(line, new Rectangle()) instanceof Path path ? path.getElements() : List.of();
    }

    private static void add(GraphicsContext g, PathElement element, double x, double y) {
        switch (element) {
            case MoveTo to -> g.moveTo(x + to.getX(), y + to.getY());
            case LineTo to -> g.lineTo(x + to.getX(), y + to.getY());
            case QuadCurveTo to -> g.quadraticCurveTo(x + to.getControlX(), y + to.getControlY(), x + to.getX(), y + to.getY());
            case CubicCurveTo to -> g.bezierCurveTo(x + to.getControlX1(), y + to.getControlY1(), x + to.getControlX2(), y + to.getControlY2(),
                    x + to.getX(), y + to.getY());
            case ClosePath _ -> g.closePath();
            default -> throw new IllegalStateException("not an element of letters: " + element);
        }
    }
}
