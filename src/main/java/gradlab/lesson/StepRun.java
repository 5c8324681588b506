package gradlab.lesson;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.lesson.sheet.Table;
import gradlab.math.Likeness;
import gradlab.nn.Parameters;
import gradlab.probe.LocalRank;
import gradlab.probe.LocalRanks;
import gradlab.probe.Probe;
import gradlab.probe.StepView;
import gradlab.surface.Point;
import gradlab.surface.Trail;
import gradlab.train.Meter;
import gradlab.train.Run;
import java.util.concurrent.CancellationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One run of a step's experiment with one seed, measured at the states that claims ask about. */
final class StepRun {

    private final ExperimentSpec spec;
    private final Map<Integer, double[]> rows = new HashMap<>();
    private final Map<String, Integer> indexById = new HashMap<>();
    private final Map<Integer, Map<String, Double>> localRanks = new HashMap<>();
    private final Map<Integer, double[]> weights = new HashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private long divergedFrom = Long.MAX_VALUE;

    private StepRun(ExperimentSpec spec) {
        this.spec = spec;
    }

    /**
     * Runs to the last of the states, measuring at each: state k is the network after k updates.
     *
     * @param asked the metrics that will be asked for; what is dear is measured only for them
     */
    static StepRun of(Step step, Seeds seeds, SortedSet<Integer> states, Collection<Metric> asked) {
        return of(step, seeds, states, asked, false, () -> { });
    }

    /**
     * @param keepsTables true if calculations ask for the matrices of the first and the last state
     * @param moved told after every update
     * @throws CancellationException if the thread was interrupted
     */
    static StepRun of(Step step, Seeds seeds, SortedSet<Integer> states, Collection<Metric> asked, boolean keepsTables, Runnable moved) {
        return step.bowl().map(bowl -> descent(step.spec(), bowl, states, moved))
                .orElseGet(() -> training(step.spec(), seeds, states, asked, keepsTables, moved));
    }

    private static void update(Runnable moved) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        moved.run();
    }

    /** On a bowl there is no chance: all seeds give the same. */
    private static StepRun descent(ExperimentSpec spec, Step.Bowl bowl, SortedSet<Integer> states, Runnable moved) {
        StepRun result = new StepRun(spec);
        List<Metric.Name> measured = List.of(Metric.Name.LOSS, Metric.Name.LOSS_RISES, Metric.Name.X, Metric.Name.Y, Metric.Name.MOVE);
        measured.forEach(name -> result.indexById.put(name.series(), measured.indexOf(name)));
        int last = states.isEmpty() ? 0 : states.last();
        Trail trail = bowl.descend(spec.optimizer(), last);
        for (int state : states) {
            Point before = trail.place(Math.max(0, state - 1));
            Point place = trail.place(state);
            double move = StrictMath.hypot(place.x() - before.x(), place.y() - before.y());
            result.rows.put(state, new double[] {trail.height(state), trail.uphill(state), place.x(), place.y(), move});
        }
        result.divergedFrom = trail.diverged() ? trail.steps() : Long.MAX_VALUE;
        for (int step = 0; step < last; step++) {
            update(moved);
        }
        return result;
    }

    private static StepRun training(ExperimentSpec original, Seeds seeds, SortedSet<Integer> states, Collection<Metric> asked,
            boolean keepsTables, Runnable moved) {
        List<Probe> onDemand = original.probesWithLoss().stream().filter(probe -> !(probe instanceof LocalRank))
                .map(probe -> probe.withEvery(Integer.MAX_VALUE)).toList();
        LocalRank local = original.localRank();
        ExperimentSpec spec = (seeds.equals(original.seeds()) ? original : original.reseeded(seeds)).withProbes(withAll(onDemand));
        StepRun result = new StepRun(spec);
        Run run = Run.start(spec);
        Meter meter = run.meter();
        for (int i = meter.series().size() - 1; i >= 0; i--) {
            result.indexById.put(meter.series().get(i).id(), i);
        }
        boolean keepsWeights = asked.stream().anyMatch(metric -> metric.name() == Metric.Name.RUNS_COSINE || metric.name() == Metric.Name.WEIGHT);
        boolean goesOn = asked.stream().anyMatch(metric -> metric.name().isOfUpdates());
        int last = states.isEmpty() ? 0 : states.last();
        for (int state = 0; state <= last; state++) {
            boolean wanted = states.contains(state);
            if (wanted && keepsWeights) {
                result.weights.put(state, weights(run.parameters()));
            }
            boolean kept = keepsTables && (state == 0 || state == last);
            double[] values = kept ? run.parameters().values().clone() : new double[0];
            if (wanted && (state == last && !goesOn || run.ended())) {
                run.observe();
            } else if (wanted) {
                run.stepMeasuringAll();
            } else {
                run.step();
            }
            if (kept && state == 0) {
                RunTables.addState(result.tables, run.parameters(), values, true);
            }
            if (kept && state == last) {
                RunTables.addState(result.tables, run.parameters(), values, false);
            }
            update(moved);
            if (wanted) {
                result.rows.put(state, row(meter));
                result.localRanks.put(state, localRanks(run.lastView(), local, asked));
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

    private static Map<String, Double> localRanks(StepView view, LocalRank usual, Collection<Metric> asked) {
        Map<String, Double> found = new HashMap<>();
        for (Metric metric : asked) {
            if (metric.name() == Metric.Name.LOCAL_RANK && !found.containsKey(metric.measuredId(1))) {
                double threshold = Double.isNaN(metric.threshold()) ? usual.threshold() : metric.threshold();
                LocalRanks ranks = view.localRanks(threshold, usual.absolute(), usual.samples());
                for (int layer = 1; layer <= view.shape().depth(); layer++) {
                    found.put(metric.measuredId(layer), ranks.relative()[layer - 1]);
                }
            }
        }
        return found;
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

    /** The weights of all layers in one row, without the biases. */
    private static double[] weights(Parameters parameters) {
        return IntStream.rangeClosed(1, parameters.depth()).mapToObj(parameters::weight)
                .flatMapToDouble(block -> Arrays.stream(parameters.values(), block.offset(), block.offset() + block.size())).toArray();
    }

    /** The cosine between the weights here and those of another run; NaN if either has no direction. */
    double cosine(int state, StepRun other, int otherState) {
        return Likeness.cosine(weights.get(state), other.weights.get(otherState));
    }

    /** The matrices that calculations ask for, by name. */
    Map<String, Table> tables() {
        return tables;
    }

    int steps() {
        return spec.steps();
    }

    /** The metric at a measured state. */
    double value(Metric metric, int state) {
        if (metric.name() == Metric.Name.WEIGHT) {
            return weights.containsKey(state) ? weights.get(state)[metric.place(spec.network())] : Double.NaN;
        }
        double[] row = rows.get(state);
        Map<String, Double> local = localRanks.getOrDefault(state, Map.of());
        ToDoubleFunction<String> measured = id -> row == null || !indexById.containsKey(id) ? local.getOrDefault(id, Double.NaN)
                : row[indexById.get(id)];
        return metric.value(spec.network(), measured, state >= divergedFrom ? 1 : 0);
    }
}
