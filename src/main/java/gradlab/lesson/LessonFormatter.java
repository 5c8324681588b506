package gradlab.lesson;

import gradlab.catalogue.Spelling;
import gradlab.experiment.Key;
import gradlab.lesson.Lesson.BoxKind;
import gradlab.lesson.LessonReader.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tidies a lesson: keys, blocks and boxes in their Russian form, one way of spacing, nothing else. Every line stays on its
 * line; values (but for kinds of widgets and verdicts) and running text stay as they are; what is not understood stays untouched. Tidying twice changes nothing.
 */
public final class LessonFormatter {

    private static final Pattern KEY = Pattern.compile("\\s*([\\p{L}_-]+(?:\\s+[\\p{L}_-]+)?)\\s*(\\([^)]*\\))?\\s*:(.*)");
    private static final Pattern OPTION = Pattern.compile("- \\[([ xXхХ])](.*)");
    private static final Map<String, String> OTHER_KEYS = Map.of("kind", "вид", "drag", "тянуть", "show", "показать", "function", "функция",
            "answer", "ответ", "order", "порядок");

    private final List<String> tidy = new ArrayList<>();
    private Optional<Block> block = Optional.empty();
    private boolean head;
    private boolean code;
    private boolean started;

    private LessonFormatter() {
    }

    /** The same lesson, tidied; it ends with a line break. */
    public static String format(String text) {
        LessonFormatter formatter = new LessonFormatter();
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripTrailing().split("\\R", -1);
        formatter.head = lines[0].strip().equals("---");
        for (int i = 0; i < lines.length; i++) {
            formatter.tidy.add(formatter.line(lines[i], i));
        }
        return String.join("\n", formatter.tidy) + "\n";
    }

    private String line(String line, int index) {
        String content = line.strip();
        if (head) {
            head = index == 0 || !content.equals("---");
            return content.equals("---") ? content : keyed(line, LessonHead::find).orElse(line.stripTrailing());
        }
        if (block.isPresent()) {
            return inBlock(line, content);
        }
        Matcher fence = LessonReader.FENCE.matcher(content);
        Optional<Block> opened = code || !fence.matches() ? Optional.empty() : Block.find(fence.group(1));
        if (opened.isPresent()) {
            block = opened;
            started = false;
            Matcher id = LessonReader.FENCE_ID.matcher(fence.group(2));
            String name = id.matches() ? "id=" + id.group(1) : fence.group(2).strip();
            return ("```" + opened.get().spelling().russian() + " " + name).strip();
        }
        Optional<NotesReader.Block> ofNotes = code || !fence.matches() ? Optional.empty() : NotesReader.Block.find(fence.group(1));
        if (ofNotes.isPresent()) {
            // a statement has the keys of a step and its own
            block = Optional.of(Block.STEP);
            started = false;
            Matcher id = LessonReader.FENCE_ID.matcher(fence.group(2));
            return "```" + ofNotes.get().spelling().russian() + " " + (id.matches() ? "id=" + id.group(1) : fence.group(2).strip());
        }
        code ^= content.startsWith("```");
        Matcher box = LessonReader.BOX.matcher(content);
        return code || !box.matches() ? line : BoxKind.find(box.group(1)).map(kind -> ":::" + kind.russian()).orElse(line);
    }

    private String inBlock(String line, String content) {
        Matcher fence = LessonReader.FENCE.matcher(content);
        boolean unclosed = fence.matches() && LessonReader.isBlock(fence) || LessonReader.BOX.matcher(content).matches() || line.matches("##\\s.*");
        if (unclosed || content.equals("```")) {
            block = Optional.empty();
            return unclosed ? line(line, 1) : content;
        }
        Matcher option = OPTION.matcher(content);
        boolean continues = line.startsWith("  ") && started;
        boolean begun = started;
        started |= !content.isEmpty();
        if (option.matches()) {
            return "- [" + (option.group(1).equals(" ") ? " " : "x") + "] " + option.group(2).strip();
        }
        if (content.matches("[+!].*") && begun && block.get() == Block.PATIENT) {
            String deed = content.substring(1).strip();
            return "  " + content.charAt(0) + " " + (content.startsWith("!") ? deed : keyed(deed, this::russian).orElse(deed));
        }
        if (content.startsWith(">") && begun) {
            return "  > " + content.substring(1).strip();
        }
        if (content.startsWith("?") && begun && block.get() == Block.QUESTION) {
            return "? " + content.substring(1).strip();
        }
        return continues ? "  " + content : keyed(line, this::russian).orElse(content);
    }

    /** The line with its key in Russian, if the key is known. */
    private static Optional<String> keyed(String line, java.util.function.UnaryOperator<String> russian) {
        Matcher parts = KEY.matcher(line);
        String key = parts.matches() ? russian.apply(parts.group(1)) : "";
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String value = parts.group(3).strip();
        if (key.equals("вид")) {
            value = WidgetKind.find(value).map(kind -> kind.spelling().russian()).orElse(value);
        }
        if (key.equals(NotesReader.Own.VERDICT.spelling().russian())) {
            value = Judgement.find(value).map(judgement -> judgement.spelling().russian()).orElse(value);
        }
        return Optional.of((key + (parts.group(2) == null ? "" : " " + parts.group(2)) + ": " + value).stripTrailing());
    }

    private String russian(String key) {
        if (block.equals(Optional.of(Block.WIDGET)) || block.equals(Optional.of(Block.QUESTION))) {
            String folded = Spelling.fold(key);
            List<String> own = block.equals(Optional.of(Block.WIDGET)) ? WidgetReader.KEYS : QuestionReader.KEYS;
            return !own.contains(folded) ? "" : OTHER_KEYS.getOrDefault(folded, folded);
        }
        Optional<PatientReader.Own> ofPatient = block.filter(Block.PATIENT::equals).flatMap(_ -> PatientReader.Own.find(key));
        if (ofPatient.isPresent()) {
            return ofPatient.get().spelling().russian();
        }
        return Stream.of(StepReader.Own.find(key).map(StepReader.Own::spelling), Key.find(key).map(Key::spelling), NotesReader.Own.find(key).map(NotesReader.Own::spelling))
                .flatMap(Optional::stream).map(Spelling::russian).findFirst().orElse("");
    }
}
