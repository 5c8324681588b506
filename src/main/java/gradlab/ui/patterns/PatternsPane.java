package gradlab.ui.patterns;

import gradlab.catalogue.BadInput;
import gradlab.compare.Patterns;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState;
import gradlab.ui.CardFlow;
import gradlab.ui.LabModel;
import gradlab.ui.PlaceHead;
import gradlab.ui.Plurals;
import gradlab.ui.Premises;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.lesson.SpecLine;
import gradlab.ui.patterns.PatternJob.Phase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Patterns in the weights of many runs: the present experiment is trained from many seeds in the background, and what the networks
 * have in common is drawn before and after training beside each other. Work goes on while the pane is not shown.
 */
public final class PatternsPane extends VBox implements AutoCloseable {

    /** How many runs can be asked for. */
    static final int FEWEST = 5;
    static final int MOST = 100;
    private static final int USUAL = 20;
    private static final double CARD = 520;
    private static final double GAP = 8;
    private static final int FRAMES_PER_LOOK = 3;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Premises premises;
    private final LabModel model;
    private final Words words;
    private final TextField count = new TextField(Integer.toString(USUAL));
    private final Button start;
    private final Button cancel;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label progress = new Label();
    private final Label subject = new Label();
    private final VBox empty = new VBox();
    private final CardFlow flow;
    private final ScrollPane scroll = new ScrollPane();
    private final List<PatternCard> cards;
    private final Subscription following;
    private Optional<PatternJob> job = Optional.empty();
    private Optional<PatternJob> last = Optional.empty();
    private Optional<Patterns> patterns = Optional.empty();
    private int frame;

