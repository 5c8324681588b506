package gradlab.ui.lesson;

import javafx.scene.layout.Region;

/** A page of the pane that is not a lesson, such as the glossary; it is made when it is opened. */
interface Leaf {

    /** Builds the page; it belongs to the lesson pane and follows its language, colours and text size. */
    Region open();

    /** Ends what the page listens to. */
    default void close() {
    }
}
