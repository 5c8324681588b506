package gradlab.ui.draw;

import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Premises;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.network.SnapshotFeed;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A large board for drawing data, with its tools; the network learns what is drawn and shows its answers below the points. */
public final class DrawPane extends BorderPane {

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
        setTop(head(on));
        setCenter(board);
        setRight(side);
        setFocusTraversable(false);
        focusedProperty().subscribe(now -> {
            if (now) {
                board.requestFocus();
            }
        });
        sceneProperty().subscribe(this::follow);
    }

    private HBox head(Premises on) {
        Label title = new Label();
        title.textProperty().bind(words.of("draw.title"));
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        state.setId("draw-state");
        state.getStyleClass().add("caption");
        state.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("draw-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of("draw.close"));
        Tips.on(close, words.of("draw.close.hint"));
        close.setOnAction(_ -> on.leave());
        HBox head = new HBox(8, title, state, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
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
                    model.textScaleProperty().subscribe(_ -> refresh()),
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
