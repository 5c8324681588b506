package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Elementary;
import gradlab.math.Rng;

/**
 * A wave and a step across each other: inputs x ~ N(0, I), one answer y = sin(2x·u₁) + tanh(2x·u₂) with normal noise, u₁
 * and u₂ orthonormal. With a single feature both run along it.
 */
@Named(en = "ridges", ru = "гребни")
public record Ridges(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
        @Named(en = "features", ru = "признаков") @Range(min = 1, max = 256) int features,
        @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    private static final double STEEPNESS = 2;

    public Ridges() {
        this(512, 4, 0, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        int directions = Math.min(2, features);
        double[] u = Synthetic.orthonormal(directions, features, rng);
        Synthetic.refuseTooMany(n, features);
        double[] x = new double[n * features];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int f = 0; f < features; f++) {
                x[i * features + f] = rng.nextGaussian();
            }
            double alongWave = STEEPNESS * Synthetic.dot(x, i * features, u, 0, features);
            double alongStep = STEEPNESS * Synthetic.dot(x, i * features, u, (directions - 1) * features, features);
            y[i] = StrictMath.sin(alongWave) + Elementary.tanh(alongStep) + noise * rng.nextGaussian();
        }
        Synthetic.multiply(x, scale);
        return Synthetic.ofNumbers(features, x, y, 1);
    }
}
