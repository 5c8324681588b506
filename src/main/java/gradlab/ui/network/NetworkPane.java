package gradlab.ui.network;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.NetworkShape;
import gradlab.probe.Activity;
import gradlab.train.Prepared;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The picture of the network: layers from left to right, links by weight, neurons by what they answer, and the answer of
 * the whole at the right. The mouse reads numbers off it, a click or the arrow keys choose the layer that charts show.
 */
public final class NetworkPane extends VBox {

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final SnapshotFeed feed;
    private final NetworkPicture picture = new NetworkPicture();
    private final AnswerSide answers;
    private final HoverCard card = new HoverCard();
    private final Label title = new Label();
    private final Label hint = new Label();
    private final HBox body;
    private final NetworkPointer pointer;
    private Optional<NetworkView> view = Optional.empty();
    private Optional<Prepared> data = Optional.empty();
    private Optional<AnswerColours> colours = Optional.empty();
    private Subscription subscription = Subscription.EMPTY;

    /**
     * @param model whose network is shown and whose selected layer is set
     * @param clock on whose frames the trainer's snapshots are looked for, while the pane is in a scene
     */
    public NetworkPane(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        feed = new SnapshotFeed(model, this::isSeen);
        answers = new AnswerSide(words);
        body = new HBox(picture, answers);
        pointer = new NetworkPointer(model, this, picture, answers, card);
        setId("network");
        getStyleClass().add("network");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        accessibleHelpProperty().bind(words.of("network.keys"));
        body.getStyleClass().add("network-body");
        HBox.setHgrow(picture, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), body, card);
        addEventHandler(KeyEvent.KEY_PRESSED, this::choose);
        setOnMousePressed(_ -> requestFocus());
        sceneProperty().subscribe(this::follow);
    }

    private HBox header() {
        title.getStyleClass().add("network-title");
        title.setMinWidth(0);
        Tooltip meaning = new Tooltip();
        meaning.textProperty().bind(words.of("network.title.hint"));
        meaning.setWrapText(true);
        meaning.setMaxWidth(420);
        title.setTooltip(meaning);
        hint.getStyleClass().add("network-caption");
        hint.textProperty().bind(words.of("network.hint"));
        hint.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(12, title, space, hint);
        header.setAlignment(Pos.BASELINE_LEFT);
        // a hint cut short helps nobody: it gives way to the title
        hint.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> title.prefWidth(-1) + hint.prefWidth(-1) + 24 <= header.getWidth(),
                header.widthProperty(), title.textProperty(), hint.textProperty(), title.fontProperty(), hint.fontProperty()));
        hint.managedProperty().bind(hint.visibleProperty());
        return header;
    }

    /** What is drawn now. */
    Optional<NetworkView> view() {
        return view;
    }

    private void follow(Scene scene) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        card.hide();
        if (scene == null) {
            return;
        }
        subscription = Subscription.combine(
                clock.onFrame(this::frame),
                model.specProperty().subscribe(_ -> update()),
                model.concealedProperty().subscribe(_ -> update()),
                model.stateProperty().subscribe(this::takeData),
                model.selectedLayerProperty().subscribe(_ -> update()),
                model.paletteProperty().subscribe(_ -> update()),
                words.textsProperty().subscribe(_ -> update()),
                hint.fontProperty().subscribe(_ -> update()),
                answers.exampleProperty().subscribe(_ -> update()));
    }

    private void frame() {
        if (feed.look()) {
            update();
        }
    }

    private void takeData() {
        if (!data.equals(model.state().run().map(RunRecord::data))) {
            update();
        }
    }

    private void update() {
        NetworkShape shape = model.spec().network();
        Palette palette = model.paletteProperty().get();
        takeColours(shape, palette);
        NetworkView next = new NetworkView(shape, feed.current().filter(still -> still.shape().equals(shape)), data, colours,
                palette, words, model.selectedLayerProperty().get(), answers.exampleProperty().get(), !model.concealedProperty().get(), hint.getFont());
        view = Optional.of(next);
        title.setText(words.get(titleKey(shape)));
        setAccessibleText(description(next));
        picture.show(next);
        answers.show(next);
        pointer.refresh();
    }

    /** Data and their colours change seldom; the same objects tell the views that nothing changed. */
    private void takeColours(NetworkShape shape, Palette palette) {
        Prepared now = model.state().run().map(RunRecord::data).orElse(null);
        if (now != data.orElse(null)) {
            data = Optional.ofNullable(now);
            colours = Optional.empty();
        }
        boolean fit = data.filter(known -> known.training().features() == shape.inputs()
                && known.training().admitsOutputs(shape.outputs())).isPresent();
        boolean current = colours.filter(known -> known.isFor(shape.outputs(), palette)).isPresent();
        if (fit && !current) {
            colours = Optional.of(new AnswerColours(data.orElseThrow(), shape.outputs(), palette));
        } else if (!fit) {
            colours = Optional.empty();
        }
    }

    /** The title explains the ring and the cross only where the activations have them. */
    private static String titleKey(NetworkShape shape) {
        boolean saturates = shape.layers().stream().anyMatch(layer -> layer.activation().saturates());
        boolean dies = shape.layers().stream().anyMatch(layer -> layer.activation().canDie());
        return saturates && dies ? "network.title.both" : saturates ? "network.title.saturation"
                : dies ? "network.title.dead" : "network.title.plain";
    }

    private String description(NetworkView shown) {
        NetworkShape shape = shown.shape();
        StringBuilder sizes = new StringBuilder(String.valueOf(shape.inputs()));
        for (int layer = 1; layer <= shape.depth(); layer++) {
            sizes.append('-').append(shape.units(layer));
        }
        String selected = CaptionPainter.layerLine(shown, shown.selected());
        String text = words.get("network.description", sizes, selected, shape.units(Math.clamp(shown.selected(), 1, shape.depth())));
        Optional<Activity> activity = NeuronPainter.activity(shown, shown.selected());
        if (activity.isPresent() && shape.activation(shown.selected()).saturates()) {
            text += " " + words.get("network.description.saturated",
                    words.percent(activity.get().saturatedShare(shown.selected())));
        } else if (activity.isPresent() && shape.activation(shown.selected()).canDie()) {
            text += " " + words.get("network.description.dead", words.percent(activity.get().deadShare(shown.selected())));
        }
        return text;
    }

    private void choose(KeyEvent event) {
        ExperimentSpec spec = model.spec();
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step != 0 && event.getTarget() == this) {
            int layer = model.selectedLayerProperty().get() + step;
            model.selectedLayerProperty().set(Math.clamp(layer, 1, spec.network().depth()));
            event.consume();
        }
    }

    /** True if somebody may be looking: asking for snapshots of a hidden picture would be paid for by the training. */
    private boolean isSeen() {
        Scene scene = getScene();
        if (scene == null || scene.getWindow() != null && !scene.getWindow().isShowing()) {
            return false;
        }
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
