package gradlab.ui.arena;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the controls of the arena are dressed; their words stand under {@code arena.<id>} and {@code arena.<id>.hint}. */
final class Controls {

    private Controls() {
    }

    /** Icon and word. */
    static <B extends ButtonBase> B worded(B button, String id, Ikon icon, Words words) {
        dress(button, id, icon, words);
        button.textProperty().bind(words.of("arena." + id));
        return button;
    }

    /** Icon alone; its word is its name for a screen reader. */
    static <B extends ButtonBase> B plain(B button, String id, Ikon icon, Words words) {
        dress(button, id, icon, words);
        button.getStyleClass().add("icon-button");
        return button;
    }

    private static void dress(ButtonBase button, String id, Ikon icon, Words words) {
        button.setId("arena-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        name(button, id, words);
    }

    static void name(Control control, String id, Words words) {
        control.accessibleTextProperty().bind(words.of("arena." + id));
        Tips.on(control, words.of("arena." + id + ".hint"));
    }

    /** A control with its word before it. */
    static HBox labelled(Control control, String id, Words words, Node... more) {
        Label label = new Label();
        label.textProperty().bind(words.of("arena." + id));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        Tips.on(label, words.of("arena." + id + ".hint"));
        name(control, id, words);
        HBox line = new HBox(label, control);
        line.getChildren().addAll(more);
        line.getStyleClass().add("arena-line");
        return line;
    }

    static Label text(ObservableValue<String> text, String... classes) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
