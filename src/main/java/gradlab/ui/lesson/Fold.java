package gradlab.ui.lesson;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A heading that opens what lies below it. */
final class Fold extends VBox {

    private final Node content;
    private final FontIcon sign = Icons.icon(Feather.CHEVRON_RIGHT);

    /** @param key of the heading; its hint stands under {@code <key>.hint} */
    Fold(Page page, String id, String key, Node content) {
        this.content = content;
        getStyleClass().add("fold");
        Button heading = Icons.link(page.words(), id, key);
        heading.getStyleClass().add("fold-heading");
        heading.setGraphic(sign);
        heading.setOnAction(_ -> open(!content.isVisible()));
        content.getStyleClass().add("fold-content");
        getChildren().addAll(heading, content);
        open(false);
    }

    private void open(boolean open) {
        StepCard.show(content, open);
        sign.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    }
}
