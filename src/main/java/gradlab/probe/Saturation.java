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
import java.util.function.Predicate;

/**
 * Saturated share and bin measure φ_B (sigmoid, tanh), dead share (ReLU family) and mean slope of every hidden layer, over
 * the whole training part. A pair is saturated when |f′(z)| &lt; threshold·max f′; the shares at z ≤ 0 and z &gt; 0 stand apart
 * too, and at z ≤ 0 also for functions that are flat only there.
 */
@Named(en = "saturation", ru = "насыщение")
public record Saturation(
        @Named(en = "threshold", ru = "порог", also = "ε") @Range(min = 1e-6, max = 0.99) double threshold,
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {

    private static final List<String> QUANTITIES =
            List.of("saturation", "saturation.left", "saturation.right", "dead", "slope.mean", "phi_b");

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
            for (String quantity : QUANTITIES) {
                series.add(Series.ofLayer(layer, quantity));
            }
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        NetworkShape shape = facts.shape();
        return List.of(picture("saturation", "saturation", Axis.SHARE, shape, Activation::saturates),
                picture("dead", "dead", Axis.SHARE, shape, Activation::canDie),
                picture("slope", "slope.mean", Axis.LINEAR, shape, any -> true),
                picture("saturation.left", "saturation.left", Axis.SHARE, shape, any -> any.flat() != Activation.Flat.NEVER),
                picture("saturation.right", "saturation.right", Axis.SHARE, shape, Activation::saturates),
                picture("phi_b", "phi_b", Axis.SHARE, shape, Activation::saturates));
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        Activity activity = view.activity(threshold);
        for (int layer = 1; layer < view.shape().depth(); layer++) {
            Activation activation = view.shape().activation(layer);
            int index = QUANTITIES.size() * (layer - 1);
            if (activation.saturates()) {
                out.put(index, activity.saturatedShare(layer));
                out.put(index + 2, activity.right()[layer - 1]);
                out.put(index + 5, activity.binMeasure()[layer - 1]);
            }
            if (activation.flat() != Activation.Flat.NEVER) {
                out.put(index + 1, activity.left()[layer - 1]);
            }
            if (activation.canDie()) {
                out.put(index + 3, activity.deadShare(layer));
            }
            out.put(index + 4, activity.meanSlope()[layer - 1]);
        }
    }

    private static Picture picture(String id, String quantity, Axis axis, NetworkShape shape, Predicate<Activation> has) {
        List<Line> lines = new ArrayList<>();
        for (int layer = 1; layer < shape.depth(); layer++) {
            if (has.test(shape.activation(layer))) {
                lines.add(new Line(Series.ofLayer(layer, quantity), Emphasis.MAIN));
            }
        }
        return new Picture(id, 0, axis, lines, List.of());
    }
}
