package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.data.Augmentation;
import gradlab.data.DataSet;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation;
import gradlab.experiment.Regularization;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The examples of one step as the network gets them, augmented and with units dropped, and their loss and gradient at any
 * parameters. Owns the generators of augmentation and dropout.
 */
final class Minibatch {

    private final ExperimentSpec spec;
    private final Prepared data;
    private final Kernels kernels;
    private final Pass pass;
    private final double[] x;
    private final double[] y;
    private final Augmentation.Rule augmentation;
    private final double dropout;
    private final Rng masks;
    private final Rng augment;
    private final long[] masksOfBatch = new long[Rng.WORDS];
    private final long[] masksBefore = new long[Rng.WORDS];
    private final long[] augmentBefore = new long[Rng.WORDS];
    private int rows = 1;

    /** @throws BadInput if the augmentation does not suit the data */
    Minibatch(ExperimentSpec spec, Prepared data, Kernels kernels) {
        this.spec = spec;
        this.data = data;
        this.kernels = kernels;
        int largest = spec.batches().largestBatch(data.training().rows());
        this.pass = new Pass(spec.network(), largest, kernels);
        this.x = new double[largest * spec.network().inputs()];
        this.y = new double[largest * spec.network().outputs()];
        this.masks = Rng.of(spec.seeds().batches(), Rng.Stream.MASKS);
        this.augmentation = augmentationOf(spec, data);
        this.augment = Rng.of(spec.seeds().batches(), Rng.Stream.AUGMENT);
        this.dropout = Regularization.droppedShare(spec.regularization());
    }

    private static Augmentation.Rule augmentationOf(ExperimentSpec spec, Prepared data) {
        Augmentation augmentation = spec.batches().augmentation();
        if (!augmentation.suits(data.training())) {
            throw BadInput.at(new Place("augment", 1, 1), "spec.augment", Notation.brief(Catalogues.AUGMENTATION, augmentation, Locale.ENGLISH),
                    data.training().features());
        }
        return augmentation.start(data.training(), data.scaling());
    }

    /** Takes up {@code count} examples of the training part, those at the places {@code order[from]} and on. */
    void take(int[] order, int from, int count) {
        DataSet training = data.training();
        rows = count;
        gather(training.inputs(), order, from, rows, training.features(), x);
        gather(data.targets(), order, from, rows, spec.network().outputs(), y);
        augmentation.change(x, rows, augment);
        masks.saveTo(masksOfBatch);
    }

    /** Loss of the examples at the values of {@code at}, which receives the gradient. Drops units anew. */
    double lossAndGradient(Parameters at) {
        int outputs = spec.network().outputs();
        double[] o = pass.train(at, x, rows, dropout, masks);
        double loss = data.loss().valueAndGradient(kernels, o, y, pass.outputDelta(), rows, outputs);
        pass.backward(at, x, rows);
        return loss;
    }

    /** The same with the very units dropped that were dropped at first. */
    double lossAndGradientAgain(Parameters at) {
        masks.restore(masksOfBatch);
        return lossAndGradient(at);
    }

    /** Short rows are copied number by number, those of the plane's networks without a loop: a call per row would cost more. */
    private static void gather(double[] from, int[] order, int first, int rows, int width, double[] to) {
        if (width == 1) {
            for (int i = 0; i < rows; i++) {
                to[i] = from[order[first + i]];
            }
        } else if (width == 2) {
            for (int i = 0; i < rows; i++) {
                int source = 2 * order[first + i];
                to[2 * i] = from[source];
                to[2 * i + 1] = from[source + 1];
            }
        } else if (width <= 8) {
            for (int i = 0; i < rows; i++) {
                int source = order[first + i] * width;
                for (int j = 0; j < width; j++) {
                    to[i * width + j] = from[source + j];
                }
            }
        } else {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, order[first + i] * width, to, i * width, width);
            }
        }
    }

    /** Remembers where the generators stand. */
    void mark() {
        masks.saveTo(masksBefore);
        augment.saveTo(augmentBefore);
    }

    /** Puts the generators back to where {@link #mark} found them. */
    void reset() {
        masks.restore(masksBefore);
        augment.restore(augmentBefore);
    }

    /** Puts the generators to where a checkpoint has them. */
    void restore(Checkpoint from) {
        masks.restore(from.masks());
        augment.restore(from.augment());
    }

    long[] masksState() {
        return masks.state();
    }

    long[] augmentState() {
        return augment.state();
    }

    /** Where the generator of dropout stood before the examples were taken. */
    long[] masksOfBatch() {
        return masksOfBatch.clone();
    }

    /** How many examples there are. */
    int rows() {
        return rows;
    }

    /** The workspace of the last pass. */
    Pass pass() {
        return pass;
    }

    /** Row by row; longer than the batch may be. */
    double[] inputs() {
        return x;
    }

    /** Row by row; longer than the batch may be. */
    double[] targets() {
        return y;
    }

    /** Mean over the examples of what each unit has, for layers 1..depth. */
    double[][] means(IntFunction<double[]> values) {
        double[][] means = new double[spec.network().depth()][];
        for (int layer = 1; layer <= means.length; layer++) {
            int units = spec.network().units(layer);
            means[layer - 1] = new double[units];
            int stride = pass.stride(layer);
            double[] a = values.apply(layer);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < units; j++) {
                    means[layer - 1][j] += a[i * stride + j] / rows;
                }
            }
        }
        return means;
    }
}
