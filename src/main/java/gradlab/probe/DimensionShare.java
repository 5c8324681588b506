package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.NetworkShape;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of its width a hidden layer uses: the least number of principal directions that carry a share of its activations'
 * variance, divided by its units. Elsewhere this is called "layer saturation" (Shenk et al. 2019, Richter et al. 2021); it
 * says nothing about slopes, and a high value is a good one.
 */
@Named(en = "dimension-share", ru = "доля-измерений")
public record DimensionShare(
        @Named(en = "variance", ru = "дисперсия") @Range(min = 0.5, max = 1) double variance,
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {

    private static final String ID = "dimension_share";

    public DimensionShare() {
        this(0.99, 25);
    }

    @Override
    public Probe withEvery(int changed) {
        return new DimensionShare(variance, changed);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (int layer = 1; layer < shape.depth(); layer++) {
            series.add(Series.ofLayer(layer, ID));
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        List<Line> lines = series(facts.shape()).stream().map(each -> new Line(each, Emphasis.MAIN)).toList();
        return List.of(new Picture(ID, 0, Axis.SHARE, lines, List.of()));
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        for (int layer = 1; layer < view.shape().depth(); layer++) {
            out.put(layer - 1, view.dimensionShare(layer, variance));
        }
    }
}
