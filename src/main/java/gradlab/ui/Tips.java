package gradlab.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that follow the language. */
public final class Tips {

    private static final Duration DELAY = Duration.millis(400);
    /** Length of a line in sizes of its font. */
    private static final double LINE = 29;
    private static final Duration STAY = Duration.seconds(30);

    private Tips() {
    }

    /** Shows {@code text} when the mouse rests on the node; also what a screen reader adds to its name. */
    public static Tooltip on(Node node, ObservableValue<String> text) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(text);
        tip.setShowDelay(DELAY);
        tip.setShowDuration(STAY);
        wrap(tip);
        if (node instanceof Control control) {
            control.setTooltip(tip);
        } else {
            Tooltip.install(node, tip);
        }
        node.accessibleHelpProperty().bind(text);
        return tip;
    }

    /** Explains a control by what it does, and names the key of its command. */
    public static Tooltip on(Node node, ObservableValue<String> text, Command command, Words words) {
        KeyNames names = new KeyNames(words);
        return on(node, text.map(sentence -> names.of(command).map(key -> words.get("key-name.tip", sentence, key)).orElse(sentence)));
    }

    /** Breaks a tooltip's lines after some words, whatever the size of the text. */
    public static void wrap(Tooltip tip) {
        tip.setWrapText(true);
        tip.fontProperty().subscribe(font -> tip.setMaxWidth(LINE * font.getSize()));
    }
}
