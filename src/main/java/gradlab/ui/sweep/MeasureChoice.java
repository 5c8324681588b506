package gradlab.ui.sweep;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What the map is coloured by, and of which layer. */
final class MeasureChoice extends HBox {

    private final Words words;
    private final ComboBox<Measure> measures = new ComboBox<>();
    private final ComboBox<Integer> layers = new ComboBox<>();

    /** @param changed is told of every choice */
    MeasureChoice(Words words, Runnable changed) {
        this.words = words;
        Label caption = new Label();
        caption.textProperty().bind(words.of("sweep.measure"));
        caption.setMinWidth(Region.USE_PREF_SIZE);
        caption.setLabelFor(measures);
        dress(measures, "measure");
        measures.getItems().setAll(Measure.values());
        measures.setValue(Measure.LOSS_TEST);
        measures.setCellFactory(_ -> new MeasureCell());
        measures.setButtonCell(new MeasureCell());
        dress(layers, "layer");
        layers.getItems().setAll(List.of(1));
        layers.setValue(1);
        layers.setCellFactory(_ -> new LayerCell());
        layers.setButtonCell(new LayerCell());
        layers.visibleProperty().bind(measures.valueProperty().map(Measure::isOfLayer));
        layers.managedProperty().bind(layers.visibleProperty());
        measures.valueProperty().subscribe((_, now) -> {
            if (now != null) {
                changed.run();
            }
        });
        layers.valueProperty().subscribe((_, now) -> {
            if (now != null) {
                changed.run();
            }
        });
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        getChildren().addAll(caption, measures, layers);
    }

    private void dress(ComboBox<?> menu, String id) {
        menu.setId("sweep-" + id);
        menu.accessibleTextProperty().bind(words.of("sweep." + id));
        Tips.on(menu, words.of("sweep." + id + ".hint"));
    }

    Measure measure() {
        return measures.getValue();
    }

    /** From 1. */
    int layer() {
        return layers.getValue() == null ? 1 : layers.getValue();
    }

    /** Offers the layers of networks of this depth. */
    void layers(int depth) {
        List<Integer> wanted = IntStream.rangeClosed(1, Math.max(1, depth)).boxed().toList();
        if (!wanted.equals(layers.getItems())) {
            int now = Math.min(layer(), wanted.size());
            layers.getItems().setAll(wanted);
            layers.setValue(now);
        }
    }

    /** Offers what runs can be measured by; without examples that are held back, what is measured at them would leave the map empty. */
    void tested(boolean areHeldBack) {
        List<Measure> wanted = Stream.of(Measure.values()).filter(offered -> areHeldBack || offered.untested() == offered).toList();
        if (!wanted.equals(measures.getItems())) {
            Measure now = areHeldBack ? measure() : measure().untested();
            measures.getItems().setAll(wanted);
            measures.setValue(now);
        }
    }

    private final class MeasureCell extends ListCell<Measure> {
        @Override
        protected void updateItem(Measure item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText(null);
            } else {
                textProperty().bind(words.of(item.key()));
            }
        }
    }

    private final class LayerCell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText(null);
            } else {
                textProperty().bind(words.of("sweep.of-layer", item));
            }
        }
    }
}
