package gradlab.ui.lesson;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/** Formulas, numbers and words of one line that must not be parted, on one base line. */
final class InlineGroup extends HBox {

    InlineGroup(List<Node> nodes) {
        super(nodes.toArray(Node[]::new));
        setAlignment(Pos.BASELINE_LEFT);
        for (int i = 1; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof Text) && !(nodes.get(i - 1) instanceof Text)) {
                setMargin(nodes.get(i), new Insets(0, 0, 0, 3));
            }
        }
    }

    /** The box of JavaFX counts a text's offset from its base line and not from its top. */
    @Override
    public double getBaselineOffset() {
        return getChildren().stream().mapToDouble(Node::getBaselineOffset).max().orElse(0);
    }
}
