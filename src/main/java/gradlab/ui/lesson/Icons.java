package gradlab.ui.lesson;

import gradlab.ui.Words;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small buttons with an icon; their word stands in the tooltip. */
final class Icons {

    private Icons() {
    }

    static FontIcon icon(Feather sign) {
        FontIcon icon = new FontIcon(sign);
        icon.getStyleClass().add("lesson-icon");
        return icon;
    }

    /** A button that shows only its icon. */
    static Button button(Words words, String id, Feather sign, String key) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(icon(sign));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("lesson-tool");
        button.setMinWidth(Button.USE_PREF_SIZE);
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(words.of(key));
        button.setTooltip(hint);
        button.accessibleTextProperty().bind(words.of(key));
        return button;
    }

    /** A button that looks like a link. */
    static Button link(Words words, String id, String key) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(words.of(key));
        button.getStyleClass().add("lesson-link");
        button.setWrapText(true);
        button.setMinHeight(Button.USE_PREF_SIZE);
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(words.of(key + ".hint"));
        button.setTooltip(hint);
        return button;
    }
}
