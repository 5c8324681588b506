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
import gradlab.probe.MatrixChoice;
import gradlab.probe.Probe;
import gradlab.probe.Spectra;
import gradlab.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Full training steps: batch, forward, loss, backward, update; tanh, float64, one thread.
 *
 * @param watched whether the singular values of all layers' gradients are taken at every step
 */
public record Training(int batch, Loss loss, Optimizer optimizer, boolean watched, List<Integer> sizes) {

    public static final Training W1_SGD = of(32, new Loss.Mse(), new Optimizer.Sgd(0.01), 2, 8, 8, 1);
    public static final Training W1_ADAM = of(32, new Loss.Mse(), new Optimizer.Adam(), 2, 8, 8, 1);
    public static final Training W2 = of(64, new Loss.CrossEntropy(), new Optimizer.Adam(), 2, 32, 32, 32, 2);
    public static final Training W3 = of(64, new Loss.CrossEntropy(), new Optimizer.Adam(), 64, 64, 64, 10);
    public static final Training W4 = of(128, new Loss.CrossEntropy(), new Optimizer.Adam(), 784, 256, 128, 10);

    /** Examples per batch size: enough that batches differ, few enough that they stay near. */
    private static final int BATCHES = 8;

    private static Training of(int batch, Loss loss, Optimizer optimizer, Integer... sizes) {
        return new Training(batch, loss, optimizer, false, List.of(sizes));
    }

    Training watching() {
        return new Training(batch, loss, optimizer, true, sizes);
    }

    Contest contest() {
        Run run = Run.start(spec());
        EjmlStep ejml = new EjmlStep(this);
        DoubleSupplier ours = () -> {
            run.step();
            return run.batchLoss();
        };
        return watched ? new Contest(ours, new EjmlSpectra(ejml)::step, 0) : new Contest(ours, ejml::step, multiplyAdds());
    }

    /** Multiply-adds of the matrix products of one step: forward, weight gradients, and deltas of all but the first layer. */
    private long multiplyAdds() {
        long sum = 0;
        for (int l = 1; l < sizes.size(); l++) {
            sum += (long) batch * sizes.get(l - 1) * sizes.get(l) * (l == 1 ? 2 : 3);
        }
        return sum;
    }

    /** As an experiment; the probe that every experiment has sleeps. */
    public ExperimentSpec spec() {
        List<LayerSpec> hidden = new ArrayList<>();
        for (int size : sizes.subList(1, sizes.size() - 1)) {
            hidden.add(new LayerSpec(size, new Activation.Tanh()));
        }
        int inputs = sizes.getFirst();
        int outputs = sizes.getLast();
        DataSource data = new DataSource.Blobs(batch * BATCHES, Math.max(2, outputs), inputs, 0.6, 1);
        List<Probe> probes = new ArrayList<>(List.of(new Losses(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        if (watched) {
            probes.add(new Spectra(1, MatrixChoice.GRADIENT));
        }
        return ExperimentSpec.standard().withData(data).withTestShare(0).withNetwork(NetworkShape.of(inputs, hidden, outputs))
                .withLoss(loss).withOptimizer(optimizer).withBatches(new BatchPlan(batch, true)).withProbes(probes);
    }
}
