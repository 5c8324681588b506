package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.NetworkShape;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Line;
import java.util.List;

/** Batch loss at every due step; loss and accuracy over the whole parts every {@code whole} steps. */
@Named(en = "loss", ru = "потери")
public record Losses(
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every,
        @Named(en = "whole", ru = "целиком") @Range(min = 1, max = 1_000_000) int whole) implements Probe {
    public Losses() {
        this(1, 10);
    }

    @Override
    public Probe withEvery(int changed) {
        return new Losses(changed, changed);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        return List.of(Series.of("loss.batch"), Series.of("rate"), Series.of("loss.train"), Series.of("loss.test"),
                Series.of("accuracy.train"), Series.of("accuracy.test"));
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        return List.of(
                new Picture("loss", 0, Axis.LOG, List.of(new Line(Series.of("loss.batch"), Emphasis.FAINT),
                        new Line(Series.of("loss.train"), Emphasis.MAIN),
                        new Line(Series.of("loss.test"), Emphasis.SECOND)), List.of()),
                new Picture("accuracy", 0, Axis.SHARE, List.of(new Line(Series.of("accuracy.train"), Emphasis.MAIN),
                        new Line(Series.of("accuracy.test"), Emphasis.SECOND)), List.of()));
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        out.put(0, view.batchLoss());
        if (view.hasUpdate()) {
            out.put(1, view.rate());
        }
        if (step % whole == 0 || !view.hasUpdate()) {
            Scores training = view.training();
            Scores test = view.test();
            out.put(2, training.loss());
            putIfKnown(out, 3, test.loss());
            putIfKnown(out, 4, training.accuracy());
            putIfKnown(out, 5, test.accuracy());
        }
    }

    private static void putIfKnown(Sink out, int index, double value) {
        if (!Double.isNaN(value)) {
            out.put(index, value);
        }
    }
}
