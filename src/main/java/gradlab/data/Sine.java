package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/** A curve to be learnt from one number: y = sin(frequency·x) with normal noise on y, x even over −2…2. */
@Named(en = "sine", ru = "синус")
public record Sine(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
        @Named(en = "frequency", ru = "частота") @Range(min = 0.1, max = 20, log = true) double frequency,
        @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    private static final double REACH = 2;

    public Sine() {
        this(100, 3, 0.1, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double at = rng.uniform(-REACH, REACH);
            x[i] = scale * at;
            y[i] = StrictMath.sin(frequency * at) + noise * rng.nextGaussian();
        }
        return Synthetic.ofNumbers(1, x, y, 1);
    }
}
