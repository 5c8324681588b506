package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.lesson.LessonAuthor;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.train.Trainer;
import gradlab.ui.session.RunFile;
import gradlab.ui.session.SessionStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import picocli.CommandLine;

/** Writes everything that is written without a window, and says line by line how it ended. */
public final class WritingProcess {

    /** How something ended that went well. */
    static final String DONE = "done";

    private WritingProcess() {
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        writeAll(Path.of(args[0]), Integer.parseInt(args[1])).forEach((what, end) -> out.println(what + "\t" + end.replaceAll("\\R", " / ")));
        System.exit(0);
    }

    /** @param steps of the runs, so that another number gives other files */
    static Map<String, String> writeAll(Path folder, int steps) {
        RunImage.All image = image(steps);
        String lab = folder.resolve("a.lab").toString();
        Map<String, String> ends = new LinkedHashMap<>();
        ends.put("run", end(() -> command("run", lab, "--steps", Integer.toString(steps), "--out", folder.resolve("run").toString())));
        ends.put("sweep", end(() -> command("sweep", lab, "--over", "optimizer.rate=0.01,0.1", "--seeds", "2", "--out", folder.resolve("sweep").toString())));
        ends.put("compare", end(() -> command("compare", lab, "--seeds", "5", "--steps", Integer.toString(steps), "--out", folder.resolve("compare").toString())));
        ends.put("pack", end(() -> command("pack", folder.resolve("lessons").toString(), "--out", folder.resolve("pack.zip").toString())));
        ends.put("handout", end(() -> command("handout", Path.of("lessons", "intro-lab.md").toString(), "--out", folder.resolve("sheets").toString())));
        ends.put("begin", end(() -> {
            LessonAuthor.begin(folder.resolve("lessons").resolve("begun-" + steps + ".md"));
            return "";
        }));
        ends.put("add", end(() -> {
            LessonAuthor.add("```шаг id=shag-" + steps + "\nназвание: Ещё\n```", folder.resolve("lessons").resolve("lesson.md"));
            return "";
        }));
        ends.put("labrun", end(() -> {
            RunFile.write(folder.resolve("kept.labrun"), image.chosenRun(), "note " + steps);
            return "";
        }));
        ends.put("session", end(() -> {
            try (SessionStore store = SessionStore.open(folder.resolve("state")).orElseThrow()) {
                store.save(spec(), image);
                store.text("settings.json", "{\"steps\": " + steps + "}");
            }
            return "";
        }));
        return ends;
    }

    private static String end(Callable<String> work) {
        try {
            String said = work.call();
            return said.isEmpty() ? DONE : said;
        } catch (BadInput bad) {
            return bad.getMessage();
        } catch (Exception e) {
            return "thrown: " + Unwritable.because(e).reason(Texts.russian());
        }
    }

    /** What a command says that did not end well. */
    private static String command(String... args) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Main.commands());
        line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
        int status = Main.run(line, args);
        List<String> lines = err.toString().lines().map(String::strip).filter(each -> !each.isEmpty() && !each.contains("\r")).toList();
        return status == Main.DONE ? "" : "status " + status + ": " + String.join(" / ", lines);
    }

    static ExperimentSpec spec() {
        return Presets.first();
    }

    private static RunImage.All image(int steps) {
        try (Trainer trainer = new Trainer(spec(), System::nanoTime)) {
            trainer.playTo(steps);
            await(trainer, state -> state.step() == steps && state.phase() == RunState.Phase.PAUSED);
            return trainer.image().join();
        }
    }

    private static void await(Trainer trainer, Predicate<RunState> wanted) {
        while (!wanted.test(trainer.state())) {
            LockSupport.parkNanos(200_000);
        }
    }

    /** How far the kept session is; empty if there is none, or it is no good. */
    static Optional<Long> latest(Path folder) throws IOException {
        try (SessionStore store = SessionStore.open(folder.resolve("state")).orElseThrow()) {
            SessionStore.Start start = store.start();
            return start.setAside().isEmpty() ? start.found().map(SessionStore.Found::latest) : Optional.empty();
        }
    }
}
