package gradlab.ui.network;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One picked example: its number, what the network answers, its loss and how that went since it was picked. */
final class PinCard extends VBox {

    private static final PseudoClass FOLLOWED = PseudoClass.getPseudoClass("followed");

    private final Words words;
    private final Label number = new Label();
    private final Label name = new Label();
    private final Label answer = new Label();
    private final Label loss = new Label();
    private final Canvas curve = new Canvas();
    private final Region room = new Region();

    PinCard(Words words, Pins pins, Pin pin, int place) {
        this.words = words;
        setId("pin-" + place);
        getStyleClass().add("network-pin");
        number.setText(String.valueOf(place));
        number.getStyleClass().add("network-pin-number");
        name.getStyleClass().add("network-caption");
        answer.getStyleClass().add("network-pin-answer");
        loss.getStyleClass().add("network-caption");
        loss.setMinWidth(Region.USE_PREF_SIZE);
        Button away = new Button("", new FontIcon(Feather.X));
        away.setId("pin-away-" + place);
        away.getStyleClass().add("network-pin-away");
        away.accessibleTextProperty().bind(words.of("network.pin.away", place));
        Tips.on(away, words.of("network.pin.away", place));
        away.setOnAction(_ -> pins.remove(pin));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(4, number, name, space, away);
        head.setAlignment(Pos.CENTER_LEFT);
        room.getStyleClass().add("network-pin-curve");
        curve.setManaged(false);
        HBox last = new HBox(6, loss, room);
        HBox.setHgrow(room, Priority.ALWAYS);
        last.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, answer, last, curve);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        Tips.on(this, words.of("network.pin.hint"));
        setOnMouseClicked(event -> {
            pins.follow(pin);
            event.consume();
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                pins.follow(pin);
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                pins.remove(pin);
                event.consume();
            }
        });
    }

    void show(NetworkView view, Pin pin, ExampleWalk walk, Map<Long, Double> losses) {
        HoverText text = new HoverText(view);
        pseudoClassStateChanged(FOLLOWED, view.example().equals(java.util.Optional.of(pin)));
        name.setText(words.get(pin.test() ? "network.pin.short.test" : "network.pin.short.training", words.whole(pin.row() + 1L)));
        loss.setText(words.get("network.pin.loss", words.number(walk.loss(), 3)));
        answer.setText(view.colours().map(colours -> answer(view, text, colours, pin, walk)).orElse(""));
        setAccessibleText(words.get("network.pin.spoken", number.getText(), text.name(pin), answer.getText(), loss.getText()));
        draw(view, losses);
    }

    private String answer(NetworkView view, HoverText text, AnswerColours colours, Pin pin, ExampleWalk walk) {
        if (!colours.isClasses()) {
            return words.get("network.pin.number", words.number(walk.outputs()[0], 3), text.right(pin));
        }
        int found = colours.likeliest(walk.outputs());
        double share = colours.sharesOf(walk.outputs())[found];
        boolean right = found == (int) pin.target(view.data().orElseThrow());
        String named = view.training().orElseThrow().classNames().get(found);
        return right ? words.get("network.pin.right", named, words.percent(HoverText.round(share)))
                : words.get("network.pin.wrong", named, words.percent(HoverText.round(share)), text.right(pin));
    }

    /** The losses seen since the example was picked, from 0 to their greatest, over the steps. */
    private void draw(NetworkView view, Map<Long, Double> losses) {
        layout();
        double width = room.getWidth();
        double height = room.getHeight();
        curve.setWidth(Math.max(0, width));
        curve.setHeight(Math.max(0, height));
        curve.relocate(room.getParent().getLayoutX() + room.getLayoutX(), room.getParent().getLayoutY() + room.getLayoutY());
        GraphicsContext g = curve.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        g.setStroke(view.palette().line());
        g.setLineWidth(1);
        g.strokeLine(0, height - 0.5, width, height - 0.5);
        double greatest = losses.values().stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).max().orElse(0);
        if (losses.size() < 2 || greatest <= 0 || width < 4) {
            return;
        }
        long first = losses.keySet().iterator().next();
        long last = losses.keySet().stream().mapToLong(Long::longValue).max().orElse(first + 1);
        g.setStroke(view.palette().accent());
        g.setLineWidth(1.4);
        g.beginPath();
        boolean[] begun = {false};
        losses.forEach((step, value) -> {
            if (Double.isFinite(value)) {
                double x = width * (step - first) / (last - first);
                double y = height - 1.5 - (height - 3) * value / greatest;
                if (begun[0]) {
                    g.lineTo(x, y);
                } else {
                    g.moveTo(x, y);
                    begun[0] = true;
                }
            }
        });
        g.stroke();
    }
}
