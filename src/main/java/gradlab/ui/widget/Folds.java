package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.List;

/** Cross-validation in earnest: 300 noisy points of the moons in k parts, a network 2-8-1 trained without each part and tried on it. */
final class Folds {

    static final int EXAMPLES = 300;
    private static final long SEED = 7;
    private static final int STEPS = 120;
    private static final NetworkShape SHAPE = NetworkShape.of(2, List.of(new LayerSpec(8, new Activation.Tanh())), 1);

    private final DataSet data = new DataSource.Moons(EXAMPLES, 0.35, 1).load(Rng.of(SEED, Rng.Stream.DATA));
    private final int[] order = new int[EXAMPLES];

    Folds() {
        for (int i = 0; i < EXAMPLES; i++) {
            order[i] = i;
        }
        Rng.of(SEED, Rng.Stream.SPLIT).shuffle(order);
    }

    /** How many examples part 0.. of {@code folds} holds; parts differ by one at most. */
    static int size(int folds, int part) {
        return first(folds, part + 1) - first(folds, part);
    }

    private static int first(int folds, int part) {
        return (int) ((long) EXAMPLES * part / folds);
    }

    /** The share of right answers on every part, of a network trained on all others. */
    double[] scores(int folds) {
        double[] scores = new double[folds];
        for (int part = 0; part < folds; part++) {
            int from = first(folds, part);
            int to = first(folds, part + 1);
            double[] trainX = new double[2 * (EXAMPLES - (to - from))];
            double[] trainY = new double[EXAMPLES - (to - from)];
            double[] checkX = new double[2 * (to - from)];
            double[] checkY = new double[to - from];
            for (int i = 0; i < EXAMPLES; i++) {
                boolean check = i >= from && i < to;
                int at = check ? i - from : i < from ? i : i - (to - from);
                System.arraycopy(data.inputs(), 2 * order[i], check ? checkX : trainX, 2 * at, 2);
                (check ? checkY : trainY)[at] = data.targets()[order[i]];
            }
            scores[part] = rightShare(train(trainX, trainY), checkX, checkY);
        }
        return scores;
    }

    private static Parameters train(double[] x, double[] y) {
        Parameters parameters = new Parameters(SHAPE);
        parameters.initialize(new Initializer.Xavier(), Rng.of(SEED, Rng.Stream.WEIGHTS));
        Optimizer adam = new Optimizer.Adam(0.05, 0.9, 0.999, 1e-8);
        Optimizer.Rule rule = adam.start(parameters);
        Pass pass = new Pass(SHAPE, y.length, Kernels.best());
        Loss loss = new Loss.Bce();
        for (int step = 0; step < STEPS; step++) {
            double[] o = pass.forward(parameters, x, y.length);
            loss.gradient(o, y, pass.outputDelta(), y.length, 1);
            pass.backward(parameters, x, y.length);
            rule.step(parameters, adam.rate());
        }
        return parameters;
    }

    private static double rightShare(Parameters parameters, double[] x, double[] y) {
        double[] o = new Pass(SHAPE, y.length, Kernels.best()).forward(parameters, x, y.length);
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            right += o[i] > 0 == y[i] > 0.5 ? 1 : 0;
        }
        return (double) right / y.length;
    }
}
