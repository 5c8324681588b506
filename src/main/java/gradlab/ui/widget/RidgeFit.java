package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.data.Sine;
import gradlab.math.Rng;
import gradlab.nn.Loss;

/**
 * A curve through noisy points: a constant and bumps at fixed places, with weights that make mean squared error +
 * λ‖weights‖² least. The constant is not penalised.
 */
final class RidgeFit {

    static final double REACH = 2;
    private static final int BUMPS = 15;
    private static final double WIDTH = 0.36;
    private static final double FREQUENCY = 2;
    private static final double NOISE = 0.35;
    /** Without any penalty there are more weights than points; this little decides among the curves that fit. */
    private static final double LEAST_PENALTY = 1e-9;
    private static final long SEED = 12;

    private final DataSet training = new Sine(14, FREQUENCY, NOISE, 1).load(Rng.of(SEED, Rng.Stream.DATA));
    private final DataSet heldOut = new Sine(60, FREQUENCY, NOISE, 1).load(Rng.of(SEED, Rng.Stream.SPLIT));
    private final double[][] features = features(training);

    /**
     * The curve for one λ.
     *
     * @param weights of the constant and of the bumps
     */
    record Curve(double[] weights, double trainingError, double heldOutError) {
        double at(double x) {
            double[] row = row(x);
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += weights[j] * row[j];
            }
            return sum;
        }

        /** ‖weights‖², the constant not counted. */
        double size() {
            double sum = 0;
            for (int j = 1; j < weights.length; j++) {
                sum += weights[j] * weights[j];
            }
            return sum;
        }
    }

    DataSet training() {
        return training;
    }

    DataSet heldOut() {
        return heldOut;
    }

    /** What the points scatter about. */
    static double truth(double x) {
        return StrictMath.sin(FREQUENCY * x);
    }

    Curve fit(double lambda) {
        int n = features.length;
        int size = BUMPS + 1;
        double[][] normal = new double[size][size];
        double[] right = new double[size];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < size; j++) {
                right[j] += features[i][j] * training.targets()[i] / n;
                for (int k = 0; k < size; k++) {
                    normal[j][k] += features[i][j] * features[i][k] / n;
                }
            }
        }
        for (int j = 1; j < size; j++) {
            normal[j][j] += Math.max(lambda, LEAST_PENALTY);
        }
        Curve curve = new Curve(solved(normal, right), 0, 0);
        return new Curve(curve.weights(), error(curve, training), error(curve, heldOut));
    }

    private static double error(Curve curve, DataSet data) {
        double[] answers = new double[data.rows()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = curve.at(data.inputs()[i]);
        }
        return new Loss.Mse().value(answers, data.targets(), answers.length, 1);
    }

    private static double[][] features(DataSet data) {
        double[][] rows = new double[data.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(data.inputs()[i]);
        }
        return rows;
    }

    private static double[] row(double x) {
        double[] row = new double[BUMPS + 1];
        row[0] = 1;
        for (int j = 0; j < BUMPS; j++) {
            double away = (x - REACH * (2.0 * j / (BUMPS - 1) - 1)) / WIDTH;
            row[j + 1] = StrictMath.exp(-away * away / 2);
        }
        return row;
    }

    /** Cholesky's way to solve a symmetric positive definite system. */
    private static double[] solved(double[][] a, double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                for (int i = j; i < n; i++) {
                    a[i][j] -= a[i][k] * a[j][k];
                }
            }
            double root = Math.sqrt(a[j][j]);
            for (int i = j; i < n; i++) {
                a[i][j] /= root;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }
}
