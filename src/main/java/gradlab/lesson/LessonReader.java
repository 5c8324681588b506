package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Nearest;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.lesson.Lesson.BoxKind;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.Lesson.WidgetSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/** Reads a lesson file of format 1. Never stops at the first mistake: all of them are in the lesson's problems. */
public final class LessonReader {

    private static final long MAX_BYTES = 1 << 20;
    private static final int MOST_WORDS = 900;
    private static final int MOST_STEPS = 6;
    private static final Pattern FENCE = Pattern.compile("```\\s*(шаг|step|виджет|widget|вопрос|question|quiz)(?=\\s|$)\\s*(.*)");
    private static final Pattern FENCE_ID = Pattern.compile("id\\s*=\\s*([\\p{L}\\p{N}_-]+)");
    private static final Pattern BOX = Pattern.compile(":::\\s*(\\p{L}+)\\s*");

    private final LessonText text;
    private final StepReader steps;
    private final Set<String> ids = new HashSet<>();

    private LessonReader(LessonText text) {
        this.text = text;
        this.steps = new StepReader(text);
    }

    /** @throws BadInput if there is no readable text at all; anything less stands in the lesson's problems */
    public static Lesson read(Path file) {
        Place place = new Place(file.toString(), 1, 1);
        try {
            if (!Files.isRegularFile(file)) {
                throw BadInput.at(place, Files.isDirectory(file) ? "file.folder" : "file.missing");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw BadInput.at(place, "file.large", MAX_BYTES / 1024);
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            return read(file, text);
        } catch (CharacterCodingException e) {
            throw BadInput.at(place, "file.utf8");
        } catch (IOException e) {
            throw BadInput.at(place, "file.unreadable", String.valueOf(e.getMessage()));
        }
    }

    /** Reads the text that belongs to a file, which need not exist. */
    public static Lesson read(Path file, String text) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        return new LessonReader(new LessonText(file.toString(), folder, text)).lesson(file);
    }

    private Lesson lesson(Path file) {
        LessonHead head = LessonHead.read(text, file);
        List<Part> parts = parts(head.bodyStart(), text.size());
        checkWhole(parts);
        List<Problem> problems = text.problems().stream()
                .sorted(Comparator.<Problem>comparingInt(p -> p.place().line()).thenComparingInt(p -> p.place().column())).toList();
        return new Lesson(file, head.value("id"), head.value("название"), head.value("версия"), head.value("время"), head.value("цель"),
                head.list("термины"), head.list("нужно до"), parts, problems);
    }

    /** The parts in lines {@code from..to}. */
    private List<Part> parts(int from, int to) {
        List<Part> parts = new ArrayList<>();
        int proseFrom = from;
        int line = from;
        while (line <= to) {
            Matcher fence = FENCE.matcher(text.line(line).strip());
            Matcher box = BOX.matcher(text.line(line).strip());
            if (!fence.matches() && !box.matches()) {
                line++;
                continue;
            }
            prose(proseFrom, line - 1, parts);
            int end = closing(line + 1, to, fence.matches() ? "```" : ":::");
            if (end > to) {
                text.problem(text.place(line, 1), fence.matches() ? "U010" : "U046", fence.matches() ? fence.group(1) : box.group(1), text.size());
            }
            parts.add(fence.matches() ? fenced(fence, line, Math.min(end, to + 1)) : box(box.group(1), line, Math.min(end, to + 1)));
            line = end + 1;
            proseFrom = line;
        }
        prose(proseFrom, to, parts);
        return parts;
    }

    private int closing(int from, int to, String mark) {
        int line = from;
        while (line <= to && !text.line(line).strip().equals(mark)) {
            line++;
        }
        return line;
    }

    private Part fenced(Matcher fence, int line, int end) {
        int before = text.problems().size();
        Place place = text.place(line, 1);
        Matcher named = FENCE_ID.matcher(fence.group(2));
        String id = named.find() ? named.group(1) : "";
        if (id.isEmpty() || !ids.add(id)) {
            text.problem(place, id.isEmpty() ? "U047" : "U018", id.isEmpty() ? fence.group(1) : id);
        }
        Optional<Part> part = switch (fence.group(1)) {
            case "шаг", "step" -> Optional.of(new Part.ScenarioStep(line, steps.read(id, place, line + 1, end - 1)));
            case "виджет", "widget" -> widget(line, end - 1).map(spec -> new Part.Widget(line, id, spec));
            default -> Optional.of(new Part.Quiz(line, question(id, place, line + 1, end - 1)));
        };
        List<Problem> own = text.problems().subList(before, text.problems().size()).stream().filter(p -> !p.isWarning()).toList();
        return own.isEmpty() && part.isPresent() ? part.get() : new Part.Faulty(line, lines(line, Math.min(end, text.size())), own);
    }

