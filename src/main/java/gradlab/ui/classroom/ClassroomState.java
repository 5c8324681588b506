package gradlab.ui.classroom;

import gradlab.ui.ControlLock;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a teacher has set, kept from one start to the next.
 *
 * @param lock what is locked
 * @param record where the class record is kept, while it is on
 * @param notesSize of the speaker's text in points
 */
record ClassroomState(Optional<ControlLock.Kept> lock, Optional<Path> record, double notesSize) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double LEAST = 8;
    private static final double GREATEST = 60;
    static final ClassroomState FIRST = new ClassroomState(Optional.empty(), Optional.empty(), SpeakerPage.USUAL_SIZE);

    String text() {
        Map<String, Object> root = new LinkedHashMap<>();
        lock.ifPresent(kept -> root.put("lock", Map.of("open", kept.open(), "phrase", kept.phraseMark())));
        record.ifPresent(folder -> root.put("record", folder.toString()));
        root.put("notes", notesSize);
        return JSON.writeValueAsString(root);
    }

    /** What was kept; whatever cannot be understood is as at a first start. */
    static ClassroomState read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            Optional<ControlLock.Kept> lock = root.path("lock").isObject()
                    ? Optional.of(new ControlLock.Kept(root.path("lock").path("open").asString(""), root.path("lock").path("phrase").asString(""))) : Optional.empty();
            double size = root.path("notes").asDouble(SpeakerPage.USUAL_SIZE);
            return new ClassroomState(lock, path(root.path("record").asString("")), size >= LEAST && size <= GREATEST ? size : SpeakerPage.USUAL_SIZE);
        } catch (JacksonException e) {
            return FIRST;
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
