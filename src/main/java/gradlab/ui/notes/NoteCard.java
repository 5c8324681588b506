package gradlab.ui.notes;

import gradlab.lesson.Assertion;
import gradlab.lesson.Notes;
import gradlab.lesson.Step;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.lesson.SpecLine;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One statement: verdict, quotation, reason, and the experiment that can be run here. */
final class NoteCard extends VBox {

    /** What a card asks of its page. */
    interface Host {
        void run(NoteCard card);

        void openInLab(Step experiment);

        void openLesson(String id);

        boolean hasLesson(String id);
    }

    private final Notes notes;
    private final Assertion assertion;
    private final Words words;
    private final Button run = new Button();
    private final Button cancel = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label doing = new Label();
    private final HBox progress = new HBox(bar, doing, cancel);
    private final VBox outcome = new VBox();
    private Optional<NoteRun> current = Optional.empty();
    private Optional<NoteRun.State> shown = Optional.empty();

    NoteCard(Notes notes, Assertion assertion, Words words, Host host) {
        this.notes = notes;
        this.assertion = assertion;
        this.words = words;
        setId("note-" + assertion.id());
        getStyleClass().addAll("note", JudgementBadge.name(assertion.judgement()));
        getChildren().addAll(head(), text(assertion.words(), "note-words"), text(assertion.reason(), "note-reason"),
                line(words.textsProperty().map(_ -> experiment())), buttons(host), progress(), outcome);
        outcome.getStyleClass().add("note-outcome");
        show(outcome, false);
    }

    Assertion assertion() {
        return assertion;
    }

    /** True if there is something to run. */
    boolean canRun() {
        return assertion.experiment().filter(step -> !step.claims().isEmpty()).isPresent();
    }

    Optional<NoteRun> current() {
        return current;
    }

    /** Takes the run up and shows how it goes. */
    void follow(NoteRun started) {
        current = Optional.of(started);
        shown = Optional.empty();
        refresh();
    }

    /** Shows what the run has come to; called once a frame while it goes on. */
    void refresh() {
        current.map(NoteRun::state).filter(now -> !Optional.of(now).equals(shown)).ifPresent(now -> {
            shown = Optional.of(now);
            show(progress, !now.isOver());
            run.setDisable(!now.isOver());
            bar.setProgress(now.phase() == NoteRun.Phase.WAITING ? 0 : now.share());
            doing.setText(now.phase() == NoteRun.Phase.WAITING ? words.get("notes.waiting") : words.get("notes.running", words.percent(now.share())));
            if (now.isOver()) {
                conclude(now);
            }
        });
    }

    /** In the other language. */
    void relabel() {
        shown = Optional.empty();
        refresh();
        run.setText(words.get(current.isPresent() ? "notes.again" : "notes.run"));
    }

    private void conclude(NoteRun.State state) {
        outcome.getChildren().clear();
        run.setText(words.get("notes.again"));
        show(outcome, state.phase() != NoteRun.Phase.CANCELLED);
        switch (state.phase()) {
            case DONE -> {
                Label summary = text(words.get(state.confirms() ? "notes.confirmed" : "notes.refuted"), "note-summary");
                summary.getStyleClass().add(state.confirms() ? "right" : "wrong");
                outcome.getChildren().addAll(summary, new FindingTable(state.findings(), notes.runs(), words));
            }
            case FAILED -> outcome.getChildren().add(text(words.get("notes.failed", state.trouble().map(Throwable::getMessage).orElse("")), "note-failed"));
            case CANCELLED, WAITING, RUNNING -> { }
        }
    }

    private HBox head() {
        Label source = new Label();
        source.textProperty().bind(words.of("notes.source", notes.source()));
        source.getStyleClass().add("caption");
        Label id = new Label(assertion.id());
        id.getStyleClass().add("caption");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(new JudgementBadge(assertion.judgement(), words), space, source, id);
        head.getStyleClass().add("note-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** What will be run, in one line. */
    private String experiment() {
        if (!canRun()) {
            return words.get("notes.no-experiment");
        }
        Step step = assertion.experiment().orElseThrow();
        if (step.bowl().isPresent()) {
            return words.get("notes.descent", SpecLine.bowl(step, words));
        }
        String line = SpecLine.of(step, words.locale());
        return assertion.comparedRuns() > 0 ? words.get("notes.compared", assertion.comparedRuns() + " · " + line)
                : assertion.trains() ? words.get("notes.training", line) : calculation();
    }

    private String calculation() {
        return assertion.definitions().isEmpty() ? words.get("notes.calculation")
                : words.get("notes.calculation.of", String.join(" · ", assertion.definitions()));
    }

    private FlowPane buttons(Host host) {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("note-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        if (canRun()) {
            dress(run, "run", Feather.PLAY);
            run.setText(words.get("notes.run"));
            run.accessibleTextProperty().bind(Bindings.concat(run.textProperty(), " ", assertion.words()));
            run.setOnAction(_ -> host.run(this));
            row.getChildren().add(run);
        }
        if (assertion.trains()) {
            Button lab = dress(new Button(), "lab", Feather.ACTIVITY);
            lab.textProperty().bind(words.of("notes.lab"));
            lab.setOnAction(_ -> host.openInLab(assertion.experiment().orElseThrow()));
            row.getChildren().add(lab);
        }
        assertion.lesson().filter(host::hasLesson).ifPresent(id -> {
            Button lesson = dress(new Button(), "lesson", Feather.BOOK_OPEN);
            lesson.textProperty().bind(words.of("notes.lesson"));
            lesson.setOnAction(_ -> host.openLesson(id));
            row.getChildren().add(lesson);
        });
        show(row, !row.getChildren().isEmpty());
        return row;
    }

    private Button dress(Button button, String what, Feather icon) {
        button.setId("note-" + what + "-" + assertion.id());
        button.setGraphic(new FontIcon(icon));
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        Tips.on(button, words.of("notes." + what + ".hint"));
        return button;
    }

    private HBox progress() {
        dress(cancel, "cancel", Feather.SQUARE);
        cancel.textProperty().bind(words.of("notes.cancel"));
        cancel.setOnAction(_ -> current.ifPresent(NoteRun::cancel));
        bar.accessibleTextProperty().bind(words.of("notes.running.bar"));
        bar.setPrefWidth(140);
        doing.getStyleClass().add("caption");
        progress.getStyleClass().add("note-progress");
        progress.setAlignment(Pos.CENTER_LEFT);
        show(progress, false);
        return progress;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Label line(ObservableValue<String> words) {
        Label label = text("", "note-experiment");
        label.textProperty().bind(words);
        return label;
    }

    static void show(Region region, boolean there) {
        region.setVisible(there);
        region.setManaged(there);
    }
}
