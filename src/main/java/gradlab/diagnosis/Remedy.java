package gradlab.diagnosis;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.data.Scaling;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Clipping;
import gradlab.experiment.Compatibility;
import gradlab.experiment.EarlyStop;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.experiment.StartWeights;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A named change of an experiment that may help. Its words are {@code remedy.<id>} and {@code remedy.<id>.hint}. */
public enum Remedy {

    STANDARD_INPUTS(spec -> spec.withInputs(new Scaling.Standard())),
    XAVIER(spec -> drawn(spec, new Initializer.Xavier())),
    HE(spec -> drawn(spec, new Initializer.He())),
    RELU(spec -> drawn(spec.withActivation(new Activation.Relu()), new Initializer.He())),
    LEAKY_RELU(spec -> spec.withActivation(new Activation.LeakyRelu())),
    TANH(spec -> drawn(spec.withActivation(new Activation.Tanh()), new Initializer.Xavier())),
    HIDDEN_LAYER(spec -> drawn(spec.withHidden(List.of(new LayerSpec(8, new Activation.Tanh()))), new Initializer.Xavier())),
    BATCH_NORM(spec -> spec.hidden().isEmpty() ? spec : spec.withNormalization(new Normalization.Batch())),
    LAYER_NORM(spec -> spec.withNormalization(new Normalization.Layer())),
    BATCH_32(spec -> spec.withBatches(spec.batches().withSize(32))),
    SLOWER(spec -> withRate(spec, 0.1)),
    MUCH_SLOWER(spec -> withRate(spec, 0.01)),
    FASTER(spec -> withRate(spec, 10)),
    MUCH_FASTER(spec -> withRate(spec, 100)),
    ADAM(spec -> spec.withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8))),
    CLIP(spec -> spec.withClipping(new Clipping.Norm(1))),
    L2(spec -> with(spec, new Regularization.L2(0.01))),
    DROPOUT(spec -> with(spec, new Regularization.Dropout(0.5))),
    EARLY_STOP(spec -> spec.withEarlyStop(new EarlyStop.Patience()));

    private final UnaryOperator<ExperimentSpec> change;

    Remedy(UnaryOperator<ExperimentSpec> change) {
        this.change = change;
    }

    /** As it stands in text keys and files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ExperimentSpec applyTo(ExperimentSpec spec) {
        return change.apply(spec);
    }

    /** True if there is something to change. */
    public boolean changes(ExperimentSpec spec) {
        return !applyTo(spec).equals(spec);
    }

    /** Those of the remedies that change something and go together with the rest of the experiment. */
    static List<Remedy> worthTrying(ExperimentSpec spec, Remedy... remedies) {
        return List.of(remedies).stream().filter(remedy -> remedy.changes(spec) && remedy.isPossible(spec)).toList();
    }

    private boolean isPossible(ExperimentSpec spec) {
        try {
            Compatibility.check(applyTo(spec));
            return true;
        } catch (BadInput refused) {
            return false;
        }
    }

    /** Fresh weights, also where they came from a file. */
    private static ExperimentSpec drawn(ExperimentSpec spec, Initializer initializer) {
        return spec.withWeights(new StartWeights.Drawn()).withInitializer(initializer);
    }

    /** The learning rate times a factor, within what the optimizer admits. */
    private static ExperimentSpec withRate(ExperimentSpec spec, double factor) {
        Catalogue.Entry<Optimizer> entry = Catalogues.OPTIMIZER.entryOf(spec.optimizer());
        return entry.parameter("rate").map(rate -> {
            double wanted = Double.parseDouble(String.format(Locale.ROOT, "%.6g", spec.optimizer().rate() * factor));
            double admitted = rate.range().map(range -> Math.clamp(wanted, range.min(), range.max())).orElse(wanted);
            return spec.withOptimizer(entry.with(spec.optimizer(), rate, admitted));
        }).orElse(spec);
    }

    private static ExperimentSpec with(ExperimentSpec spec, Regularization added) {
        List<Regularization> all = new ArrayList<>(spec.regularization().stream()
                .filter(one -> one.getClass() != added.getClass()).toList());
        all.add(added);
        return spec.withRegularization(all);
    }
}
