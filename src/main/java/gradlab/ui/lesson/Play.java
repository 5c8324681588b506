package gradlab.ui.lesson;

import gradlab.catalogue.Problem;
import java.util.List;

/** Something that runs for a step while the reader watches, and writes into its attempt how it goes. */
interface Play {

    /** What the card is told. */
    interface Listener {
        void moved();

        void finished();

        void failed(List<Problem> problems);

        /** The reader changed the experiment while it ran. */
        void interrupted();
    }

    /** From the beginning. */
    void run();

    /** Goes on after a pause. */
    void goOn();

    /** Back to where nothing has run yet. */
    void rewind();

    /** How much of the run is done, 0..1. */
    double share();

    /** The step where it stands. */
    long step();

    /** True if the run ended because a number was no longer finite. */
    boolean diverged();

    /** Looks once more how the attempt stands: it may have been forgotten. */
    default void refresh() {
    }
}
