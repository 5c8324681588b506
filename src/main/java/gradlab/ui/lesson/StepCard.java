package gradlab.ui.lesson;

import gradlab.catalogue.Problem;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Prediction;
import gradlab.ui.Words;
import gradlab.ui.lesson.Attempt.Confidence;
import gradlab.ui.lesson.Attempt.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A step of the scenario: the reader predicts, runs, sees what came out, and reads why. */
final class StepCard extends VBox implements Play.Listener {

    private final Page page;
    private final Words words;
    private final Step step;
    private final Attempt attempt;
    private final Play play;
    private final Optional<OptionList> options;
    private final TextField number = new TextField();
    private final Optional<CurvePrediction> curve;
    private final FlowPane confidence = new FlowPane();
    private final Button run = new Button();
    private final Button skip;
    private final Label skipped = new Label();
    private final Label trouble = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final StepResult result;

    /** @param number of this step among {@code count}, from 1 */
    StepCard(Page page, Step step, int number, int count) {
        this.page = page;
        this.words = page.words();
        this.step = step;
        this.attempt = page.progress().of(page.lesson(), step);
        Optional<BowlPlay> bowl = step.bowl().map(_ -> new BowlPlay(page, step, attempt, this));
        this.play = bowl.<Play>map(shown -> shown).orElseGet(() -> new StepPlay(page, step, attempt, this));
        this.curve = step.prediction().flatMap(Prediction::curve).map(metric -> new CurvePrediction(page, step, metric, attempt, this::refresh));
        this.options = step.prediction().filter(prediction -> !prediction.options().isEmpty()).map(prediction -> new OptionList(page, step.id(), prediction.options(), false, true, this::choose));
        this.skip = Icons.link(words, "skip-" + step.id(), "lesson.step.skip");
        this.result = new StepResult(page, step, attempt, play, this::startOver);
        setId("step-" + step.id());
        getStyleClass().addAll("lesson-card", "step-card");
        getChildren().addAll(caption(number, count), title(), configuration());
        bowl.ifPresent(getChildren()::add);
        step.prediction().ifPresent(prediction -> {
            VBox question = new MarkdownView(page).text(prediction.question());
            question.getStyleClass().add("lesson-question");
            getChildren().add(question);
        });
        options.ifPresent(getChildren()::add);
        step.prediction().ifPresent(this::addGuess);
        getChildren().addAll(confidenceRow(), buttons(), progress, trouble, result);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setId("progress-" + step.id());
        trouble.getStyleClass().add("step-trouble");
        trouble.setWrapText(true);
        show(trouble, false);
        page.keep(words.textsProperty().subscribe((_, _) -> refresh()));
        refresh();
    }

    private Label caption(int number, int count) {
        Label caption = new Label();
        caption.getStyleClass().add("card-caption");
        caption.textProperty().bind(words.of("lesson.step.caption", number, count));
        return caption;
    }

    private Label title() {
        Label title = new Label(step.title());
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        return title;
    }

    private Label configuration() {
        Label line = new Label();
        line.getStyleClass().add("step-configuration");
        line.setWrapText(true);
        Tooltip full = new Tooltip();
        page.keep(words.textsProperty().subscribe(texts -> {
            line.setText(step.bowl().isPresent() ? SpecLine.bowl(step, words) : SpecLine.of(step, texts.locale()));
            full.setText(step.bowl().isPresent() ? SpecLine.bowl(step, words) : SpecLine.full(step.spec(), texts.locale()));
        }));
        line.setTooltip(full);
        return line;
    }

    /** A number is typed, a curve is drawn. */
    private void addGuess(Prediction prediction) {
        if (prediction.number().isPresent()) {
            number.setId("number-" + step.id());
            number.setMaxWidth(USE_PREF_SIZE);
            number.setPrefColumnCount(8);
            number.setText(attempt.number());
            number.promptTextProperty().bind(words.of("lesson.quiz.number"));
            number.accessibleTextProperty().bind(words.of("lesson.step.number"));
            Tooltip hint = new Tooltip();
            hint.textProperty().bind(words.of("lesson.step.number"));
            number.setTooltip(hint);
            number.textProperty().subscribe((_, typed) -> {
                if (!typed.equals(attempt.number())) {
                    attempt.number(typed);
                    refresh();
                }
            });
            getChildren().add(number);
        }
        curve.ifPresent(getChildren()::add);
    }

    private boolean asks() {
        return options.isPresent() || curve.isPresent() || step.prediction().flatMap(Prediction::number).isPresent();
    }

    private boolean hasPredicted() {
        return attempt.choice().isPresent() || attempt.curve().isPresent() || TypedNumber.of(attempt.number()).isPresent();
    }

