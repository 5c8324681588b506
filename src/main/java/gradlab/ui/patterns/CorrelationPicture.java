package gradlab.ui.patterns;

import gradlab.compare.PairCorrelations;
import gradlab.compare.Patterns;
import gradlab.compare.Patterns.Stage;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;

/** How the weights of two runs correlate, as a histogram over pairs: as they stand and with matched units. */
final class CorrelationPicture extends Picture {

    private static final int BINS = 30;
    private static final double LEAST = 0.15;

    @Override
    String id() {
        return "correlation";
    }

    @Override
    void paint(Pen pen, Patterns patterns, int[] chosen, Rectangle2D start, Rectangle2D end, List<Spot> spots) {
        PairCorrelations pairs = patterns.correlations();
        double[] all = Stream.of(pairs.raw(), pairs.aligned()).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
        double low = Math.min(-LEAST, DoubleStream.of(all).min().orElse(0) - 0.03);
        double high = Math.max(LEAST, DoubleStream.of(all).max().orElse(0) + 0.03);
        int most = Stream.of(Stage.values()).flatMap(stage -> Stream.of(pairs.raw()[stage.ordinal()], pairs.aligned()[stage.ordinal()]))
                .mapToInt(values -> Arrays.stream(counts(values, low, high)).max().orElse(1)).max().orElse(1);
        for (Stage stage : Stage.values()) {
            Rectangle2D room = stage == Stage.START ? start : end;
            Rectangle2D below = new Rectangle2D(room.getMinX(), room.getMinY() + pen.line(), room.getWidth(), room.getHeight() - pen.line());
            Frame frame = Frame.in(pen, below, low, high, 0, 1.05 * most, false);
            double twice = 2 * pairs.chance();
            pen.g().setFill(pen.palette().line());
            pen.g().fillRect(frame.x(-twice), frame.area().getMinY(), frame.x(twice) - frame.x(-twice), frame.area().getHeight());
            frame.draw(pen, Frame.steps(low, high, 5), value -> pen.words().number(value, 2));
            bars(pen, frame, pairs.raw()[stage.ordinal()], pen.raw(), "patterns.raw", spots);
            bars(pen, frame, pairs.aligned()[stage.ordinal()], pen.matched(), "patterns.matched", spots, 4, 3);
            double x = pen.key(pen.words().get("patterns.raw"), frame.area().getMinX(), room.getMinY() + pen.line() / 2, pen.raw());
            x = pen.key(pen.words().get("patterns.matched"), x, room.getMinY() + pen.line() / 2, pen.matched(), 4, 3);
            pen.patch(pen.words().get("patterns.chance"), x, room.getMinY() + pen.line() / 2, pen.palette().line());
        }
    }

    private static int[] counts(double[] values, double low, double high) {
        int[] counts = new int[BINS];
        for (double value : values) {
            if (Double.isFinite(value)) {
                counts[Math.clamp((int) ((value - low) / (high - low) * BINS), 0, BINS - 1)]++;
            }
        }
        return counts;
    }

    private static void bars(Pen pen, Frame frame, double[] values, Color colour, String key, List<Spot> spots, double... dashes) {
        int[] counts = counts(values, frame.fromX(), frame.toX());
        double width = frame.area().getWidth() / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double x = frame.area().getMinX() + bin * width;
                double y = frame.y(counts[bin]);
                pen.g().setFill(pen.faint(colour));
                pen.g().fillRect(x, y, width, frame.area().getMaxY() - y);
                pen.stroke(colour, 1.5, dashes);
                pen.g().strokeRect(x + 0.5, y, width - 1, frame.area().getMaxY() - y);
                pen.g().setLineDashes();
                double from = frame.fromX() + bin * (frame.toX() - frame.fromX()) / BINS;
                spots.add(new Spot(new Rectangle2D(x, y, width, frame.area().getMaxY() - y), pen.words().get("patterns.correlation.bin",
                        pen.words().get(key), pen.words().number(from, 2), pen.words().number(from + (frame.toX() - frame.fromX()) / BINS, 2),
                        counts[bin]), OptionalInt.empty()));
            }
        }
    }

    @Override
    String chance(Patterns patterns, int[] chosen, Words words) {
        PairCorrelations pairs = patterns.correlations();
        return words.get("patterns.correlation.chance", words.number(2 * pairs.chance(), 2), words.number(median(pairs.aligned()[0]), 2),
                words.number(median(pairs.aligned()[1]), 2), words.whole(pairs.pairs().size()), words.whole(pairs.all()));
    }

    @Override
    List<List<String>> table(Patterns patterns, int[] chosen) {
        PairCorrelations pairs = patterns.correlations();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("seed", "other_seed", "raw_start", "matched_start", "raw_end", "matched_end")));
        for (int i = 0; i < pairs.pairs().size(); i++) {
            int[] pair = pairs.pairs().get(i);
            rows.add(List.of(Long.toString(patterns.runs().get(pair[0]).seed()), Long.toString(patterns.runs().get(pair[1]).seed()),
                    number(pairs.raw()[0][i]), number(pairs.aligned()[0][i]), number(pairs.raw()[1][i]), number(pairs.aligned()[1][i])));
        }
        return rows;
    }
}
