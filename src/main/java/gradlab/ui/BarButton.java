package gradlab.ui;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the buttons of the top bar are dressed: an icon, always with a word or at least a tooltip and a name. */
final class BarButton {

    private BarButton() {
    }

    /** Icon and word; the texts stand under {@code bar.<id>} and {@code bar.<id>.hint}. */
    static <B extends ButtonBase> B worded(B button, String id, Ikon icon, Words words) {
        dress(button, id, icon, words);
        button.textProperty().bind(words.of("bar." + id));
        return button;
    }

    /** Icon alone; its word is its name for a screen reader. */
    static <B extends ButtonBase> B plain(B button, String id, Ikon icon, Words words) {
        dress(button, id, icon, words);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("icon-button");
        return button;
    }

    private static void dress(ButtonBase button, String id, Ikon icon, Words words) {
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setMnemonicParsing(false);
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.accessibleTextProperty().bind(words.of("bar." + id));
        Tips.on(button, words.of("bar." + id + ".hint"));
    }
}
