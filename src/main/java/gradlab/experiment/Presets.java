package gradlab.experiment;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import java.util.List;

/** Experiments that stand ready. */
public final class Presets {

    private Presets() {
    }

    /** The gallery: healthy and sick ones, each with its reason. Reads files of the lab, so it is not for the FX thread. */
    public static List<Preset> gallery() {
        return PresetReader.ofTheLab().read();
    }

    /**
     * What the window shows at its first start: two spirals that Adam untangles within some thousand steps, while a layer
     * of sigmoids saturates on the way.
     */
    public static ExperimentSpec first() {
        return ExperimentSpec.standard()
                .withData(new DataSource.Spirals())
                .withHidden(List.of(new LayerSpec(8, new Activation.Tanh()), new LayerSpec(8, new Activation.Sigmoid()),
                        new LayerSpec(8, new Activation.Tanh())))
                .withInitializer(new Initializer.Xavier(2))
                .withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8))
                .withBatches(new BatchPlan(32, true));
    }
}
