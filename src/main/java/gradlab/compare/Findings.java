package gradlab.compare;

import gradlab.math.Cka;
import gradlab.math.Likeness;
import gradlab.math.Pca;
import gradlab.nn.NetworkShape;
import gradlab.train.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Measures the common ground of trained networks, and beside it that of the same networks before training. */
final class Findings {

    /** Points on the way between two networks at which the loss is looked at. */
    private static final int BARRIER_POINTS = 19;
    private static final int COMPONENTS = 5;
    private static final int HELD_OUT_PARTS = 5;

    private final List<RunOutcome> runs;
    private final Prepared data;
    private final NetworkShape shape;
    private final double[] x;
    private final int rows;
    private final List<Finding> found = new ArrayList<>();

    private Findings(List<RunOutcome> runs, Prepared data, double[] probeBatch) {
        this.runs = runs;
        this.data = data;
        this.shape = runs.getFirst().start().weights().shape();
        this.x = probeBatch;
        this.rows = probeBatch.length / shape.inputs();
    }

    /** @param probeBatch inputs on which activations are compared */
    static List<Finding> of(List<RunOutcome> runs, Prepared data, double[] probeBatch) {
        Findings findings = new Findings(runs, data, probeBatch);
        findings.ofRuns();
        findings.ofPairs();
        findings.ofAligned();
        return findings.found;
    }

