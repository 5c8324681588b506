package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.data.DataSet;
import gradlab.diagnosis.Diagnosis;
import gradlab.diagnosis.Finding;
import gradlab.diagnosis.Wording;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation;
import gradlab.train.Event;
import gradlab.train.KeptRun;
import gradlab.train.Meter;
import gradlab.train.Prepared;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.train.RunFolder;
import gradlab.train.RunImage;
import gradlab.ui.session.RunFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradlab run}: trains an experiment file, or goes on with a kept run, without a window; leaves tables, weights and charts. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE.lab", descriptionKey = "file")
    private Path file;

    @Option(names = "--set", paramLabel = "key=value", descriptionKey = "set")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--steps", paramLabel = "N", descriptionKey = "steps")
    private Optional<Integer> steps;

    @Option(names = "--every", paramLabel = "K", descriptionKey = "every")
    private Optional<Integer> every;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private Optional<Path> out;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        KeptRun start = RunFile.isOne(file) ? kept() : fresh();
        Run run = start.run();
        Recorder recorder = start.recorder();
        int total = RunFile.isOne(file) ? steps.orElse(run.spec().steps()) : run.spec().steps();
        Texts texts = Texts.russian();
        PrintWriter print = command.commandLine().getOut();
        describe(run.data(), texts, print);
        if (run.stepCount() > 0) {
            print.println(Main.text("run.kept", run.stepCount()));
        }
        long from = System.nanoTime();
        if (out.isPresent()) {
            try (RunFolder folder = new RunFolder(out.get(), run)) {
                train(run, recorder, total, Optional.of(folder));
                double seconds = (System.nanoTime() - from) / 1e9;
                run.observe();
                folder.finish(run, recorder, seconds, Versions.all(), Map.of("diagnosis", entries(run, recorder, texts)));
            }
            RunCharts.write(out.get().resolve("charts"), run, recorder, texts);
        } else {
            train(run, recorder, total, Optional.empty());
            run.observe();
        }
        report(run, recorder, (System.nanoTime() - from) / 1e9, texts, print);
        return run.diverged() ? Main.REFUTED : Main.DONE;
    }

    private KeptRun fresh() {
        steps.ifPresent(n -> changes.put("steps", n.toString()));
        ExperimentSpec read = ExperimentFile.read(file, changes);
        ExperimentSpec spec = every.filter(k -> k > 0).map(read::measuringEvery).orElse(read);
        Run run = Run.start(spec, Prepared.of(spec), System::nanoTime);
        return new KeptRun(run, new Recorder(run));
    }

    /** What was kept goes on as it was: its past would not fit another experiment. */
    private KeptRun kept() {
        if (!changes.isEmpty() || every.isPresent()) {
            throw BadInput.at(new Place(file.toString(), 1, 1), "run.changes");
        }
        RunImage image = RunFile.read(file, RunFile.importFolder()).run();
        try {
            return KeptRun.of(image, System::nanoTime);
        } catch (BadInput bad) {
            // what is wrong with a run that is kept in no particular place is wrong with this file
            throw new BadInput(bad.problems().stream().map(problem -> Set.of("run", "data").contains(problem.place().file())
                    ? Problem.at(new Place(file.toString(), 1, 1), problem.key(), problem.args().toArray()) : problem).toList());
        }
    }

    private void train(Run run, Recorder recorder, int total, Optional<RunFolder> folder) {
        Progress progress = new Progress(command.commandLine().getErr(), total);
        for (long done = run.stepCount(); done < total && !run.ended(); done++) {
            boolean measured = recorder.advance(run, done == total - 1);
            if (measured && folder.isPresent()) {
                folder.get().add(done + 1, run.meter());
            }
            progress.show((int) done + 1, run.batchLoss());
        }
        progress.end();
    }

    private static void describe(Prepared data, Texts texts, PrintWriter print) {
        DataSet training = data.training();
        print.println(Main.text("run.data", training.rows(), data.test().rows(), training.features(),
                training.classes() > 0 ? Main.text("run.classes", training.classes()) : Main.text("run.regression")));
        training.notes().forEach(note -> print.println("  " + texts.get("note." + note.key(), note.args().toArray())));
    }

    private void report(Run run, Recorder recorder, double seconds, Texts texts, PrintWriter print) {
        Meter meter = run.meter();
        print.println(Main.text("run.done", run.stepCount(), run.epoch(), "%.2f".formatted(seconds),
                "%.0f".formatted(100 * Math.min(1, run.probeNanos() / 1e9 / Math.max(seconds, 1e-9)))));
        for (String id : List.of("loss.train", "loss.test", "accuracy.train", "accuracy.test")) {
            if (meter.isMeasured(meter.index(id))) {
                print.printf(Locale.ROOT, "  %-15s %s%n", id, Notation.told(meter.value(id), 6));
            }
        }
        for (Event event : recorder.events()) {
            print.println("  " + Main.text("run.event", event.step(), event.sentence(texts)));
        }
        diagnose(Diagnosis.of(run, recorder), texts, print);
        out.ifPresent(folder -> print.println(Main.text("run.out", folder)));
        if (run.diverged()) {
            command.commandLine().getErr().println(Main.text("run.diverged", run.stepCount()));
        }
    }

    private static void diagnose(Diagnosis diagnosis, Texts texts, PrintWriter print) {
        if (!diagnosis.judged()) {
            return;
        }
        print.println(texts.get(diagnosis.findings().isEmpty() ? "diagnosis.none" : "diagnosis.title") + (diagnosis.findings().isEmpty() ? "" : ":"));
        Wording wording = new Wording(texts);
        for (Finding finding : diagnosis.findings()) {
            print.println("  " + wording.sentence(finding));
            if (!finding.remedies().isEmpty()) {
                print.println("    " + texts.get("diagnosis.try") + " " + wording.remedies(finding));
            }
        }
    }

    private static List<Map<String, Object>> entries(Run run, Recorder recorder, Texts texts) {
        Wording wording = new Wording(texts);
        return Diagnosis.of(run, recorder).findings().stream().map(wording::entry).toList();
    }
}
