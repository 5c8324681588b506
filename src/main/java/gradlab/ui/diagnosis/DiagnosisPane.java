package gradlab.ui.diagnosis;

import gradlab.diagnosis.Diagnosis;
import gradlab.diagnosis.Finding;
import gradlab.diagnosis.Remedy;
import gradlab.diagnosis.Rule;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.Branch;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A strip above the charts: the worst complaint about the training, the others behind a link, or one line that says there
 * are none and what is watched. Looks twice a second while training runs, and when it stops.
 */
public final class DiagnosisPane extends VBox implements AutoCloseable {

    private static final int FRAMES_PER_LOOK = 15;
    private static final double LEAST_LIMIT = 78;
    private static final double SHARE_OF_ROOM = 0.25;
    private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final ChartPointer pointer;
    private final Consultation consultation = new Consultation();
    private final Map<String, FindingRow> rows = new HashMap<>();
    private final Label verdict = new Label();
    private final Label watched = new Label();
    private final StringProperty explanation = new SimpleStringProperty("");
    private final HBox quiet;
    private final FindingList list = new FindingList(LEAST_LIMIT);
    private final Hyperlink more = new Hyperlink();
    private Optional<Diagnosis> arrived = Optional.empty();
    private Diagnosis diagnosis = Diagnosis.NONE;
    private Subscription live = Subscription.EMPTY;
    private boolean unfolded;
    private long runId = -1;
    private long revision = -1;
    private long step = -1;
    private Phase phase = Phase.PREPARING;
    private int frames;

    public DiagnosisPane(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.pointer = new ChartPointer(model);
        setId("diagnosis");
        getStyleClass().add("diagnosis");
        // a narrow window cuts the strip, not the lesson beside it
        setMinWidth(0);
        accessibleTextProperty().bind(words.of("diagnosis.title"));
        accessibleHelpProperty().bind(words.of("diagnosis.hint"));
        verdict.setId("diagnosis-verdict");
        verdict.getStyleClass().add("diagnosis-verdict");
        verdict.setWrapText(true);
        watched.setMinWidth(0);
        watched.getStyleClass().add("caption");
        HBox.setHgrow(watched, Priority.ALWAYS);
        quiet = new HBox(8, verdict, watched);
        quiet.setAlignment(Pos.BASELINE_LEFT);
        Tips.on(verdict, explanation);
        Tips.on(watched, explanation);
        more.setId("diagnosis-more");
        more.getStyleClass().add("diagnosis-more");
        more.setOnAction(_ -> {
            more.setVisited(false);
            unfolded = !unfolded;
            draw();
        });
        sceneProperty().subscribe(this::follow);
        draw();
    }

    @Override
    public void close() {
        live.unsubscribe();
        live = Subscription.EMPTY;
        consultation.close();
    }

    private void follow(Scene scene) {
        live.unsubscribe();
        live = scene == null ? Subscription.EMPTY
                : Subscription.combine(clock.onFrame(this::frame), words.textsProperty().subscribe(_ -> draw()));
    }

    /** A fraction of the room that strip and charts share, so that a list of complaints never covers the charts. */
    public void shareRoom(double height) {
        list.limit(Math.max(LEAST_LIMIT, SHARE_OF_ROOM * height));
    }

    private void frame() {
        RunState state = model.state();
        frames++;
        showArrived();
        if (state.runId() != runId) {
            runId = state.runId();
            revision = -1;
            arrived = Optional.empty();
            show(Diagnosis.NONE);
        }
        boolean stopped = state.phase() != Phase.RUNNING && state.phase() != phase;
        phase = state.phase();
        boolean due = stopped || frames >= FRAMES_PER_LOOK;
        state.run().filter(_ -> due && !consultation.isBusy()).ifPresent(run -> {
            long now = run.recorder().revision();
            if (now != revision || state.step() != step || stopped) {
                revision = now;
                step = state.step();
                frames = 0;
                consultation.ask(state, run, made -> {
                    if (state.runId() == runId) {
                        arrived = Optional.of(made);
                        if (phase != Phase.RUNNING) {
                            showArrived();
                        }
                    }
                });
            }
        });
    }

    /** While training runs, with the next frame: changes between two frames would each be drawn on their own. */
    private void showArrived() {
        arrived.ifPresent(this::show);
        arrived = Optional.empty();
    }

    private void show(Diagnosis latest) {
        if (!latest.equals(diagnosis)) {
            diagnosis = latest;
            draw();
        }
    }

    private void draw() {
        List<Finding> findings = diagnosis.findings();
        rows.keySet().removeIf(rule -> findings.stream().noneMatch(finding -> finding.rule().equals(rule)));
        pseudoClassStateChanged(WELL, findings.isEmpty());
        if (findings.isEmpty()) {
            pointer.clear();
            drawQuiet();
            return;
        }
        List<HBox> shown = new ArrayList<>();
        for (Finding finding : unfolded ? findings : findings.subList(0, 1)) {
            FindingRow row = rows.computeIfAbsent(finding.rule(), _ -> new FindingRow(words, finding, pointer::toggle, this::tryOut));
            row.update(finding);
            row.getChildren().remove(more);
            shown.add(row);
        }
        unfolded &= findings.size() > 1;
        if (findings.size() > 1) {
            more.setText(unfolded ? words.get("diagnosis.less") : words.get("diagnosis.more", findings.size() - 1));
            Tips.on(more, words.of(unfolded ? "diagnosis.less.hint" : "diagnosis.more.hint"));
            more.setMinWidth(USE_PREF_SIZE);
            shown.getFirst().getChildren().add(more);
        }
        list.show(shown);
        getChildren().setAll(list);
    }

    private void drawQuiet() {
        boolean judged = diagnosis.judged();
        verdict.setMinWidth(judged ? USE_PREF_SIZE : 0);
        verdict.setText(words.get(judged ? "diagnosis.none" : "diagnosis.early"));
        verdict.setGraphic(new FontIcon(judged ? Feather.CHECK : Feather.ACTIVITY));
        String all = Rule.all().reversed().stream().map(rule -> words.get("diagnosis." + rule.id())).collect(Collectors.joining(", "));
        String list = words.get("diagnosis.none.watched", all);
        // the list of all of them is long: it stands in the tooltip
        watched.setText(judged ? words.get("diagnosis.none.count", Rule.all().size()) : "");
        explanation.set(judged ? list : words.get("diagnosis.early.hint") + " " + list);
        getChildren().setAll(quiet);
    }

    /**
     * Tries a remedy in a run of its own beside the sick one: from the first step with the same seeds, up to the present step.
     * Without room for another run, or before the first step, it is a change of this experiment.
     */
    private void tryOut(Remedy remedy) {
        pointer.clear();
        RunState sick = model.state();
        ExperimentSpec treated = remedy.applyTo(model.spec());
        if (!model.controls().allows(treated)) {
            model.controls().refuse();
            return;
        }
        if (sick.step() == 0 || sick.branches().size() >= Branch.MOST) {
            model.edit(treated);
            return;
        }
        model.seek(0);
        model.fork();
        model.edit(treated);
        model.trainer().playTo(sick.step());
    }
}
