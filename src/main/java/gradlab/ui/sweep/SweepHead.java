package gradlab.ui.sweep;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the pane is for, the choices that stand ready, and the way out. */
final class SweepHead extends HBox {

    SweepHead(Words words, Consumer<Suggestions.Ready> taken, Runnable left) {
        Label title = new Label();
        title.textProperty().bind(words.of("sweep.title"));
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label caption = new Label();
        caption.textProperty().bind(words.of("sweep.about"));
        caption.getStyleClass().add("caption");
        caption.setMinWidth(0);
        caption.setWrapText(true);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(caption, Priority.ALWAYS);
        Tips.on(caption, words.of("sweep.about"));
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, caption, ready(words, taken), close(words, left));
    }

    private static MenuButton ready(Words words, Consumer<Suggestions.Ready> taken) {
        MenuButton ready = new MenuButton();
        ready.setId("sweep-ready");
        ready.textProperty().bind(words.of("sweep.ready"));
        ready.setMnemonicParsing(false);
        ready.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(ready, words.of("sweep.ready.hint"));
        for (Suggestions.Ready one : Suggestions.Ready.values()) {
            MenuItem item = new MenuItem();
            item.setId("sweep-ready-" + one.id());
            item.setMnemonicParsing(false);
            item.textProperty().bind(words.textsProperty().map(_ -> SettingWords.name(one.down(), words) + " × " + SettingWords.name(one.across(), words)));
            item.setOnAction(_ -> taken.accept(one));
            ready.getItems().add(item);
        }
        return ready;
    }

    private static Button close(Words words, Runnable left) {
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("sweep-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of("sweep.close"));
        Tips.on(close, words.of("sweep.close.hint"));
        close.setOnAction(_ -> left.run());
        return close;
    }
}
