package gradlab.lesson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody predicted in one lesson. No name is in it.
 *
 * @param lesson id of the lesson
 * @param title of the lesson
 */
public record Answers(String lesson, String title, List<Answer> answers) {

    /** Nobody writes more in one lesson; more in a file is no honest file. */
    private static final int MOST = 100;
    private static final int LONGEST = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Answers {
        answers = List.copyOf(answers);
    }

    /** How a prediction was made. */
    public enum Kind {
        OPTION, NUMBER, CURVE,
        /** The step was run without saying what will come out. */
        SKIPPED;

        static Optional<Kind> of(String word) {
            return Stream.of(values()).filter(kind -> kind.name().equalsIgnoreCase(word)).findFirst();
        }
    }

    /**
     * What was said about one step.
     *
     * @param title of the step
     * @param said the text of the chosen option, or the number as typed; empty for curves and where nothing was said
     * @param right whether it came true, where that can be told
     * @param sure whether the reader was sure, where that was said
     * @param done whether the step was run to its end
     */
    public record Answer(String step, String title, Kind kind, String said, Optional<Boolean> right, Optional<Boolean> sure, boolean done) {
    }

    /** The answer about a step, if there is one. */
    public Optional<Answer> of(String step) {
        return answers.stream().filter(answer -> answer.step().equals(step)).findFirst();
    }

    /** As bytes that {@link #read} understands. */
    public byte[] json() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Answer answer : answers) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("step", answer.step());
            node.put("title", answer.title());
            node.put("kind", answer.kind().name().toLowerCase(Locale.ROOT));
            node.put("said", answer.said());
            answer.right().ifPresent(right -> node.put("right", right));
            answer.sure().ifPresent(sure -> node.put("sure", sure));
            node.put("done", answer.done());
            list.add(node);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("lesson", lesson);
        root.put("title", title);
        root.put("answers", list);
        return JSON.writeValueAsBytes(root);
    }

    /** What was written; empty if it cannot be understood. What is too long is cut. */
    public static Optional<Answers> read(byte[] json) {
        try {
            JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            List<Answer> answers = new ArrayList<>();
            for (JsonNode node : root.path("answers")) {
                Optional<Kind> kind = Kind.of(node.path("kind").asString(""));
                if (kind.isPresent() && answers.size() < MOST && !node.path("step").asString("").isEmpty()) {
                    answers.add(new Answer(cut(node.path("step")), cut(node.path("title")), kind.get(), cut(node.path("said")),
                            bool(node.path("right")), bool(node.path("sure")), node.path("done").asBoolean(false)));
                }
            }
            return root.isObject() ? Optional.of(new Answers(cut(root.path("lesson")), cut(root.path("title")), answers)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> bool(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    private static String cut(JsonNode node) {
        String text = node.asString("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
