package gradlab.ui.network;

import gradlab.nn.NetworkShape;
import gradlab.train.Prepared;
import gradlab.train.RunState.Phase;
import gradlab.train.RunState.RunRecord;
import gradlab.train.Snapshot;
import gradlab.ui.Command;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Spot;
import gradlab.ui.theme.Palette;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The picture of the network: layers from left to right, links by weight, neurons by what they answer, and the answer of
 * the whole at the right. The mouse reads numbers off it, a click or the arrow keys choose the layer that charts show, a click on
 * a link or Enter types its weight; examples picked on the map of answers are followed through the layers.
 */
public final class NetworkPane extends VBox {

    /** Narrower than this there is no room beside the picture, in units of the usual text size. */
    private static final double CARDS_FROM = 500;

    private static final double BEFORE_A_CLASS = 0.6;

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final SnapshotFeed feed;
    private final NetworkPicture picture = new NetworkPicture();
    private final Pins pins = new Pins();
    private final PinsPane cards;
    private final AnswerSide answers;
    private final HBox body;
    private final HoverCard card = new HoverCard();
    private final NetworkHead head;
    private final NetworkCursor cursor;
    private final WeightEditor editor;
    private final NetworkPointer pointer;
    private final ExampleWalk.Walker walker = new ExampleWalk.Walker();
    private boolean due;
    private Optional<NetworkView> view = Optional.empty();
    private Optional<Prepared> data = Optional.empty();
    private Optional<AnswerColours> colours = Optional.empty();
    private Optional<Pin> atMap = Optional.empty();
    private long orderedRun = -1;
    private boolean keyed;
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
        cards = new PinsPane(words, pins);
        answers = new AnswerSide(words, pins, () -> model.commands().run(Command.DRAW), () -> !model.projectorProperty().get());
        head = new NetworkHead(words, this::order);
        cursor = new NetworkCursor(model);
        editor = new WeightEditor(model, words, this::edited);
        body = new HBox(picture, cards, answers);
        pointer = new NetworkPointer(model, this, picture, answers, card);
        setId("network");
        getStyleClass().add("network");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        accessibleHelpProperty().bind(words.of("network.keys"));
        body.getStyleClass().add("network-body");
        HBox.setHgrow(picture, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body, card, editor);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setOnMousePressed(_ -> requestFocus());
        picture.onFolded(head::folds);
        answers.map().onCursor(pin -> {
            atMap = pin;
            view.ifPresent(this::describeMap);
        });
        widthProperty().subscribe(_ -> makeRoom());
        sceneProperty().subscribe(this::follow);
    }

    /** Where layers would stand on top of each other, the answers give way. */
    private void makeRoom() {
        boolean room = view.isEmpty() || getWidth() <= 0
                || getWidth() - answers.prefWidth(-1) - insets() >= NetworkPicture.leastWidth(view.get());
        answers.setVisible(room);
        answers.setManaged(room);
    }

    private double insets() {
        return snappedLeftInset() + snappedRightInset() + body.getSpacing();
    }

    /** What is drawn now. */
    Optional<NetworkView> view() {
        return view;
    }

    /** Where the keyboard stands or a number is typed, while that is so. */
    Optional<Spot> cursor() {
        return isFocused() || isEditing() ? cursor.spot() : Optional.empty();
    }

    boolean isEditing() {
        return editor.isOpen();
    }

    /** What an example does in the network of the moment. */
    Optional<ExampleWalk> walk(Pin pin) {
        Optional<Prepared> known = data.filter(pin::isIn).filter(_ -> colours.isPresent());
        return known.flatMap(examples -> view.flatMap(NetworkView::snapshot).map(still -> walker.walk(still, examples, pin)));
    }

    private void follow(Scene scene) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        card.hide();
        editor.close();
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
                model.scaleProperty().subscribe(_ -> update()),
                words.textsProperty().subscribe(_ -> update()),
                head.fontProperty().subscribe(_ -> update()),
                pins.changesProperty().subscribe(_ -> update()),
                focusedProperty().subscribe((_, _) -> pointer.refresh()),
                answers.exampleProperty().subscribe(_ -> update()));
    }

    private void frame() {
        due |= feed.look();
        if (due && (model.state().phase() != Phase.RUNNING || clock.mayDraw(this))) {
            update();
        }
    }

    private void takeData() {
        if (!data.equals(model.state().run().map(RunRecord::data))) {
            update();
        }
    }

    private void update() {
        due = false;
        NetworkShape shape = model.spec().network();
        Palette palette = model.paletteProperty().get();
        takeColours(shape, palette);
        Optional<Snapshot> still = feed.current().filter(found -> found.shape().equals(shape));
        orderAnew(still);
        Map<Pin, ExampleWalk> walks = walks(still, shape);
        Optional<Pin> example = example(shape);
        NetworkView next = new NetworkView(shape, still, data, colours, palette, words, model.selectedLayerProperty().get(), example,
                example.map(walks::get), pins.all(), cursor.folding(), !model.concealedProperty().get(), head.fontProperty().get(),
                drawn());
        view = Optional.of(next);
        cursor.use(next);
        picture.show(next);
        answers.show(next);
        makeRoom();
        cards.show(next, walks, getWidth() >= CARDS_FROM * next.scale());
        head.show(next);
        describe(next);
        editor.follow(next);
        pointer.refresh();
    }

    private void describe(NetworkView shown) {
        NetworkDescription description = new NetworkDescription(shown);
        setAccessibleText(cursor.spot().map(spot -> HoverText.spoken(NetworkPointer.of(new HoverText(shown), spot)))
                .orElseGet(description::ofNetwork));
        describeMap(shown);
    }

    private void describeMap(NetworkView shown) {
        HoverText text = new HoverText(shown);
        answers.map().setAccessibleText(atMap.flatMap(pin -> walk(pin).map(walk -> HoverText.spoken(text.ofExample(pin, walk))))
                .orElseGet(() -> new NetworkDescription(shown).ofMap(model.state().accuracy())));
    }

    /** The picked example that is followed; where there is no plane, always one. */
    private Optional<Pin> example(NetworkShape shape) {
        Optional<Pin> usual = data.filter(_ -> shape.inputs() != 2 && colours.isPresent())
                .map(known -> new Pin(false, Math.floorMod(answers.exampleProperty().get(), known.training().rows())));
        return pins.followed().filter(_ -> colours.isPresent()).or(() -> usual);
    }

    private Map<Pin, ExampleWalk> walks(Optional<Snapshot> still, NetworkShape shape) {
        Map<Pin, ExampleWalk> walks = new HashMap<>();
        if (still.isPresent() && data.isPresent() && colours.isPresent()) {
            pins.all().forEach(pin -> {
                ExampleWalk walk = walker.walk(still.get(), data.get(), pin);
                walks.put(pin, walk);
                pins.note(still.get().runId(), still.get().step(), pin, walk.loss());
            });
            example(shape).ifPresent(pin -> walks.computeIfAbsent(pin, other -> walker.walk(still.get(), data.get(), other)));
        }
        return walks;
    }

    /** In front of a class all layers are worth more than large neurons. */
    private double drawn() {
        return model.scaleProperty().get() * (model.projectorProperty().get() ? BEFORE_A_CLASS : 1);
    }

    /** Data and their colours change seldom; the same objects tell the views that nothing changed. */
    private void takeColours(NetworkShape shape, Palette palette) {
        Prepared now = model.state().run().map(RunRecord::data).orElse(null);
        if (now != data.orElse(null)) {
            data = Optional.ofNullable(now);
            colours = Optional.empty();
            atMap = Optional.empty();
            pins.use(data);
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

    /** The strongest units are looked for anew where the training stands: an order that changed all the time could not be read. */
    private void orderAnew(Optional<Snapshot> still) {
        if (!head.strongestFirst()) {
            orderedRun = -1;
            cursor.fold(cursor.folding().withOrders(Map.of()));
        } else if (still.isPresent() && (orderedRun != still.get().runId() || model.state().phase() != Phase.RUNNING)) {
            orderedRun = still.get().runId();
            cursor.fold(cursor.folding().withOrders(Folding.strongest(still.get().shape(), still.get().values())));
        }
    }

    private void order() {
        orderedRun = -1;
        cursor.fold(Folding.NONE);
        update();
    }

    /** Opens the field for a number of the network beside a place in the picture that was clicked. */
    void edit(Spot spot, Point2D inPicture) {
        edit(spot, inPicture, false);
    }

    private void edit(Spot spot, Point2D inPicture, boolean byKeys) {
        keyed = byKeys;
        view.ifPresent(shown -> {
            if (editor.canOpen(shown, spot)) {
                cursor.stand(Optional.of(spot));
                card.hide();
                editor.open(shown, spot, sceneToLocal(picture.localToScene(inPicture)), getWidth(), getHeight());
                pointer.refresh();
            }
        });
    }

    private void edited(boolean free) {
        if (!keyed) {
            // the keyboard never stood there: its numbers would stay on the picture for good
            cursor.stand(Optional.empty());
        }
        if (getScene() != null) {
            if (free) {
                requestFocus();
            }
            update();
        }
    }

    /** Shows other units of a folded layer. */
    void page(int layer, int by) {
        cursor.page(picture.plan(), layer, by);
        update();
    }

    /** Moves a folded layer by one unit; false if it is not folded. */
    boolean scroll(int layer, int by) {
        Optional<Column> column = picture.plan().flatMap(plan -> plan.column(layer)).filter(found -> found.folded() > 0 && !found.stacked());
        column.ifPresent(found -> {
            cursor.scroll(found, by);
            update();
        });
        return column.isPresent();
    }

    private void press(KeyEvent event) {
        if (event.getTarget() != this || view.isEmpty()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER && cursor.spot().isPresent()) {
            Spot spot = cursor.spot().get();
            edit(spot, picture.middleOf(spot.end()).orElse(new Point2D(picture.getWidth() / 2, picture.getHeight() / 2)), true);
            event.consume();
        } else if (cursor.press(event, view.get(), picture.plan())) {
            update();
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
