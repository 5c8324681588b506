package gradlab.ui.lesson;

import gradlab.catalogue.Problem;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A part of a lesson that could not be read: what is wrong, and its source. The rest of the lesson works. */
final class FaultyCard extends VBox {

    /** @param source empty if the problems belong to no single part */
    FaultyCard(Page page, String source, List<Problem> problems) {
        getStyleClass().addAll("lesson-card", "faulty-card");
        Label title = new Label();
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.textProperty().bind(page.words().of(source.isBlank() ? "lesson.faulty.whole" : "lesson.faulty"));
        Label messages = new Label();
        messages.getStyleClass().add("faulty-messages");
        messages.setWrapText(true);
        page.keep(page.words().textsProperty().subscribe(texts -> messages.setText(problems.stream()
                .map(problem -> page.words().get("lesson.faulty.line", problem.place().line(), problem.place().column(), problem.code(),
                        problem.message(texts)))
                .collect(Collectors.joining("\n")))));
        getChildren().addAll(title, messages);
        if (!source.isBlank()) {
            Label text = new Label(source.stripTrailing());
            text.getStyleClass().add("lesson-code-block");
            text.setMaxWidth(Double.MAX_VALUE);
            text.setWrapText(true);
            getChildren().add(text);
        }
    }
}
