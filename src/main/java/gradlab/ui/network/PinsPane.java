package gradlab.ui.network;

import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** The examples that were picked, one card each; not there while there are none or while the picture would become too narrow. */
final class PinsPane extends VBox {

    private final Words words;
    private final Pins pins;
    private List<Pin> carded = List.of();
    private final List<PinCard> cards = new ArrayList<>();

    PinsPane(Words words, Pins pins) {
        this.words = words;
        this.pins = pins;
        setId("network-pins");
        getStyleClass().add("network-pins");
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /** @param walks what every picked example does in the network, as far as that is known */
    void show(NetworkView view, Map<Pin, ExampleWalk> walks, boolean room) {
        if (!carded.equals(view.pins())) {
            carded = view.pins();
            cards.clear();
            for (int i = 0; i < carded.size(); i++) {
                cards.add(new PinCard(words, pins, carded.get(i), i + 1));
            }
            getChildren().setAll(cards);
        }
        setVisible(room && !carded.isEmpty());
        for (int i = 0; i < carded.size(); i++) {
            Pin pin = carded.get(i);
            PinCard card = cards.get(i);
            Optional.ofNullable(walks.get(pin)).ifPresent(walk -> card.show(view, pin, walk, pins.losses(pin)));
        }
    }
}
