package gradlab.ui.network;

import gradlab.ui.LabModel;
import gradlab.ui.network.HoverCard.Text;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Spot;
import gradlab.ui.network.NetworkLayout.Unit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * What the mouse does in the picture: hovering shows numbers, a click on a link opens its weight, on a neuron or its layer
 * chooses the layer, a second click on a neuron opens its bias; the wheel goes through folded layers.
 */
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
        picture.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        picture.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private void follow(Node node, Consumer<Optional<Point2D>> place) {
        node.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            place.accept(Optional.of(new Point2D(event.getX(), event.getY())));
            refresh();
        });
        node.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> {
            place.accept(Optional.empty());
            refresh();
        });
    }

    private void click(MouseEvent event) {
        Optional<NetworkLayout> plan = picture.plan();
        if (event.getButton() != MouseButton.PRIMARY || plan.isEmpty()) {
            return;
        }
        Point2D at = new Point2D(event.getX(), event.getY());
        Optional<Column> fold = plan.get().foldAt(at.getX(), at.getY());
        if (fold.isPresent()) {
            pane.page(fold.get().layer(), 1);
            return;
        }
        Optional<Unit> unit = picture.unitAt(at.getX(), at.getY());
        Optional<Link> link = linkAt(at);
        OptionalInt layer = link.map(found -> OptionalInt.of(found.layer())).orElse(plan.get().layerAt(at.getX(), at.getY()));
        layer.stream().filter(found -> found > 0).forEach(model.selectedLayerProperty()::set);
        if (link.isPresent()) {
            pane.edit(link.get(), at);
        } else if (event.getClickCount() == 2) {
            unit.ifPresent(found -> pane.edit(found, at));
        }
    }

    private void scroll(ScrollEvent event) {
        Optional<NetworkLayout> plan = picture.plan();
        OptionalInt layer = plan.map(shown -> shown.layerAt(event.getX(), event.getY())).orElse(OptionalInt.empty());
        if (layer.isPresent() && event.getDeltaY() != 0 && pane.scroll(layer.getAsInt(), event.getDeltaY() > 0 ? -1 : 1)) {
            event.consume();
        }
    }

    private Optional<Link> linkAt(Point2D at) {
        return picture.unitAt(at.getX(), at.getY()).isPresent() || onStack(at) ? Optional.empty() : picture.linkAt(at.getX(), at.getY());
    }

    private boolean onStack(Point2D at) {
        OptionalInt layer = picture.plan().map(plan -> plan.layerAt(at.getX(), at.getY())).orElse(OptionalInt.empty());
        return layer.isPresent() && layer.getAsInt() == 0 && picture.plan().flatMap(plan -> plan.column(0)).filter(Column::stacked).isPresent();
    }

    /** Shows the numbers of the moment for what the mouse, or else the keyboard, still points at. */
    void refresh() {
        Optional<NetworkView> view = pane.view();
        if (view.isEmpty() || pane.isEditing() || inPicture.isEmpty() && inMap.isEmpty()) {
            Optional<Spot> keyed = pane.cursor();
            mark(keyed);
            Optional<Point2D> at = keyed.flatMap(spot -> picture.middleOf(spot.end()));
            if (view.isPresent() && !pane.isEditing() && keyed.isPresent() && at.isPresent()) {
                show(Optional.of(of(new HoverText(view.get()), keyed.get())), picture, at.get());
            } else {
                card.hide();
            }
            return;
        }
        HoverText text = new HoverText(view.get());
        if (inPicture.isPresent()) {
            hoverPicture(text, inPicture.get());
        } else {
            hoverMap(text, inMap.get());
        }
    }

    private void mark(Optional<Spot> spot) {
        picture.mark(spot.filter(Unit.class::isInstance).map(Unit.class::cast), spot.filter(Link.class::isInstance).map(Link.class::cast));
    }

    static Text of(HoverText text, Spot spot) {
        return switch (spot) {
            case Unit unit -> text.of(unit);
            case Link link -> text.of(link);
        };
    }

    private void hoverPicture(HoverText text, Point2D at) {
        Optional<Unit> unit = picture.unitAt(at.getX(), at.getY());
        OptionalInt layer = picture.plan().map(plan -> plan.layerAt(at.getX(), at.getY())).orElse(OptionalInt.empty());
        Optional<Link> link = linkAt(at);
        picture.mark(unit, link);
        boolean fold = picture.plan().flatMap(plan -> plan.foldAt(at.getX(), at.getY())).isPresent();
        picture.setCursor(fold || link.isPresent() || layer.isPresent() && layer.getAsInt() > 0 ? Cursor.HAND : Cursor.DEFAULT);
        Optional<Text> said = unit.map(text::of).or(() -> link.map(text::of))
                .or(() -> onStack(at) ? Optional.of(text.ofInputs()) : Optional.empty());
        show(said, picture, at);
    }

    private void hoverMap(HoverText text, Point2D at) {
        DecisionMap map = answers.map();
        picture.mark(Optional.empty(), Optional.empty());
        Optional<Pin> example = map.exampleAt(at.getX(), at.getY());
        map.setCursor(example.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        Optional<Text> said = example.flatMap(pin -> pane.walk(pin).map(walk -> text.ofExample(pin, walk)))
                .or(() -> map.inputsAt(at.getX(), at.getY()).flatMap(inputs -> map.outputsAt(at.getX(), at.getY())
                        .map(outputs -> text.ofPlace(inputs, outputs))));
        show(said, map, at);
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
