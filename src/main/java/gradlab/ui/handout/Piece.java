package gradlab.ui.handout;

import java.awt.image.BufferedImage;

/** The smallest part of a line on paper that is never broken. */
sealed interface Piece {

    /**
     * A word, or a part of one, without spaces.
     *
     * @param level 1 raised as an exponent, −1 lowered as an index, 0 on the line
     * @param spaced whether a space stands before it
     */
    record Word(String text, boolean bold, int level, boolean spaced) implements Piece {
    }

    /**
     * A formula; its sizes in points.
     *
     * @param depth how far it reaches below the base line
     */
    record Picture(BufferedImage image, double width, double height, double depth, boolean spaced) implements Piece {
    }

    boolean spaced();
}
