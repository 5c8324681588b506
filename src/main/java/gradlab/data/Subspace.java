package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;
import gradlab.math.Rng;

/**
 * Inputs that lie in a random subspace of dimension {@code rank} through the origin: normal coordinates z times
 * orthonormal directions. {@code noise} lifts every feature off the subspace; without it the matrix of inputs has exactly
 * that rank. Classes come from a small random network over z (five tanh units), which is odd, so both are equally likely.
 * A rank above the number of features counts as that number.
 */
@Named(en = "plane", ru = "плоскость")
public record Subspace(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 20_000) int n,
        @Named(en = "rank", ru = "ранг") @Range(min = 1, max = 256) int rank,
        @Named(en = "features", ru = "признаков") @Range(min = 1, max = 256) int features,
        @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
        @Named(en = "answer", ru = "ответ") Answer answer,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    private static final int TEACHER_UNITS = 5;

    /** What the network is to predict: the class, or the input itself, as an autoencoder does. */
    public enum Answer {
        @Named(en = "classes", ru = "классы") CLASSES,
        @Named(en = "input", ru = "вход") INPUT
    }

    public Subspace() {
        this(200, 2, 8, 0, Answer.CLASSES, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        int r = Math.min(rank, features);
        double[] basis = Synthetic.orthonormal(r, features, rng);
        double[] first = Synthetic.gaussian(TEACHER_UNITS * r, rng);
        double[] second = Synthetic.gaussian(TEACHER_UNITS, rng);
        double[] x = new double[n * features];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            double[] z = Synthetic.gaussian(r, rng);
            for (int f = 0; f < features; f++) {
                double sum = 0;
                for (int d = 0; d < r; d++) {
                    sum += z[d] * basis[d * features + f];
                }
                x[i * features + f] = sum;
            }
            double score = 0;
            for (int u = 0; u < TEACHER_UNITS; u++) {
                score += second[u] * Elementary.tanh(Synthetic.dot(z, 0, first, u * r, r));
            }
            labels[i] = score > 0 ? 1 : 0;
        }
        if (noise > 0) {
            for (int i = 0; i < x.length; i++) {
                x[i] += noise * rng.nextGaussian();
            }
        }
        Synthetic.multiply(x, scale);
        return answer == Answer.INPUT ? Synthetic.ofNumbers(features, x, x, features)
                : Synthetic.ofClasses(features, x, labels, 2);
    }
}
