package gradlab.ui.handout;

import gradlab.catalogue.WholeFile;
import gradlab.experiment.Seeds;
import gradlab.lesson.Case;
import gradlab.lesson.Claim;
import gradlab.lesson.ClaimChecker;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.BoxKind;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.LessonChecker;
import gradlab.lesson.Metric;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Option;
import gradlab.lesson.Step.Prediction;
import gradlab.lesson.StepCurve;
import gradlab.ui.Words;
import gradlab.ui.formula.LatexPainter;
import gradlab.ui.lesson.ClaimWords;
import gradlab.ui.lesson.SpecLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sheets of a lesson as PDF files. A pupil's sheet has the questions, empty axes for curves and a table to fill in;
 * the variants differ by the seed, and so by every measured number. The teacher's sheet has the answers and what each
 * variant measures.
 */
public final class Handout {

    /** As many variants as there are letters for. */
    public static final int MOST_VARIANTS = 3;
    private static final float[][] STYLES = {{}, {5, 3}, {1.5f, 2.5f}};
    private static final double HEAD = 17;
    private static final double TITLE = 12;
    private static final double SMALL = 9;
    private static final double COLUMN = 72;
    private static final String GAP = "\u00a0".repeat(6);

    private final Lesson lesson;
    private final Words words;
    private final ClaimWords claims;
    private final LatexPainter painter = new LatexPainter();

    public Handout(Lesson lesson, Words words) {
        this.lesson = lesson;
        this.words = words;
        this.claims = new ClaimWords(words, lesson.steps());
    }

