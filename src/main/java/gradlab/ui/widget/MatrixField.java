package gradlab.ui.widget;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A matrix in its brackets, every entry to be dragged; the columns wear the colours of their arrows. */
final class MatrixField extends HBox {

    /** Room for "−4.0", in letters, so that nothing jumps when a sign comes. */
    static final double ENTRY_WIDTH = 2.2;

    /**
     * @param id of the widget's block; the id of an entry is its name, a hyphen and this
     * @param entries row by row, two columns
     */
    MatrixField(Sheet page, String id, String name, Draggable... entries) {
        getStyleClass().add("matrix-part");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        GridPane grid = brackets();
        for (int i = 0; i < entries.length; i++) {
            LiveNumber number = new LiveNumber(page, entries[i]);
            number.setId(entries[i].name() + "-" + id);
            number.getStyleClass().add("matrix-cell");
            number.setStyle("-fx-text-fill: -lab-" + (i % 2 == 0 ? "positive" : "negative") + ";");
            number.reserve(ENTRY_WIDTH);
            number.setMaxWidth(Double.MAX_VALUE);
            grid.add(number, i % 2, i / 2);
        }
        getChildren().addAll(new Label(name), grid);
    }

    /** A grid in the brackets of a matrix, still empty. */
    static GridPane brackets() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("matrix");
        grid.setMaxHeight(Region.USE_PREF_SIZE);
        return grid;
    }
}
