package gradlab.ui.widget;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.probe.Matrix;
import gradlab.train.Run;
import java.util.ArrayList;
import java.util.List;

/** The singular values of the gradients of a small network in training: four classes, 8-16-16-4, after twenty steps of SGD. */
final class LayerGradients {

    private static final int STEPS = 20;

    private LayerGradients() {
    }

    /** Of the layers 1..3, in this order. */
    static List<Spectrum> spectra() {
        LayerSpec hidden = new LayerSpec(16, new Activation.Tanh());
        ExperimentSpec spec = ExperimentSpec.standard().withData(new DataSource.Blobs(200, 4, 8, 0.6, 1))
                .withNetwork(NetworkShape.of(8, List.of(hidden, hidden), 4)).withOptimizer(new Optimizer.Sgd(0.1))
                .withBatches(new BatchPlan(32, true)).withSeeds(Seeds.all(7));
        Run run = Run.start(spec);
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        run.observe();
        List<Spectrum> spectra = new ArrayList<>();
        for (int layer = 1; layer <= spec.network().depth(); layer++) {
            spectra.add(run.lastView().spectrum(Matrix.GRADIENT, layer).copy());
        }
        return spectra;
    }
}
