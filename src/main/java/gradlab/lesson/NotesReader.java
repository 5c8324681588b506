package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Fields.Field;
import gradlab.lesson.Given.Definition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of statements: Markdown with blocks {@code утверждение}, each a quotation, a verdict, a reason and an experiment
 * in the keys of a lesson's step, and {@code опыт}, an experiment that others copy or compare themselves with. Never stops at
 * the first mistake.
 */
public final class NotesReader {

    private static final Pattern MARK = Pattern.compile("(?iu)\\s*(вид|kind)\\s*:\\s*(конспект|notes)\\s*");
    /** Where the files of statements stand, beside the lessons. */
    public static final String FOLDER = "notes";

    private static final int MOST_WORDS = 14;
    /** Signs of formulas are no words. */
    private static final Pattern WORD = Pattern.compile("\\S*\\p{L}\\S*");
    private static final int MOST_RUNS = 40;
    private static final Set<StepReader.Own> FOREIGN = Set.of(StepReader.Own.PREDICTION, StepReader.Own.EXPLANATION, StepReader.Own.ARROW);

    /** The blocks between backticks. */
    enum Block {
        ASSERTION("assertion", "утверждение"), TRIAL("trial", "опыт");

        private final Spelling spelling;

        Block(String english, String russian) {
            spelling = new Spelling(english, russian, List.of());
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

    /** The keys of a statement beside those of a step. */
    enum Own {
        WORDS("words", "слова"), VERDICT("verdict", "вердикт"), WHY("why", "почему"), LESSON("lesson", "урок"), LET("let", "пусть"),
        RUNS("runs", "запусков");

        private final Spelling spelling;

        Own(String english, String russian) {
            spelling = new Spelling(english, russian, List.of());
        }

        Spelling spelling() {
            return spelling;
        }

        static Optional<Own> find(String word) {
            return Arrays.stream(values()).filter(own -> own.spelling.matches(word)).findFirst();
        }
    }

    private final LessonText text;
    private final StepReader steps;
    private final List<Assertion> assertions = new ArrayList<>();
    private final List<Step> runs = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private NotesReader(LessonText text) {
        this.text = text;
        this.steps = new StepReader(text);
    }

    /**
     * True if the head of a file says that it holds statements of notes, not a lesson.
     *
     * @throws BadInput if there is no readable text
     */
    public static boolean isNotes(Path file) {
        List<String> lines = LessonReader.textOf(file).lines().toList();
        for (int i = 1; i < lines.size() && !lines.get(i).strip().equals("---"); i++) {
            if (MARK.matcher(lines.get(i)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** @throws BadInput if there is no readable text at all; anything less stands in the problems */
    public static Notes read(Path file) {
        return read(file, LessonReader.textOf(file));
    }

    /** Reads the text that belongs to a file, which need not exist. */
    public static Notes read(Path file, String text) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        return new NotesReader(new LessonText(file.toString(), folder, text)).notes(file);
    }

    private Notes notes(Path file) {
        LessonHead head = LessonHead.ofNotes(text, file);
        int line = head.bodyStart();
        while (line <= text.size()) {
            Matcher fence = LessonReader.FENCE.matcher(text.line(line).strip());
            if (!fence.matches()) {
                line++;
                continue;
            }
            int end = closing(line + 1);
            block(fence, line, end);
            line = end + 1;
        }
        List<Problem> problems = text.problems().stream()
                .sorted(Comparator.<Problem>comparingInt(p -> p.place().line()).thenComparingInt(p -> p.place().column())).toList();
        return new Notes(file, head.value("id"), head.value("название"), head.value("версия"), head.value("источник"), assertions, runs, problems);
    }

    /** The line that closes a block; if there is none, the last one before the next block or heading begins. */
    private int closing(int from) {
        for (int line = from; line <= text.size(); line++) {
            String content = text.line(line).strip();
            if (content.equals("```")) {
                return line;
            }
            if (content.startsWith("```") || text.line(line).matches("##?\\s.*")) {
                text.problem(text.place(from - 1, 1), "U010", text.line(from - 1).strip().substring(3).split("\\s")[0], line - 1);
                return line - 1;
            }
        }
        text.problem(text.place(from - 1, 1), "U010", text.line(from - 1).strip().substring(3).split("\\s")[0], text.size());
        return text.size();
    }

    private void block(Matcher fence, int line, int end) {
        Optional<Block> block = Block.find(fence.group(1));
        boolean closed = text.line(end).strip().equals("```");
        int last = closed ? end - 1 : end;
        int before = text.problems().size();
        if (block.isEmpty()) {
            if (LessonReader.FENCE_ID.matcher(fence.group(2)).lookingAt()) {
                Source whole = text.source(line, 0, text.line(line).length());
                int at = whole.text().indexOf(fence.group(1));
                text.problems(Notation.misspelt(whole.part(at, at + fence.group(1).length()), "unknown.block", Block.allSpellings(), "утверждение, опыт")
                        .problems().stream().map(problem -> problem.withCode("U048")).toList());
            }
            return;
        }
        String id = id(fence, line);
        if (block.get() == Block.TRIAL) {
            runs.add(steps.read(id, text.place(line, 1), line + 1, last));
        } else {
            assertion(id, line, last);
        }
        if (text.problems().subList(before, text.problems().size()).stream().anyMatch(problem -> !problem.isWarning())) {
            steps.breaks(id);
            runs.removeIf(step -> step.id().equals(id));
            assertions.removeIf(assertion -> assertion.id().equals(id));
        }
    }

    private String id(Matcher fence, int line) {
        Matcher named = LessonReader.FENCE_ID.matcher(fence.group(2));
        String id = named.find() ? named.group(1) : "";
        if (id.isEmpty()) {
            text.problem(text.place(line, 1), "U047", fence.group(1));
        } else if (!id.matches("[a-z0-9-]{1,40}")) {
            text.problem(text.place(line, 1), "U061", id);
        } else if (!ids.add(id)) {
            text.problem(text.place(line, 1), "U018", id);
        }
        return id;
    }

    private void assertion(String id, int line, int to) {
        Map<Own, Field> own = new EnumMap<>(Own.class);
        List<Definition> definitions = new ArrayList<>();
        List<Field> rest = new ArrayList<>();
        for (Field field : Fields.read(text, line + 1, to, false).all()) {
            Optional<Own> key = Own.find(field.key.text());
            if (key.isEmpty()) {
                rest.add(field);
            } else if (key.get() == Own.LET) {
                define(field.value, definitions);
            } else if (own.put(key.get(), field) != null) {
                text.problem(field.key.place(), "U019", field.key.text());
            }
        }
        rest.stream().filter(field -> StepReader.Own.find(field.key.text()).filter(FOREIGN::contains).isPresent())
                .forEach(field -> text.problem(field.key.place(), "U096", field.key.text()));
        String words = required(own, Own.WORDS, line);
        String reason = required(own, Own.WHY, line);
        check(own);
        Place place = text.place(line, 1);
        Optional<Judgement> judgement = judgement(own, line);
        Optional<Step> experiment = Optional.empty();
        if (!rest.isEmpty()) {
            Step step = steps.read(id, place, rest, Optional.of(new Given(definitions, runCount(own))));
            experiment = Optional.of(titled(step, words));
            if (step.claims().isEmpty() && text.problems().stream().noneMatch(problem -> problem.place().line() > line && problem.place().line() <= to)) {
                text.problem(place, "U097", id);
            }
            runs.add(experiment.get());
        }
        Optional<String> lesson = Optional.ofNullable(own.get(Own.LESSON)).map(field -> field.value.text());
        Optional<Step> run = experiment;
        judgement.ifPresent(verdict -> assertions.add(new Assertion(id, line, words, verdict, reason, lesson, run)));
    }

    /** Other entries name the run by the words it belongs to. */
    private static Step titled(Step step, String words) {
        return new Step(step.id(), step.line(), words, step.spec(), step.bowl(), step.watch(), step.arrow(), step.stops(), step.prediction(), step.claims(), step.explanation(),
                step.written());
    }

    private String required(Map<Own, Field> own, Own key, int line) {
        String value = own.containsKey(key) ? own.get(key).value.text() : "";
        if (value.isEmpty()) {
            text.problem(text.place(line, 1), "U095", key.spelling().russian());
        }
        return value;
    }

    /** Quotations are short, reasons use the words of the glossary, lessons have names. */
    private void check(Map<Own, Field> own) {
        Field words = own.get(Own.WORDS);
        if (words != null && WORD.matcher(words.value.text()).results().count() > MOST_WORDS) {
            text.problem(words.value.place(), "W098", MOST_WORDS);
        }
        Field why = own.get(Own.WHY);
        if (why != null) {
            ProseCheck.checkLines(text, why.line, why.line);
        }
        Field lesson = own.get(Own.LESSON);
        if (lesson != null && !lesson.value.text().matches("[a-z0-9-]{3,40}")) {
            text.problem(lesson.value.place(), "U061", lesson.value.text());
        }
    }

    private Optional<Judgement> judgement(Map<Own, Field> own, int line) {
        String written = required(own, Own.VERDICT, line);
        Optional<Judgement> found = Judgement.find(written);
        if (found.isEmpty() && !written.isEmpty()) {
            List<String> known = Arrays.stream(Judgement.values()).flatMap(judgement -> judgement.spelling().all()).toList();
            text.problems(Notation.misspelt(own.get(Own.VERDICT).value, "unknown.verdict", known, "верно, при условиях, неверно, не проверить").problems()
                    .stream().map(problem -> problem.withCode("U099")).toList());
        }
        return found;
    }

    private int runCount(Map<Own, Field> own) {
        if (!own.containsKey(Own.RUNS)) {
            return 0;
        }
        Source value = own.get(Own.RUNS).value;
        if (!value.text().matches("\\d{1,4}") || Integer.parseInt(value.text()) < 2 || Integer.parseInt(value.text()) > MOST_RUNS) {
            text.problem(value.place(), "U078", value.text(), MOST_RUNS);
            return 2;
        }
        return Integer.parseInt(value.text());
    }

    private void define(Source source, List<Definition> definitions) {
        try {
            definitions.add(FactReader.definition(source));
        } catch (BadInput bad) {
            text.problems(bad.problems());
        }
    }
}
