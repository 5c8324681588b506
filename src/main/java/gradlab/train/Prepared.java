package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.data.Augmentation;
import gradlab.data.DataSet;
import gradlab.data.Scaling;
import gradlab.data.Split;
import gradlab.data.Task;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.math.Rng;
import gradlab.nn.Loss;
import gradlab.probe.Facts;
import java.util.Arrays;

/**
 * The data of an experiment, ready for training: loaded, split, scaled, targets encoded for the outputs. Shared by all
 * runs of the same data; nobody writes to it.
 *
 * @param targets training targets, rows × outputs: numbers, 0/1, or one-hot
 * @param testTargets the same for the test part
 * @param loss the loss in force: never {@code auto}
 * @param scaling how the inputs of both parts were scaled
 * @param inputFacts what the training inputs allow gradients at most
 */
public record Prepared(Split split, double[] targets, double[] testTargets, Loss loss, Scaling.Fitted scaling,
        InputFacts inputFacts) {

    /** Data whose inputs are looked at now. */
    public Prepared(Split split, double[] targets, double[] testTargets, Loss loss, Scaling.Fitted scaling) {
        this(split, targets, testTargets, loss, scaling, InputFacts.of(split.training()));
    }

    /** Data that were never scaled. */
    public Prepared(Split split, double[] targets, double[] testTargets, Loss loss) {
        this(split, targets, testTargets, loss, new Scaling.None().fit(split.training()));
    }

    /** @throws BadInput if the data cannot be read or do not fit the network */
    public static Prepared of(ExperimentSpec spec) {
        DataSet data = spec.data().load(Rng.of(spec.seeds().data(), Rng.Stream.DATA));
        int outputs = spec.network().outputs();
        Place place = new Place("net", 1, 1);
        if (spec.network().inputs() != data.features()) {
            throw BadInput.at(place, "spec.inputs", spec.network().inputs() + "-…", data.features(), spec.network().inputs());
        }
        if (!data.admitsOutputs(outputs)) {
            throw BadInput.at(place, "spec.outputs", "…-" + outputs, data.outputs(), outputs);
        }
        Loss loss = spec.loss().resolve(data, outputs);
        if (!loss.fits(data.task(), outputs)) {
            throw BadInput.at(place, "spec.loss", loss.getClass().getSimpleName(), outputs);
        }
        Split raw = Split.of(data, spec.testShare(), Rng.of(spec.seeds().data(), Rng.Stream.SPLIT));
        Scaling.Fitted scaling = spec.inputs().fit(raw.training());
        Split split = raw.scaled(scaling);
        return new Prepared(split, encoded(split.training(), outputs), encoded(split.test(), outputs), loss, scaling);
    }

    /** True if {@code spec} would be prepared to the same numbers. */
    public static boolean sameFor(ExperimentSpec a, ExperimentSpec b) {
        return a.data().equals(b.data()) && a.inputs().equals(b.inputs()) && a.testShare() == b.testShare()
                && a.seeds().data() == b.seeds().data() && a.loss().equals(b.loss())
                && a.network().inputs() == b.network().inputs() && a.network().outputs() == b.network().outputs();
    }

    /** What is known of an experiment on these data before it runs. Distorted copies of the examples are new examples. */
    public Facts facts(ExperimentSpec spec) {
        int rows = training().rows();
        boolean asTheyAre = spec.batches().augmentation() instanceof Augmentation.None;
        return new Facts(spec.network(), spec.batches().largestBatch(rows), ProbeBatch.rows(rows),
                asTheyAre ? inputFacts.distinctRows() : Integer.MAX_VALUE, asTheyAre ? inputFacts.rank() : spec.network().inputs(),
                Regularization.droppedShare(spec.regularization()) > 0, spec.optimizer().averageAt() >= 0, loss);
    }

    /** A number that other examples would hardly share; the same in every process. */
    public long fingerprint() {
        long hash = Arrays.hashCode(training().inputs());
        hash = 31 * hash + Arrays.hashCode(targets);
        hash = 31 * hash + Arrays.hashCode(test().inputs());
        return 31 * hash + Arrays.hashCode(testTargets);
    }

    public DataSet training() {
        return split.training();
    }

    public DataSet test() {
        return split.test();
    }

    private static double[] encoded(DataSet data, int outputs) {
        if (data.task() == Task.REGRESSION || outputs == 1) {
            return data.targets();
        }
        double[] oneHot = new double[data.rows() * outputs];
        for (int i = 0; i < data.rows(); i++) {
            oneHot[i * outputs + (int) data.targets()[i]] = 1;
        }
        return oneHot;
    }
}
