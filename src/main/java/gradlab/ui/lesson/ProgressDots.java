package gradlab.ui.lesson;

import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** One dot per step and question of a lesson: full when done. A click goes there. */
final class ProgressDots extends FlowPane {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Words words;
    private final Progress progress;
    private final List<Runnable> refreshers = new ArrayList<>();

    ProgressDots(Words words, Progress progress) {
        this.words = words;
        this.progress = progress;
        getStyleClass().add("lesson-dots");
        progress.changesProperty().subscribe((_, _) -> refresh());
        words.textsProperty().subscribe((_, _) -> refresh());
    }

    /** @param go told which step or question was clicked */
    void show(LessonView view, Consumer<LessonView.Stop> go) {
        getChildren().clear();
        refreshers.clear();
        for (LessonView.Stop stop : view.stops()) {
            Button dot = new Button();
            dot.setId("dot-" + stop.id());
            dot.getStyleClass().addAll("lesson-dot", stop.question() ? "lesson-dot-question" : "lesson-dot-step");
            Tooltip hint = new Tooltip();
            dot.setTooltip(hint);
            dot.setOnAction(_ -> go.accept(stop));
            refreshers.add(() -> {
                boolean done = isDone(view.page().lesson(), stop);
                dot.pseudoClassStateChanged(DONE, done);
                String name = words.get(stop.question() ? "lesson.dot.question" : "lesson.dot.step", stop.title());
                hint.setText(done ? words.get("lesson.dot.done", name) : name);
                dot.setAccessibleText(hint.getText());
            });
            getChildren().add(dot);
        }
        refresh();
    }

    void clear() {
        getChildren().clear();
        refreshers.clear();
    }

    private boolean isDone(Lesson lesson, LessonView.Stop stop) {
        return lesson.parts().stream().anyMatch(part -> switch (part) {
            case Part.ScenarioStep step when step.step().id().equals(stop.id()) ->
                    progress.of(lesson, step.step()).phase() == Attempt.Phase.DONE;
            case Part.Patient patient when patient.patient().id().equals(stop.id()) -> progress.of(lesson, patient.patient()).isDone();
            case Part.Quiz quiz when quiz.question().id().equals(stop.id()) -> progress.of(lesson, quiz.question()).isSolved();
            default -> false;
        });
    }

    private void refresh() {
        refreshers.forEach(Runnable::run);
    }
}
