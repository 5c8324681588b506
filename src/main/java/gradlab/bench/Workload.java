package gradlab.bench;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fixed workloads: full steps (batch, forward, loss, backward, update), tanh, float64, one thread, no probes. */
public enum Workload {
    W1_SGD("W1-sgd", 32, new Loss.Mse(), new Optimizer.Sgd(0.01), 2, 8, 8, 1),
    W1_ADAM("W1-adam", 32, new Loss.Mse(), new Optimizer.Adam(), 2, 8, 8, 1),
    W2("W2", 64, new Loss.CrossEntropy(), new Optimizer.Adam(), 2, 32, 32, 32, 2),
    W3("W3", 64, new Loss.CrossEntropy(), new Optimizer.Adam(), 64, 64, 64, 10),
    W4("W4", 128, new Loss.CrossEntropy(), new Optimizer.Adam(), 784, 256, 128, 10);

    /** Examples per batch size: enough that batches differ, few enough that they stay near. */
    private static final int BATCHES = 8;

    private final String id;
    private final int batch;
    private final Loss loss;
    private final Optimizer optimizer;
    private final int[] sizes;

    Workload(String id, int batch, Loss loss, Optimizer optimizer, int... sizes) {
        this.id = id;
        this.batch = batch;
        this.loss = loss;
        this.optimizer = optimizer;
        this.sizes = sizes;
    }

    public static Optional<Workload> find(String name) {
        return java.util.Arrays.stream(values()).filter(w -> w.id.equalsIgnoreCase(name)).findFirst();
    }

    public String id() {
        return id;
    }

    int batch() {
        return batch;
    }

    Loss loss() {
        return loss;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    int[] sizes() {
        return sizes.clone();
    }

    /** Multiply-adds of the matrix products of one step: forward, weight gradients, and deltas of all but the first layer. */
    long multiplyAdds() {
        long sum = 0;
        for (int l = 1; l < sizes.length; l++) {
            sum += (long) batch * sizes[l - 1] * sizes[l] * (l == 1 ? 2 : 3);
        }
        return sum;
    }

    /** The workload as an experiment whose only probe sleeps. */
    public ExperimentSpec spec() {
        List<LayerSpec> hidden = new ArrayList<>();
        for (int l = 1; l < sizes.length - 1; l++) {
            hidden.add(new LayerSpec(sizes[l], new Activation.Tanh()));
        }
        int outputs = sizes[sizes.length - 1];
        DataSource data = new DataSource.Blobs(batch * BATCHES, Math.max(2, outputs), sizes[0], 0.6, 1);
        return ExperimentSpec.standard().withData(data).withTestShare(0)
                .withNetwork(NetworkShape.of(sizes[0], hidden, outputs)).withLoss(loss).withOptimizer(optimizer)
                .withBatches(new BatchPlan(batch, true)).withProbes(List.of(new Losses(Integer.MAX_VALUE, Integer.MAX_VALUE)));
    }
}
