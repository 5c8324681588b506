package gradlab.ui.sweep;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState.Phase;
import gradlab.train.SweepPlan;
import gradlab.train.SweepProgress;
import gradlab.train.SweepResult;
import gradlab.ui.LabModel;
import gradlab.ui.Premises;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Many runs of the experiment at hand: two of its settings take several values each, every combination is trained with several
 * seeds in the background, and a map fills with how they ended. Work goes on while the pane is not shown.
 */
public final class SweepPane extends VBox implements AutoCloseable {

    private static final int FRAMES_PER_LOOK = 3;

    private final LabModel model;
    private final Words words;
    private final Premises premises;
    private final Subscription frames;
    private final Button start = new Button();
    private final Button cancel = new Button();
    private final Button csv = new Button();
    private final Button png = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label progress = new Label();
    private final HBox progressLine = new HBox(8, bar, progress);
    private final MeasureChoice measure;
    private final SweepSetup setup;
    private final SweepMap map;
    private final Invitation invitation;
    private final SweepExport export;
    private Supplier<String> told = () -> "";
    private Optional<SweepJob> job = Optional.empty();
    private Optional<MapData> axes = Optional.empty();
    private List<SweepResult> results = List.of();
    private int shownRevision;
    private int frame;

    /** @param files asks where exported maps should go */
    public SweepPane(Premises premises, ChartFiles files) {
        this.premises = premises;
        model = premises.model();
        words = premises.words();
        setId("sweep");
        getStyleClass().addAll("card", "sweep");
        MapPicture picture = new MapPicture(words, premises.typeface().figures());
        map = new SweepMap(words, picture, () -> model.paletteProperty().get(), this::open);
        export = new SweepExport(words, files, picture, this, premises.say());
        measure = new MeasureChoice(words, this::redraw);
        progress.setId("sweep-progress");
        progress.getStyleClass().add("caption");
        bar.setId("sweep-bar");
        bar.setPrefWidth(180);
        progressLine.setAlignment(Pos.CENTER_LEFT);
        progressLine.managedProperty().bind(progressLine.visibleProperty());
        progressLine.setVisible(false);
        setup = new SweepSetup(model, words, new HBox(action(start, "start", Feather.PLAY, this::begin), action(cancel, "cancel", Feather.SQUARE, this::cancel)),
                this::begin);
        start.getStyleClass().add("accent");
        VBox.setVgrow(map, Priority.ALWAYS);
        invitation = new Invitation(words, setup::take);
        getChildren().addAll(SweepHead.of(words, setup::take, premises::leave), setup, invitation, progressLine, colours(), map);
        setup.planProperty().subscribe(this::planned);
        words.textsProperty().subscribe((_, _) -> {
            axes = axes.map(now -> MapData.of(now.plan(), words));
            redraw();
            progress.setText(told.get());
            buttons();
        });
        model.paletteProperty().subscribe((_, _) -> redraw());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                premises.leave();
                event.consume();
            }
        });
        buttons();
        frames = premises.clock().onFrame(() -> {
            if (frame++ % FRAMES_PER_LOOK == 0) {
                look();
            }
        });
    }

    private HBox colours() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, measure, space, action(csv, "csv", Feather.DOWNLOAD, this::saveTable), action(png, "png", Feather.IMAGE, this::savePicture));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Button action(Button button, String id, Ikon icon, Runnable what) {
        button.setId("sweep-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        if (button != start) {
            button.textProperty().bind(words.of("sweep." + id));
        }
        button.accessibleTextProperty().bind(button.textProperty());
        Tips.on(button, words.of("sweep." + id + ".hint"));
        button.setOnAction(_ -> what.run());
        return button;
    }

    /** The texts were read, or are being changed: without results, the empty map shows what will be there. */
    private void planned(Optional<SweepPlan> plan) {
        if (results.isEmpty() && !isAtWork() && plan.isPresent()) {
            measure.tested(isTested(plan.get()));
            axes = plan.map(now -> MapData.of(now, words));
            redraw();
        }
        buttons();
    }

    /** The first and the last run differ in every setting that takes several values. */
    private static boolean isTested(SweepPlan plan) {
        return plan.spec(1).testShare() > 0 || plan.spec(plan.runs()).testShare() > 0;
    }

    private boolean isAtWork() {
        return job.filter(now -> !now.isOver()).isPresent();
    }

    /** The results at hand are those of this plan, but some are missing. */
    private boolean goesOn(SweepPlan plan) {
        return !results.isEmpty() && results.size() < plan.runs() && axes.filter(now -> now.plan().hasSameRuns(plan)).isPresent();
    }

    private void buttons() {
        Optional<SweepPlan> plan = setup.planProperty().get();
        boolean atWork = isAtWork();
        start.setVisible(!atWork);
        start.setDisable(plan.isEmpty());
        start.setText(words.get(plan.filter(this::goesOn).isPresent() ? "sweep.go-on" : "sweep.start"));
        cancel.setVisible(atWork);
        invitation.setVisible(results.isEmpty() && !atWork);
        csv.setDisable(results.isEmpty());
        png.setDisable(results.isEmpty());
    }

    private void begin() {
        Optional<SweepPlan> planned = setup.planProperty().get();
        if (planned.isEmpty() || isAtWork()) {
            return;
        }
        SweepPlan plan = planned.get();
        if (!goesOn(plan)) {
            results = List.of();
        }
        shownRevision = 0;
        bar.setVisible(true);
        bar.setManaged(true);
        axes = Optional.of(MapData.of(plan, words));
        measure.layers(plan.depth());
        measure.tested(isTested(plan));
        job = Optional.of(new SweepJob(plan, results, Runtime.getRuntime().availableProcessors(),
                () -> model.trainer().state().phase() == Phase.RUNNING, premises.nanos()));
        redraw();
        look();
    }

    private void cancel() {
        job.ifPresent(SweepJob::cancel);
    }

    /** Takes over what has been finished since the last look. */
    private void look() {
        if (job.isEmpty()) {
            return;
        }
        SweepJob now = job.get();
        boolean over = now.isOver();
        if (now.revision() != shownRevision || over) {
            shownRevision = now.revision();
            results = now.results();
            redraw();
        }
        SweepProgress reached = now.progress();
        progressLine.setVisible(true);
        bar.setProgress((double) reached.done() / reached.total());
        if (over) {
            job = Optional.empty();
            ended(now, reached);
        } else {
            tell(() -> ProgressWords.of(reached, words));
        }
        buttons();
    }

    private void ended(SweepJob now, SweepProgress reached) {
        bar.setVisible(!reached.isComplete());
        bar.setManaged(bar.isVisible());
        List<SweepResult> all = results;
        tell(() -> now.failure().map(this::broken).orElseGet(() -> ProgressWords.ended(reached, all, words)));
        if (getScene() == null) {
            premises.say().accept(words.get("sweep.over", words.whole(reached.done())));
        }
    }

    /** Says how far it is, now and in every language. */
    private void tell(Supplier<String> sentence) {
        told = sentence;
        progress.setText(sentence.get());
    }

    private String broken(Throwable failure) {
        return failure instanceof BadInput bad ? bad.problems().getFirst().message(words.texts()) : words.get("sweep.broken", failure);
    }

    private void redraw() {
        axes.ifPresentOrElse(now -> map.show(now.with(results, measure.measure(), measure.layer())), map::clear);
    }

    private void open(int cell) {
        map.data().ifPresent(shown -> {
            SweepPlan plan = shown.plan();
            int run = plan.run(cell + 1, 1);
            ExperimentSpec spec = plan.spec(run);
            if (!model.edit(spec)) {
                return;
            }
            // other settings of learning alone would go on with the weights at hand; this run begins with its own
            model.trainer().restart();
            model.trainer().playTo(spec.steps());
            premises.leave();
            premises.say().accept(words.get("sweep.opened", shown.name(cell)));
        });
    }

    private void saveTable() {
        map.data().ifPresent(shown -> export.csv(shown, results));
    }

    private void savePicture() {
        map.data().ifPresent(shown -> export.png(shown, model.paletteProperty().get()));
    }

    /** The picture, for those who look at it from outside. */
    public SweepMap map() {
        return map;
    }

    /** True when nothing is being read or trained. */
    public boolean isSettled() {
        return setup.isSettled() && job.isEmpty();
    }

    @Override
    public void close() {
        frames.unsubscribe();
        cancel();
        setup.close();
    }
}
