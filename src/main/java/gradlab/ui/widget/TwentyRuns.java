package gradlab.ui.widget;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Lengths;
import gradlab.math.Likeness;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.probe.Losses;
import gradlab.train.Prepared;
import gradlab.train.Run;
import java.util.ArrayList;
import java.util.List;

/** Twenty runs of a network 2-16-16-1 on the same data, each from other weights N(0, 1): where the weights began and ended. */
final class TwentyRuns {

    static final int RUNS = 20;
    private static final int STEPS = 200;
    private static final long DATA = 7;

    private final Parameters layout;
    private final List<double[]> starts = new ArrayList<>();
    private final List<double[]> ends = new ArrayList<>();
    private final double[] losses = new double[RUNS];

    TwentyRuns() {
        LayerSpec hidden = new LayerSpec(16, new Activation.Tanh());
        ExperimentSpec one = ExperimentSpec.standard().withData(new DataSource.Circles()).withNetwork(NetworkShape.of(2, List.of(hidden, hidden), 1))
                .withInitializer(new Initializer.Normal(1, 1)).withOptimizer(new Optimizer.Adam(0.02, 0.9, 0.999, 1e-8))
                .withBatches(new BatchPlan(32, true)).withProbes(List.of(new Losses(STEPS, STEPS))).withSeeds(Seeds.all(DATA));
        layout = new Parameters(one.network());
        Prepared data = Prepared.of(one);
        for (int i = 0; i < RUNS; i++) {
            Run run = Run.start(one.withSeeds(new Seeds(DATA, i + 1L, i + 1L)), data, () -> 0);
            for (int step = 0; step < STEPS; step++) {
                run.step();
            }
            run.observe();
            losses[i] = run.meter().value("loss.train");
            starts.add(run.startValues().clone());
            ends.add(run.parameters().values().clone());
        }
    }

    int depth() {
        return layout.depth();
    }

    double loss(int run) {
        return losses[run];
    }

    private double[] values(int run, boolean end) {
        return end ? ends.get(run) : starts.get(run);
    }

    /** ‖W‖ of a layer. */
    double norm(int run, int layer, boolean end) {
        Parameters.Block block = layout.weight(layer);
        return Lengths.euclidean(values(run, end), block.offset(), block.size());
    }

    /** Mean square of a layer's weights: their variance about zero. */
    double variance(int run, int layer, boolean end) {
        double norm = norm(run, layer, end);
        return norm * norm / layout.weight(layer).size();
    }

    /** The first weight of a layer. */
    double weight(int run, int layer, boolean end) {
        return values(run, end)[layout.weight(layer).offset()];
    }

    /** Of a layer's weights in two runs. */
    double cosine(int run, int other, int layer, boolean end) {
        Parameters.Block block = layout.weight(layer);
        return Likeness.cosine(part(values(run, end), block), part(values(other, end), block));
    }

    private static double[] part(double[] values, Parameters.Block block) {
        double[] part = new double[block.size()];
        System.arraycopy(values, block.offset(), part, 0, part.length);
        return part;
    }
}
