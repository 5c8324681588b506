package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Lengths;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Guide;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Frobenius norms of gradient, weights, biases and update of every layer, ‖ΔW‖/‖W‖, ‖W‖/‖b‖ now and at the start, and the
 * variance of the weights. Without biases the ratio is undefined, which is NaN.
 */
@Named(en = "norm", ru = "норма")
public record Norms(
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {

    private static final String UPDATE_TO_WEIGHT = "update_to_weight";
    /** An update of a thousandth of the weights is the usual pace. */
    private static final double USUAL_UPDATE = 1e-3;
    private static final List<String> QUANTITIES = List.of("gradient.norm", "weight.norm", "bias.norm", "update.norm",
            UPDATE_TO_WEIGHT, "norm_ratio", "norm_ratio.start", "weight.variance");

    public Norms() {
        this(10);
    }

    @Override
    public Probe withEvery(int changed) {
        return new Norms(changed);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (int layer = 1; layer <= shape.depth(); layer++) {
            for (String quantity : QUANTITIES) {
                series.add(Series.ofLayer(layer, quantity));
            }
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        List<Picture> pictures = new ArrayList<>();
        for (String quantity : QUANTITIES) {
            List<Line> lines = new ArrayList<>();
            for (int layer = 1; layer <= facts.shape().depth(); layer++) {
                lines.add(new Line(Series.ofLayer(layer, quantity), Emphasis.MAIN));
            }
            List<Guide> guides = quantity.equals(UPDATE_TO_WEIGHT) ? List.of(new Guide(Guide.Kind.USUAL, USUAL_UPDATE, 0)) : List.of();
            pictures.add(new Picture(quantity, 0, Axis.LOG, lines, guides));
        }
        return pictures;
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        Parameters p = view.parameters();
        for (int layer = 1; layer <= view.shape().depth(); layer++) {
            Parameters.Block w = p.weight(layer);
            Parameters.Block b = p.bias(layer);
            int index = QUANTITIES.size() * (layer - 1);
            double weightNorm = norm(p.values(), w);
            out.put(index, norm(p.gradient(), w));
            out.put(index + 1, weightNorm);
            out.put(index + 2, norm(p.values(), b));
            if (view.hasUpdate()) {
                double updateNorm = norm(view.update(), w);
                out.put(index + 3, updateNorm);
                if (weightNorm > 0) {
                    out.put(index + 4, updateNorm / weightNorm);
                }
            }
            out.put(index + 5, ratio(weightNorm, norm(p.values(), b)));
            out.put(index + 6, ratio(norm(view.startValues(), w), norm(view.startValues(), b)));
            out.put(index + 7, variance(p.values(), w));
        }
    }

    private static double norm(double[] a, Parameters.Block block) {
        return Lengths.norm(a, block.offset(), block.size());
    }

    private static double ratio(double weightNorm, double biasNorm) {
        return biasNorm == 0 ? Double.NaN : weightNorm / biasNorm;
    }

    private static double variance(double[] a, Parameters.Block block) {
        int end = block.offset() + block.size();
        double sum = 0;
        for (int i = block.offset(); i < end; i++) {
            sum += a[i];
        }
        double mean = sum / block.size();
        double squares = 0;
        for (int i = block.offset(); i < end; i++) {
            double off = a[i] - mean;
            squares = Math.fma(off, off, squares);
        }
        return squares / block.size();
    }
}
