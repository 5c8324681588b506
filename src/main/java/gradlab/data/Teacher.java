package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;
import gradlab.math.Rng;

/**
 * Numbers that depend on few directions of many: inputs x ~ N(0, I), answers y = tanh(2xU)V/√k with normal noise, where
 * the k columns of U are orthonormal and V ~ N(0, 1). However many features there are, k of their combinations say it all;
 * a k above the number of features counts as that number.
 */
@Named(en = "teacher", ru = "учитель")
public record Teacher(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 20_000) int n,
        @Named(en = "features", ru = "признаков") @Range(min = 1, max = 256) int features,
        @Named(en = "dimension", ru = "размерность", also = "k") @Range(min = 1, max = 256) int dimension,
        @Named(en = "outputs", ru = "выходов") @Range(min = 1, max = 64) int outputs,
        @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    private static final double STEEPNESS = 2;

    public Teacher() {
        this(512, 20, 3, 4, 0, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        return examples(n, directions(rng), Synthetic.gaussian(used() * outputs, rng), rng);
    }

    /**
     * Other examples of the same teacher, for probing what was learnt with inputs that were never trained on.
     *
     * @param teacher a generator equal to the one the training examples were loaded with
     * @param inputs where the new inputs and their noise come from
     */
    public DataSet fresh(int rows, Rng teacher, Rng inputs) {
        return examples(rows, directions(teacher), Synthetic.gaussian(used() * outputs, teacher), inputs);
    }

    /** U, one direction after the other. Drawn first, so the teacher does not depend on the number of examples. */
    private double[] directions(Rng rng) {
        return Synthetic.orthonormal(used(), features, rng);
    }

    private int used() {
        return Math.min(dimension, features);
    }

    private DataSet examples(int rows, double[] u, double[] v, Rng rng) {
        int k = used();
        double[] x = new double[rows * features];
        double[] y = new double[rows * outputs];
        for (int i = 0; i < rows; i++) {
            for (int f = 0; f < features; f++) {
                x[i * features + f] = rng.nextGaussian();
            }
            for (int d = 0; d < k; d++) {
                double bent = Elementary.tanh(STEEPNESS * Synthetic.dot(x, i * features, u, d * features, features));
                for (int o = 0; o < outputs; o++) {
                    y[i * outputs + o] += bent * v[d * outputs + o] / Math.sqrt(k);
                }
            }
            for (int o = 0; o < outputs; o++) {
                y[i * outputs + o] += noise * rng.nextGaussian();
            }
        }
        Synthetic.multiply(x, scale);
        return Synthetic.ofNumbers(features, x, y, outputs);
    }
}
