package gradlab.ui;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Notices that lie over the window until they are closed: what could not be read, where the mistake is, how to mend it. */
final class NoticePane extends VBox {

    private static final int SHOWN = 5;
    private static final double WIDTH = 520;

    private final Words words;

    NoticePane(Words words) {
        this.words = words;
        setId("notices");
        setPickOnBounds(false);
        setAlignment(Pos.TOP_CENTER);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        getStyleClass().add("notices");
    }

    void clear() {
        getChildren().clear();
    }

    /**
     * Shows what is wrong with a file, in place of an older notice.
     *
     * @param titleKey a sentence with the file's name as {@code {0}}
     */
    void show(String titleKey, String file, List<Problem> problems) {
        Label title = new Label();
        title.textProperty().bind(words.of(titleKey, file));
        title.setWrapText(true);
        title.getStyleClass().add("notice-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, icon(), title, closeButton());
        head.setAlignment(Pos.TOP_LEFT);
        VBox card = new VBox(8, head);
        card.getStyleClass().addAll("card", "notice");
        problems.stream().sorted(Comparator.comparingInt(problem -> problem.place().line())).limit(SHOWN)
                .forEach(problem -> card.getChildren().add(lines(problem)));
        if (problems.size() > SHOWN) {
            card.getChildren().add(caption(words.of("notice.more", problems.size() - SHOWN)));
        }
        getChildren().setAll(card);
    }

    private VBox lines(Problem problem) {
        Label message = new Label();
        message.textProperty().bind(words.textsProperty().map(problem::message));
        message.setWrapText(true);
        VBox lines = new VBox(2, message);
        Place place = problem.place();
        if (place.line() > 1 || place.column() > 1) {
            lines.getChildren().addFirst(caption(words.of("notice.place", place.line(), place.column())));
        }
        return lines;
    }

    private static Label caption(ObservableValue<String> text) {
        Label caption = new Label();
        caption.textProperty().bind(text);
        caption.getStyleClass().add("caption");
        return caption;
    }

    private static FontIcon icon() {
        FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("warning-icon");
        return icon;
    }

    private Button closeButton() {
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("notice-close");
        close.getStyleClass().addAll("icon-button", "flat");
        Tips.on(close, words.of("notice.close"));
        close.accessibleTextProperty().bind(words.of("notice.close"));
        close.setOnAction(_ -> clear());
        return close;
    }
}
