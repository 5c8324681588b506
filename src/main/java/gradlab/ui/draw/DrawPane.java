package gradlab.ui.draw;

import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.PlaceHead;
import gradlab.ui.Premises;
import gradlab.ui.Words;
import gradlab.ui.network.SnapshotFeed;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;

/** A large board for drawing data, with its tools; the network learns what is drawn and shows its answers below the points. */
public final class DrawPane extends BorderPane {

    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    private static final double BESIDE_FROM = 460;

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final DrawDesk desk;
    private final SketchBoard board;
    private final DrawTools tools;
    private final SnapshotFeed feed;
    private final Label state = new Label();
    private Subscription subscription = Subscription.EMPTY;

    public DrawPane(Premises on) {
        model = on.model();
        words = on.words();
        clock = on.clock();
        desk = new DrawDesk(model);
        board = new SketchBoard(model, words, desk, state.fontProperty());
        tools = new DrawTools(model, words, desk);
        feed = new SnapshotFeed(model, () -> getScene() != null);
        setId("draw");
        getStyleClass().addAll("card", "draw");
        ScrollPane side = new ScrollPane(tools);
        side.setId("draw-side");
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.getStyleClass().add("draw-side");
        state.setId("draw-state");
        setTop(new PlaceHead(words, "draw", state, on::leave));
        setCenter(board);
        widthProperty().subscribe(_ -> place(side));
        setFocusTraversable(false);
        focusedProperty().subscribe(now -> {
            if (now) {
                board.requestFocus();
            }
        });
        sceneProperty().subscribe(this::follow);
    }

    /** Beside the board, or below it where the middle of the window is narrow. */
    private void place(ScrollPane side) {
        boolean narrow = getWidth() < BESIDE_FROM * model.scaleProperty().get();
        side.pseudoClassStateChanged(BELOW, narrow);
        if (narrow && getBottom() == null) {
            setRight(null);
            setBottom(side);
        } else if (!narrow && getRight() == null) {
            setBottom(null);
            setRight(side);
        }
    }

    private void follow(Scene scene) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (scene != null) {
            subscription = Subscription.combine(
                    clock.onFrame(this::frame),
                    model.specProperty().subscribe(desk::follow),
                    model.stateProperty().subscribe(_ -> tell()),
                    model.canUndoProperty().subscribe(_ -> tools.refresh()),
                    model.paletteProperty().subscribe(_ -> refresh()),
                    model.scaleProperty().subscribe(_ -> refresh()),
                    words.textsProperty().subscribe(_ -> refresh()),
                    desk.sketchProperty().subscribe(_ -> refresh()),
                    desk.frameProperty().subscribe(_ -> refresh()),
                    desk.brushProperty().subscribe(_ -> refresh()),
                    desk.categoryProperty().subscribe(_ -> refresh()),
                    desk.valueProperty().subscribe(_ -> refresh()));
        }
    }

    private void frame() {
        if (feed.look()) {
            board.show(feed.current());
            tools.refresh();
        }
    }

    private void refresh() {
        tools.refresh();
        board.refresh();
        tell();
    }

    /** How the network does on what is drawn. */
    private void tell() {
        double loss = model.state().trainingLoss();
        double accuracy = model.state().accuracy();
        state.setText(Double.isNaN(loss) ? words.get("draw.about")
                : Double.isNaN(accuracy) ? words.get("draw.loss", words.whole(model.state().step()), words.number(loss, 3))
                : words.get("draw.accuracy", words.whole(model.state().step()), words.number(loss, 3), words.percent(accuracy)));
    }
}
