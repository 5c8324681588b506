package gradlab.ui.chart;

import gradlab.probe.Probe;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableMap;

/**
 * What the cards of a grid share.
 *
 * @param cursor the step under the mouse, on whichever card it is; NaN if on none
 * @param enlarged the id of the card that fills the grid
 * @param standing the charts in the grid, from the upper left to the lower right
 * @param measure makes the experiment measure something more
 * @param moved thresholds that were moved away from the experiment's own
 * @param hands what the grid does for its cards
 */
record ChartDesk(Words words, ChartFiles files, DoubleProperty cursor, ObjectProperty<Optional<String>> enlarged,
        Supplier<List<ChartFamily>> standing, Consumer<Probe> measure, ObservableMap<Threshold, Double> moved, Hands hands) {

    /** What the grid does for its cards. */
    interface Hands {

        /** Changes which charts stand where. */
        void arrange(Consumer<Slots> change);

        /** Notes how the cards are set, for another time. */
        void remember();

        /** What the trainer has published last. */
        RunState state();

        /** All runs as they stand, for work on a copy. */
        CompletableFuture<RunImage.All> image();

        /** Opens a lesson by its id. */
        void openLesson(String id);
    }

    void arrange(Consumer<Slots> change) {
        hands.arrange(change);
    }

    /** Moves a threshold on all cards; empty brings back the experiment's own. */
    void move(Threshold threshold, Optional<Double> value) {
        value.ifPresentOrElse(present -> moved.put(threshold, present), () -> moved.remove(threshold));
    }

    /** A book with the thresholds as they were moved. */
    PictureBook inForce(PictureBook own) {
        PictureBook book = own;
        for (var each : moved.entrySet()) {
            boolean measured = !Double.isNaN(each.getKey().in(own));
            book = measured && each.getKey().in(book) != each.getValue() ? each.getKey().set(book, each.getValue()) : book;
        }
        return book;
    }

    void toggle(String cardId) {
        enlarged.set(enlarged.get().filter(cardId::equals).isPresent() ? Optional.empty() : Optional.of(cardId));
    }
}
