package gradlab.ui.chart;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** Names, colours and values of what one step looks like. Numbers change in their places; entries are made anew only where others stand. */
final class StillLegend extends FlowPane {

    private static final double SWATCH = 9;

    private List<Still.Key> shown = List.of();

    StillLegend() {
        getStyleClass().add("chart-legend");
    }

    void show(List<Still.Key> keys) {
        if (keys.equals(shown)) {
            return;
        }
        boolean sameEntries = keys.stream().map(Still.Key::colour).toList().equals(shown.stream().map(Still.Key::colour).toList());
        shown = keys;
        if (!sameEntries) {
            getChildren().setAll(keys.stream().map(key -> entry(key.colour())).toList());
        }
        for (int i = 0; i < keys.size(); i++) {
            HBox entry = (HBox) getChildren().get(i);
            Label name = (Label) entry.getChildren().get(entry.getChildren().size() - 2);
            Label value = (Label) entry.getChildren().getLast();
            name.setText(keys.get(i).name());
            value.setText(keys.get(i).value());
            value.setManaged(!keys.get(i).value().isEmpty());
        }
    }

    private static HBox entry(Color colour) {
        Label name = new Label();
        name.getStyleClass().add("chart-legend-name");
        Label value = new Label();
        value.getStyleClass().add("legend-value");
        HBox entry = new HBox(name, value);
        if (!Color.TRANSPARENT.equals(colour)) {
            entry.getChildren().addFirst(new Rectangle(SWATCH, SWATCH, colour));
        }
        entry.getStyleClass().add("chart-legend-entry");
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
