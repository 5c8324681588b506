package gradlab.lesson;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.probe.Probe;
import gradlab.train.Meter;
import gradlab.train.Run;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.ToDoubleFunction;

/** One run of a step's experiment with one seed, measured at the states that claims ask about. */
final class StepRun {

    private final ExperimentSpec spec;
    private final Map<Integer, double[]> rows = new HashMap<>();
    private final Map<String, Integer> indexById = new HashMap<>();
    private long divergedFrom = Long.MAX_VALUE;

    private StepRun(ExperimentSpec spec) {
        this.spec = spec;
    }

    /** Runs to the last of the states, measuring everything at each: state k is the network after k updates. */
    static StepRun of(ExperimentSpec original, Seeds seeds, SortedSet<Integer> states) {
        List<Probe> onDemand = original.probesWithLoss().stream().map(probe -> probe.withEvery(Integer.MAX_VALUE)).toList();
        ExperimentSpec spec = original.withSeeds(seeds).withProbes(withAll(onDemand));
        StepRun result = new StepRun(spec);
        Run run = Run.start(spec);
        Meter meter = run.meter();
        for (int i = meter.series().size() - 1; i >= 0; i--) {
            result.indexById.put(meter.series().get(i).id(), i);
        }
        int last = states.isEmpty() ? 0 : states.last();
        for (int state = 0; state <= last; state++) {
            boolean wanted = states.contains(state);
            if (wanted && (state == last || run.ended())) {
                run.observe();
            } else if (wanted) {
                run.stepMeasuringAll();
            } else {
                run.step();
            }
            if (wanted) {
                result.rows.put(state, row(meter));
            }
            if (run.diverged()) {
                result.divergedFrom = Math.min(result.divergedFrom, run.stepCount());
            }
        }
        return result;
    }

    /** Every usual probe, so that any metric can be asked for; those of the step keep their thresholds. */
    private static List<Probe> withAll(List<Probe> given) {
        List<Probe> all = new java.util.ArrayList<>(given);
        for (Probe usual : ExperimentSpec.standardProbes()) {
            if (given.stream().noneMatch(probe -> probe.getClass() == usual.getClass())) {
                all.add(usual.withEvery(Integer.MAX_VALUE));
            }
        }
        return all;
    }

    private static double[] row(Meter meter) {
        double[] row = new double[meter.series().size()];
        Arrays.fill(row, Double.NaN);
        for (int i = 0; i < row.length; i++) {
            if (meter.isMeasured(i)) {
                row[i] = meter.value(i);
            }
        }
        return row;
    }

    int steps() {
        return spec.steps();
    }

    /** The metric at a measured state. */
    double value(Metric metric, int state) {
        double[] row = rows.get(state);
        ToDoubleFunction<String> measured = id -> row == null || !indexById.containsKey(id) ? Double.NaN : row[indexById.get(id)];
        return metric.value(spec.network(), measured, state >= divergedFrom ? 1 : 0);
    }
}
