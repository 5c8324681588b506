package gradlab.cli;

import gradlab.compare.Comparison;
import gradlab.compare.ComparisonFolder;
import gradlab.compare.Finding;
import gradlab.compare.Statistic;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradlab compare}: trains one experiment from many seeds and tells what the networks have in common. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {

    private static final int MOST = 1000;
    /** Around a mean of almost nothing the deviation is not to be measured by the mean. */
    private static final double MEANINGLESS_VARIATION = 10;

    @Parameters(index = "0", paramLabel = "FILE.lab", descriptionKey = "file")
    private Path file;

    @Option(names = "--seeds", paramLabel = "N", descriptionKey = "seeds", defaultValue = "10")
    private int seeds;

    @Option(names = "--set", paramLabel = "key=value", descriptionKey = "set")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--steps", paramLabel = "K", descriptionKey = "steps")
    private Optional<Integer> steps;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private Optional<Path> out;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (seeds < 2 || seeds > MOST) {
            throw new WrongUse(command.commandLine(), "compare.few", seeds, MOST);
        }
        steps.ifPresent(n -> changes.put("steps", n.toString()));
        ExperimentSpec spec = ExperimentFile.read(file, changes);
        PrintWriter print = command.commandLine().getOut();
        Progress progress = new Progress(command.commandLine().getErr(), seeds);
        long start = System.nanoTime();
        Comparison comparison = Comparison.of(spec, seeds, progress::show);
        progress.end();
        report(comparison, (System.nanoTime() - start) / 1e9, print);
        out.ifPresent(folder -> {
            ComparisonFolder.write(comparison, folder, Versions.all());
            print.println(Main.text("compare.out", folder));
        });
        if (!comparison.diverged().isEmpty()) {
            command.commandLine().getErr().println(Main.text("compare.diverged", comparison.diverged().size(),
                    comparison.diverged().stream().map(Object::toString).collect(Collectors.joining(", "))));
        }
        return comparison.diverged().isEmpty() ? Main.DONE : Main.REFUTED;
    }

    private void report(Comparison comparison, double seconds, PrintWriter print) {
        long first = comparison.spec().seeds().weights();
        print.println(Main.text("compare.done", comparison.runs().size(), seeds, first, first + seeds - 1,
                comparison.spec().seeds().data(), comparison.spec().steps(), "%.1f".formatted(seconds)));
        if (comparison.findings().isEmpty()) {
            return;
        }
        print.println();
        print.println(Main.text("compare.columns"));
        print.println(Main.text("compare.header"));
        for (Finding finding : comparison.findings()) {
            print.println("%-44s %4s  %s  %s".formatted(Main.text("compare." + finding.id()),
                    finding.layer() == 0 ? "" : Integer.toString(finding.layer()), cells(finding.start()), cells(finding.end())).stripTrailing());
        }
        print.println();
        print.println(Main.text("compare.reading"));
        if (comparison.finding("pca.share.raw", 0).isEmpty()) {
            print.println(Main.text("compare.no-components"));
        }
    }

    private static String cells(Statistic statistic) {
        double variation = statistic.variation();
        return "%9s %9s %6s".formatted(number(statistic.mean(), 4), number(statistic.deviation(), 3),
                variation > MEANINGLESS_VARIATION ? "–" : number(variation, 2));
    }

    private static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e5;
        int before = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return plain ? String.format(Locale.ROOT, "%." + Math.clamp(digits - before, 0, 4) + "f", value)
                : String.format(Locale.ROOT, "%.1e", value);
    }
}
