package gradlab.ui.chart;

import gradlab.ui.Words;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import java.util.Optional;

/**
 * What the cards of a grid share.
 *
 * @param cursor the step under the mouse, on whichever card it is; NaN if on none
 * @param enlarged the id of the card that fills the grid
 */
record ChartDesk(Words words, ChartFiles files, DoubleProperty cursor, ObjectProperty<Optional<String>> enlarged) {

    void toggle(String cardId) {
        enlarged.set(enlarged.get().filter(cardId::equals).isPresent() ? Optional.empty() : Optional.of(cardId));
    }
}
