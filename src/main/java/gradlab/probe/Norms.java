package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Lengths;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/** Frobenius norms of gradient, weights, biases and update of every layer, and ‖ΔW‖/‖W‖. */
@Named(en = "norm", ru = "норма")
public record Norms(
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {
    private static final List<String> QUANTITIES =
            List.of("gradient.norm", "weight.norm", "bias.norm", "update.norm", "update_to_weight");

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
            pictures.add(new Picture(quantity, 0, Axis.LOG, lines, List.of()));
        }
        return pictures;
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        for (int layer = 1; layer <= view.shape().depth(); layer++) {
            Parameters p = view.parameters();
            Parameters.Block w = p.weight(layer);
            Parameters.Block b = p.bias(layer);
            int index = QUANTITIES.size() * (layer - 1);
            double weightNorm = Lengths.euclidean(p.values(), w.offset(), w.size());
            out.put(index, Lengths.euclidean(p.gradient(), w.offset(), w.size()));
            out.put(index + 1, weightNorm);
            out.put(index + 2, Lengths.euclidean(p.values(), b.offset(), b.size()));
            if (view.hasUpdate()) {
                double updateNorm = Lengths.euclidean(view.update(), w.offset(), w.size());
                out.put(index + 3, updateNorm);
                if (weightNorm > 0) {
                    out.put(index + 4, updateNorm / weightNorm);
                }
            }
        }
    }
}
