package gradlab.ui.sweep;

import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Setting;
import gradlab.train.SweepPlan;
import gradlab.ui.LabModel;
import gradlab.ui.Plurals;
import gradlab.ui.SideThread;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * What a sweep is to run: two axes with their values, seeds and steps. The texts are read in the background after every change;
 * what cannot be read is told where it stands.
 */
final class SweepSetup extends VBox implements AutoCloseable {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final Duration AFTER_TYPING = Duration.millis(200);
    private static final int USUAL_SEEDS = 5;
    private static final double GAP = 12;

    private final LabModel model;
    private final Words words;
    private final AxisEditor rows;
    private final AxisEditor columns;
    private final TextField seeds = new TextField(Integer.toString(USUAL_SEEDS));
    private final TextField steps = new TextField();
    private final Label count = new Label();
    private final Label problem = new Label();
    private final PauseTransition typing = new PauseTransition(AFTER_TYPING);
    private final SideThread reader = new SideThread("sweep plan");
    private final ReadOnlyObjectWrapper<Optional<SweepPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Problem> problems = List.of();
    private Optional<SweepPlan> written = Optional.empty();
    private int latest;
    private int asked;
    private boolean startWhenRead;
    private ExperimentSpec followed;
    private final Runnable start;

    /** @param start what Enter in a text does as soon as the text has been read */
    SweepSetup(LabModel model, Words words, Node action, Runnable start) {
        this.model = model;
        this.words = words;
        this.start = start;
        this.followed = model.spec();
        rows = new AxisEditor("rows", words, () -> chosen(true), this::typed);
        columns = new AxisEditor("columns", words, () -> chosen(false), this::typed);
        steps.setText(Integer.toString(followed.steps()));
        count.setId("sweep-count");
        count.getStyleClass().add("caption");
        problem.setId("sweep-problem");
        problem.getStyleClass().add("sweep-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        count.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane line = new FlowPane(8, 6, field(seeds, Draft.SEEDS, 48), field(steps, Draft.STEPS, 76), action, count);
        line.setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        getChildren().addAll(axes(), line, problem);
        typing.setOnFinished(_ -> read());
        for (AxisEditor axis : List.of(rows, columns)) {
            axis.onEnter(this::startSoon);
        }
        words.textsProperty().subscribe((_, _) -> translate());
        model.specProperty().subscribe((_, _) -> follow());
        sceneProperty().subscribe(_ -> follow());
    }

    private GridPane axes() {
        GridPane axes = new GridPane(GAP, 0);
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            axes.getColumnConstraints().add(half);
        }
        axes.add(rows, 0, 0);
        axes.add(columns, 1, 0);
        return axes;
    }

