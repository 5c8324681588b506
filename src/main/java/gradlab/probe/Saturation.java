package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Saturated share (sigmoid, tanh), dead share (ReLU family) and mean slope of every hidden layer, over the whole
 * training part. A pair is saturated when |f′(z)| &lt; threshold·max f′.
 */
@Named(en = "saturation", ru = "насыщение")
public record Saturation(
        @Named(en = "threshold", ru = "порог", also = "ε") @Range(min = 1e-6, max = 0.99) double threshold,
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {
    public Saturation() {
        this(0.1, 10);
    }

    @Override
    public Probe withEvery(int changed) {
        return new Saturation(threshold, changed);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (int layer = 1; layer < shape.depth(); layer++) {
            series.add(Series.ofLayer(layer, "saturation"));
            series.add(Series.ofLayer(layer, "dead"));
            series.add(Series.ofLayer(layer, "slope.mean"));
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        List<Line> saturated = new ArrayList<>();
        List<Line> dead = new ArrayList<>();
        List<Line> slopes = new ArrayList<>();
        for (int layer = 1; layer < facts.shape().depth(); layer++) {
            Activation activation = facts.shape().activation(layer);
            slopes.add(new Line(Series.ofLayer(layer, "slope.mean"), Emphasis.MAIN));
            if (activation.saturates()) {
                saturated.add(new Line(Series.ofLayer(layer, "saturation"), Emphasis.MAIN));
            }
            if (activation.canDie()) {
                dead.add(new Line(Series.ofLayer(layer, "dead"), Emphasis.MAIN));
            }
        }
        return List.of(new Picture("saturation", 0, Axis.SHARE, saturated, List.of()),
                new Picture("dead", 0, Axis.SHARE, dead, List.of()),
                new Picture("slope", 0, Axis.LINEAR, slopes, List.of()));
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        Activity activity = view.activity(threshold);
        for (int layer = 1; layer < view.shape().depth(); layer++) {
            Activation activation = view.shape().activation(layer);
            int index = 3 * (layer - 1);
            if (activation.saturates()) {
                out.put(index, activity.saturatedShare(layer));
            }
            if (activation.canDie()) {
                out.put(index + 1, activity.deadShare(layer));
            }
            out.put(index + 2, activity.meanSlope()[layer - 1]);
        }
    }
}
