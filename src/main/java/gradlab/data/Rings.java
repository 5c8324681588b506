package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/** Concentric rings of radii 1, 2, 3 …, one class each, with normal noise on the radius. */
@Named(en = "rings", ru = "кольца")
public record Rings(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
        @Named(en = "classes", ru = "классов") @Range(min = 3, max = 10) int classes,
        @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    public Rings() {
        this(300, 3, 0.1, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        return Synthetic.plane(n, classes, scale, (i, x, at) -> {
            double radius = 1 + i % classes + noise * rng.nextGaussian();
            double angle = rng.uniform(0, 2 * StrictMath.PI);
            x[at] = radius * StrictMath.cos(angle);
            x[at + 1] = radius * StrictMath.sin(angle);
        });
    }
}
