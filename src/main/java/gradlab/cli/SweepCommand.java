package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.Sweep;
import gradlab.train.SweepFolder;
import gradlab.train.SweepPlan;
import gradlab.train.SweepProgress;
import gradlab.train.SweepShard;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradlab sweep}: one experiment with every combination of some values and several seeds, on all cores. */
@Command(name = "sweep")
final class SweepCommand implements Callable<Integer> {

    private static final int SECONDS_TO_STOP = 5;

    @Parameters(paramLabel = "FILE.lab|DIR", descriptionKey = "places", arity = "0..*")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--over", paramLabel = "key=v1,v2,…", descriptionKey = "over")
    private List<String> over = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "N", descriptionKey = "seeds")
    private Optional<Integer> seeds;

    @Option(names = "--set", paramLabel = "key=value", descriptionKey = "set")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--every", paramLabel = "K", descriptionKey = "every")
    private int every;

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "jobs")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--shard", paramLabel = "i/n", descriptionKey = "shard")
    private Optional<String> shard;

    @Option(names = "--merge", descriptionKey = "merge")
    private boolean merge;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private Optional<Path> out;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (merge) {
            return merge();
        }
        if (places.size() != 1) {
            throw BadInput.at(new Place("sweep", 1, 1), "sweep.file", places.size());
        }
        Path file = places.getFirst();
        if (jobs < 1) {
            throw BadInput.at(new Place("--jobs", 1, 1), "sweep.jobs", jobs);
        }
        SweepShard part = shard.map(SweepShard::read).orElse(SweepShard.WHOLE);
        ExperimentSpec base = ExperimentFile.read(file, changes);
        SweepPlan plan = SweepPlan.of(base, file.toAbsolutePath().normalize().getParent(), over, seeds.orElse(0), Math.max(0, every));
        Path folder = out.orElseGet(() -> Path.of(file.getFileName().toString().replaceFirst("\\.lab$", "") + "-sweep"));
        return sweep(plan, part, folder);
    }

    private int sweep(SweepPlan plan, SweepShard part, Path place) {
        PrintWriter print = command.commandLine().getOut();
        try (SweepFolder folder = new SweepFolder(place, plan)) {
            Sweep sweep = new Sweep(plan, part, folder.results(), System::nanoTime);
            SweepProgress start = sweep.progress();
            print.println(Main.text("sweep.start", plan.cells(), plan.seeds(), start.total(), start.before()));
            print.flush();
            Progress line = new Progress(command.commandLine().getErr(), start.total());
            CountDownLatch over = new CountDownLatch(1);
            Thread stop = stopper(sweep, place, over);
            Runtime.getRuntime().addShutdownHook(stop);
            SweepProgress end;
            try {
                end = sweep.run(jobs, (result, progress) -> {
                    folder.add(plan, result);
                    line.showLeft(progress.done(), progress.secondsLeft().orElse(0));
                });
                line.end();
                if (!end.isComplete()) {
                    return Main.REFUTED;
                }
                folder.finish();
            } finally {
                over.countDown();
                forget(stop);
            }
            print.println(Main.text("sweep.done", end.done() - end.before(), "%.1f".formatted(end.seconds()), diverged(sweep), place));
            return Main.DONE;
        }
    }

    private static long diverged(Sweep sweep) {
        return sweep.results().stream().filter(result -> result.diverged()).count();
    }

    /** What happens on Ctrl+C: the runs under way end, the folder is left so that the same command goes on with it. */
    private Thread stopper(Sweep sweep, Path place, CountDownLatch over) {
        return new Thread(() -> {
            sweep.cancel();
            try {
                if (!over.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            SweepProgress progress = sweep.progress();
            PrintWriter err = command.commandLine().getErr();
            err.println(Main.text("sweep.stopped", progress.done(), progress.total(), place));
            err.flush();
        }, "sweep-stop");
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is ending because of it
        }
    }

    private int merge() {
        Path to = out.orElse(Path.of("sweep"));
        SweepFolder.Filled filled = SweepFolder.merge(places, to);
        PrintWriter print = command.commandLine().getOut();
        print.println(Main.text("sweep.merged", filled.runs(), filled.total(), to));
        if (filled.runs() < filled.total()) {
            print.println(Main.text("sweep.missing", filled.total() - filled.runs()));
        }
        return Main.DONE;
    }
}
