package gradlab.ui.notes;

import gradlab.lesson.Assertion;
import gradlab.lesson.Judgement;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the statements: what this is, and a bar whose parts are as long as there are statements of each verdict. */
final class NotesHead extends VBox {

    private static final double BAR_HEIGHT = 8;

    private final HBox shares = new HBox();

    NotesHead(Words words, Runnable leave) {
        getStyleClass().add("notes-head");
        Label title = new Label();
        title.textProperty().bind(words.of("notes.title"));
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label about = new Label();
        about.textProperty().bind(words.of("notes.about"));
        about.getStyleClass().add("caption");
        about.setMinWidth(0);
        about.setWrapText(true);
        about.setMaxWidth(Double.MAX_VALUE);
        about.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(about, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("notes-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of("notes.close"));
        Tips.on(close, words.of("notes.close.hint"));
        close.setOnAction(_ -> leave.run());
        HBox line = new HBox(8, title, about, close);
        line.setAlignment(Pos.CENTER_LEFT);
        shares.setId("notes-shares");
        shares.getStyleClass().add("notes-shares");
        getChildren().addAll(line, shares);
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
