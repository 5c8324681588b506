package gradlab.ui;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Optimizer;
import gradlab.probe.Probe;
import gradlab.train.Branch;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Where the training stands in words, what is wrong and what can be done about it, and what measuring costs. */
final class StatusLine extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double SLOWER = 10;

    private final LabModel model;
    private final Words words;
    private final Region dot = new Region();
    private final Label phase = new Label();
    private final Label message = new Label();
    private final Label probes = new Label();
    private final Button restart = new Button();
    private final Button slower = new Button();
    private final StringProperty costs = new SimpleStringProperty("");
    private String said = "";
    private boolean urgent;
    private boolean untilRun;

    StatusLine(LabModel model, Words words, Background background) {
        this.model = model;
        this.words = words;
        setId("status-line");
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        dot.getStyleClass().add("phase-dot");
        phase.setId("phase");
        phase.setMinWidth(USE_PREF_SIZE);
        message.setId("message");
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        Tips.on(message, message.textProperty());
        probes.setId("probe-cost");
        probes.getStyleClass().add("caption");
        probes.setMinWidth(USE_PREF_SIZE);
        Tips.on(probes, costs);
        getChildren().addAll(dot, phase, message, action(restart, "status-restart", this::startOver),
                action(slower, "status-slower", this::startOverSlower), busy(background), probes,
                new MemoryMenu(model, words, Runtime.getRuntime().maxMemory()));
        model.stateProperty().subscribe(this::follow);
        model.specProperty().subscribe(_ -> say(""));
        model.concealedProperty().subscribe(_ -> show());
        words.textsProperty().subscribe((_, _) -> {
            // what was said in passing was said in the other language
            said = "";
            show();
        });
        show();
    }

    private void follow(RunState before, RunState now) {
        if (untilRun && before.runId() != now.runId()) {
            say("");
        }
        if (isFull(before) && before.inThePast() && now.chosen() == before.chosen() && now.runId() != before.runId()
                && now.latest() == before.step()) {
            say(words.get("status.replaced", Branch.letter(now.chosen()), words.whole(now.step())));
        }
        show();
    }

    private static boolean isFull(RunState state) {
        return state.branches().size() == Branch.MOST;
    }

    /** A quiet sentence that stays until the next change. */
    void say(String sentence) {
        said = sentence;
        urgent = false;
        untilRun = false;
        show();
    }

    /** A quiet sentence about something that is under way, until there is another run. */
    void sayUntilRun(String sentence) {
        say(sentence);
        untilRun = true;
    }

    /** A sentence that nothing but the next change drives away. */
    void alarm(String sentence) {
        said = sentence;
        urgent = true;
        show();
    }

    private Button action(Button button, String id, Runnable what) {
        button.setId(id);
        button.getStyleClass().add("status-action");
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        Tips.on(button, words.of(id.replace('-', '.') + ".hint"));
        button.setOnAction(_ -> what.run());
        return button;
    }

    private Label busy(Background background) {
        Label busy = new Label();
        busy.setId("busy");
        busy.getStyleClass().add("busy");
        busy.textProperty().bind(background.busyWithProperty());
        busy.visibleProperty().bind(busy.textProperty().isNotEmpty());
        busy.managedProperty().bind(busy.visibleProperty());
        busy.setMinWidth(USE_PREF_SIZE);
        return busy;
    }

    private void show() {
        RunState state = model.state();
        boolean diverged = state.phase() == Phase.DIVERGED;
        boolean wrong = diverged || state.phase() == Phase.FAILED;
        pseudoClassStateChanged(WRONG, wrong);
        dot.pseudoClassStateChanged(PseudoClass.getPseudoClass("running"), state.phase() == Phase.RUNNING);
        phase.setText(words.get("phase." + state.phase().name().toLowerCase(java.util.Locale.ROOT)
                + (state.phase() == Phase.PAUSED && state.step() == 0 ? ".start" : "")));
        message.setText(urgent ? said : switch (state.phase()) {
            case DIVERGED -> words.get("status.diverged", words.whole(state.step()));
            case STOPPED -> words.get("status.stopped", words.whole(state.step()));
            case FAILED -> state.problems().isEmpty() ? "" : state.problems().getFirst().message(words.texts());
            case PREPARING, PAUSED, RUNNING -> said.isEmpty() || isFull(state) && state.inThePast() ? standing(state) : said;
        });
        restart.setVisible(diverged);
        restart.setText(words.get("bar.restart"));
        slower.setVisible(diverged && !model.concealedProperty().get());
        slower.setText(words.get("status.slower", words.number(slowerRate(state.spec()), 3)));
        probes.setText(probeText(state));
        costs.set(costs(state));
    }

    /** What is measured how often. */
    private String costs(RunState state) {
        StringBuilder text = new StringBuilder(words.get("status.probes.hint"));
        for (Probe probe : state.spec().probesWithLoss()) {
            text.append('\n').append(words.get("probe." + Catalogues.PROBE.entryOf(probe).spelling().english())).append(" — ").append(interval(probe.every()));
        }
        return text.toString();
    }

    private String interval(int every) {
        return every == 1 ? words.get("status.probes.each")
                : words.get("status.probes.every." + Plurals.form(every, words.locale()), every);
    }

    private String standing(RunState state) {
        if (!state.inThePast() || state.phase() != Phase.PAUSED) {
            return "";
        }
        String step = words.whole(state.step());
        String latest = words.whole(state.latest());
        return isFull(state) ? words.get("status.past.full", step, latest, Branch.letter(state.chosen()))
                : words.get("status.past", step, latest);
    }

    private String probeText(RunState state) {
        int every = state.spec().probes().stream().mapToInt(Probe::every).max().orElse(1);
        String how = interval(every);
        if (state.probeShare() == 0) {
            return words.get("status.probes.only", how);
        }
        return words.get("status.probes", words.percent(Math.round(100 * state.probeShare()) / 100.0), how);
    }

    private void startOver() {
        model.trainer().restart();
    }

    private void startOverSlower() {
        Catalogue.Entry<Optimizer> entry = Catalogues.OPTIMIZER.entryOf(model.spec().optimizer());
        Parameter rate = entry.parameter("rate").orElseThrow();
        model.edit(model.spec().withOptimizer(entry.with(model.spec().optimizer(), rate, slowerRate(model.spec()))));
        model.trainer().restart();
    }

    private static double slowerRate(ExperimentSpec spec) {
        return Math.max(1e-6, spec.optimizer().rate() / SLOWER);
    }
}
