package gradlab.ui.chart;

import gradlab.probe.Probe;
import gradlab.ui.Words;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ObservableMap;

/**
 * What the cards of a grid share.
 *
 * @param cursor the step under the mouse, on whichever card it is; NaN if on none
 * @param enlarged the id of the card that fills the grid
 * @param put puts a chart in the place of another one
 * @param measure makes the experiment measure something more
 * @param moved thresholds that were moved away from the experiment's own
 */
record ChartDesk(Words words, ChartFiles files, DoubleProperty cursor, ObjectProperty<Optional<String>> enlarged,
        BiConsumer<ChartFamily, ChartFamily> put, Consumer<Probe> measure, ObservableMap<Threshold, Double> moved) {

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
