package gradlab.ui.classroom;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The title of the gallery, what it is good for, and the way out. */
final class ResultsHead extends HBox {

    ResultsHead(Words words, Runnable leave, Runnable csv, Runnable png) {
        super(8);
        Label title = new Label();
        title.textProperty().bind(words.of("results.title"));
        title.getStyleClass().add("card-title");
        Label what = new Label();
        what.textProperty().bind(words.of("results.what"));
        what.getStyleClass().add("caption");
        what.setWrapText(true);
        what.setMinWidth(0);
        what.setMinHeight(USE_PREF_SIZE);
        VBox texts = new VBox(2, title, what);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("results-close");
        close.getStyleClass().addAll("icon-button", "flat");
        Tips.on(close, words.of("results.close"));
        close.accessibleTextProperty().bind(words.of("results.close"));
        close.setOnAction(_ -> leave.run());
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(texts, ResultsPane.button(words, "csv", Feather.DOWNLOAD, csv), ResultsPane.button(words, "png", Feather.IMAGE, png), close);
    }
}