    private HBox field(TextField field, String name, double width) {
        field.setId("sweep-" + name);
        field.getStyleClass().add("value-field");
        field.setPrefWidth(width);
        field.setMinWidth(width);
        field.accessibleTextProperty().bind(words.of("sweep." + name));
        Tips.on(field, words.of("sweep." + name + ".hint"));
        field.textProperty().subscribe((_, _) -> typed());
        field.setOnAction(_ -> startSoon());
        Label label = new Label();
        label.textProperty().bind(words.of("sweep." + name));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(field);
        HBox both = new HBox(6, label, field);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    /** What the texts come to; empty while they are being read or cannot be. */
    ReadOnlyObjectProperty<Optional<SweepPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Takes two settings with values worth trying. */
    void take(Suggestions.Ready ready) {
        rows.choose(Optional.of(ready.down()));
        columns.choose(Optional.of(ready.across()));
        offer();
        suggest(rows);
        suggest(columns);
    }

    private void offer() {
        List<Setting> all = Suggestions.settings(model.spec());
        rows.offer(all.stream().filter(setting -> !columns.setting().equals(Optional.of(setting))).toList(), false);
        columns.offer(all.stream().filter(setting -> !rows.setting().equals(Optional.of(setting))).toList(), true);
    }

    private void chosen(boolean ofRows) {
        offer();
        suggest(ofRows ? rows : columns);
    }

    private void suggest(AxisEditor axis) {
        pending();
        Optional<Setting> setting = axis.setting();
        if (setting.isEmpty()) {
            axis.write("");
            read();
            return;
        }
        ExperimentSpec spec = model.spec();
        Locale locale = words.locale();
        axis.write("");
        background(() -> Suggestions.values(setting.get(), spec, locale), text -> {
            if (axis.setting().equals(setting)) {
                axis.write(text);
                read();
            }
        });
    }

    private void typed() {
        pending();
        typing.playFromStart();
    }

    /** The plan of before is no longer what stands in the fields. */
    private void pending() {
        latest++;
        plan.set(Optional.empty());
    }

    private void startSoon() {
        startWhenRead = true;
        typing.stop();
        read();
    }

    /** The experiment is another one. While the pane is not shown, this can wait. */
    private void follow() {
        if (getScene() == null) {
            return;
        }
        ExperimentSpec spec = model.spec();
        if (rows.setting().isEmpty()) {
            followed = spec;
            take(Suggestions.Ready.OPTIMIZER_RATE);
        } else if (!spec.equals(followed)) {
            if (steps.getText().equals(Integer.toString(followed.steps()))) {
                steps.setText(Integer.toString(spec.steps()));
            }
            followed = spec;
            offer();
            typed();
        }
    }

    private Draft draft() {
        List<Draft.Axis> axes = new ArrayList<>();
        for (AxisEditor axis : List.of(rows, columns)) {
            axis.setting().ifPresent(setting -> axes.add(new Draft.Axis(setting, axis.values())));
        }
        return new Draft(model.spec(), axes, seeds.getText(), steps.getText(), SettingWords.isRussian(words.locale()));
    }

    private void read() {
        if (rows.setting().isEmpty()) {
            return;
        }
        pending();
        int number = latest;
        Draft draft = draft();
        background(draft::read, reading -> {
            if (number == latest) {
                problems = reading.problems();
                written = reading.plan();
                plan.set(reading.plan());
                tell();
                if (startWhenRead && reading.plan().isPresent()) {
                    start.run();
                }
                startWhenRead = false;
            }
        });
    }

    private <T> void background(Supplier<T> work, Consumer<T> done) {
        if (reader.isClosed()) {
            return;
        }
        asked++;
        reader.execute(() -> {
            T result = work.get();
            Platform.runLater(() -> {
                asked--;
                done.accept(result);
            });
        });
    }

    /** True when nothing is being read and no text waits for it. */
    boolean isSettled() {
        return asked == 0 && typing.getStatus() != Animation.Status.RUNNING;
    }

    private List<Problem> at(String place) {
        return problems.stream().filter(one -> one.place().file().equals(place)).toList();
    }

    private void tell() {
        rows.refuse(at(Draft.AXIS + 0));
        columns.refuse(at(Draft.AXIS + 1));
        List<Problem> others = problems.stream().filter(one -> !one.place().file().startsWith(Draft.AXIS)).toList();
        problem.setVisible(!others.isEmpty());
        problem.setText(others.isEmpty() ? "" : others.getFirst().message(words.texts()));
        for (TextField field : List.of(seeds, steps)) {
            field.pseudoClassStateChanged(WRONG, !at(field.getId().replace("sweep-", "")).isEmpty());
        }
        count.setText(written.map(made -> words.get("sweep.count." + Plurals.form(made.runs(), words.locale()), words.whole(made.runs()))).orElse(""));
    }

    /** Values that can be read are written anew in the other language. */
    private void translate() {
        plan.get().ifPresent(now -> {
            rows.write(labels(now, 0));
            if (now.axes().size() > 1) {
                columns.write(labels(now, 1));
            }
        });
        tell();
        typed();
    }

    private String labels(SweepPlan now, int axis) {
        Setting setting = now.axes().get(axis).setting();
        int last = now.axes().getLast().values().size();
        int stride = axis == now.axes().size() - 1 ? 1 : last;
        List<String> labels = new ArrayList<>();
        for (int value = 0; value < now.axes().get(axis).values().size(); value++) {
            labels.add(now.label(1 + value * stride, setting, words.locale()));
        }
        return SettingWords.list(labels, words.locale());
    }

    @Override
    public void close() {
        typing.stop();
        reader.close();
    }
}
