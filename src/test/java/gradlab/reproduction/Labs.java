package gradlab.reproduction;

import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Spectrum;
import gradlab.probe.Losses;
import gradlab.probe.Matrix;
import gradlab.train.Prepared;
import gradlab.train.Run;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The experiments that came with the lab, run without anybody watching. */
final class Labs {

    private static final int NEVER = 1_000_000_000;

    private Labs() {
    }

    /** An experiment of {@code assets/experiments}, with keys and values set anew in turn. */
    static ExperimentSpec read(String name, String... changes) {
        Map<String, String> set = new LinkedHashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            set.put(changes[i], changes[i + 1]);
        }
        return ExperimentFile.read(Path.of("assets/experiments", name + ".lab"), set).withProbes(List.of(new Losses(NEVER, NEVER)));
    }

    /** At step 0, everything measured. */
    static Run started(ExperimentSpec spec) {
        Run run = Run.start(spec);
        run.observe();
        return run;
    }

    /** After all its steps, everything measured. */
    static Run trained(ExperimentSpec spec) {
        return trained(spec, Prepared.of(spec));
    }

    static Run trained(ExperimentSpec spec, Prepared data) {
        Run run = Run.start(spec, data, () -> 0);
        for (int step = 0; step < spec.steps() && !run.ended(); step++) {
            run.step();
        }
        run.observe();
        return run;
    }

    /** Several experiments at once, on all processors. */
    static List<Run> trained(List<ExperimentSpec> specs) {
        return specs.parallelStream().map(Labs::trained).toList();
    }

    /** The same experiment with each of these seeds for everything. */
    static List<ExperimentSpec> seeded(ExperimentSpec spec, long... seeds) {
        return LongStream.of(seeds).mapToObj(seed -> spec.withSeeds(Seeds.all(seed))).toList();
    }

    static double loss(Run run) {
        return measured(run, "loss.train");
    }

    static double accuracy(Run run) {
        return measured(run, "accuracy.train");
    }

    private static double measured(Run run, String series) {
        return run.meter().value(run.meter().index(series));
    }

    /** Spectra of the gradients of all layers at the last observation. */
    static List<Spectrum> gradients(Run run) {
        return IntStream.rangeClosed(1, run.spec().network().depth()).mapToObj(layer -> run.lastView().spectrum(Matrix.GRADIENT, layer).copy()).toList();
    }

    static List<Integer> numericalRanks(Run run) {
        return gradients(run).stream().map(Spectrum::numericalRank).toList();
    }

    /** Share of saturated pairs per hidden layer: f′ below 0.05 of its maximum. */
    static double[] saturation(Run run) {
        return IntStream.range(1, run.spec().network().depth()).mapToDouble(layer -> run.lastView().activity(0.05).saturatedShare(layer)).toArray();
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static double geometricMean(double... values) {
        return Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow());
    }
}
