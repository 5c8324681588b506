package gradlab.ui;

import gradlab.experiment.Key;
import gradlab.experiment.SpecChange;
import gradlab.train.Branch;
import gradlab.train.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

/** A row per run: what differs between their experiments, and where they stand. */
final class RunTable extends GridPane implements AutoCloseable {

    /** Numbers that change faster cannot be read. */
    private static final int FRAMES_PER_NUMBER = 6;
    /** More would not fit beside each other; the rest is told in words. */
    private static final int MOST_KEYS = 5;
    private static final double NARROWEST = 60;

    private final LabModel model;
    private final Words words;
    private final Subscription frames;
    private List<Row> rows = List.of();
    private List<Label> losses = List.of();
    private List<Label> accuracies = List.of();
    private int frame;

    /** All that a row depends on but its numbers. */
    private record Row(int number, long runId, boolean chosen, List<Key> keys, List<String> values, String from, Locale locale) {
    }

    RunTable(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        this.words = words;
        setId("run-table");
        getStyleClass().add("run-table");
        frames = clock.onFrame(this::update);
    }

    @Override
    public void close() {
        frames.unsubscribe();
    }

    private void update() {
        if (!isVisible() || model.state().branches().size() < 2) {
            return;
        }
        List<Row> now = rows(model.state());
        if (!now.equals(rows)) {
            rows = now;
            rebuild();
            frame = 0;
        }
        if (frame++ % FRAMES_PER_NUMBER == 0) {
            numbers();
        }
    }

    private List<Row> rows(RunState state) {
        List<Key> keys = keys(state.branches());
        List<Row> found = new ArrayList<>();
        for (Branch branch : state.branches()) {
            List<String> values = keys.stream().map(key -> words.notation(SpecChange.brief(key, branch.spec(), words.locale()))).toList();
            String from = branch.origin().map(origin -> words.get("runs.table.from", Branch.letter(origin.number()),
                    words.whole(origin.step()))).orElseGet(() -> words.get("runs.table.start"));
            found.add(new Row(branch.number(), branch.runId(), branch.number() == state.chosen(), keys, values, from, words.locale()));
        }
        return found;
    }

    /** The keys in which any two of the experiments differ. */
    static List<Key> keys(List<Branch> branches) {
        TreeSet<Key> keys = new TreeSet<>();
        for (Branch branch : branches) {
            keys.addAll(new SpecChange(branches.getFirst().spec(), branch.spec()).keys());
        }
        if (keys.contains(Key.SEED)) {
            keys.remove(Key.SEEDS);
        }
        return List.copyOf(keys);
    }

    private void rebuild() {
        getChildren().clear();
        getColumnConstraints().clear();
        List<Key> keys = rows.getFirst().keys();
        int shown = Math.min(MOST_KEYS, keys.size());
        head(0, words.get("runs.table.run"), false);
        head(1, words.get("runs.table.origin"), false);
        for (int k = 0; k < shown; k++) {
            head(2 + k, Words.inSentence(words.get("key." + keys.get(k).spelling().english())), true);
        }
        if (keys.isEmpty()) {
            head(2, words.get("runs.table.same"), true);
        }
        int last = 2 + Math.max(1, shown);
        head(last, words.get("bar.read-out-loss"), false);
        head(last + 1, words.get("bar.read-out-accuracy"), false);
        List<Label> lossLabels = new ArrayList<>();
        List<Label> accuracyLabels = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            Branch branch = model.state().branch(row.number()).orElseThrow();
            Label letter = new Label(branch.letter(), new RunMark(branch));
            letter.getStyleClass().addAll("run-letter", row.chosen() ? "chosen" : "other");
            HBox name = new HBox(letter);
            add(name, 0, r + 1);
            add(cell(row.from()), 1, r + 1);
            for (int k = 0; k < shown; k++) {
                add(cell(row.values().get(k)), 2 + k, r + 1);
            }
            lossLabels.add(number(last, r + 1));
            accuracyLabels.add(number(last + 1, r + 1));
        }
        losses = lossLabels;
        accuracies = accuracyLabels;
    }

    private void head(int column, String text, boolean grows) {
        ColumnConstraints constraints = new ColumnConstraints();
        constraints.setHgrow(grows ? Priority.ALWAYS : Priority.NEVER);
        constraints.setMinWidth(grows ? NARROWEST : USE_PREF_SIZE);
        getColumnConstraints().add(constraints);
        Label head = new Label(text);
        head.getStyleClass().add("caption");
        add(head, column, 0);
    }

    private static Label cell(String text) {
        Label cell = new Label(text.isEmpty() ? "—" : text);
        cell.setMinWidth(0);
        Tips.on(cell, new SimpleStringProperty(cell.getText()));
        return cell;
    }

    private Label number(int column, int row) {
        Label label = new Label();
        label.getStyleClass().add("figure");
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.LEFT);
        add(label, column, row);
        return label;
    }

    private void numbers() {
        for (int r = 0; r < rows.size(); r++) {
            Label loss = losses.get(r);
            Label accuracy = accuracies.get(r);
            model.state().branch(rows.get(r).number()).ifPresent(branch -> {
                loss.setText(words.number(branch.value("loss.train"), 3));
                accuracy.setText(words.percent(branch.value("accuracy.train")));
            });
        }
    }
}
