package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Lengths;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Guide;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Every diagnostic of the lab. A probe reads numbers on the training thread and knows nothing of drawing. To add one,
 * add a record here and its words to the text bundles.
 */
public sealed interface Probe {

    /** Measures at steps 0, every, 2·every, … */
    int every();

    Probe withEvery(int every);

    /** The series it writes, in the order of the sink's index. */
    List<Series> series(NetworkShape shape);

    /** The charts made of its series. */
    List<Picture> pictures(Facts facts);

    /** Writes what it has to say about this step; leaving a series out means "not measured". */
    void measure(long step, StepView view, Sink out);

    default boolean isDue(long step) {
        return step % every() == 0;
    }

    /** Batch loss at every due step; loss and accuracy over the whole parts every {@code whole} steps. */
    @Named(en = "loss", ru = "потери")
    record Losses(
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

    /** Rank at a relative threshold, stable rank and effective rank of gradient, weights and update of every layer. */
    @Named(en = "rank", ru = "ранг")
    record Ranks(
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

    /** All singular values of gradient, weights and update of every layer. */
    @Named(en = "spectrum", ru = "спектр")
    record Spectra(
            @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every) implements Probe {
        public Spectra() {
            this(10);
        }

        /** Id of singular value {@code index} (from 1) of a layer's matrix. */
        public static String id(int layer, Matrix matrix, int index) {
            return Series.id(layer, matrix.id() + ".sigma" + index);
        }

        @Override
        public Probe withEvery(int changed) {
            return new Spectra(changed);
        }

        @Override
        public List<Series> series(NetworkShape shape) {
            List<Series> series = new ArrayList<>();
            for (Matrix matrix : Matrix.values()) {
                for (int layer = 1; layer <= shape.depth(); layer++) {
                    series.addAll(seriesOf(shape, matrix, layer));
                }
            }
            return series;
        }

        @Override
        public List<Picture> pictures(Facts facts) {
            List<Picture> pictures = new ArrayList<>();
            for (Matrix matrix : Matrix.values()) {
                for (int layer = 1; layer <= facts.shape().depth(); layer++) {
                    List<Line> lines = seriesOf(facts.shape(), matrix, layer).stream()
                            .map(series -> new Line(series, Emphasis.MAIN)).toList();
                    pictures.add(new Picture(matrix.id() + ".sigma", layer, Axis.LOG, lines, List.of()));
                }
            }
            return pictures;
        }

        @Override
        public void measure(long step, StepView view, Sink out) {
            int index = 0;
            for (Matrix matrix : Matrix.values()) {
                boolean known = matrix != Matrix.UPDATE || view.hasUpdate();
                for (int layer = 1; layer <= view.shape().depth(); layer++) {
                    int count = count(view.shape(), layer);
                    if (known) {
                        double[] values = view.spectrum(matrix, layer).values();
                        for (int i = 0; i < count; i++) {
                            out.put(index + i, values[i]);
                        }
                    }
                    index += count;
                }
            }
        }

        private static List<Series> seriesOf(NetworkShape shape, Matrix matrix, int layer) {
            List<Series> series = new ArrayList<>();
            for (int i = 1; i <= count(shape, layer); i++) {
                series.add(new Series(id(layer, matrix, i), layer));
            }
            return series;
        }

        private static int count(NetworkShape shape, int layer) {
            return Math.min(shape.units(layer - 1), shape.units(layer));
        }
    }

    /**
     * Saturated share (sigmoid, tanh), dead share (ReLU family) and mean slope of every hidden layer, over the whole
     * training part. A pair is saturated when |f′(z)| &lt; threshold·max f′.
     */
    @Named(en = "saturation", ru = "насыщение")
    record Saturation(
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

    /** Frobenius norms of gradient, weights, biases and update of every layer, and ‖ΔW‖/‖W‖. */
    @Named(en = "norm", ru = "норма")
    record Norms(
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
}
