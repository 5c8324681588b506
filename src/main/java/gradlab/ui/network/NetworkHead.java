package gradlab.ui.network;

import gradlab.nn.NetworkShape;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/** The line above the picture: what is to be seen, what can be done, and for folded layers which of their neurons are shown. */
final class NetworkHead extends HBox {

    private final Words words;
    private final Label title = new Label();
    private final Label hint = new Label();
    private final ToggleButton strongest = new ToggleButton();

    /** @param ordered is told when the other neurons are wanted */
    NetworkHead(Words words, Runnable ordered) {
        super(12);
        this.words = words;
        getStyleClass().add("network-head");
        title.getStyleClass().add("network-title");
        title.setMinWidth(0);
        Tips.on(title, words.of("network.title.hint"));
        hint.getStyleClass().add("network-caption");
        hint.textProperty().bind(words.of("network.hint"));
        hint.setMinWidth(Region.USE_PREF_SIZE);
        strongest.setId("network-order");
        strongest.getStyleClass().add("network-order");
        strongest.setMinWidth(Region.USE_PREF_SIZE);
        strongest.setOnAction(_ -> ordered.run());
        Tips.on(strongest, words.of("network.order.hint"));
        strongest.setVisible(false);
        strongest.managedProperty().bind(strongest.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(title, space, hint, strongest);
        // a hint cut short helps nobody: it gives way to the title
        hint.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> title.prefWidth(-1) + hint.prefWidth(-1) + 24 + (strongest.isVisible() ? strongest.prefWidth(-1) + 12 : 0) <= getWidth(),
                widthProperty(), title.textProperty(), hint.textProperty(), title.fontProperty(), hint.fontProperty(), strongest.visibleProperty(),
                strongest.textProperty()));
        hint.managedProperty().bind(hint.visibleProperty());
    }

    /** That of captions. */
    ObjectProperty<Font> fontProperty() {
        return hint.fontProperty();
    }

    /** True if folded layers show their strongest neurons. */
    boolean strongestFirst() {
        return strongest.isSelected();
    }

    void show(NetworkView view) {
        title.setText(words.get(titleKey(view.shape())));
        strongest.setText(words.get(strongest.isSelected() ? "network.order.strongest" : "network.order.first"));
        strongest.setAccessibleText(strongest.getText());
    }

    /** Whether any layer does not fit, so that it matters which of its neurons are shown. */
    void folds(boolean any) {
        strongest.setVisible(any);
    }

    /** The title explains the ring and the cross only where the activations have them. */
    private static String titleKey(NetworkShape shape) {
        boolean saturates = shape.layers().stream().anyMatch(layer -> layer.activation().saturates());
        boolean dies = shape.layers().stream().anyMatch(layer -> layer.activation().canDie());
        return saturates && dies ? "network.title.both" : saturates ? "network.title.saturation"
                : dies ? "network.title.dead" : "network.title.plain";
    }
}
