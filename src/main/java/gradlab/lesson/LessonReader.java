package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Nearest;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Lesson.BoxKind;
import gradlab.lesson.Lesson.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/** Reads a lesson file of format 1. Never stops at the first mistake: all of them are in the lesson's problems. */
public final class LessonReader {

    private static final long MAX_BYTES = 256 << 10;
    /** Patterns search a line more than once, and nobody reads such a line. */
    private static final int LONGEST_LINE = 4000;
    /** Several times the longest file of the course. */
    private static final int MOST_LINES = 5000;
    private static final int MOST_WORDS = 900;
    private static final int MOST_STEPS = 6;
    static final Pattern FENCE = Pattern.compile("(?iu)```\\s*(\\p{L}[\\p{L}-]*)(?=\\s|$)\\s*(.*)");
    static final Pattern FENCE_ID = Pattern.compile("id\\s*=\\s*(\\S+)");
    static final Pattern BOX = Pattern.compile(":::\\s*(\\p{L}+)\\s*");
    private static final Pattern SECTION = Pattern.compile("##\\s.*");

    /** The blocks between backticks. */
    enum Block {
        STEP("step", "шаг"), WIDGET("widget", "виджет"), QUESTION("question", "вопрос", "quiz"), PATIENT("patient", "пациент");

        private final Spelling spelling;

        Block(String english, String russian, String... others) {
            spelling = new Spelling(english, russian, List.of(others));
        }

        Spelling spelling() {
            return spelling;
        }

        static Optional<Block> find(String word) {
            return Arrays.stream(values()).filter(block -> block.spelling.matches(word)).findFirst();
        }

        static List<String> allSpellings() {
            return Arrays.stream(values()).flatMap(block -> block.spelling.all()).toList();
        }
    }

    private final LessonText text;
    private final StepReader steps;
    private final PatientReader patients;
    private final WidgetReader widgets;
    private final QuestionReader questions;
    private final Set<Block> seen = EnumSet.noneOf(Block.class);
    private int stepCount;
    private final Set<String> ids = new HashSet<>();

    private LessonReader(LessonText text) {
        this.text = text;
        this.steps = new StepReader(text);
        this.patients = new PatientReader(text, steps);
        this.widgets = new WidgetReader(text);
        this.questions = new QuestionReader(text);
    }

    /** @throws BadInput if there is no readable text at all; anything less stands in the lesson's problems */
    public static Lesson read(Path file) {
        return read(file, textOf(file));
    }

