package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.math.Rng;
import gradlab.nn.Loss;

/**
 * The gradients of many batches at one place: a logistic neuron with two weights on 300 points of the moons. Batches are drawn
 * without putting examples back, as an epoch does, and a larger batch holds the smaller one of the same draw.
 */
final class BatchGradients {

    static final int EXAMPLES = 300;
    static final int DRAWS = 150;
    private static final long SEED = 7;
    private static final double[] WEIGHTS = {-0.4, 0.3};

    private final double[] each = new double[2 * EXAMPLES];
    private final int[][] orders = new int[DRAWS][EXAMPLES];

    BatchGradients() {
        DataSet data = new DataSource.Moons(EXAMPLES, 0.25, 1).load(Rng.of(SEED, Rng.Stream.DATA));
        Loss loss = new Loss.Bce();
        double[] slope = new double[1];
        for (int i = 0; i < EXAMPLES; i++) {
            double x1 = data.inputs()[2 * i];
            double x2 = data.inputs()[2 * i + 1];
            loss.gradient(new double[] {WEIGHTS[0] * x1 + WEIGHTS[1] * x2}, new double[] {data.targets()[i]}, slope, 1, 1);
            each[2 * i] = slope[0] * x1;
            each[2 * i + 1] = slope[0] * x2;
        }
        Rng rng = Rng.of(SEED, Rng.Stream.BATCHES);
        for (int[] order : orders) {
            for (int i = 0; i < EXAMPLES; i++) {
                order[i] = i;
            }
            for (int i = EXAMPLES - 1; i > 0; i--) {
                int j = rng.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
        }
    }

    /** The gradient over all examples. */
    double[] full() {
        return mean(orders[0], EXAMPLES);
    }

    /** The gradients of all draws of so many examples, one after the other. */
    double[] of(int batch) {
        double[] tips = new double[2 * DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            System.arraycopy(mean(orders[draw], batch), 0, tips, 2 * draw, 2);
        }
        return tips;
    }

    private double[] mean(int[] order, int batch) {
        double[] sum = new double[2];
        for (int i = 0; i < batch; i++) {
            sum[0] += each[2 * order[i]];
            sum[1] += each[2 * order[i] + 1];
        }
        return new double[] {sum[0] / batch, sum[1] / batch};
    }

    /** The root of the mean squared distance between a batch's gradient and the full one. */
    double spread(int batch) {
        double[] tips = of(batch);
        double[] full = full();
        double sum = 0;
        for (int i = 0; i < tips.length; i++) {
            double off = tips[i] - full[i % 2];
            sum += off * off;
        }
        return Math.sqrt(sum / DRAWS);
    }

    /** The share of batches whose gradient points to the wrong side: a step against it would climb. */
    double misleading(int batch) {
        double[] tips = of(batch);
        double[] full = full();
        int wrong = 0;
        for (int i = 0; i < DRAWS; i++) {
            wrong += tips[2 * i] * full[0] + tips[2 * i + 1] * full[1] < 0 ? 1 : 0;
        }
        return (double) wrong / DRAWS;
    }
}
