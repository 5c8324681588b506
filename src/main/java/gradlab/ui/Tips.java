package gradlab.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that follow the language. */
public final class Tips {

    private static final Duration DELAY = Duration.millis(400);
    private static final Duration STAY = Duration.seconds(30);
    private static final double WIDTH = 340;

    private Tips() {
    }

    /** Shows {@code text} when the mouse rests on the node; also what a screen reader adds to its name. */
    public static Tooltip on(Node node, ObservableValue<String> text) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(text);
        tip.setShowDelay(DELAY);
        tip.setShowDuration(STAY);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        if (node instanceof Control control) {
            control.setTooltip(tip);
        } else {
            Tooltip.install(node, tip);
        }
        node.accessibleHelpProperty().bind(text);
        return tip;
    }
}
