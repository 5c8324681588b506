package gradlab.ui.teacher;

import gradlab.lesson.Lesson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a class stands in each of its lessons, what it has been told and how it voted; kept from one start to the next. */
public final class Lectures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, ObjectNode> kept = new HashMap<>();

    /** The lecture on a lesson, standing where it stood. What belongs to slides that are no more is left out. */
    Lecture of(Lesson lesson) {
        Lecture lecture = new Lecture(lesson);
        JsonNode node = kept.getOrDefault(lesson.id(), JSON.createObjectNode());
        List<String> keys = lecture.slides().stream().map(Slide::key).toList();
        for (int i = 0; i < keys.size(); i++) {
            JsonNode slide = node.path("slides").path(keys.get(i));
            if (slide.path("answered").asBoolean(false)) {
                lecture.answered(i);
            }
            for (int round = 1; round <= 2; round++) {
                JsonNode hands = slide.path("round" + round);
                if (hands.isArray()) {
                    List<Integer> counts = new ArrayList<>();
                    hands.forEach(count -> counts.add(count.asInt(-1)));
                    lecture.ballot(i).restore(round, counts);
                }
            }
        }
        int slide = keys.indexOf(node.path("slide").asString(""));
        if (slide >= 0) {
            lecture.stand(new Lecture.Place(slide, node.path("act").asInt(0), node.path("stop").asInt(0)));
        }
        return lecture;
    }

    void keep(Lecture lecture) {
        ObjectNode node = JSON.createObjectNode();
        Lecture.Place place = lecture.place();
        node.put("slide", lecture.slide().key()).put("act", place.act()).put("stop", place.stop());
        ObjectNode slides = node.putObject("slides");
        for (int i = 0; i < lecture.slides().size(); i++) {
            ObjectNode slide = JSON.createObjectNode();
            if (lecture.isAnswered(i)) {
                slide.put("answered", true);
            }
            for (int round = 1; round <= 2; round++) {
                String name = "round" + round;
                lecture.ballot(i).closed(round).ifPresent(counts -> {
                    ArrayNode hands = slide.putArray(name);
                    counts.forEach(hands::add);
                });
            }
            if (!slide.isEmpty()) {
                slides.set(lecture.slides().get(i).key(), slide);
            }
        }
        kept.put(lecture.lesson().id(), node);
    }

    /** All of it as JSON. */
    String text() {
        ObjectNode all = JSON.createObjectNode();
        kept.keySet().stream().sorted().forEach(id -> all.set(id, kept.get(id)));
        return JSON.writeValueAsString(all);
    }

    /** Takes over what was kept; before a lesson is open. What cannot be read is left out. */
    public void restore(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode read) {
                read.properties().forEach(entry -> {
                    if (entry.getValue() instanceof ObjectNode lecture) {
                        kept.put(entry.getKey(), lecture);
                    }
                });
            }
        } catch (JacksonException e) {
            System.getLogger("gradlab.ui").log(System.Logger.Level.WARNING, "the state of the lectures cannot be read", e);
        }
    }
}
