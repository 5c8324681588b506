package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.BackwardNorms;
import gradlab.nn.NetworkShape;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Guide;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * How the gradient fares on its way back through the layers, on the step's own batch: the norm of every layer's delta, the
 * attenuation α = ‖D_l‖/‖D_{l+1}‖ of every hidden layer, and the factors that multiply to it: the effect of the weights
 * ‖D_{l+1}·W_{l+1}ᵀ‖/‖D_{l+1}‖, the effect of the slopes, and of a normalisation where there is one. Their product over all
 * hidden layers is ‖D_1‖/‖D_L‖. What a zero delta would be divided by is not measured.
 */
@Named(en = "transport", ru = "перенос")
public record Transport(
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {

    /** A hidden layer that lets through less of the delta counts as fading. */
    public static final double FADING = 0.1;
    /** Below this product over all hidden layers the gradient vanishes, above its inverse it explodes. */
    public static final double VANISHING = 1e-4;
    /** The network-wide product of attenuations. */
    public static final String PRODUCT = "attenuation.product";
    /** The attenuation of a hidden layer. */
    public static final String ATTENUATION = "attenuation";

    private static final String DELTA = "delta.norm";
    private static final String WEIGHT = "attenuation.weight";
    private static final String SLOPE = "attenuation.slope";
    private static final String NORMALIZATION = "attenuation.normalization";

    public Transport() {
        this(10);
    }

    @Override
    public Probe withEvery(int changed) {
        return new Transport(changed);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (int layer = 1; layer < shape.depth(); layer++) {
            for (String quantity : List.of(DELTA, ATTENUATION, WEIGHT, SLOPE)) {
                series.add(Series.ofLayer(layer, quantity));
            }
            if (shape.normalizes(layer)) {
                series.add(Series.ofLayer(layer, NORMALIZATION));
            }
        }
        series.add(Series.ofLayer(shape.depth(), DELTA));
        if (shape.depth() > 1) {
            series.add(Series.of(PRODUCT));
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        int depth = facts.shape().depth();
        boolean normalized = facts.shape().normalization().isThere();
        List<Line> product = depth == 1 ? List.of() : List.of(new Line(Series.of(PRODUCT), Emphasis.MAIN));
        return List.of(new Picture(DELTA, 0, Axis.LOG, lines(DELTA, depth), List.of()),
                new Picture(ATTENUATION, 0, Axis.LOG, lines(ATTENUATION, depth - 1), List.of(threshold(FADING))),
                new Picture(WEIGHT, 0, Axis.LOG, lines(WEIGHT, depth - 1), List.of()),
                new Picture(SLOPE, 0, Axis.LOG, lines(SLOPE, depth - 1), List.of()),
                new Picture(NORMALIZATION, 0, Axis.LOG, normalized ? lines(NORMALIZATION, depth - 1) : List.of(), List.of()),
                new Picture(PRODUCT, 0, Axis.LOG, product, List.of(threshold(VANISHING), threshold(1 / VANISHING))));
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        BackwardNorms norms = view.backward();
        int depth = view.shape().depth();
        int index = 0;
        for (int layer = 1; layer < depth; layer++) {
            out.put(index++, norms.delta(layer));
            putQuotient(out, index++, norms.delta(layer), norms.delta(layer + 1));
            putQuotient(out, index++, norms.arriving(layer), norms.delta(layer + 1));
            putQuotient(out, index++, norms.sloped(layer), norms.arriving(layer));
            if (view.shape().normalizes(layer)) {
                putQuotient(out, index++, norms.delta(layer), norms.sloped(layer));
            }
        }
        out.put(index++, norms.delta(depth));
        if (depth > 1) {
            putQuotient(out, index, norms.delta(1), norms.delta(depth));
        }
    }

    private static void putQuotient(Sink out, int index, double of, double by) {
        if (by != 0) {
            out.put(index, of / by);
        }
    }

    private static List<Line> lines(String quantity, int lastLayer) {
        List<Line> lines = new ArrayList<>();
        for (int layer = 1; layer <= lastLayer; layer++) {
            lines.add(new Line(Series.ofLayer(layer, quantity), Emphasis.MAIN));
        }
        return lines;
    }

    private static Guide threshold(double value) {
        return new Guide(Guide.Kind.THRESHOLD, value, 0);
    }
}