    private void ofRuns() {
        overRuns("loss.train", 0, Portrait::trainingLoss);
        overRuns("loss.test", 0, Portrait::testLoss);
        overLayers("norm_ratio", LayerFeatures::ratio);
        overLayers("weight.norm", LayerFeatures::norm);
        overLayers("bias.norm", LayerFeatures::biasNorm);
        overLayers("weight.variance", LayerFeatures::entryVariance);
        overLayers("weight.sigma1", layer -> layer.singularValues()[0]);
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int index = layer - 1;
            add("change", layer, Statistic.NONE, Statistic.of(runs.stream().mapToDouble(run -> relativeChange(run, index)).toArray()));
        }
        add("correlation.own_start", 0, Statistic.NONE, Statistic.of(runs.stream().mapToDouble(run ->
                Likeness.correlation(run.start().weights().values(), run.end().weights().values())).toArray()));
    }

    /** ‖W − W(0)‖ / ‖W(0)‖ of one layer. */
    private static double relativeChange(RunOutcome run, int index) {
        var block = run.start().weights().parameters().weight(index + 1);
        double squares = 0;
        for (int i = block.offset(); i < block.offset() + block.size(); i++) {
            double moved = run.end().weights().values()[i] - run.start().weights().values()[i];
            squares += moved * moved;
        }
        return Math.sqrt(squares) / run.start().layers().get(index).norm();
    }

    private void ofPairs() {
        overPairs("cosine.raw", 0, portrait -> portrait.weights().values(), Likeness::cosine);
        overPairs("correlation.raw", 0, portrait -> portrait.weights().values(), Likeness::correlation);
        if (shape.depth() > 3) {
            overPairs("correlation.ratio_profile", 0, Portrait::ratioProfile, Likeness::correlation);
        }
        Function<Portrait, List<Cka>> representations = portrait -> {
            double[][] activations = portrait.weights().hiddenActivations(x, rows);
            return IntStream.range(0, activations.length).mapToObj(i -> Cka.of(activations[i], rows, shape.units(i + 1))).toList();
        };
        List<List<Cka>> start = runs.stream().map(RunOutcome::start).map(representations).toList();
        List<List<Cka>> end = runs.stream().map(RunOutcome::end).map(representations).toList();
        for (int layer = 1; layer < shape.depth(); layer++) {
            int index = layer - 1;
            add("cka", layer, pairs(start, (a, b) -> a.get(index).with(b.get(index))), pairs(end, (a, b) -> a.get(index).with(b.get(index))));
        }
    }

    /** Everything is aligned to the first run. */
    private void ofAligned() {
        List<Weights> start = aligned(RunOutcome::start);
        List<Weights> end = aligned(RunOutcome::end);
        add("correlation.aligned", 0, toFirst(start), toFirst(end));
        Weights reference = end.getFirst();
        Landscape landscape = new Landscape(shape, data);
        add("barrier.raw", 0, Statistic.NONE, Statistic.of(runs.stream().skip(1).mapToDouble(run ->
                landscape.barrier(reference, run.end().weights(), BARRIER_POINTS)).toArray()));
        add("barrier.aligned", 0, Statistic.NONE, Statistic.of(end.stream().skip(1).mapToDouble(other ->
                landscape.barrier(reference, other, BARRIER_POINTS)).toArray()));
        components("raw", vectors(RunOutcome::start, portrait -> portrait.weights().values()),
                vectors(RunOutcome::end, portrait -> portrait.weights().values()));
        components("aligned", start.stream().map(Weights::values).toArray(double[][]::new),
                end.stream().map(Weights::values).toArray(double[][]::new));
        components("features", vectors(RunOutcome::start, Portrait::features), vectors(RunOutcome::end, Portrait::features));
    }

    private List<Weights> aligned(Function<RunOutcome, Portrait> stage) {
        Weights reference = stage.apply(runs.getFirst()).weights();
        return runs.stream().map(stage).map(Portrait::weights)
                .map(weights -> Alignment.of(reference, weights, x, rows).apply(weights)).toList();
    }

    private static Statistic toFirst(List<Weights> all) {
        return Statistic.of(all.stream().skip(1)
                .mapToDouble(other -> Likeness.correlation(all.getFirst().values(), other.values())).toArray());
    }

    /** Components that could restore every vector they saw would say nothing: there must be clearly more runs than those. */
    private void components(String of, double[][] start, double[][] end) {
        if (runs.size() < 2 * COMPONENTS) {
            return;
        }
        add("pca.share." + of, 0, Statistic.single(Pca.of(start, COMPONENTS).share()), Statistic.single(Pca.of(end, COMPONENTS).share()));
        add("pca.held_out." + of, 0, Statistic.single(Pca.heldOut(start, COMPONENTS, HELD_OUT_PARTS)),
                Statistic.single(Pca.heldOut(end, COMPONENTS, HELD_OUT_PARTS)));
    }

    private double[][] vectors(Function<RunOutcome, Portrait> stage, Function<Portrait, double[]> vector) {
        return runs.stream().map(stage).map(vector).toArray(double[][]::new);
    }

    private void overLayers(String id, ToDoubleFunction<LayerFeatures> quantity) {
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int index = layer - 1;
            overRuns(id, layer, portrait -> quantity.applyAsDouble(portrait.layers().get(index)));
        }
    }

    private void overRuns(String id, int layer, ToDoubleFunction<Portrait> quantity) {
        add(id, layer, Statistic.of(runs.stream().map(RunOutcome::start).mapToDouble(quantity).toArray()),
                Statistic.of(runs.stream().map(RunOutcome::end).mapToDouble(quantity).toArray()));
    }

    private <T> void overPairs(String id, int layer, Function<Portrait, T> part, ToDoubleBiFunction<T, T> quantity) {
        add(id, layer, pairs(runs.stream().map(RunOutcome::start).map(part).toList(), quantity),
                pairs(runs.stream().map(RunOutcome::end).map(part).toList(), quantity));
    }

    private static <T> Statistic pairs(List<T> all, ToDoubleBiFunction<T, T> quantity) {
        return Statistic.of(IntStream.range(0, all.size()).boxed().flatMapToDouble(i ->
                IntStream.range(i + 1, all.size()).mapToDouble(j -> quantity.applyAsDouble(all.get(i), all.get(j)))).toArray());
    }

    private void add(String id, int layer, Statistic start, Statistic end) {
        found.add(new Finding(id, layer, start, end));
    }
}
