package gradlab.ui.classroom;

import gradlab.catalogue.Problem;
import gradlab.ui.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How far the reading is, and which files are no good and why. */
final class IntakeLine extends VBox {

    private static final double MOST_HEIGHT = 96;
    private static final double ROOM = 16;

    private final Words words;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label told = new Label();
    private final Button cancel;
    private final VBox broken = new VBox(4);
    private final ScrollPane list = new ScrollPane(broken);
    private Optional<Intake.State> last = Optional.empty();

    IntakeLine(Words words, Runnable stop) {
        super(4);
        this.words = words;
        bar.setId("results-progress");
        told.setId("results-told");
        told.getStyleClass().add("caption");
        told.setWrapText(true);
        cancel = ResultsPane.button(words, "cancel", Feather.SQUARE, stop);
        HBox row = new HBox(8, bar, cancel, told);
        row.setAlignment(Pos.CENTER_LEFT);
        list.setId("results-broken");
        list.setFitToWidth(true);
        // as high as what is in it, up to a limit
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(() -> Math.min(MOST_HEIGHT, broken.getHeight() + ROOM), broken.heightProperty()));
        list.setMinHeight(USE_PREF_SIZE);
        list.getStyleClass().add("results-broken");
        getChildren().addAll(row, list);
        managedProperty().bind(visibleProperty());
        for (var node : new javafx.scene.Node[] {bar, cancel, list}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        words.textsProperty().subscribe((_, _) -> last.ifPresent(this::write));
        setVisible(false);
    }

    void hide() {
        last = Optional.empty();
        setVisible(false);
    }

    void show(Intake.State state) {
        if (last.filter(state::equals).isEmpty()) {
            last = Optional.of(state);
            write(state);
        }
    }

    private void write(Intake.State state) {
        setVisible(true);
        bar.setVisible(!state.over());
        cancel.setVisible(!state.over());
        bar.setProgress(state.total() == 0 ? 0 : (double) state.done() / state.total());
        StringBuilder sentence = new StringBuilder(state.over() ? words.get("results.read", state.works().size()) : words.get("results.reading", state.done(), state.total()));
        if (state.over() && state.done() < state.total()) {
            sentence.append(' ').append(words.get("results.cancelled", state.total() - state.done()));
        }
        if (state.left() > 0) {
            sentence.append(' ').append(words.get("results.left", state.left(), Intake.MOST));
        }
        if (!state.broken().isEmpty()) {
            sentence.append(' ').append(words.get("results.broken", state.broken().size()));
        }
        told.setText(sentence.toString());
        list.setVisible(!state.broken().isEmpty());
        broken.getChildren().setAll(state.broken().stream().map(this::row).toList());
    }

    private Label row(Intake.Broken one) {
        Label label = new Label(words.get("results.broken.one", one.file().getFileName(),
                one.problems().stream().map((Problem problem) -> problem.message(words.texts())).collect(Collectors.joining(" "))));
        label.setWrapText(true);
        label.getStyleClass().add("results-problem");
        return label;
    }
}
