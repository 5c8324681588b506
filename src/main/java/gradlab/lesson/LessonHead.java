package gradlab.lesson;

import gradlab.catalogue.Nearest;
import gradlab.catalogue.Spelling;
import gradlab.experiment.ControlSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The head of a lesson: plain {@code ключ: значение} lines between two lines {@code ---}. */
record LessonHead(Map<String, String> values, int bodyStart, Optional<ControlSet> controls) {

    private static final int FORMAT = 1;
    private static final List<String> REQUIRED = List.of("формат", "id", "название", "версия", "время", "цель");
    private static final List<String> REQUIRED_OF_NOTES = List.of("формат", "id", "название", "версия", "источник");
    private static final List<String> OPTIONAL =
            List.of("лаборатория", "нужно до", "термины", "источник", "автор", "лицензия", "основан на", "вид", "настройки");
    private static final Map<String, String> ENGLISH = Map.ofEntries(Map.entry("format", "формат"), Map.entry("title", "название"),
            Map.entry("version", "версия"), Map.entry("time", "время"), Map.entry("goal", "цель"), Map.entry("lab", "лаборатория"),
            Map.entry("after", "нужно до"), Map.entry("terms", "термины"), Map.entry("source", "источник"),
            Map.entry("author", "автор"), Map.entry("kind", "вид"), Map.entry("license", "лицензия"), Map.entry("settings", "настройки"));

    private record Form(String pattern, String problem) {
    }

    private static final Map<String, Form> VALUE_FORMS = Map.of("лаборатория", new Form("(>=|>|<=|<|=)?\\s*\\d+(\\.\\d+)*", "U007"),
            "версия", new Form("\\d+\\.\\d+", "U008"), "время", new Form("\\d{1,3}(\\s.*)?", "U009"));

    private static final String ID = "[a-z0-9-]{3,40}";
    private static final String UNNAMED = "lesson";

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    List<String> list(String key) {
        return Arrays.stream(value(key).split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    static LessonHead read(LessonText text, Path file) {
        return read(text, file, REQUIRED);
    }

    /** The head of a file of statements. */
    static LessonHead ofNotes(LessonText text, Path file) {
        return read(text, file, REQUIRED_OF_NOTES);
    }

    private static LessonHead read(LessonText text, Path file, List<String> required) {
        if (!text.line(1).strip().equals("---")) {
            text.problem(text.place(1, 1), "U001");
            return new LessonHead(Map.of(), 1, Optional.empty());
        }
        Map<String, String> values = new HashMap<>();
        Map<String, Integer> lineOf = new HashMap<>();
        int line = 2;
        while (line <= text.size() && !text.line(line).strip().equals("---")) {
            readLine(text, line, values, lineOf);
            line++;
        }
        if (line > text.size()) {
            text.problem(text.place(1, 1), "U004");
        }
        int end = Math.min(line, text.size());
        required.stream().filter(key -> values.getOrDefault(key, "").isEmpty()).forEach(key -> text.problem(text.place(end, 1), "U002", key));
        checkFormat(text, values, lineOf);
        VALUE_FORMS.forEach((key, form) -> {
            String value = values.getOrDefault(key, "");
            if (!value.isEmpty() && !value.matches(form.pattern())) {
                int column = text.line(lineOf.get(key)).indexOf(':') + 1;
                text.problem(text.source(lineOf.get(key), column, text.line(lineOf.get(key)).length()).place(), form.problem(), value);
            }
        });
        Terms.check(text, lineOf.getOrDefault("термины", 0));
        String name = file.getFileName().toString().replaceFirst("\\.md$", "");
        String id = values.getOrDefault("id", "");
        if (!id.isEmpty() && (!id.equals(name) || !id.matches(ID))) {
            text.problem(text.place(lineOf.get("id"), 1), "U003", id, name);
        }
        if (!id.isEmpty() && !id.matches(ID)) {
            // files are named after it: it must never lead out of a folder
            values.put("id", name.matches(ID) ? name : UNNAMED);
        }
        return new LessonHead(values, line + 1, Optional.ofNullable(lineOf.get("настройки")).map(at -> controls(text, at)));
    }

    /** Which settings may be changed while the lesson stands open. */
    private static ControlSet controls(LessonText text, int line) {
        ControlSet.Reading reading = ControlSet.read(text.source(line, text.line(line).indexOf(':') + 1, text.line(line).length()));
        text.problems(reading.problems());
        return reading.controls();
    }

    private static void readLine(LessonText text, int line, Map<String, String> values, Map<String, Integer> lineOf) {
        String content = text.line(line);
        int colon = content.indexOf(':');
        if (content.isBlank()) {
            return;
        }
        String written = colon < 0 ? content : content.substring(0, colon);
        String key = find(written);
        if (colon < 0 || key.isEmpty()) {
            String near = Nearest.to(written.strip(), Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toList()).orElse("");
            text.problem(text.place(line, 1), near.isEmpty() ? "W053" : "U011", written.strip(), near);
            return;
        }
        if (values.containsKey(key)) {
            text.problem(text.place(line, 1), "U019", key);
            return;
        }
        values.put(key, content.substring(colon + 1).strip().replaceAll("^\"(.*)\"$", "$1"));
        lineOf.put(key, line);
    }

    /** The Russian form of a key of the head, or nothing. */
    static String find(String written) {
        String folded = Spelling.fold(written);
        return Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).filter(key -> Spelling.fold(key).equals(folded)).findFirst()
                .orElse(ENGLISH.getOrDefault(folded, ""));
    }

    private static void checkFormat(LessonText text, Map<String, String> values, Map<String, Integer> lineOf) {
        String format = values.getOrDefault("формат", "");
        if (format.isEmpty()) {
            return;
        }
        boolean number = format.matches("\\d{1,6}");
        if (!number || Integer.parseInt(format) != FORMAT) {
            boolean newer = number && Integer.parseInt(format) > FORMAT;
            text.problem(text.place(lineOf.get("формат"), 1), newer ? "U005" : "U006", format, FORMAT);
        }
    }
}
