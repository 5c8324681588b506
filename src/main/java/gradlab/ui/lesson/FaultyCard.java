package gradlab.ui.lesson;

import gradlab.catalogue.Problem;
import gradlab.ui.Digest;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A part of a lesson that could not be read: what is wrong, and its source. The rest of the lesson works. */
final class FaultyCard extends VBox {

    private static final int SHOWN = 6;
    private static final int SHOWN_OF_ONE_KIND = 2;

    /** @param source empty if the problems belong to no single part */
    FaultyCard(Page page, String source, List<Problem> problems) {
        getStyleClass().addAll("lesson-card", "faulty-card");
        Label title = new Label();
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.textProperty().bind(page.words().of(source.isBlank() ? "lesson.faulty.whole" : "lesson.faulty"));
        Digest digest = Digest.of(problems, SHOWN_OF_ONE_KIND, SHOWN);
        VBox messages = new VBox();
        messages.getStyleClass().add("faulty-messages");
        digest.first().forEach(problem -> messages.getChildren().add(message(page, problem)));
        if (!digest.others().isEmpty()) {
            Button rest = Icons.link(page.words(), "lesson-faulty-rest", "lesson.faulty.rest");
            rest.textProperty().bind(page.words().of("lesson.faulty.rest", digest.others().size()));
            rest.setOnAction(_ -> {
                messages.getChildren().setAll(problems.stream().map(problem -> message(page, problem)).toList());
            });
            messages.getChildren().add(rest);
        }
        getChildren().addAll(title, messages);
        if (!source.isBlank()) {
            Label text = new Label(source.stripTrailing());
            text.getStyleClass().add("lesson-code-block");
            text.setMaxWidth(Double.MAX_VALUE);
            text.setWrapText(true);
            getChildren().add(text);
        }
    }

    private static Label message(Page page, Problem problem) {
        Label message = new Label();
        message.getStyleClass().add("faulty-message");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        page.keep(page.words().textsProperty().subscribe(texts -> message.setText(page.words().get("lesson.faulty.line", problem.place().line(), problem.place().column(),
                problem.code(), problem.message(texts)))));
        return message;
    }
}
