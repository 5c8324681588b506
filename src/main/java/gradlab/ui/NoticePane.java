package gradlab.ui;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Notices that lie over the window until they are closed: what could not be read, where the mistake is, how to mend it. */
final class NoticePane extends VBox {

    private static final int SHOWN = 5;
    private static final int SHOWN_OF_ONE_KIND = 2;
    /** In pixels at 100 %. */
    private static final double WIDTH = 520;
    private static final double LINES_AT_LEAST = 48;
    private static final double MARGIN = 12;

    private final Words words;
    private final VBox questions = new VBox(8);
    private final VBox problemsShown = new VBox();
    private final ReadOnlyDoubleProperty scale;

    /**
     * @param room the width of the window
     * @param scale of all text: large letters need wide cards
     */
    NoticePane(Words words, ReadOnlyDoubleProperty room, ReadOnlyDoubleProperty scale) {
        this.words = words;
        this.scale = scale;
        setId("notices");
        setPickOnBounds(false);
        setAlignment(Pos.TOP_CENTER);
        maxWidthProperty().bind(Bindings.min(scale.multiply(WIDTH), room.subtract(2 * MARGIN)));
        setMaxHeight(Region.USE_PREF_SIZE);
        getStyleClass().add("notices");
        setSpacing(8);
        questions.setPickOnBounds(false);
        problemsShown.setPickOnBounds(false);
        getChildren().addAll(questions, problemsShown);
    }

    /** True if there is nothing to read or to answer. */
    boolean isEmpty() {
        return questions.getChildren().isEmpty() && problemsShown.getChildren().isEmpty();
    }

    /** Takes away what was said about files; questions wait for their answers. */
    void clear() {
        problemsShown.getChildren().clear();
    }

    /**
     * Asks something that can wait.
     *
     * @param id of the card; its buttons are {@code <id>-yes} and {@code <id>-no}, their words stand under the same keys
     * @param yes what is done if the first button is pressed
     * @param no what is done if it is the second
     */
    void ask(String id, ObservableValue<String> question, Runnable yes, Runnable no) {
        Label text = new Label();
        text.textProperty().bind(question);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("notice-title");
        VBox card = new VBox(8, text);
        card.setId(id);
        card.getStyleClass().addAll("card", "question");
        Button accept = answer(id + "-yes", card, yes);
        accept.getStyleClass().add("accent");
        FlowPane buttons = new FlowPane(8, 8, accept, answer(id + "-no", card, no));
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        card.getChildren().add(buttons);
        questions.getChildren().add(card);
    }

    /** Takes back a question that nobody has answered. */
    void withdraw(String id) {
        questions.getChildren().removeIf(card -> id.equals(card.getId()));
    }

    private Button answer(String id, VBox card, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(words.of(id.replace('-', '.')));
        Tips.on(button, words.of(id.replace('-', '.') + ".hint"));
        button.setOnAction(_ -> {
            questions.getChildren().remove(card);
            action.run();
        });
        return button;
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
        head.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(8, head);
        card.getStyleClass().addAll("card", "notice");
        Digest digest = Digest.of(problems.stream().sorted(Comparator.comparingInt(problem -> problem.place().line())).toList(), SHOWN_OF_ONE_KIND, SHOWN);
        VBox lines = new VBox(8);
        digest.first().forEach(problem -> lines.getChildren().add(lines(problem)));
        if (!digest.others().isEmpty()) {
            lines.getChildren().add(caption(words.of("notice.more", digest.others().size())));
        }
        if (!lines.getChildren().isEmpty()) {
            card.getChildren().add(scrolled(lines));
        }
        problemsShown.getChildren().setAll(card);
    }

    /** What is too high for the window can be scrolled; the way to close the card stays in sight. */
    private ScrollPane scrolled(VBox lines) {
        ScrollPane scroll = new ScrollPane(lines) {
            @Override
            public Orientation getContentBias() {
                return Orientation.HORIZONTAL;
            }
        };
        scroll.setId("notice-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.minHeightProperty().bind(scale.multiply(LINES_AT_LEAST));
        return scroll;
    }

    private VBox lines(Problem problem) {
        Label message = new Label();
        // unlike a mapped value this one lets go of the notice when it is gone
        message.textProperty().bind(Bindings.createStringBinding(() -> problem.message(words.texts()), words.textsProperty()));
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
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
