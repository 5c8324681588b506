package gradlab.ui.lesson;

import javafx.scene.image.Image;

/** A formula after the attempt to draw it. */
public sealed interface Formula {

    /**
     * A picture with more pixels than points, so that it is crisp.
     *
     * @param width in points, as {@code height} and {@code depth}
     * @param depth how far it reaches below the base line
     */
    record Drawn(Image image, double width, double height, double depth) implements Formula {
    }

    /** LaTeX that is not understood; {@code culprit} is the command, or the whole formula. */
    record Unreadable(String culprit) implements Formula {
    }

    /**
     * How a formula shall look.
     *
     * @param size of the text around it, in points
     * @param argb colour of the ink
     * @param scale pixels per point
     */
    record Look(boolean display, double size, int argb, double scale) {
    }
}
