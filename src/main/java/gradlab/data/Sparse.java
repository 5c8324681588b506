package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/**
 * Short texts as bags of words: every example is {@code words} words drawn from a dictionary, every feature counts one
 * word of it, so almost all features are 0. Words are as frequent as in a language (the w-th with weight 1/w, Zipf): a
 * share {@code common} of them in one order for all classes, the rest in an order of the class's own.
 */
@Named(en = "sparse", ru = "разреженные")
public record Sparse(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 10_000) int n,
        @Named(en = "classes", ru = "классов") @Range(min = 2, max = 50) int classes,
        @Named(en = "features", ru = "признаков") @Range(min = 2, max = 1000) int features,
        @Named(en = "words", ru = "слов") @Range(min = 1, max = 1000) int words,
        @Named(en = "common", ru = "общих") @Range(min = 0, max = 1) double common,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    public Sparse() {
        this(400, 3, 60, 10, 0.5, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        double[] upTo = new double[features];
        for (int w = 0; w < features; w++) {
            upTo[w] = (w == 0 ? 0 : upTo[w - 1]) + 1.0 / (w + 1);
        }
        int[][] orders = new int[classes + 1][features];
        for (int[] order : orders) {
            for (int w = 0; w < features; w++) {
                order[w] = w;
            }
            rng.shuffle(order);
        }
        double[] x = new double[n * features];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            int label = i % classes;
            labels[i] = label;
            for (int w = 0; w < words; w++) {
                int[] order = orders[rng.nextDouble() < common ? classes : label];
                x[i * features + order[drawn(upTo, rng)]] += scale;
            }
        }
        return Synthetic.ofClasses(features, x, labels, classes);
    }

    /** The place in the order of frequency of one word. */
    private static int drawn(double[] upTo, Rng rng) {
        double height = rng.nextDouble() * upTo[upTo.length - 1];
        int w = 0;
        while (w < upTo.length - 1 && height >= upTo[w]) {
            w++;
        }
        return w;
    }
}