    private FlowPane confidenceRow() {
        confidence.getStyleClass().add("confidence");
        confidence.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (Confidence said : List.of(Confidence.UNSURE, Confidence.SURE)) {
            ToggleButton button = new ToggleButton();
            String key = "lesson.step." + said.name().toLowerCase(Locale.ROOT);
            button.setId(said.name().toLowerCase(Locale.ROOT) + "-" + step.id());
            button.textProperty().bind(words.of(key));
            button.getStyleClass().add("choice");
            button.setToggleGroup(group);
            button.setSelected(attempt.confidence() == said);
            Tooltip hint = new Tooltip();
            hint.textProperty().bind(words.of("lesson.step.confidence.hint"));
            button.setTooltip(hint);
            button.setOnAction(_ -> attempt.confidence(button.isSelected() ? said : Confidence.UNSAID));
            confidence.getChildren().add(button);
        }
        return confidence;
    }

    private FlowPane buttons() {
        run.setId("run-" + step.id());
        run.getStyleClass().addAll("accent", "step-run");
        run.setWrapText(true);
        run.maxWidthProperty().bind(page.widthProperty().subtract(page.textSizeProperty().multiply(1.8)).subtract(2));
        run.setGraphic(Icons.icon(Feather.PLAY));
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(words.of(step.bowl().isPresent() ? "lesson.bowl.run.hint" : "lesson.step.run.hint"));
        run.setTooltip(hint);
        run.setOnAction(_ -> {
            if (attempt.phase() == Phase.PAUSED) {
                play.goOn();
            } else {
                start();
            }
        });
        skip.setOnAction(_ -> {
            attempt.skipPrediction();
            number.setText("");
            refresh();
        });
        skipped.getStyleClass().add("step-skipped");
        skipped.textProperty().bind(words.of("lesson.step.skipped"));
        FlowPane row = new FlowPane(run, skip, skipped);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("step-buttons");
        return row;
    }

    private void choose(int option) {
        if (attempt.phase() == Phase.ASKING) {
            attempt.choose(option);
            refresh();
        }
    }

    private void start() {
        show(trouble, false);
        play.run();
        result.highlight();
        result.check();
        refresh();
    }

    private void startOver() {
        attempt.reset();
        number.setText("");
        confidence.getChildren().forEach(button -> ((ToggleButton) button).setSelected(false));
        refresh();
    }

    @Override
    public void moved() {
        progress.setProgress(play.share());
        showRun();
    }

    @Override
    public void finished() {
        refresh();
    }

    @Override
    public void failed(List<Problem> problems) {
        trouble.setText(problems.stream().map(problem -> problem.message(words.texts())).collect(Collectors.joining("\n")));
        show(trouble, true);
        refresh();
    }

    @Override
    public void interrupted() {
        trouble.setText(words.get("lesson.step.interrupted"));
        show(trouble, true);
        refresh();
    }

    private void refresh() {
        boolean done = attempt.phase() == Phase.DONE;
        boolean asking = attempt.phase() == Phase.ASKING;
        play.refresh();
        options.ifPresent(list -> {
            list.lock(!asking);
            for (int i = 0; i < list.options().size(); i++) {
                boolean chosen = attempt.choice().orElse(-1) == i;
                boolean right = list.options().get(i).right();
                OptionRow.Mark mark = !done ? OptionRow.Mark.NONE : right ? OptionRow.Mark.RIGHT
                        : chosen ? OptionRow.Mark.WRONG : OptionRow.Mark.NONE;
                list.row(i).show(chosen, mark, done && chosen);
            }
        });
        number.setDisable(!asking);
        curve.ifPresent(CurvePrediction::refresh);
        show(confidence, asking && hasPredicted() && curve.isEmpty());
        show(skip, asking && asks() && !hasPredicted() && !attempt.withoutPrediction());
        show(skipped, asks() && attempt.withoutPrediction());
        show(progress, !asking && !done);
        progress.setProgress(play.share());
        showRun();
        show(run, !done);
        result.refresh();
    }

    private void showRun() {
        boolean predicted = !asks() || hasPredicted() || attempt.withoutPrediction();
        run.setDisable(attempt.phase() == Phase.RUNNING || !predicted);
        int steps = step.spec().steps();
        run.setText(switch (attempt.phase()) {
            case RUNNING -> words.get("lesson.step.running", words.percent(Math.floor(100 * play.share()) / 100));
            case PAUSED -> words.get("lesson.step.go-on");
            case ASKING, DONE -> words.get("lesson.step.run." + Plural.form(steps, words.locale()), words.whole(steps));
        });
    }

    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** A row that wraps when the pane is narrow. */
    static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
