package gradlab.ui.classroom;

import gradlab.ui.FileChoice;
import gradlab.ui.FileChoice.Kind;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Turns the class record on and off, says where it is, and takes down what pairs said. */
final class RecordDialog extends VBox implements AutoCloseable {

    /** Hebrew, Arabic and their kin, and the signs that turn the direction of what follows. */
    private static final String LEFTWARDS = "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\x{10800}-\\x{10fff}\\x{1e800}-\\x{1efff}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u206f]";

    private final Words words;
    private final Recorder recorder;
    private final FileChoice files;
    private final PresentStop present;
    private final CheckBox on = new CheckBox();
    private final Label where = new Label();
    private final TextArea said = new TextArea();
    private final Button write;
    private final Subscription subscriptions;

    RecordDialog(Words words, Recorder recorder, FileChoice files, PresentStop present) {
        super(10);
        this.words = words;
        this.recorder = recorder;
        this.files = files;
        this.present = present;
        setId("record");
        getStyleClass().add("class-dialog");
        Label what = text("record.what");
        on.setId("record-on");
        on.textProperty().bind(words.of("record.on"));
        Tips.on(on, words.of("record.on.hint"));
        on.setOnAction(_ -> toggle());
        Button folder = button("record-folder", Feather.FOLDER, "record.folder", this::choose);
        where.setId("record-where");
        where.setWrapText(true);
        where.getStyleClass().add("caption");
        Label pairs = text("record.pairs");
        pairs.setLabelFor(said);
        said.setId("record-text");
        said.setWrapText(true);
        said.setTextFormatter(new TextFormatter<>(RecordDialog::fromLeftToRight));
        said.setPrefRowCount(3);
        said.promptTextProperty().bind(words.of("record.pairs.prompt"));
        said.accessibleTextProperty().bind(words.of("record.pairs"));
        write = button("record-write", Feather.EDIT_3, "record.write", this::write);
        write.getStyleClass().add("accent");
        write.disableProperty().bind(Bindings.createBooleanBinding(() -> recorder.folderProperty().get().isEmpty() || said.getText().isBlank(),
                recorder.folderProperty(), said.textProperty()));
        Label state = new Label();
        state.setId("record-state");
        state.setWrapText(true);
        state.getStyleClass().add("caption");
        state.textProperty().bind(recorder.stateProperty());
        HBox.setHgrow(state, Priority.ALWAYS);
        HBox last = new HBox(8, write, state);
        last.setAlignment(Pos.CENTER_LEFT);
        HBox first = new HBox(8, on, folder);
        first.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(what, first, where, pairs, said, last);
        subscriptions = Subscription.combine(recorder.folderProperty().subscribe(_ -> refresh()), words.textsProperty().subscribe((_, _) -> refresh()));
    }

    /** Takes out letters and signs that run from right to left: JavaFX 26 on Linux cannot break lines within them and throws with every frame. */
    private static TextFormatter.Change fromLeftToRight(TextFormatter.Change change) {
        String clean = Normalizer.normalize(change.getText(), Normalizer.Form.NFC).replaceAll(LEFTWARDS, "");
        if (!clean.equals(change.getText())) {
            change.setText(clean);
            int end = change.getRangeStart() + clean.length();
            change.selectRange(end, end);
        }
        return change;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private Label text(String key) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.setWrapText(true);
        return label;
    }

    private Button button(String id, org.kordamp.ikonli.Ikon icon, String key, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(words.of(key));
        button.accessibleTextProperty().bind(button.textProperty());
        Tips.on(button, words.of(key + ".hint"));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void refresh() {
        Optional<Path> file = recorder.file();
        on.setSelected(file.isPresent());
        where.setText(file.map(path -> words.get("record.where", path)).orElseGet(() -> words.get("record.nowhere")));
    }

    private void toggle() {
        if (on.isSelected()) {
            choose();
        } else {
            recorder.folderProperty().set(Optional.empty());
        }
        refresh();
    }

    private void choose() {
        files.toFolder(Kind.RECORD).ifPresent(folder -> recorder.folderProperty().set(Optional.of(folder)));
    }

    private void write() {
        recorder.text(present.lesson().map(lesson -> lesson.id()).orElse(""), present.stopProperty().get().map(stop -> stop.id()).orElse(""), said.getText());
        said.clear();
    }
}
