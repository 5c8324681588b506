package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.NetworkShape;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Guide;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Local rank of every layer: how many directions of the input still move its weighted sums noticeably, counted at each of a
 * fixed sample of training examples and averaged (Patel &amp; Shwartz-Ziv 2024). A direction counts if its singular value of
 * the Jacobian ∂z/∂x is above {@code threshold}·σ₁, and in a series of its own if it is above {@code absolute}.
 */
@Named(en = "local-rank", ru = "локальный-ранг")
public record LocalRank(
        @Named(en = "threshold", ru = "порог", also = "τ") @Range(min = 1e-12, max = 1, log = true) double threshold,
        @Named(en = "absolute", ru = "абсолютный", also = "ε") @Range(min = 1e-12, max = 1e6, log = true) double absolute,
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every,
        @Named(en = "samples", ru = "примеров") @Range(min = 1, max = 4096) int samples) implements Probe {

    private static final List<String> QUANTITIES = List.of("local_rank", "local_rank.absolute");

    public LocalRank() {
        this(1e-2, 1e-2, 25, 64);
    }

    @Override
    public Probe withEvery(int changed) {
        return new LocalRank(threshold, absolute, changed, samples);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (String quantity : QUANTITIES) {
            for (int layer = 1; layer <= shape.depth(); layer++) {
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
            List<Guide> guides = new ArrayList<>();
            for (int layer = 1; layer <= facts.shape().depth(); layer++) {
                lines.add(new Line(Series.ofLayer(layer, quantity), Emphasis.MAIN));
                guides.add(new Guide(Guide.Kind.CEILING, LocalRanks.ceiling(facts.shape(), layer), layer));
            }
            pictures.add(new Picture(quantity, 0, Axis.COUNT, lines, guides));
        }
        return pictures;
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        LocalRanks ranks = view.localRanks(threshold, absolute, samples);
        if (!ranks.areKnown()) {
            return;
        }
        int depth = view.shape().depth();
        for (int l = 0; l < depth; l++) {
            out.put(l, ranks.relative()[l]);
            out.put(depth + l, ranks.absolute()[l]);
        }
    }
}
