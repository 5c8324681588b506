package gradlab.ui.widget;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A matrix in its brackets, every entry to be dragged; the columns wear the colours of their arrows. */
final class MatrixField extends HBox {

    /** @param entries row by row, two columns */
    MatrixField(Sheet page, String name, Draggable... entries) {
        getStyleClass().add("widget-matrix");
        setAlignment(Pos.CENTER_LEFT);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("widget-matrix-entries");
        for (int i = 0; i < entries.length; i++) {
            LiveNumber number = new LiveNumber(page, entries[i]);
            number.setStyle("-fx-text-fill: -lab-" + (i % 2 == 0 ? "positive" : "negative") + ";");
            number.setAlignment(Pos.CENTER_RIGHT);
            number.setMaxWidth(Double.MAX_VALUE);
            grid.add(number, i % 2, i / 2);
        }
        getChildren().addAll(new Label(name), bracket("widget-bracket-left"), grid, bracket("widget-bracket-right"));
    }

    private static Region bracket(String style) {
        Region bracket = new Region();
        bracket.getStyleClass().add(style);
        return bracket;
    }
}
