package gradlab.ui.lesson;

import gradlab.lesson.Lesson;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleLongProperty;

/**
 * What the reader has predicted and answered. An answer belongs to the lesson, the id and what was asked: after the step
 * or question has changed, it starts afresh.
 */
final class Progress {

    private final Map<String, Attempt> attempts = new HashMap<>();
    private final Map<String, QuizAnswer> answers = new HashMap<>();
    private final LongProperty changes = new SimpleLongProperty();

    Attempt of(Lesson lesson, Step step) {
        return attempts.computeIfAbsent(lesson.id() + "#" + step.id() + "#" + Objects.hash(step.spec(), step.prediction()),
                _ -> new Attempt(this::changed));
    }

    QuizAnswer of(Lesson lesson, Question question) {
        return answers.computeIfAbsent(lesson.id() + "#" + question.id() + "#" + Objects.hash(question.text(), question.options()),
                _ -> new QuizAnswer(this::changed));
    }

    /** Grows with every answer and every finished run. */
    ReadOnlyLongProperty changesProperty() {
        return changes;
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
