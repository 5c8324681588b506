package gradlab.experiment;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.data.Scaling;
import gradlab.nn.Activation;
import gradlab.nn.Elu;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Schedule;
import gradlab.probe.Losses;
import gradlab.probe.Saturation;
import java.util.List;

/** Specifications that differ from the standard one in everything that can differ. */
public final class Samples {

    private Samples() {
    }

    public static ExperimentSpec elaborate() {
        return ExperimentSpec.standard()
                .withData(new DataSource.Blobs(60, 4, 3, 0.25, 2))
                .withInputs(new Scaling.Standard())
                .withTestShare(0.25)
                .withNetwork(NetworkShape.of(3, List.of(new LayerSpec(5, new Activation.Relu()),
                        new LayerSpec(7, new Elu(0.5)), new LayerSpec(5, new Activation.Relu())), 4))
                .withInitializer(new Initializer.He(0.5))
                .withLoss(new Loss.CrossEntropy())
                .withOptimizer(new Optimizer.RmsProp(0.003, 0.95, 1e-7, 0.5, true))
                .withEarlyStop(new EarlyStop.Patience(3, 25, false))
                .withSchedule(new Schedule.Cosine(777, 1e-4))
                .withDirections(new Directions.Without(2))
                .withClipping(new Clipping.Value(0.125))
                .withRegularization(List.of(new Regularization.L2(1e-4), new Regularization.L1(0.002, true)))
                .withBatches(new BatchPlan(0, false))
                .withSeeds(new Seeds(-1, Long.MAX_VALUE, 9_007_199_254_740_993L))
                .withSteps(12_345)
                .withProbes(List.of(new Losses(2, 20), new Saturation(0.05, 5)));
    }

    static ExperimentSpec withoutHiddenLayers() {
        return ExperimentSpec.standard().withHidden(List.of()).withBatches(new BatchPlan(1, true));
    }
}
