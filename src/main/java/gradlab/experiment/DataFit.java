package gradlab.experiment;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.data.Augmentation;
import gradlab.data.BatchPlan;
import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.data.Scaling;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import java.util.List;

/** Other data for an experiment, so that network and loss go with them. */
public final class DataFit {

    private static final int UNITS = 16;
    private static final int BATCH = 32;

    private DataFit() {
    }

    /** As few examples as a generator can draw; they tell features, classes and task as well as many. Files are read whole. */
    public static DataSet sample(DataSource source) {
        Catalogue.Entry<DataSource> entry = Catalogues.DATA.entryOf(source);
        DataSource small = entry.parameter("n").filter(n -> !source.readsFiles())
                .map(n -> entry.with(source, n, least(n))).orElse(source);
        return small.load(Rng.of(0, Rng.Stream.DATA));
    }

    /**
     * The experiment on other data: the network gets their inputs and outputs, a loss that does not suit them becomes
     * {@code auto}, an augmentation for other data falls away, and weights from a file that no longer fit are drawn instead.
     *
     * @param examples of {@code source}
     */
    public static ExperimentSpec with(ExperimentSpec spec, DataSource source, DataSet examples) {
        NetworkShape before = spec.network();
        int outputs = examples.admitsOutputs(before.outputs()) ? before.outputs() : examples.outputs();
        Loss loss = spec.loss().fits(examples.task(), outputs) ? spec.loss() : new Loss.Auto();
        Augmentation augmentation = spec.batches().augmentation().suits(examples) ? spec.batches().augmentation() : new Augmentation.None();
        return reshaped(spec.withData(source).withLoss(loss).withAugmentation(augmentation), NetworkShape.of(examples.features(), spec.hidden(), outputs));
    }

    /** Another network; weights from a file or an earlier run are of the old shape, so they are drawn anew. */
    public static ExperimentSpec reshaped(ExperimentSpec spec, NetworkShape shape) {
        boolean same = shape.sizes().equals(spec.network().sizes());
        return (same ? spec : spec.withWeights(new StartWeights.Drawn())).withNetwork(shape);
    }

    /** Another loss with the outputs it needs: softmax wants one per class, the others what is usual for the data. */
    public static ExperimentSpec withLoss(ExperimentSpec spec, Loss loss, DataSet examples) {
        boolean fitsNow = loss.fits(examples.task(), spec.network().outputs());
        int outputs = loss instanceof Loss.Auto ? examples.outputs()
                : fitsNow ? spec.network().outputs() : examples.classes();
        return reshaped(spec.withLoss(loss), NetworkShape.of(spec.network().inputs(), spec.hidden(), outputs));
    }

    /** A fresh start on a table or on pictures: one hidden layer; tables are standardised, for their units differ. */
    public static ExperimentSpec opened(ExperimentSpec spec, DataSource source, DataSet examples) {
        Activation activation = spec.hidden().isEmpty() ? new Activation.Tanh() : spec.hidden().getFirst().activation();
        Scaling inputs = source instanceof DataSource.CsvFile ? new Scaling.Standard() : new Scaling.None();
        return spec.withData(source).withInputs(inputs).withLoss(new Loss.Auto()).withWeights(new StartWeights.Drawn())
                .withBatches(new BatchPlan(BATCH, true))
                .withNetwork(NetworkShape.of(examples.features(), List.of(new LayerSpec(UNITS, activation)), examples.outputs()));
    }

    private static Object least(Parameter count) {
        return (int) Math.max(2, count.range().orElseThrow().min());
    }
}
