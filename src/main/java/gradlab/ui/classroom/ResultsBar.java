package gradlab.ui.classroom;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What of the works is drawn, and how they are put together. */
final class ResultsBar extends FlowPane {

    private final Words words;
    private final Runnable changed;
    private final ComboBox<Measure> measure = new ComboBox<>();
    private final ComboBox<Grouping> grouping = new ComboBox<>();
    private final CheckBox logarithmic;
    private final CheckBox band;
    private final CheckBox names;
    private boolean following;
    private boolean chosenByHand;

    /** @param choose asks for a folder, or else for files */
    ResultsBar(Words words, Runnable changed, Consumer<Boolean> choose, Runnable clear) {
        super(8, 6);
        this.words = words;
        this.changed = changed;
        setId("results-bar");
        measure.getItems().setAll(Measure.values());
        measure.setValue(Measure.LOSS_TRAIN);
        dress(measure, "measure", one -> words.get("results.measure." + one.id()));
        dress(grouping, "group", one -> one.name(words));
        grouping.getItems().setAll(new Grouping.Together());
        grouping.setValue(new Grouping.Together());
        logarithmic = box("log", true);
        band = box("band", true);
        names = box("names", false);
        logarithmic.disableProperty().bind(measure.valueProperty().map(Measure::isShare));
        grouping.setOnAction(_ -> {
            chosenByHand |= !following;
            tell();
        });
        measure.setOnAction(_ -> tell());
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(ResultsPane.button(words, "files", Feather.FILE_PLUS, () -> choose.accept(false)),
                ResultsPane.button(words, "folder", Feather.FOLDER, () -> choose.accept(true)),
                ResultsPane.button(words, "clear", Feather.TRASH_2, clear), labelled("measure", measure), labelled("group", grouping), logarithmic, band, names);
        managedProperty().bind(visibleProperty());
    }

    private <T> void dress(ComboBox<T> box, String id, Function<T, String> text) {
        box.setId("results-" + id);
        box.setCellFactory(_ -> cell(text));
        box.setButtonCell(cell(text));
        box.setVisibleRowCount(14);
        box.accessibleTextProperty().bind(words.of("results." + id));
        Tips.on(box, words.of("results." + id + ".hint"));
    }

    private static <T> ListCell<T> cell(Function<T, String> text) {
        return new ListCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : text.apply(item));
            }
        };
    }

    private HBox labelled(String id, ComboBox<?> box) {
        Label label = new Label();
        label.textProperty().bind(words.of("results." + id));
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(box);
        HBox row = new HBox(4, label, box);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private CheckBox box(String id, boolean on) {
        CheckBox box = new CheckBox();
        box.setId("results-" + id);
        box.setSelected(on);
        box.textProperty().bind(words.of("results." + id));
        box.setMinWidth(USE_PREF_SIZE);
        Tips.on(box, words.of("results." + id + ".hint"));
        box.setOnAction(_ -> tell());
        return box;
    }

    private void tell() {
        if (!following) {
            changed.run();
        }
    }

    /** Offers what tells these works apart; a choice of the user's stays as long as it is one. */
    void follow(List<Work> works) {
        // as long as nothing is there, the empty gallery offers what can be done
        setVisible(!works.isEmpty());
        following = true;
        List<Grouping> offered = Grouping.of(works, words);
        Grouping before = grouping.getValue();
        grouping.getItems().setAll(offered);
        grouping.setValue(chosenByHand && offered.contains(before) ? before : offered.getFirst());
        Measure shown = measure.getValue();
        // the words of the buttons follow the language
        measure.setButtonCell(cell(one -> words.get("results.measure." + one.id())));
        measure.setValue(shown);
        grouping.setButtonCell(cell(one -> one.name(words)));
        following = false;
    }

    Measure measure() {
        return measure.getValue();
    }

    Grouping grouping() {
        return grouping.getValue();
    }

    boolean isLogarithmic() {
        return logarithmic.isSelected();
    }

    boolean showsBand() {
        return band.isSelected();
    }

    boolean showsNames() {
        return names.isSelected();
    }
}
