package gradlab.ui.lesson;

import gradlab.ui.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The end of a lesson's page: what was done, which predictions came true, and where the reader was sure and wrong. */
final class LessonSummary extends VBox {

    private final Page page;
    private final Label done = new Label();
    private final Label predictions = new Label();
    private final Label sure = new Label();

    LessonSummary(Page page) {
        this.page = page;
        setId("lesson-summary");
        getStyleClass().addAll("lesson-card", "lesson-summary");
        Label title = new Label();
        title.getStyleClass().add("card-title");
        title.textProperty().bind(page.words().of("lesson.summary"));
        getChildren().addAll(title, done, predictions, sure);
        List.of(done, predictions, sure).forEach(label -> label.setWrapText(true));
        page.keep(page.progress().changesProperty().subscribe((_, _) -> refresh()));
        page.keep(page.words().textsProperty().subscribe((_, _) -> refresh()));
        refresh();
    }

    private void refresh() {
        Words words = page.words();
        Tally tally = Tally.of(page.lesson(), page.progress());
        StepCard.show(this, tally.isBegun());
        done.setText(words.get("lesson.summary.done", tally.run(), tally.steps(), tally.solved(), tally.questions())
                + (tally.isDone() ? " " + words.get("lesson.summary.all") : ""));
        predictions.setText(words.get("lesson.summary.predictions", tally.right(), tally.wrong(), tally.without()));
        StepCard.show(predictions, tally.run() > 0);
        sure.setText(words.get("lesson.summary.sure", tally.sureAndWrong().stream().map(step -> "«" + step.title() + "»").collect(Collectors.joining(", "))));
        StepCard.show(sure, !tally.sureAndWrong().isEmpty());
    }
}
