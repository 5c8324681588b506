package gradlab.train;

import gradlab.data.DataSet;
import gradlab.data.Split;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.nn.Loss;
import java.util.List;
import java.util.stream.IntStream;

/** Small made-up data for tests of what is measured. */
final class Tables {

    private Tables() {
    }

    /** A run on these inputs, rows of {@code spec}'s width, with made-up numbers as targets. */
    static Run run(ExperimentSpec spec, double[] inputs) {
        return Run.start(spec, prepared(spec, inputs), () -> 0);
    }

    /** These inputs without a test part, with normal targets (squared error). */
    static Prepared prepared(ExperimentSpec spec, double[] inputs) {
        int columns = spec.network().inputs();
        int outputs = spec.network().outputs();
        int rows = inputs.length / columns;
        double[] targets = gaussians(rows * outputs, 9);
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
        DataSet data = DataSet.ofClasses(columns, inputs, new double[rows], names, List.of("a", "b"), List.of());
        Split split = Split.of(data, 0, Rng.of(1, Rng.Stream.SPLIT));
        return new Prepared(split, targets, new double[0], new Loss.Mse());
    }

    static double[] gaussians(int count, long seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = rng.nextGaussian();
        }
        return numbers;
    }
}
