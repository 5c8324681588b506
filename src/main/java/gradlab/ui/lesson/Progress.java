package gradlab.ui.lesson;

import gradlab.experiment.ExperimentFile;
import gradlab.lesson.Case;
import gradlab.lesson.Lesson;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleLongProperty;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the reader has predicted and answered. An answer belongs to the lesson, the id and what was asked: after the step
 * or question has changed, it starts afresh.
 */
final class Progress {

    /** No key of an answer: those name a step too. */
    private static final String OPEN = "open";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Attempt> attempts = new HashMap<>();
    private final Map<String, QuizAnswer> answers = new HashMap<>();
    private final Map<String, Visit> visits = new HashMap<>();
    private final LongProperty changes = new SimpleLongProperty();

    private ObjectNode kept = JSON.createObjectNode();

    Attempt of(Lesson lesson, Step step) {
        // hash codes of texts are the same in every process, those of specifications are not
        String asked = ExperimentFile.write(step.spec(), Path.of(""), Locale.ENGLISH) + step.prediction()
                + step.bowl().map(Object::toString).orElse("");
        return attempts.computeIfAbsent(key(lesson, step.id(), asked), key -> {
            Attempt attempt = new Attempt(this::changed);
            kept.optional(key).ifPresent(attempt::restore);
            return attempt;
        });
    }

    Visit of(Lesson lesson, Case patient) {
        String asked = ExperimentFile.write(patient.ill().spec(), Path.of(""), Locale.ENGLISH) + patient.diagnoses()
                + patient.treatments().stream().map(Case.Treatment::option).toList();
        String key = key(lesson, patient.id(), asked);
        Visit known = visits.get(key);
        if (known == null) {
            Visit visit = new Visit(this::changed);
            // what it takes over is no news, but it tells of changes: so it must be known by then
            visits.put(key, visit);
            kept.optional(key).ifPresent(node -> visit.restore(node, patient));
            return visit;
        }
        return known;
    }

    QuizAnswer of(Lesson lesson, Question question) {
        return answers.computeIfAbsent(key(lesson, question.id(), question.text() + question.options()), key -> {
            QuizAnswer answer = new QuizAnswer(this::changed);
            kept.optional(key).ifPresent(answer::restore);
            return answer;
        });
    }

    private static String key(Lesson lesson, String id, String asked) {
        return lesson.id() + "#" + id + "#" + Integer.toHexString(asked.hashCode());
    }

    /** Notes which lesson of the lab's own was opened last. */
    void opened(String lesson) {
        kept.put(OPEN, lesson);
    }

    /** The id of the lesson that was opened last. */
    Optional<String> lastOpened() {
        return kept.optional(OPEN).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** All of it as JSON. */
    String text() {
        attempts.forEach((key, attempt) -> kept.set(key, attempt.saved(JSON.createObjectNode())));
        visits.forEach((key, visit) -> kept.set(key, visit.saved(JSON.createObjectNode())));
        answers.forEach((key, answer) -> kept.set(key, answer.saved(JSON.createObjectNode())));
        return JSON.writeValueAsString(kept);
    }

    /** Takes over what was kept; for lessons that are not open yet. What cannot be read is left out. */
    void restore(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode read) {
                kept = read;
            }
        } catch (JacksonException e) {
            System.getLogger("gradlab.ui").log(System.Logger.Level.WARNING, "progress in the lessons cannot be read", e);
        }
    }

    /** Grows with every answer and every finished run. */
    ReadOnlyLongProperty changesProperty() {
        return changes;
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