    private Optional<WidgetSpec> widget(int line, int to) {
        Map<String, String> options = new LinkedHashMap<>();
        List<Lesson.Handle> handles = new ArrayList<>();
        Optional<WidgetSpec.Kind> kind = Optional.empty();
        for (Fields.Field field : Fields.read(text, line + 1, to, false).all()) {
            String key = Spelling.fold(field.key.text());
            switch (key) {
                case "вид", "kind" -> {
                    kind = WidgetSpec.Kind.find(field.value.text());
                    if (kind.isEmpty()) {
                        String near = Nearest.to(field.value.text(), WidgetSpec.Kind.allSpellings()).orElse(WidgetSpec.Kind.allSpellings().getFirst());
                        text.problem(field.value.place(), "U050", field.value.text(), near);
                        return Optional.empty();
                    }
                }
                case "тянуть", "drag" -> {
                    for (String one : field.value.text().split(";")) {
                        Inline.handle(one.strip()).ifPresentOrElse(handles::add,
                                () -> text.problem(field.value.place(), "U051", one.strip()));
                    }
                }
                default -> options.put(key, field.value.text());
            }
        }
        if (kind.isEmpty()) {
            text.problem(text.place(line, 1), "U052");
        }
        return kind.map(found -> new WidgetSpec(found, options, handles));
    }

    private Question question(String id, Place place, int from, int to) {
        String words = "";
        List<Step.Option> options = new ArrayList<>();
        Optional<Question.NumberAnswer> number = Optional.empty();
        String hint = "";
        boolean shuffled = true;
        for (Fields.Field field : Fields.read(text, from, to, true).all()) {
            options.addAll(field.options);
            hint = (hint + " " + field.hint).strip();
            switch (Spelling.fold(field.key.text())) {
                case "ответ", "answer" -> number = numberAnswer(field);
                case "порядок", "order" -> shuffled = false;
                default -> words = field.value.text();
            }
        }
        if (number.isEmpty() && options.stream().noneMatch(Step.Option::right)) {
            text.problem(place, "U020");
        } else if (number.isEmpty() && options.stream().allMatch(Step.Option::right)) {
            text.problem(place, "U021");
        }
        return new Question(id, words, options, number, hint, shuffled);
    }

    private Optional<Question.NumberAnswer> numberAnswer(Fields.Field field) {
        String[] sides = field.value.text().replace(',', '.').replace('−', '-').split("±");
        try {
            double tolerance = sides.length > 1 ? Double.parseDouble(sides[1].strip()) : 0;
            return Optional.of(new Question.NumberAnswer(Double.parseDouble(sides[0].strip()), tolerance));
        } catch (NumberFormatException e) {
            text.problem(field.value.place(), "U014", field.value.text());
            return Optional.empty();
        }
    }

    private Part box(String word, int line, int end) {
        Optional<BoxKind> kind = BoxKind.find(word);
        if (kind.isEmpty()) {
            Place place = text.place(line, 4);
            text.problem(place, "U048", word);
            return new Part.Faulty(line, lines(line, Math.min(end, text.size())), List.of(Problem.at(place, "U048", word)));
        }
        return new Part.Box(line, kind.get(), parts(line + 1, end - 1));
    }

    private void prose(int from, int to, List<Part> parts) {
        if (from > to) {
            return;
        }
        ProseCheck.check(text, from, to);
        Node document = LessonMarkdown.parse(lines(from, to));
        Node block = document.getFirstChild();
        while (block != null) {
            Node next = block.getNext();
            int line = from + (block.getSourceSpans().isEmpty() ? 0 : block.getSourceSpans().getFirst().getLineIndex());
            parts.add(new Part.Prose(line, block));
            block = next;
        }
    }

    private String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int line = from; line <= to; line++) {
            lines.append(text.line(line)).append('\n');
        }
        return lines.toString();
    }

    /** What a whole lesson must have. */
    private void checkWhole(List<Part> parts) {
        long stepCount = 0;
        for (int line = 1; line <= text.size(); line++) {
            stepCount += text.line(line).strip().matches("```\\s*(шаг|step)(\\s.*|$)") ? 1 : 0;
        }
        Place end = text.place(text.size(), 1);
        require(stepCount > 0, end, "шаг");
        require(lines(1, text.size()).matches("(?s).*```\\s*(вопрос|question|quiz).*"), end, "вопрос");
        require(lines(1, text.size()).matches("(?s).*\\n##\\s+Главное\\s*\\n.*"), end, "## Главное");
        require(parts.stream().anyMatch(part -> part instanceof Part.Box box && box.kind() == BoxKind.LIMITS), end, ":::границы");
        if (stepCount > MOST_STEPS) {
            text.problem(end, "W052", stepCount);
        }
        int words = ProseCheck.countWords(text);
        if (words > MOST_WORDS) {
            text.problem(end, "W051", MOST_WORDS, words);
        }
    }

    private void require(boolean there, Place place, String what) {
        if (!there) {
            text.problem(place, "U049", what);
        }
    }
}
