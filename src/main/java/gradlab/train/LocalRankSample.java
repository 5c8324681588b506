package gradlab.train;

import gradlab.data.DataSet;
import gradlab.experiment.Seeds;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.probe.JacobianRanks;
import gradlab.probe.LocalRanks;
import java.util.Optional;
import java.util.stream.IntStream;

/** Local ranks over training examples that the seed of the data chooses once; a smaller sample is the start of a larger one. */
final class LocalRankSample {

    private final NetworkShape shape;
    private final DataSet training;
    private final Seeds seeds;
    private final Kernels kernels;
    private double[] inputs = {};
    private Optional<JacobianRanks> ranks = Optional.empty();

    LocalRankSample(NetworkShape shape, DataSet training, Seeds seeds, Kernels kernels) {
        this.shape = shape;
        this.training = training;
        this.seeds = seeds;
        this.kernels = kernels;
    }

    /** @param samples how many examples; all of them if there are fewer */
    LocalRanks measure(Parameters parameters, double threshold, double least, int samples) {
        int points = Math.min(samples, training.rows());
        JacobianRanks counter = ranks.filter(present -> present.capacity() >= points).orElseGet(() -> prepare(points));
        return counter.measure(parameters, inputs, points, threshold, least);
    }

    private JacobianRanks prepare(int points) {
        int[] order = IntStream.range(0, training.rows()).toArray();
        Rng.of(seeds.data(), Rng.Stream.PROBES).shuffle(order);
        int width = training.features();
        inputs = new double[points * width];
        for (int i = 0; i < points; i++) {
            System.arraycopy(training.inputs(), order[i] * width, inputs, i * width, width);
        }
        JacobianRanks made = new JacobianRanks(shape, points, kernels);
        ranks = Optional.of(made);
        return made;
    }
}
