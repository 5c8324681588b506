package gradlab.ui.chart;

import gradlab.ui.theme.CanvasText;
import javafx.scene.canvas.GraphicsContext;
import org.jfree.fx.FXGraphics2D;

/** Draws JFreeChart's charts on a canvas, with text as {@link CanvasText} writes it. */
final class CanvasPen extends FXGraphics2D {

    private final GraphicsContext g;

    CanvasPen(GraphicsContext g) {
        super(g);
        this.g = g;
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (CanvasText.isPlain(text)) {
            super.drawString(text, x, y);
        } else {
            CanvasText.fill(g, text, x, y);
        }
    }
}
