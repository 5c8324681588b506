package gradlab.cli;

import gradlab.catalogue.Texts;
import gradlab.experiment.Notation;
import gradlab.lesson.ClaimChecker;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import gradlab.lesson.Step;
import gradlab.train.Prepared;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.train.RunFolder;
import gradlab.ui.HeadlessLab;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** What the lab shows where no window can open: the first lesson's scenario, in tables and pictures. */
final class Demo {

    /** Where a newcomer begins. */
    private static final String FIRST_LESSON = "intro-lab.md";
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    private Demo() {
    }

    /** Beside an assembled lab in a build folder, else here. */
    static Path folder() {
        Path parent = Home.folder().getParent();
        boolean built = parent != null && parent.endsWith("target");
        return built ? parent.resolve("demo") : Path.of("gradlab-demo").toAbsolutePath();
    }

    /** Plays every step of the first lesson and prints where its results lie. */
    static int play(Path lessons, Path folder, PrintWriter out) throws IOException {
        Texts texts = Texts.russian();
        Path file = lessons.resolve(FIRST_LESSON);
        Lesson lesson = LessonReader.read(file);
        out.println(Main.text("demo.lesson", lesson.title(), lesson.steps().size()));
        for (Step step : lesson.steps()) {
            Path place = folder.resolve(step.id());
            table(step, place, texts);
            out.println(Main.text("demo.step", step.title(), place));
            for (Finding finding : new ClaimChecker(step, lesson.steps()).check()) {
                out.println(String.format(Locale.ROOT, "    %s %s  (%s)", finding.holds() ? "✓" : "✗", finding.claim().text(), Notation.told(finding.measured(), 4)));
            }
        }
        Step last = lesson.steps().getFirst();
        try (HeadlessLab lab = HeadlessLab.open(last.spec(), lessons, WIDTH, HEIGHT)) {
            lab.openLesson(file);
            lab.train(last.spec(), last.spec().steps());
            for (Palette palette : Palette.values()) {
                lab.dress(palette, texts);
                out.println(Main.text("demo.window", lab.photograph(folder.resolve("window-" + palette.name().toLowerCase(Locale.ROOT) + ".png"))));
            }
            lab.dress(Palette.LIGHT, texts);
            out.println(Main.text("demo.page", lab.photographLesson(folder.resolve("lesson.png"))));
        }
        out.flush();
        return Main.DONE;
    }

    private static void table(Step step, Path place, Texts texts) {
        Prepared data = Prepared.of(step.spec());
        Run run = Run.start(step.spec(), data, System::nanoTime);
        Recorder recorder = new Recorder(run);
        long start = System.nanoTime();
        try (RunFolder folder = new RunFolder(place, run)) {
            int steps = step.spec().steps();
            for (int done = 0; done < steps && !run.ended(); done++) {
                if (recorder.advance(run, done == steps - 1)) {
                    folder.add(done + 1, run.meter());
                }
            }
            run.observe();
            folder.finish(run, recorder, (System.nanoTime() - start) / 1e9, Versions.all());
        }
        RunCharts.write(place.resolve("charts"), run, recorder, texts);
    }
}
