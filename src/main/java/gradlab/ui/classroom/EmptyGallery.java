package gradlab.ui.classroom;

import gradlab.ui.Words;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What will be here, and how it comes here. */
final class EmptyGallery extends VBox {

    EmptyGallery(Words words, Consumer<Boolean> choose) {
        setId("results-empty");
        getStyleClass().add("results-empty");
        setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon(Feather.DOWNLOAD_CLOUD);
        icon.getStyleClass().add("results-empty-icon");
        Label title = text(words, "results.empty.title");
        title.getStyleClass().add("results-empty-title");
        Button files = ResultsPane.button(words, "files", Feather.FILE_PLUS, () -> choose.accept(false));
        files.setId("results-empty-files");
        files.getStyleClass().add("accent");
        Button folder = ResultsPane.button(words, "folder", Feather.FOLDER, () -> choose.accept(true));
        folder.setId("results-empty-folder");
        HBox buttons = new HBox(8, files, folder);
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(icon, title, text(words, "results.empty.how"), buttons);
    }

    private static Label text(Words words, String key) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.setWrapText(true);
        label.getStyleClass().add("results-empty-text");
        return label;
    }
}