    /** @throws BadInput if there is no readable text */
    static String textOf(Path file) {
        Place place = new Place(file.toString(), 1, 1);
        try {
            if (!Files.isRegularFile(file)) {
                throw BadInput.noFile(file);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw BadInput.at(place, "lesson.large", MAX_BYTES / 1024);
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            refuseUnreadable(file.toString(), text);
            return text;
        } catch (CharacterCodingException e) {
            throw BadInput.at(place, "file.utf8");
        } catch (IOException e) {
            throw BadInput.at(place, "file.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private static void refuseUnreadable(String name, String text) {
        int number = 1;
        for (String line : text.split("\\R", -1)) {
            if (number > MOST_LINES) {
                throw BadInput.at(new Place(name, number, 1), "lesson.many-lines", MOST_LINES);
            }
            if (line.length() > LONGEST_LINE) {
                throw BadInput.at(new Place(name, number, 1), "lesson.long-line", LONGEST_LINE);
            }
            number++;
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
        text.checkNames();
        checkWhole(parts);
        List<Problem> problems = text.problems().stream()
                .sorted(Comparator.<Problem>comparingInt(p -> p.place().line()).thenComparingInt(p -> p.place().column())).toList();
        return new Lesson(file, head.value("id"), head.value("название"), head.value("версия"), head.value("время"), head.value("цель"),
                head.list("термины"), head.list("нужно до"), head.controls(), parts, problems);
    }

    /** The parts in lines {@code from..to}. */
    private List<Part> parts(int from, int to) {
        List<Part> parts = new ArrayList<>();
        int proseFrom = from;
        int line = from;
        while (line <= to) {
            Matcher fence = FENCE.matcher(text.line(line).strip());
            Matcher box = BOX.matcher(text.line(line).strip());
            boolean block = fence.matches() && isBlock(fence);
            if (!block && text.line(line).strip().startsWith("```")) {
                // ordinary code: nothing in it is a block
                line = Math.min(closing(line + 1, to, "```"), to) + 1;
                continue;
            }
            if (!block && !box.matches()) {
                line++;
                continue;
            }
            prose(proseFrom, line - 1, parts);
            int end = end(line, to, block);
            boolean closed = end <= to && text.line(end).strip().equals(block ? "```" : ":::");
            int before = text.problems().size();
            if (!closed) {
                text.problem(text.place(line, 1), block ? "U010" : "U046", block ? fence.group(1) : box.group(1), end - 1);
            }
            parts.add(block ? fenced(fence, line, end, before) : box(box.group(1), line, end));
            line = closed ? end + 1 : end;
            proseFrom = line;
        }
        prose(proseFrom, to, parts);
        return parts;
    }

    /** A block is meant where its word is known or nearly so, or where it has an id. */
    static boolean isBlock(Matcher fence) {
        return Nearest.to(fence.group(1), Block.allSpellings()).isPresent() || FENCE_ID.matcher(fence.group(2)).lookingAt();
    }

    private int closing(int from, int to, String mark) {
        int line = from;
        while (line <= to && !text.line(line).strip().equals(mark)) {
            line++;
        }
        return line;
    }

    /** Where the block that begins at {@code line} is closed; if it is not, where the next thing begins. */
    private int end(int line, int to, boolean fenced) {
        String mark = fenced ? "```" : ":::";
        for (int at = line + 1; at <= to; at++) {
            String content = text.line(at).strip();
            if (content.equals(mark)) {
                return at;
            }
            Matcher fence = FENCE.matcher(content);
            boolean nextFence = fenced && fence.matches() && isBlock(fence);
            if (nextFence || BOX.matcher(content).matches() || SECTION.matcher(text.line(at)).matches()) {
                return at;
            }
        }
        return to + 1;
    }

    /** @param before how many problems there were before this block */
    private Part fenced(Matcher fence, int line, int end, int before) {
        Place place = text.place(line, 1);
        Optional<Block> block = Block.find(fence.group(1));
        block.ifPresentOrElse(seen::add, () -> {
            Source word = text.source(line, 0, text.line(line).length());
            int at = word.text().indexOf(fence.group(1));
            text.problems(Notation.misspelt(word.part(at, at + fence.group(1).length()), "unknown.block", Block.allSpellings(), "шаг, вопрос, виджет, пациент")
                    .problems().stream().map(problem -> problem.withCode("U053")).toList());
        });
        String id = id(fence, block, place);
        Optional<Part> part = block.flatMap(kind -> part(kind, id, line, end - 1));
        if (block.isPresent()) {
            ProseCheck.checkLines(text, line + 1, end - 1);
        }
        List<Problem> own = text.problems().subList(before, text.problems().size()).stream().filter(p -> !p.isWarning()).toList();
        boolean sound = own.isEmpty() && part.isPresent();
        if (!sound) {
            steps.breaks(id);
        }
        return sound ? part.get() : new Part.Faulty(line, lines(line, Math.min(end, text.size())), own);
    }

    private String id(Matcher fence, Optional<Block> block, Place place) {
        Matcher named = FENCE_ID.matcher(fence.group(2));
        String id = named.find() ? named.group(1) : "";
        if (block.isPresent() && id.isEmpty()) {
            text.problem(place, "U047", fence.group(1));
        } else if (!id.isEmpty() && !id.matches("[a-z0-9-]{1,40}")) {
            text.problem(place, "U061", id);
        } else if (!id.isEmpty() && !ids.add(id)) {
            text.problem(place, "U018", id);
        }
        return id;
    }

    private Optional<Part> part(Block block, String id, int line, int to) {
        Place place = text.place(line, 1);
        return switch (block) {
            case STEP -> {
                stepCount++;
                yield Optional.of(new Part.ScenarioStep(line, steps.read(id, place, line + 1, to)));
            }
            case PATIENT -> Optional.of(new Part.Patient(line, patients.read(id, place, line + 1, to)));
            case WIDGET -> widgets.read(place, line + 1, to).map(spec -> new Part.Widget(line, id, spec));
            case QUESTION -> Optional.of(new Part.Quiz(line, questions.read(id, place, line + 1, to)));
        };
    }

    private Part box(String word, int line, int end) {
        Optional<BoxKind> kind = BoxKind.find(word);
        if (kind.isEmpty()) {
            Source whole = text.source(line, 0, text.line(line).length());
            int at = whole.text().indexOf(word);
            List<Problem> problems = Notation.misspelt(whole.part(at, at + word.length()), "unknown.box", BoxKind.allSpellings(), BoxKind.list())
                    .problems().stream().map(problem -> problem.withCode("U048")).toList();
            text.problems(problems);
            return new Part.Faulty(line, lines(line, Math.min(end, text.size())), problems);
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
        Place end = text.place(text.size(), 1);
        require(seen.contains(Block.STEP), end, "шаг");
        require(seen.contains(Block.QUESTION), end, "вопрос");
        require(lines(1, text.size()).matches("(?s).*\\n##\\s+(Главное|Key points)\\s*\\n.*"), end, "## Главное");
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
