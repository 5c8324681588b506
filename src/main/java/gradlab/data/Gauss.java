package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/**
 * Two round normal clouds as in TensorFlow Playground: class 0 around (−2, −2), class 1 around (2, 2); {@code noise} is
 * the standard deviation of each coordinate. A straight line is the best border there is.
 */
@Named(en = "gauss", ru = "гаусс")
public record Gauss(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
        @Named(en = "noise", ru = "шум") @Range(min = 0, max = 5) double noise,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    private static final double CENTRE = 2;

    public Gauss() {
        this(300, 1, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        return Synthetic.plane(n, scale, (i, x, at) -> {
            double centre = i % 2 == 0 ? -CENTRE : CENTRE;
            x[at] = centre + noise * rng.nextGaussian();
            x[at + 1] = centre + noise * rng.nextGaussian();
        });
    }
}
