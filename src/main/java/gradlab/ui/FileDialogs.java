package gradlab.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The system's file dialogs; they remember the folder of the last choice. */
public final class FileDialogs implements FileChoice {

    private static final int NOTE_COLUMNS = 30;

    private final Window owner;
    private final Words words;
    private Optional<File> folder = Optional.empty();

    public FileDialogs(Window owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    @Override
    public Optional<Path> toOpen(Kind kind) {
        return chosen(chooser(kind).showOpenDialog(owner));
    }

    @Override
    public List<Path> toOpenSeveral(Kind kind) {
        List<File> chosen = chooser(kind).showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        folder = Optional.ofNullable(chosen.getFirst().getParentFile());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> toSave(Kind kind, String suggestedName) {
        FileChooser chooser = chooser(kind);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> toFolder(Kind kind) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.get("files.choose." + kind.id()));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> choice = Optional.ofNullable(chooser.showDialog(owner));
        choice.ifPresent(made -> folder = Optional.of(made));
        return choice.map(File::toPath);
    }

    @Override
    public Optional<String> note() {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(owner);
        dialog.setTitle(words.get("files.note.title"));
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.setContentText(words.get("files.note"));
        // JavaFX would name them in the language of the system
        dialog.getDialogPane().getButtonTypes().setAll(new ButtonType(words.get("files.note.go-on"), ButtonData.OK_DONE),
                new ButtonType(words.get("files.note.cancel"), ButtonData.CANCEL_CLOSE));
        dialog.getEditor().setId("run-note");
        dialog.getEditor().setPrefColumnCount(NOTE_COLUMNS);
        return dialog.showAndWait();
    }

    private FileChooser chooser(Kind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get("files.choose." + kind.id()));
        chooser.getExtensionFilters().addAll(new ExtensionFilter(words.get("files.kind." + kind.id()), patterns(kind)),
                new ExtensionFilter(words.get("files.kind.any"), "*.*"));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        Optional<File> choice = Optional.ofNullable(file);
        choice.ifPresent(made -> folder = Optional.ofNullable(made.getParentFile()));
        return choice.map(File::toPath);
    }

    private static List<String> patterns(Kind kind) {
        return switch (kind) {
            case EXPERIMENT -> List.of("*.lab");
            case TABLE -> List.of("*.csv", "*.tsv", "*.txt");
            case IMAGES -> List.of("*images*", "*idx3*");
            case RUN, RESULTS -> List.of("*.labrun");
            case RECORD -> List.of("*.csv");
            case LESSON -> List.of("*.md");
            case PACK -> List.of("*.zip");
            case SHEETS -> List.of("*.pdf");
            case LABELS -> List.of("*labels*", "*idx1*");
        };
    }
}
