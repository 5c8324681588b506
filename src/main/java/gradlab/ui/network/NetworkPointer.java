package gradlab.ui.network;

import gradlab.ui.LabModel;
import gradlab.ui.network.HoverCard.Text;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Unit;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What the mouse does in the picture: hovering shows numbers, a click chooses a layer. */
final class NetworkPointer {

    private final LabModel model;
    private final NetworkPane pane;
    private final NetworkPicture picture;
    private final AnswerSide answers;
    private final HoverCard card;
    private Optional<Point2D> inPicture = Optional.empty();
    private Optional<Point2D> inMap = Optional.empty();

    NetworkPointer(LabModel model, NetworkPane pane, NetworkPicture picture, AnswerSide answers, HoverCard card) {
        this.model = model;
        this.pane = pane;
        this.picture = picture;
        this.answers = answers;
        this.card = card;
        follow(picture, point -> inPicture = point);
        follow(answers.map(), point -> inMap = point);
        picture.addEventHandler(MouseEvent.MOUSE_CLICKED, this::choose);
    }

    private void follow(Node node, java.util.function.Consumer<Optional<Point2D>> place) {
        node.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            place.accept(Optional.of(new Point2D(event.getX(), event.getY())));
            refresh();
        });
        node.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> {
            place.accept(Optional.empty());
            refresh();
        });
    }

    private void choose(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            OptionalInt layer = picture.plan().map(plan -> plan.layerAt(event.getX(), event.getY())).orElse(OptionalInt.empty());
            layer.stream().filter(found -> found > 0).forEach(model.selectedLayerProperty()::set);
        }
    }

    /** Shows the numbers of the moment for what the mouse still points at. */
    void refresh() {
        Optional<NetworkView> view = pane.view();
        if (view.isEmpty() || inPicture.isEmpty() && inMap.isEmpty()) {
            picture.mark(Optional.empty(), Optional.empty());
            card.hide();
            return;
        }
        HoverText text = new HoverText(view.get());
        if (inPicture.isPresent()) {
            hoverPicture(text, inPicture.get());
        } else {
            hoverMap(text, inMap.get());
        }
    }

    private void hoverPicture(HoverText text, Point2D at) {
        Optional<Unit> unit = picture.unitAt(at.getX(), at.getY());
        OptionalInt layer = picture.plan().map(plan -> plan.layerAt(at.getX(), at.getY())).orElse(OptionalInt.empty());
        boolean onStack = layer.isPresent() && layer.getAsInt() == 0
                && picture.plan().flatMap(plan -> plan.column(0)).filter(Column::stacked).isPresent();
        Optional<Link> link = unit.isPresent() || onStack ? Optional.empty() : picture.linkAt(at.getX(), at.getY());
        picture.mark(unit, link);
        picture.setCursor(layer.isPresent() && layer.getAsInt() > 0 ? Cursor.HAND : Cursor.DEFAULT);
        Optional<Text> said = unit.map(text::of).or(() -> link.map(text::of))
                .or(() -> onStack ? Optional.of(text.ofInputs()) : Optional.empty());
        show(said, picture, at);
    }

    private void hoverMap(HoverText text, Point2D at) {
        DecisionMap map = answers.map();
        picture.mark(Optional.empty(), Optional.empty());
        show(map.inputsAt(at.getX(), at.getY()).flatMap(inputs -> map.outputsAt(at.getX(), at.getY())
                .map(outputs -> text.ofPlace(inputs, outputs))), map, at);
    }

    private void show(Optional<Text> said, Node node, Point2D at) {
        if (said.isEmpty()) {
            card.hide();
            return;
        }
        Point2D here = pane.sceneToLocal(node.localToScene(at));
        card.show(said.get(), here.getX(), here.getY(), pane.getWidth(), pane.getHeight());
    }
}
