package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/** Inputs N(0, I) with labels that have nothing to do with them: each is drawn evenly from the classes. */
@Named(en = "random-labels", ru = "случайные-метки")
public record RandomLabels(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 20_000) int n,
        @Named(en = "features", ru = "признаков") @Range(min = 1, max = 256) int features,
        @Named(en = "classes", ru = "классов") @Range(min = 2, max = 50) int classes,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    public RandomLabels() {
        this(100, 8, 2, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = rng.nextInt(classes);
        }
        double[] x = Synthetic.gaussian(n * features, rng);
        Synthetic.multiply(x, scale);
        return Synthetic.ofClasses(features, x, labels, classes);
    }
}
