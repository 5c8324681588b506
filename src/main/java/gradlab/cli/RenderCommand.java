package gradlab.cli;

import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import gradlab.lesson.Notes;
import gradlab.lesson.NotesReader;
import gradlab.lesson.Step;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.ui.HeadlessLab;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradlab render}: pictures of the window, of a lesson's page and of charts, without a display. */
@Command(name = "render")
final class RenderCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "LESSON.md|FILE.lab", descriptionKey = "file")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out", defaultValue = "render")
    private Path out;

    @Option(names = "--size", paramLabel = "WxH", descriptionKey = "size", defaultValue = "1600x1000")
    private String size;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        try {
            return render();
        } catch (IOException e) {
            throw Unwritable.of(out, e);
        }
    }

    private int render() throws IOException {
        double[] sides = sides(size, command.commandLine());
        double width = sides[0];
        double height = sides[1];
        if (!file.toString().endsWith(".md")) {
            return experiment(width, height);
        }
        return NotesReader.isNotes(file) ? notes(width, height) : lesson(width, height);
    }

    /** Width and height of a size such as {@code 1280x720}. */
    static double[] sides(String size, CommandLine line) {
        if (!size.matches("\\d{3,4}[xX]\\d{3,4}")) {
            throw new WrongUse(line, "render.size", size);
        }
        return Arrays.stream(size.split("[xX]")).mapToDouble(Double::parseDouble).toArray();
    }

    /** The page with the statements of all files beside this one. */
    private int notes(double width, double height) throws IOException {
        PrintWriter print = command.commandLine().getOut();
        Notes notes = NotesReader.read(file);
        notes.problems().stream().filter(problem -> !problem.isWarning()).map((Problem problem) -> problem.line(Texts.russian()))
                .forEach(command.commandLine().getErr()::println);
        Path lessons = file.toAbsolutePath().normalize().getParent().getParent();
        try (HeadlessLab lab = HeadlessLab.open(ExperimentSpec.standard(), lessons, width, height)) {
            lab.openNotes();
            windows(lab, print);
            for (Palette palette : Palette.values()) {
                lab.dress(palette, Texts.russian());
                print.println(lab.photographNotes(out.resolve("notes-" + name(palette) + ".png")));
            }
        }
        return notes.hasErrors() ? Main.WRONG_INPUT : Main.DONE;
    }

    private int experiment(double width, double height) throws IOException {
        ExperimentSpec spec = ExperimentFile.read(file);
        Run run = Run.start(spec);
        Recorder recorder = new Recorder(run);
        for (int done = 0; done < spec.steps() && !run.ended(); done++) {
            recorder.advance(run, done == spec.steps() - 1);
        }
        PrintWriter print = command.commandLine().getOut();
        try (HeadlessLab lab = HeadlessLab.open(spec, Home.lessons(), width, height)) {
            RunCharts.write(out.resolve("charts"), run, recorder, Texts.russian()).forEach(print::println);
            lab.train(spec, spec.steps());
            windows(lab, print);
        }
        return Main.DONE;
    }

    private int lesson(double width, double height) throws IOException {
        PrintWriter print = command.commandLine().getOut();
        Lesson lesson = LessonReader.read(file);
        lesson.problems().stream().filter(problem -> !problem.isWarning()).map((Problem problem) -> problem.line(Texts.russian()))
                .forEach(command.commandLine().getErr()::println);
        ExperimentSpec start = lesson.steps().stream().findFirst().map(Step::spec).orElseGet(ExperimentSpec::standard);
        Path folder = file.toAbsolutePath().normalize().getParent();
        try (HeadlessLab lab = HeadlessLab.open(start, folder, width, height)) {
            lab.openLesson(file);
            lab.train(start, start.steps());
            windows(lab, print);
            for (Palette palette : Palette.values()) {
                lab.dress(palette, Texts.russian());
                print.println(lab.photographLesson(out.resolve("lesson-" + name(palette) + ".png")));
            }
        }
        return lesson.hasErrors() ? Main.WRONG_INPUT : Main.DONE;
    }

    private void windows(HeadlessLab lab, PrintWriter print) throws IOException {
        for (Palette palette : Palette.values()) {
            for (Texts texts : new Texts[] {Texts.russian(), Texts.english()}) {
                lab.dress(palette, texts);
                print.println(lab.photograph(out.resolve("window-%s-%s.png".formatted(name(palette), texts.locale().getLanguage()))));
            }
        }
        print.flush();
    }

    private static String name(Palette palette) {
        return palette.name().toLowerCase(Locale.ROOT);
    }
}