    /**
     * Writes {@code <id>-A.pdf}, {@code <id>-B.pdf}, … and {@code <id>-teacher.pdf} into the folder. Runs every step once
     * per variant, which takes seconds.
     *
     * @param variants from 1 to {@link #MOST_VARIANTS}
     * @return the files
     */
    public List<Path> write(Path folder, int variants) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int variant = 0; variant < variants; variant++) {
            Path file = folder.resolve(lesson.id() + "-" + (char) ('A' + variant) + ".pdf");
            pupil(file, variant);
            files.add(file);
        }
        files.add(writeTeacher(folder, variants));
        return files;
    }

    /** Writes {@code <id>-teacher.pdf} alone. */
    public Path writeTeacher(Path folder, int variants) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(lesson.id() + "-teacher.pdf");
        teacher(file, variants);
        return file;
    }

    private void pupil(Path file, int variant) throws IOException {
        try (Paper paper = new Paper(lesson.title())) {
            small(paper, words.get("lesson.handout.pupil") + " · " + variantName(variant));
            head(paper);
            paper.blank(plain(words.get("lesson.handout.name")));
            if (variant > 0) {
                paper.gap(6);
                small(paper, words.get("lesson.handout.seed"));
            }
            int number = 1;
            for (Step step : lesson.steps()) {
                stepTitle(paper, step, number++);
                step.prediction().ifPresent(asked -> guarded(() -> prediction(paper, step, asked, 0)));
                measurements(paper, step, List.of());
                paper.paragraph(plain(words.get("lesson.handout.why")), Paper.TEXT, 0);
                paper.lines(2);
            }
            patients(paper, false);
            questions(paper, false);
            save(paper, file);
        }
    }

    private void teacher(Path file, int variants) throws IOException {
        try (Paper paper = new Paper(lesson.title())) {
            small(paper, words.get("lesson.handout.teacher"));
            head(paper);
            boxes(paper);
            int number = 1;
            for (Step step : lesson.steps()) {
                stepTitle(paper, step, number++);
                step.prediction().ifPresent(asked -> guarded(() -> prediction(paper, step, asked, variants)));
                measurements(paper, step, found(step, variants));
                if (!step.explanation().isBlank()) {
                    rich(paper, "**" + words.get("lesson.handout.explanation") + ".** " + step.explanation(), 0);
                }
            }
            patients(paper, true);
            questions(paper, true);
            save(paper, file);
        }
    }

    private void head(Paper paper) throws IOException {
        paper.gap(4);
        paper.paragraph(bold(lesson.title(), HEAD), HEAD, 0);
        paper.gap(2);
        small(paper, lesson.goal() + ". " + lesson.minutes());
        paper.gap(6);
    }

    private String variantName(int variant) {
        String letter = words.get("lesson.handout.letter." + (variant + 1));
        return variant == 0 ? words.get("lesson.handout.variant.own", letter)
                : words.get("lesson.handout.variant", letter, LessonChecker.furtherSeed(variant - 1).data());
    }

    private void stepTitle(Paper paper, Step step, int number) throws IOException {
        paper.gap(10);
        paper.keepTogether(110);
        paper.paragraph(bold(words.get("lesson.handout.step", number, step.title()), TITLE), TITLE, 0);
        if (step.bowl().isEmpty()) {
            small(paper, SpecLine.of(step, words.locale()));
        }
        paper.gap(3);
    }

    /** @param variants that are answered; 0 for a sheet without answers */
    private void prediction(Paper paper, Step step, Prediction asked, int variants) throws IOException {
        boolean answered = variants > 0;
        rich(paper, asked.question(), 0);
        options(paper, asked.options(), answered);
        asked.number().ifPresent(right -> guarded(() -> number(paper, right, "lesson.handout.number", answered)));
        asked.curve().ifPresent(metric -> guarded(() -> {
            if (answered) {
                measured(paper, step, metric, variants);
            } else {
                small(paper, words.get("lesson.handout.draw"));
                paper.axes(plain(claims.metric(metric)), words.get("lesson.handout.steps"), words.whole(step.spec().steps()), "", "", List.of());
            }
        }));
        if (!answered) {
            paper.paragraph(plain("□ " + words.get("lesson.handout.sure") + GAP + "□ " + words.get("lesson.handout.unsure")), SMALL, 6);
        }
        paper.gap(4);
    }

    /** The curves that come out, one line style per variant. */
    private void measured(Paper paper, Step step, Metric metric, int variants) throws IOException {
        List<StepCurve> found = new ArrayList<>();
        StringBuilder styles = new StringBuilder();
        for (int variant = 0; variant < variants; variant++) {
            found.add(StepCurve.of(step, metric, variant == 0 ? step.spec().seeds() : seeds(variant)));
            styles.append(variant == 0 ? "" : ", ").append(words.get("lesson.handout.letter." + (variant + 1))).append(' ').append(words.get("lesson.handout.line." + (variant + 1)));
        }
        double high = found.stream().flatMapToDouble(curve -> Arrays.stream(curve.values())).filter(Double::isFinite).max().orElse(1);
        double least = found.stream().flatMapToDouble(curve -> Arrays.stream(curve.values())).filter(Double::isFinite).min().orElse(0);
        double low = Math.min(0, least);
        double end = Math.max(1, step.spec().steps());
        List<Paper.Curve> curves = new ArrayList<>();
        for (StepCurve curve : found) {
            curves.add(new Paper.Curve(Arrays.stream(curve.steps()).mapToDouble(at -> at / end).toArray(),
                    Arrays.stream(curve.values()).map(value -> Double.isFinite(value) && high > low ? (value - low) / (high - low) : Double.NaN).toArray(),
                    STYLES[curves.size()]));
        }
        small(paper, words.get("lesson.handout.curves", styles));
        paper.axes(plain(claims.metric(metric)), words.get("lesson.handout.steps"), words.whole(step.spec().steps()), words.number(low, 3), words.number(high, 3), curves);
    }

    private void options(Paper paper, List<Option> options, boolean answered) throws IOException {
        paper.gap(3);
        for (Option option : options) {
            for (List<Piece> text : RichText.paragraphs(option.text(), painter, Paper.TEXT)) {
                paper.option(text, answered && option.right());
            }
        }
        for (Option option : options) {
            if (answered && !option.feedback().isBlank()) {
                rich(paper, words.get("lesson.handout.wrong", option.text(), option.feedback()), 22);
            }
        }
    }

    private void number(Paper paper, Question.NumberAnswer right, String key, boolean answered) throws IOException {
        if (answered) {
            paper.paragraph(bold(words.get("lesson.handout.right-number", words.number(right.value(), 6), words.number(right.tolerance(), 3)), Paper.TEXT),
                    Paper.TEXT, 6);
        } else {
            paper.blank(plain(words.get(key)));
        }
    }

    /** What each variant measures, by claim: own seed first. */
    private List<List<Finding>> found(Step step, int variants) {
        if (step.claims().isEmpty()) {
            return List.of();
        }
        ClaimChecker checker = new ClaimChecker(step, lesson.runs());
        List<List<Finding>> found = new ArrayList<>();
        for (int variant = 0; variant < variants; variant++) {
            found.add(variant == 0 ? checker.check() : checker.check(seeds(variant)));
        }
        return found;
    }

    private static Seeds seeds(int variant) {
        return LessonChecker.furtherSeed(variant - 1);
    }

    /** A row per quantity; empty cells where nothing has been found. */
    private void measurements(Paper paper, Step step, List<List<Finding>> found) throws IOException {
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int i = 0; i < step.claims().size(); i++) {
            Claim claim = step.claims().get(i);
            rows.putIfAbsent(claims.quantity(claim), i);
        }
        if (rows.isEmpty()) {
            return;
        }
        int columns = Math.max(1, found.size());
        List<List<List<Piece>>> table = new ArrayList<>();
        List<List<Piece>> first = new ArrayList<>();
        first.add(bold(words.get("lesson.handout.measure"), Paper.TEXT));
        for (int column = 0; column < columns; column++) {
            first.add(bold(words.get("lesson.handout.found") + (columns > 1 ? " " + words.get("lesson.handout.letter." + (column + 1)) : ""), Paper.TEXT));
        }
        table.add(first);
        rows.forEach((quantity, claim) -> {
            List<List<Piece>> row = new ArrayList<>();
            row.add(plain(quantity));
            for (int column = 0; column < columns; column++) {
                row.add(found.isEmpty() ? List.of() : plain(value(found.get(column).get(claim))));
            }
            table.add(row);
        });
        paper.table(table, COLUMN);
    }

    private void patients(Paper paper, boolean answered) throws IOException {
        for (Case patient : lesson.patients()) {
            paper.gap(10);
            paper.keepTogether(110);
            paper.paragraph(bold(patient.ill().title(), TITLE), TITLE, 0);
            rich(paper, patient.complaint(), 0);
            rich(paper, patient.question(), 0);
            options(paper, patient.diagnoses(), answered);
            paper.gap(3);
            paper.paragraph(bold(patient.cure().isBlank() ? words.get("lesson.handout.treatment") : patient.cure(), Paper.TEXT), Paper.TEXT, 0);
            options(paper, patient.treatments().stream().map(Case.Treatment::option).toList(), answered);
        }
    }

    private String value(Finding finding) {
        return finding.claim().statement() instanceof Claim.Trend ? (finding.measured() > 0 ? "+" : "") + words.percent(finding.measured())
                : words.number(finding.measured(), 3);
    }

    private void questions(Paper paper, boolean answered) throws IOException {
        List<Question> questions = lesson.parts().stream().filter(Part.Quiz.class::isInstance).map(part -> ((Part.Quiz) part).question()).toList();
        if (questions.isEmpty()) {
            return;
        }
        paper.gap(12);
        paper.keepTogether(90);
        paper.paragraph(bold(words.get("lesson.handout.questions"), TITLE), TITLE, 0);
        int number = 1;
        for (Question question : questions) {
            paper.gap(5);
            paper.keepTogether(60);
            rich(paper, number++ + ". " + question.text(), 0);
            options(paper, question.options(), answered);
            question.number().ifPresent(right -> guarded(() -> number(paper, right, "lesson.handout.answer", answered)));
        }
    }

    /** The notes to the teacher. */
    private void boxes(Paper paper) throws IOException {
        for (Part part : lesson.parts()) {
            if (part instanceof Part.Box box && box.kind() == BoxKind.TEACHER) {
                for (Part inner : box.parts()) {
                    if (inner instanceof Part.Prose prose) {
                        for (List<Piece> text : RichText.paragraphs(prose.block(), painter, Paper.TEXT)) {
                            paper.paragraph(text, Paper.TEXT, 0);
                        }
                    }
                }
            }
        }
    }

    private void rich(Paper paper, String markdown, double indent) throws IOException {
        // a number and a point at the beginning would be taken for a list
        for (List<Piece> text : RichText.paragraphs(markdown.replaceFirst("^(\\d+)\\. ", "$1\\\\. "), painter, Paper.TEXT)) {
            paper.paragraph(text, Paper.TEXT, indent);
        }
    }

    private void small(Paper paper, String text) throws IOException {
        paper.paragraph(RichText.words(text, false, painter, SMALL), SMALL, 0);
    }

    private List<Piece> plain(String text) {
        return RichText.words(text, false, painter, Paper.TEXT);
    }

    private List<Piece> bold(String text, double size) {
        return RichText.words(text, true, painter, size);
    }

    private static void save(Paper paper, Path file) throws IOException {
        WholeFile.write(file, paper::save);
    }

    /** A piece of writing inside a lambda. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private static void guarded(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
