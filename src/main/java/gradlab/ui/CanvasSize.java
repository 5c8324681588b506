package gradlab.ui;

import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/** Keeps a canvas as large as the node it fills. */
public final class CanvasSize {

    private CanvasSize() {
    }

    /** Fits a canvas into its node, in whole units; true if it got another size, and with that lost its drawing. */
    public static boolean follow(Region node, Canvas canvas) {
        double width = Math.floor(node.getWidth());
        double height = Math.floor(node.getHeight());
        if (width == canvas.getWidth() && height == canvas.getHeight()) {
            return false;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        return true;
    }
}
