package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import gradlab.experiment.Notation;
import gradlab.lesson.Assertion;
import gradlab.lesson.Checkable;
import gradlab.lesson.Judgement;
import gradlab.lesson.LessonChecker;
import gradlab.lesson.LessonChecker.Checked;
import gradlab.lesson.LessonChecker.Verdict;
import gradlab.lesson.LessonFormatter;
import gradlab.lesson.LessonReader;
import gradlab.lesson.Notes;
import gradlab.lesson.NotesReader;
import gradlab.lesson.Routes;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradlab check}: reads lessons and runs every claim in them. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON.md|DIR", descriptionKey = "lessons", arity = "0..*")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "N", descriptionKey = "seeds")
    private int seeds = LessonChecker.FURTHER_SEEDS;

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "jobs")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--update", descriptionKey = "update")
    private boolean update;

    @Option(names = "--format", descriptionKey = "format")
    private boolean format;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (jobs < 1) {
            throw BadInput.at(new Place("--jobs", 1, 1), "sweep.jobs", jobs);
        }
        PrintWriter print = command.commandLine().getOut();
        Texts texts = Texts.russian();
        int worst = Main.DONE;
        int claims = 0;
        int refuted = 0;
        long start = System.nanoTime();
        for (Path folder : folders()) {
            List<Problem> astray = Routes.of(folder).problems();
            astray.forEach(problem -> command.commandLine().getErr().println(problem.line(texts)));
            worst = astray.isEmpty() ? worst : Main.WRONG_INPUT;
        }
        for (Path file : lessonFiles()) {
            Checkable lesson = read(file);
            if (format && tidy(file)) {
                print.println(Main.text("check.formatted", file));
                lesson = read(file);
            }
            for (Problem problem : lesson.problems()) {
                (problem.isWarning() ? print : command.commandLine().getErr()).println(problem.line(texts));
            }
            if (lesson.hasErrors()) {
                worst = Main.WRONG_INPUT;
            }
            if (format) {
                continue;
            }
            Checked checked = LessonChecker.check(lesson, Math.max(0, seeds), jobs, CheckCommand::computed);
            List<Verdict> verdicts = checked.verdicts();
            report(lesson, verdicts, print);
            GoldenResults.compare(lesson, verdicts, update).forEach(print::println);
            reportTime(file, checked, print);
            claims += verdicts.size();
            refuted += (int) verdicts.stream().filter(verdict -> !verdict.holds()).count();
        }
        if (format) {
            print.flush();
            return worst;
        }
        print.println(Main.text("check.summary", claims, refuted, "%.1f".formatted((System.nanoTime() - start) / 1e9)));
        print.flush();
        return worst != Main.DONE ? worst : refuted > 0 ? Main.REFUTED : Main.DONE;
    }

    private static Checkable read(Path file) {
        return NotesReader.isNotes(file) ? NotesReader.read(file) : LessonReader.read(file);
    }

    /** Writes the lesson anew where tidying changes it; the old file stays until the new one is whole. */
    private static boolean tidy(Path file) {
        try {
            String before = Files.readString(file);
            String after = LessonFormatter.format(before);
            if (after.equals(before)) {
                return false;
            }
            WholeFile.write(file, after);
            return true;
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    private void report(Checkable lesson, List<Verdict> verdicts, PrintWriter print) {
        if (lesson instanceof Notes notes) {
            printVerdicts(notes, verdicts, print);
        } else {
            printClaims(lesson.file(), verdicts, print);
        }
        print.flush();
    }

    /** Every statement with the lab's verdict, those without an experiment too, and how many there are of each. */
    private void printVerdicts(Notes notes, List<Verdict> verdicts, PrintWriter print) {
        for (Assertion assertion : notes.assertions()) {
            print.println(Main.text("check.assertion", notes.file().getFileName(), assertion.id(), assertion.judgement().spelling().russian(),
                    assertion.words()));
            print(verdicts.stream().filter(verdict -> verdict.step().id().equals(assertion.id())).toList(), print);
        }
        String counts = Arrays.stream(Judgement.values()).map(one -> one.spelling().russian() + " "
                + notes.assertions().stream().filter(assertion -> assertion.judgement() == one).count()).collect(Collectors.joining(", "));
        print.println(Main.text("check.assertions", notes.file().getFileName(), notes.assertions().size(), counts));
    }

    private void printClaims(Path file, List<Verdict> verdicts, PrintWriter print) {
        String step = "";
        for (Verdict verdict : verdicts) {
            if (!verdict.step().id().equals(step)) {
                step = verdict.step().id();
                print.println(Main.text("check.step", file.getFileName(), step));
            }
            print(List.of(verdict), print);
        }
    }

    private void print(List<Verdict> verdicts, PrintWriter print) {
        for (Verdict verdict : verdicts) {
            print.println(line(verdict));
            if (!verdict.holds()) {
                Place place = verdict.claim().place();
                command.commandLine().getErr().println(Main.text("check.refuted", place, verdict.claim().text(),
                        number(verdict.own().measured()), number(verdict.own().bound()), verdict.own().state(),
                        verdict.agreeing(), verdict.further().size()));
            }
        }
    }

    /** Nanoseconds that this thread has computed: other programs on the machine do not make a lesson slow. */
    private static long computed() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static void reportTime(Path file, Checked checked, PrintWriter print) {
        for (String step : checked.slow(LessonChecker.MOST_SECONDS)) {
            print.println(Main.text("check.slow", file.getFileName(), step, seconds(checked.seconds().get(step)), seconds(checked.total()),
                    Math.round(LessonChecker.MOST_SECONDS)));
        }
        print.println(Main.text("check.time", file.getFileName(), seconds(checked.total())));
        print.flush();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static String line(Verdict verdict) {
        String range = verdict.further().isEmpty() ? ""
                : Main.text("check.range", verdict.agreeing(), verdict.further().size(), number(verdict.leastMeasured()),
                        number(verdict.greatestMeasured()));
        return "  %s %s  %s%s%s".formatted(verdict.holds() ? "✓" : "✗",
                Main.text("check.claim", verdict.claim().place().line(), verdict.claim().text()),
                Main.text("check.measured", number(verdict.own().measured()), number(verdict.own().bound())), range,
                verdict.isNarrow() ? Main.text("check.narrow") : "");
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Notation.told(value, 4);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5 || value == 0 ? "%.4g" : "%.3e", value)
                .replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }

    /** The files of statements within a folder of lessons. */
    private static Stream<Path> ofNotes(Path lessons) throws IOException {
        Path notes = lessons.resolve(NotesReader.FOLDER);
        if (!Files.isDirectory(notes)) {
            return Stream.empty();
        }
        try (Stream<Path> inside = Files.list(notes)) {
            return inside.toList().stream();
        }
    }

    private List<Path> chosen() {
        return places.isEmpty() ? List.of(Home.lessons()) : places;
    }

    private List<Path> folders() {
        return chosen().stream().filter(place -> Files.isDirectory(place)).toList();
    }

    private List<Path> lessonFiles() {
        List<Path> files = new ArrayList<>();
        for (Path place : chosen()) {
            if (!Files.isDirectory(place)) {
                files.add(place);
                continue;
            }
            try (Stream<Path> inside = Files.list(place)) {
                List<Path> found = Stream.concat(inside, ofNotes(place)).filter(file -> file.getFileName().toString().endsWith(".md")).sorted().toList();
                if (found.isEmpty()) {
                    throw BadInput.at(new Place(place.toString(), 1, 1), "check.empty");
                }
                files.addAll(found);
            } catch (IOException e) {
                throw BadInput.at(new Place(place.toString(), 1, 1), "file.unreadable", String.valueOf(e.getMessage()));
            }
        }
        return files;
    }
}