    public PatternsPane(Premises premises, ChartFiles files) {
        this.premises = premises;
        this.model = premises.model();
        this.words = premises.words();
        setId("patterns");
        setMinWidth(0);
        getStyleClass().addAll("card", "patterns");
        PatternExport export = new PatternExport(words, files, this, premises.say());
        cards = Stream.of(new RatioPicture(), new CorrelationPicture(), new SpectrumPicture(), new CkaPicture(), new BarrierPicture(),
                new ComponentsPicture()).map(picture -> new PatternCard(picture, words, () -> model.paletteProperty().get(),
                premises.typeface().figures(), model.scaleProperty(), this::open, model::openLesson, export)).toList();
        flow = new CardFlow(CARD, GAP, model.scaleProperty());
        flow.getStyleClass().add("pattern-cards");
        flow.getChildren().setAll(cards);
        scroll.setId("patterns-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        start = button("start", Feather.PLAY, this::begin);
        start.getStyleClass().add("accent");
        cancel = button("cancel", Feather.SQUARE, () -> job.ifPresent(PatternJob::cancel));
        empty();
        scroll.setContent(empty);
        getChildren().addAll(new PlaceHead(words, "patterns", premises::leave), setup(), subject, progressLine(), scroll);
        following = Subscription.combine(premises.clock().onFrame(() -> {
            if (frame++ % FRAMES_PER_LOOK == 0) {
                look();
            }
        }), words.textsProperty().subscribe((_, _) -> {
            retell();
            cards.forEach(PatternCard::refresh);
        }), model.paletteProperty().subscribe((_, _) -> cards.forEach(PatternCard::refresh)),
                model.specProperty().subscribe((_, _) -> retell()));
        retell();
    }

    private FlowPane setup() {
        count.setId("patterns-count");
        count.getStyleClass().addAll("value-field", "pattern-count");
        count.accessibleTextProperty().bind(words.of("patterns.count"));
        Tips.on(count, words.of("patterns.count.hint", FEWEST, MOST));
        count.textProperty().subscribe((_, _) -> retell());
        count.setOnAction(_ -> begin());
        Label label = new Label();
        label.textProperty().bind(words.of("patterns.count"));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(count);
        subject.setId("patterns-subject");
        subject.getStyleClass().add("caption");
        subject.setWrapText(true);
        subject.setMinWidth(0);
        subject.setMinHeight(USE_PREF_SIZE);
        HBox field = new HBox(label, count);
        field.setAlignment(Pos.CENTER_LEFT);
        field.getStyleClass().add("pattern-choice");
        FlowPane line = new FlowPane(field, start, cancel);
        line.getStyleClass().add("pattern-setup");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private HBox progressLine() {
        bar.setId("patterns-bar");
        bar.accessibleTextProperty().bind(words.of("patterns.bar"));
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setVisible(false);
        progress.setId("patterns-progress");
        progress.getStyleClass().add("caption");
        progress.setWrapText(true);
        progress.setMinWidth(0);
        HBox line = new HBox(bar, progress);
        line.getStyleClass().add("pattern-progress");
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        line.visibleProperty().bind(progress.textProperty().isNotEmpty());
        return line;
    }

    private void empty() {
        empty.setId("patterns-empty");
        empty.getStyleClass().add("patterns-empty");
        for (String key : List.of("patterns.empty", "patterns.empty.what", "patterns.empty.why")) {
            Label label = new Label();
            label.textProperty().bind(words.of(key));
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add("pattern-words");
            empty.getChildren().add(label);
        }
        Button lesson = button("lesson", Feather.BOOK_OPEN, () -> model.openLesson("weight-patterns"));
        empty.getChildren().add(lesson);
    }

    private Button button(String what, Feather icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("patterns-" + what);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.textProperty().bind(words.of("patterns." + what));
        button.accessibleTextProperty().bind(button.textProperty());
        Tips.on(button, words.of("patterns." + what + ".hint"));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** What stands in the field, if it can be used. */
    private OptionalInt wanted() {
        String text = count.getText().strip();
        int runs = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        return runs >= FEWEST && runs <= MOST ? OptionalInt.of(runs) : OptionalInt.empty();
    }

    private void begin() {
        if (wanted().isEmpty() || job.isPresent()) {
            return;
        }
        job = Optional.of(new PatternJob(model.spec(), wanted().getAsInt(), Runtime.getRuntime().availableProcessors(),
                () -> model.trainer().state().phase() == RunState.Phase.RUNNING));
        last = job;
        look();
    }

    /** Takes over what has been finished since the last look. */
    private void look() {
        if (job.isEmpty()) {
            return;
        }
        PatternJob now = job.get();
        Phase phase = now.phase();
        if (phase.isOver()) {
            job = Optional.empty();
            now.patterns().ifPresent(this::take);
            if (getScene() == null) {
                premises.say().accept(words.get(now.patterns().isPresent() ? "patterns.over" : "patterns.over.without"));
            }
        }
        retell();
    }

    private void take(Patterns found) {
        patterns = Optional.of(found);
        cards.forEach(card -> card.show(found));
        scroll.setContent(flow);
    }

    /** Says how things stand, in the language of the moment. */
    private void retell() {
        boolean atWork = job.isPresent();
        boolean usable = wanted().isPresent();
        count.pseudoClassStateChanged(WRONG, !usable);
        start.setVisible(!atWork);
        start.setDisable(!usable);
        cancel.setVisible(atWork);
        bar.setVisible(atWork);
        progress.setText(usable || atWork ? last.map(this::state).orElse("") : words.get("patterns.count.wrong", FEWEST, MOST));
        last.ifPresent(now -> bar.setProgress(now.phase() == Phase.COMPARING ? ProgressBar.INDETERMINATE_PROGRESS : (double) now.finished() / now.count()));
        subject.setText(patterns.map(this::about).orElseGet(() -> words.get("patterns.subject", words.whole(model.spec().steps()))));
    }

    private String about(Patterns shown) {
        String line = words.get("patterns.compared", shown.runs().size(), SpecLine.of(shown.spec(), words.locale()));
        return shown.spec().equals(model.spec()) ? line : line + " " + words.get("patterns.other");
    }

    private String state(PatternJob now) {
        return switch (now.phase()) {
            case TRAINING -> words.get("patterns.training", now.finished(), now.count());
            case COMPARING -> words.get("patterns.comparing");
            case DONE -> {
                int runs = patterns.map(shown -> shown.runs().size()).orElse(0);
                String done = words.get((now.wasStopped() ? "patterns.stopped." : "patterns.done.") + Plurals.form(runs, words.locale()), runs);
                yield now.diverged() == 0 ? done : done + " " + words.get("patterns.diverged", now.diverged());
            }
            case TOO_FEW -> words.get("patterns.few", now.diverged(), now.count());
            case CANCELLED -> words.get("patterns.cancelled");
            case FAILED -> now.failure().map(this::broken).orElse("");
        };
    }

    private String broken(Throwable failure) {
        return failure instanceof BadInput bad ? bad.problems().getFirst().message(words.texts()) : words.get("patterns.broken", failure);
    }

    /** The run goes through the window as any other: from its first weights, to its last step. */
    private void open(int run) {
        patterns.ifPresent(shown -> {
            ExperimentSpec spec = shown.specOf(run);
            if (!model.edit(spec)) {
                return;
            }
            model.trainer().restart();
            model.trainer().playTo(spec.steps());
            premises.leave();
            premises.say().accept(words.get("patterns.opened", shown.runs().get(run).seed()));
        });
    }

    /** Some place on a picture that opens this run, in the coordinates of the picture. */
    public Optional<double[]> placeOf(String picture, int run) {
        Node board = lookup("#pattern-board-" + picture);
        return board instanceof PatternBoard found ? found.placeOf(run) : Optional.empty();
    }

    /** True when nothing is being trained or compared. */
    public boolean isSettled() {
        return job.isEmpty();
    }

    @Override
    public void close() {
        following.unsubscribe();
        job.ifPresent(PatternJob::abandon);
    }
}
