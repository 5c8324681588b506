package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Spectrum;
import gradlab.nn.NetworkShape;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Guide;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/** Rank at a relative threshold, stable rank and effective rank of gradient, weights and update of every layer. */
@Named(en = "rank", ru = "ранг")
public record Ranks(
        @Named(en = "threshold", ru = "порог", also = "τ") @Range(min = 1e-16, max = 1, log = true) double threshold,
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {
    private static final List<String> QUANTITIES = List.of("rank", "stable_rank", "effective_rank");

    public Ranks() {
        this(1e-3, 10);
    }

    @Override
    public Probe withEvery(int changed) {
        return new Ranks(threshold, changed);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (Matrix matrix : Matrix.values()) {
            for (int layer = 1; layer <= shape.depth(); layer++) {
                for (String quantity : QUANTITIES) {
                    series.add(Series.ofLayer(layer, matrix.id() + "." + quantity));
                }
            }
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        List<Picture> pictures = new ArrayList<>();
        for (Matrix matrix : Matrix.values()) {
            for (String quantity : QUANTITIES) {
                String id = matrix.id() + "." + quantity;
                List<Line> lines = new ArrayList<>();
                List<Guide> guides = new ArrayList<>();
                for (int layer = 1; layer <= facts.shape().depth(); layer++) {
                    lines.add(new Line(Series.ofLayer(layer, id), Emphasis.MAIN));
                    if (matrix == Matrix.GRADIENT) {
                        guides.add(new Guide(Guide.Kind.CEILING, facts.rankCeiling(layer), layer));
                    }
                }
                pictures.add(new Picture(id, 0, Axis.COUNT, lines, guides));
            }
        }
        return pictures;
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        int index = 0;
        for (Matrix matrix : Matrix.values()) {
            boolean known = matrix != Matrix.UPDATE || view.hasUpdate();
            for (int layer = 1; layer <= view.shape().depth(); layer++, index += 3) {
                if (known) {
                    Spectrum spectrum = view.spectrum(matrix, layer);
                    out.put(index, spectrum.rank(threshold));
                    out.put(index + 1, spectrum.stableRank());
                    out.put(index + 2, spectrum.effectiveRank());
                }
            }
        }
    }
}
