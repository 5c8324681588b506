package gradlab.ui.start;

import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Three hints for the first minutes, one after the other, each beside the control it speaks of. A hint goes when its deed is
 * done, or when it is closed, and does not come back by itself. It never takes the focus.
 */
public final class Hints extends Pane implements AutoCloseable {

    private static final double GAP = 6;
    private static final double MARGIN = 8;

    private final LabModel model;
    private final Words words;
    private final BooleanSupplier isQuiet;
    private final List<Supplier<Optional<Node>>> anchors;
    private final Label sentence = new Label();
    private final Label number = new Label();
    private final VBox card;
    private final Subscription subscriptions;

    /**
     * @param isQuiet true while nothing else wants to be read
     * @param anchors what each hint speaks of
     */
    public Hints(LabModel model, Words words, FrameClock clock, BooleanSupplier isQuiet, List<Supplier<Optional<Node>>> anchors) {
        this.model = model;
        this.words = words;
        this.isQuiet = isQuiet;
        this.anchors = anchors;
        setId("hints");
        setPickOnBounds(false);
        setManaged(false);
        card = card();
        getChildren().add(card);
        subscriptions = Subscription.combine(
                model.stateProperty().subscribe(this::watch),
                model.selectedLayerProperty().subscribe((_, _) -> model.guide().done(2)),
                model.guide().hintProperty().subscribe(_ -> show()),
                words.textsProperty().subscribe(_ -> show()),
                clock.onFrame(this::place));
    }

    private VBox card() {
        sentence.setId("hint-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        number.getStyleClass().add("caption");
        number.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(number, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("hint-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of("hint.close"));
        Tips.on(close, words.of("hint.close.hint"));
        close.setOnAction(_ -> model.guide().done(model.guide().hintProperty().get()));
        HBox head = new HBox(number, close);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(head, sentence);
        box.setId("hint");
        box.getStyleClass().add("hint");
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setVisible(false);
        return box;
    }

    /** What was done, whatever made one do it. */
    private void watch(RunState state) {
        if (state.phase() == Phase.RUNNING) {
            model.guide().done(1);
        }
        if (state.inThePast() || state.branches().size() > 1) {
            model.guide().done(3);
        }
    }

    private void show() {
        int due = model.guide().hintProperty().get();
        if (due <= Guide.HINTS) {
            sentence.setText(words.get("hint." + due));
            number.setText(words.get("hint.number", due, Guide.HINTS));
            card.setAccessibleText(sentence.getText());
            watch(model.state());
        }
        place();
    }

    /** The window may have changed in any way since the last frame. */
    private void place() {
        int due = model.guide().hintProperty().get();
        Optional<Bounds> anchor = due > Guide.HINTS || !isTime() ? Optional.empty()
                : anchors.get(due - 1).get().filter(node -> node.getScene() != null && isShown(node)).map(node -> sceneToLocal(node.localToScene(node.getLayoutBounds())));
        card.setVisible(anchor.isPresent());
        anchor.ifPresent(this::placeAt);
    }

    private boolean isTime() {
        return model.workplaceProperty().get() == Workplace.LAB && !model.projectorProperty().get() && !model.concealedProperty().get() && isQuiet.getAsBoolean();
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Below what it speaks of, or above it where the window ends; in large things at their lower edge. */
    private void placeAt(Bounds anchor) {
        double windowWidth = getParent().getLayoutBounds().getWidth();
        double windowHeight = getParent().getLayoutBounds().getHeight();
        double width = Math.min(card.prefWidth(-1), windowWidth - 2 * MARGIN);
        double height = card.prefHeight(width);
        double x = Math.clamp(anchor.getMinX() + Math.min(anchor.getWidth(), 4 * width) / 2 - width / 2, MARGIN, Math.max(MARGIN, windowWidth - width - MARGIN));
        boolean large = anchor.getHeight() > 2 * height;
        double below = large ? anchor.getMaxY() - height - GAP : anchor.getMaxY() + GAP;
        double y = below + height > windowHeight - MARGIN ? anchor.getMinY() - height - GAP : below;
        card.resizeRelocate(Math.rint(large ? anchor.getMinX() + GAP : x), Math.rint(y), Math.ceil(width), Math.ceil(height));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
