package gradlab.ui.notes;

import gradlab.lesson.Assertion;
import gradlab.lesson.Judgement;
import gradlab.ui.PlaceHead;
import gradlab.ui.Words;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Above the statements: what this is, and a bar whose parts are as long as there are statements of each verdict. */
final class NotesHead extends VBox {

    private static final double BAR_HEIGHT = 8;

    private final HBox shares = new HBox();

    NotesHead(Words words, Runnable leave) {
        getStyleClass().add("notes-head");
        shares.setId("notes-shares");
        shares.getStyleClass().add("notes-shares");
        getChildren().addAll(new PlaceHead(words, "notes", leave), shares);
    }

    void show(List<Assertion> assertions) {
        shares.getChildren().clear();
        for (Judgement judgement : Judgement.values()) {
            long count = assertions.stream().filter(assertion -> assertion.judgement() == judgement).count();
            Region part = new Region();
            part.getStyleClass().addAll("notes-share", JudgementBadge.name(judgement));
            part.setMinHeight(BAR_HEIGHT);
            part.prefWidthProperty().bind(shares.widthProperty().multiply((double) count / Math.max(1, assertions.size())));
            part.setMinWidth(0);
            if (count > 0) {
                shares.getChildren().add(part);
            }
        }
    }
}
