package gradlab.ui.notes;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Runs the experiments of all shown statements one after the other, and says how far it has come. */
final class RunAll extends HBox {

    private final Words words;
    private final Button start = new Button();
    private final Button cancel = new Button();
    private final Label progress = new Label();
    private List<NoteCard> queued = List.of();

    /**
     * @param shown the cards to run
     * @param run queues one of them
     */
    RunAll(Words words, Supplier<List<NoteCard>> shown, Consumer<NoteCard> run) {
        this.words = words;
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        progress.setId("notes-progress");
        progress.getStyleClass().add("caption");
        progress.setMinWidth(0);
        dress(start, "run-all", Feather.PLAY);
        dress(cancel, "cancel-all", Feather.SQUARE);
        NoteCard.show(cancel, false);
        start.setOnAction(_ -> {
            queued = new ArrayList<>(shown.get());
            queued.forEach(run);
        });
        cancel.setOnAction(_ -> queued.forEach(card -> card.current().filter(now -> !now.state().isOver()).ifPresent(NoteRun::cancel)));
        getChildren().addAll(progress, start, cancel);
    }

    private void dress(Button button, String id, Feather icon) {
        button.setId("notes-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(words.of("notes." + id));
        button.accessibleTextProperty().bind(words.of("notes." + id));
        Tips.on(button, words.of("notes." + id + ".hint"));
    }

    /** Counts what the runs have come to. */
    void look(List<NoteCard> cards) {
        List<NoteRun.State> states = cards.stream().flatMap(card -> card.current().stream()).map(NoteRun::state).toList();
        boolean atWork = states.stream().anyMatch(state -> !state.isOver());
        boolean many = queued.stream().anyMatch(card -> card.current().filter(now -> !now.state().isOver()).isPresent());
        NoteCard.show(start, !many);
        NoteCard.show(cancel, many);
        long done = states.stream().filter(state -> state.phase() == NoteRun.Phase.DONE).count();
        String said = done == 0 && !atWork ? "" : words.get("notes.progress", done, states.stream().filter(NoteRun.State::confirms).count());
        if (!said.equals(progress.getText())) {
            progress.setText(said);
        }
    }
}
