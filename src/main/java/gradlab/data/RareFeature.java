package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;
import gradlab.math.Rng;

/**
 * A task for a single logistic neuron in which the last feature is almost always 0: it is 1 in a {@code share} of the
 * examples, rounded, at least one. The other features are N(0, 1). The class is 1 with probability σ(w·x), where the
 * weights of the usual features are 1, −1, 1, … and the weight of the rare one is 3.
 */
@Named(en = "rare-feature", ru = "редкий-признак")
public record RareFeature(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
        @Named(en = "features", ru = "признаков") @Range(min = 2, max = 100) int features,
        @Named(en = "share", ru = "доля") @Range(min = 0.001, max = 0.5, log = true) double share,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    private static final double RARE_WEIGHT = 3;

    public RareFeature() {
        this(1000, 5, 0.02, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        rng.shuffle(order);
        int present = Math.max(1, (int) Math.round(share * n));
        int rare = features - 1;
        double[] x = new double[n * features];
        for (int i = 0; i < present; i++) {
            x[order[i] * features + rare] = 1;
        }
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            double logit = RARE_WEIGHT * x[i * features + rare];
            for (int f = 0; f < rare; f++) {
                x[i * features + f] = rng.nextGaussian();
                logit += f % 2 == 0 ? x[i * features + f] : -x[i * features + f];
            }
            labels[i] = rng.nextDouble() < Elementary.sigmoid(logit) ? 1 : 0;
        }
        Synthetic.multiply(x, scale);
        return Synthetic.ofClasses(features, x, labels, 2);
    }
}
