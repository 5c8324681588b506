package gradlab.ui.classroom;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.ControlSet;
import gradlab.experiment.ControlSet.Live;
import gradlab.experiment.Key;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.Setting;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Asks which settings stay open, in ticks or as text, and for a phrase that will unlock the others. */
final class LockDialog extends VBox {

    /** What teachers leave open; all others can be written. */
    private static final List<Key> OFFERED = List.of(Key.DATA, Key.INPUTS, Key.NET, Key.ACTIVATION, Key.NORM, Key.INIT, Key.OPTIMIZER, Key.SCHEDULE,
            Key.REGULARIZATION, Key.BATCH, Key.SEED);

    private final LabModel model;
    private final Words words;
    private final TextField open = new TextField();
    private final TextField phrase = new TextField();
    private final Label problem = new Label();
    private final Map<Key, CheckBox> boxes = new EnumMap<>(Key.class);
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper(true);
    private boolean following;

    LockDialog(LabModel model, Words words) {
        super(10);
        this.model = model;
        this.words = words;
        setId("lock");
        getStyleClass().add("class-dialog");
        FlowPane ticks = new FlowPane(12, 6);
        for (Key key : OFFERED) {
            CheckBox box = new CheckBox();
            box.setId("lock-" + key.spelling().english());
            box.textProperty().bind(words.of("key." + key.spelling().english()));
            box.setOnAction(_ -> tick(key, box.isSelected()));
            boxes.put(key, box);
            ticks.getChildren().add(box);
        }
        open.setId("lock-open");
        open.accessibleTextProperty().bind(words.of("lock.open"));
        Tips.on(open, words.of("lock.open.hint"));
        open.setText(ControlSet.nothing().write(words.locale()));
        open.textProperty().subscribe((_, _) -> follow());
        problem.setId("lock-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("results-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        phrase.setId("lock-phrase");
        phrase.accessibleTextProperty().bind(words.of("lock.phrase"));
        phrase.promptTextProperty().bind(words.of("lock.phrase.prompt"));
        Tips.on(phrase, words.of("lock.phrase.hint"));
        getChildren().addAll(text("lock.what", ""), text("lock.ticks", "section-title"), ticks, text("lock.open", "section-title"), open, problem,
                text("lock.open.example", "caption"), text("lock.phrase", "section-title"), phrase, text("lock.phrase.note", "caption"));
        follow();
    }

    private Label text(String key, String style) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.setWrapText(true);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    /** Whether what is written can be understood. */
    ReadOnlyBooleanProperty soundProperty() {
        return sound.getReadOnlyProperty();
    }

    private ControlSet.Reading reading() {
        return ControlSet.read(new Source(open.getText(), new Place("", 1, 1), Path.of(""), true));
    }

    private void tick(Key key, boolean wanted) {
        if (following) {
            return;
        }
        List<Live> live = new ArrayList<>(reading().controls().live());
        live.removeIf(one -> one.setting().key() == key);
        if (wanted) {
            live.add(new Live(Setting.of(key), Optional.empty()));
        }
        open.setText(new ControlSet(live).write(words.locale()));
    }

    private void follow() {
        following = true;
        ControlSet.Reading read = reading();
        boxes.forEach((key, box) -> {
            boolean whole = read.controls().live().stream().anyMatch(one -> one.setting().equals(Setting.of(key)));
            boolean part = read.controls().live().stream().anyMatch(one -> one.setting().key() == key && !one.setting().isWholeKey());
            box.setSelected(whole);
            box.setIndeterminate(!whole && part);
        });
        problem.setText(read.problems().stream().map((Problem one) -> one.message(words.texts())).collect(Collectors.joining(" ")));
        problem.setVisible(!read.problems().isEmpty());
        sound.set(read.problems().isEmpty());
        following = false;
    }

    /** Locks what was chosen. */
    void lock() {
        ControlSet.Reading read = reading();
        if (read.problems().isEmpty()) {
            model.controls().lock(read.controls(), phrase.getText(), model.standing());
        }
    }
}
