package gradlab.ui.widget;

import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.probe.RankCeiling;
import gradlab.train.Prepared;
import java.util.List;

/** What each of a dozen examples adds to the gradients of a small network 4-6-5-3 with fresh weights: a column times a row. */
final class ExampleGradients {

    static final int EXAMPLES = 12;
    private static final NetworkShape SHAPE = NetworkShape.of(4,
            List.of(new LayerSpec(6, new Activation.Tanh()), new LayerSpec(5, new Activation.Tanh())), 3);

    private final Prepared data;
    private final Pass pass;

    ExampleGradients() {
        ExperimentSpec spec = ExperimentSpec.standard().withData(new DataSource.Blobs(EXAMPLES, 3, 4, 1, 1)).withTestShare(0)
                .withNetwork(SHAPE).withSeeds(Seeds.all(7));
        data = Prepared.of(spec);
        pass = new Pass(SHAPE, EXAMPLES, Kernels.best());
        Parameters parameters = new Parameters(SHAPE);
        parameters.initialize(spec.initializer(), Rng.of(spec.seeds().weights(), Rng.Stream.WEIGHTS));
        double[] inputs = data.training().inputs();
        double[] o = pass.forward(parameters, inputs, EXAMPLES);
        data.loss().valueAndGradient(Kernels.best(), o, data.targets(), pass.outputDelta(), EXAMPLES, SHAPE.outputs());
        pass.backward(parameters, inputs, EXAMPLES);
    }

    int depth() {
        return SHAPE.depth();
    }

    int inputs(int layer) {
        return SHAPE.units(layer - 1);
    }

    int outputs(int layer) {
        return SHAPE.units(layer);
    }

    /** What comes into the layer: the column. */
    double[] column(int layer, int example) {
        int units = inputs(layer);
        double[] column = new double[units];
        if (layer == 1) {
            System.arraycopy(data.training().inputs(), example * units, column, 0, units);
        } else {
            System.arraycopy(pass.activations(layer - 1), example * pass.stride(layer - 1), column, 0, units);
        }
        return column;
    }

    /** What comes back to the layer: the row. */
    double[] row(int layer, int example) {
        double[] row = new double[outputs(layer)];
        System.arraycopy(pass.deltas(layer), example * pass.stride(layer), row, 0, row.length);
        return row;
    }

    /** The column times the row of one example, row by row. */
    double[] product(int layer, int example) {
        double[] sum = new double[inputs(layer) * outputs(layer)];
        add(layer, example, sum);
        return sum;
    }

    /** The sum over the first examples, row by row. */
    double[] gradient(int layer, int examples) {
        double[] sum = new double[inputs(layer) * outputs(layer)];
        for (int i = 0; i < examples; i++) {
            add(layer, i, sum);
        }
        return sum;
    }

    private void add(int layer, int example, double[] sum) {
        double[] column = column(layer, example);
        double[] row = row(layer, example);
        for (int i = 0; i < column.length; i++) {
            for (int j = 0; j < row.length; j++) {
                sum[i * row.length + j] += column[i] * row[j];
            }
        }
    }

    int rank(int layer, int examples) {
        return Spectrum.of(gradient(layer, examples), 0, inputs(layer), outputs(layer)).numericalRank();
    }

    /** What the rank cannot exceed with so many examples. */
    int ceiling(int layer, int examples) {
        return new RankCeiling(SHAPE, data.loss(), SHAPE.inputs(), false).of(layer, examples, examples);
    }
}
