package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Kernels;
import gradlab.math.SingularValues;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.JacobianChain;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.train.Run;
import java.util.Arrays;
import java.util.List;

/**
 * How the layers of a small trained ReLU network 2-8-8-8-1 answer to small moves of their input: the singular values of the
 * Jacobians of their weighted sums, over the plane and at the examples.
 */
final class FoldedPlane {

    /** Points of the grid along each side. */
    static final int GRID = 61;
    static final double REACH = 3;
    private static final int STEPS = 300;
    /** Two singular values at most: the input has two numbers. */
    private static final int MOST = 2;

    private final NetworkShape shape;
    private final Parameters parameters;
    private final DataSet examples;
    private final double[][] overPlane;
    private final double[][] atExamples;

    /** Trains the network: what takes long. */
    FoldedPlane() {
        LayerSpec hidden = new LayerSpec(8, new Activation.Relu());
        ExperimentSpec spec = ExperimentSpec.standard().withData(new DataSource.Circles()).withHidden(List.of(hidden, hidden, hidden))
                .withInitializer(new Initializer.He()).withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8)).withSeeds(Seeds.all(7));
        Run run = Run.start(spec);
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        shape = spec.network();
        parameters = run.parameters();
        examples = run.data().training();
        double[] points = new double[2 * GRID * GRID];
        for (int i = 0; i < GRID * GRID; i++) {
            points[2 * i] = place(i % GRID);
            points[2 * i + 1] = -place(i / GRID);
        }
        overPlane = singularValues(points, GRID * GRID);
        atExamples = singularValues(examples.inputs(), examples.rows());
    }

    /** Where a column of the grid stands. */
    private static double place(int index) {
        return REACH * ((2.0 * index + 1) / GRID - 1);
    }

    int depth() {
        return shape.depth();
    }

    DataSet examples() {
        return examples;
    }

    /** Of layers 1..depth, two values per point, the greater first; the second is 0 in a layer of one unit. */
    double[][] singularValues(double[] points, int count) {
        JacobianChain chain = new JacobianChain(shape, count, Kernels.best());
        SingularValues workspace = new SingularValues(Kernels.best());
        double[][] values = new double[shape.depth()][MOST * count];
        double[] jacobian = new double[2 * 8];
        double[] found = new double[MOST];
        chain.forward(parameters, points, count);
        int[] one = new int[1];
        for (int i = 0; i < count; i++) {
            one[0] = i;
            chain.select(one, 1);
            for (int layer = 1; layer <= shape.depth(); layer++) {
                if (layer > 1) {
                    chain.advance();
                }
                chain.copy(0, jacobian, 0);
                found[1] = 0;
                workspace.compute(jacobian, 0, 2, shape.units(layer), found);
                System.arraycopy(found, 0, values[layer - 1], MOST * i, MOST);
            }
        }
        return values;
    }

    /** How many singular values are above {@code least} at a point of the grid, counted row by row from the top left. */
    int rankAt(int layer, int point, double least) {
        return count(overPlane[layer - 1], point, least);
    }

    /** The mean over the training examples: the local rank. */
    double localRank(int layer, double least) {
        double sum = 0;
        for (int i = 0; i < examples.rows(); i++) {
            sum += count(atExamples[layer - 1], i, least);
        }
        return sum / examples.rows();
    }

    /** The median of the greater value over the plane. */
    double usual(int layer) {
        double[] greater = new double[GRID * GRID];
        for (int i = 0; i < greater.length; i++) {
            greater[i] = overPlane[layer - 1][MOST * i];
        }
        Arrays.sort(greater);
        return greater[greater.length / 2];
    }

    private static int count(double[] values, int point, double least) {
        return (values[MOST * point] > least ? 1 : 0) + (values[MOST * point + 1] > least ? 1 : 0);
    }
}
