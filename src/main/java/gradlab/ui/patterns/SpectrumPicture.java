package gradlab.ui.patterns;

import gradlab.compare.Patterns;
import gradlab.compare.Patterns.Stage;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;

/** Sorted singular values of a layer: every seed a line, their middle half a band, random matrices of the same shape and norm grey. */
final class SpectrumPicture extends Picture {

    private static final double NOTHING = 1e-12;

    @Override
    String id() {
        return "spectrum";
    }

    @Override
    String lesson() {
        return "singular-values";
    }

    @Override
    List<Option> options(Patterns patterns) {
        return List.of(Option.layers(patterns.shape().depth()));
    }

    private static double[][] values(Patterns patterns, Stage stage, int layer) {
        return patterns.runs().stream().map(run -> stage.of(run).layers().get(layer).singularValues()).toArray(double[][]::new);
    }

    /** Random matrices with the mean norm of the layer at this stage. */
    private static double[][] random(Patterns patterns, Stage stage, int layer) {
        double factor = norm(patterns, stage, layer) / norm(patterns, Stage.END, layer);
        return Arrays.stream(patterns.randomSpectra()[layer]).map(one -> Arrays.stream(one).map(value -> factor * value).toArray()).toArray(double[][]::new);
    }

    private static double norm(Patterns patterns, Stage stage, int layer) {
        return patterns.runs().stream().mapToDouble(run -> stage.of(run).layers().get(layer).norm()).average().orElse(1);
    }

    private static double[] column(double[][] all, int k) {
        return sorted(Arrays.stream(all).mapToDouble(one -> one[k]).toArray());
    }

    @Override
    void paint(Pen pen, Patterns patterns, int[] chosen, Rectangle2D start, Rectangle2D end, List<Spot> spots) {
        int layer = chosen[0];
        double top = Stream.of(Stage.values()).flatMap(stage -> Arrays.stream(values(patterns, stage, layer))).mapToDouble(one -> one[0]).max().orElse(1);
        double[] ends = Frame.ratios(Stream.of(Stage.values()).flatMap(stage -> Stream.concat(Arrays.stream(values(patterns, stage, layer)),
                Arrays.stream(random(patterns, stage, layer)))).flatMapToDouble(Arrays::stream).filter(value -> value > 1e-4 * top).toArray());
        for (Stage stage : Stage.values()) {
            Rectangle2D room = stage == Stage.START ? start : end;
            Rectangle2D below = new Rectangle2D(room.getMinX(), room.getMinY() + pen.line(), room.getWidth(), room.getHeight() - pen.line());
            double[][] own = values(patterns, stage, layer);
            double[][] random = random(patterns, stage, layer);
            int count = own[0].length;
            Frame frame = Frame.in(pen, below, 0.5, count + 0.5, ends[0], ends[1], true);
            band(pen, frame, count, k -> new double[] {column(random, k)[0], column(random, k)[random.length - 1]}, pen.palette().line());
            frame.draw(pen, Frame.steps(1, count, 8), k -> k == Math.rint(k) && k >= 1 ? Integer.toString((int) k) : "");
            band(pen, frame, count, k -> new double[] {quantile(column(own, k), 0.25), quantile(column(own, k), 0.75)}, pen.faint(pen.raw()));
            for (int run = 0; run < own.length; run++) {
                line(pen, frame, own[run], pen.faint(pen.raw()), 1);
                for (int k = 0; k < count; k++) {
                    double[] chance = column(random, k);
                    spots.add(Spot.around(frame.x(k + 1), frame.y(Math.max(NOTHING, own[run][k])), pen.of(5), pen.words().get("patterns.spectrum.value",
                            seed(patterns, run, pen.words()), k + 1, pen.words().number(own[run][k], 3), pen.words().number(chance[0], 3),
                            pen.words().number(chance[chance.length - 1], 3)), Picture.run(run)));
                }
            }
            double[] medians = IntStream.range(0, count).mapToDouble(k -> quantile(column(own, k), 0.5)).toArray();
            line(pen, frame, medians, pen.raw(), 2);
            pen.g().setFill(pen.raw());
            for (int k = 0; k < count; k++) {
                pen.g().fillOval(frame.x(k + 1) - pen.of(2.5), frame.y(Math.max(NOTHING, medians[k])) - pen.of(2.5), pen.of(5), pen.of(5));
            }
            double x = pen.key(pen.words().get("patterns.median"), frame.area().getMinX(), room.getMinY() + pen.line() / 2, pen.raw());
            pen.patch(pen.words().get("patterns.random"), x, room.getMinY() + pen.line() / 2, pen.palette().line());
        }
    }

    private static void band(Pen pen, Frame frame, int count, IntFunction<double[]> ends, Color colour) {
        double half = count == 1 ? 0.2 : 0;
        double[] x = new double[2 * count + 2];
        double[] y = new double[2 * count + 2];
        int n = 0;
        for (int k = 0; k < count; k++, n++) {
            x[n] = frame.x(k + 1 - half);
            y[n] = frame.y(Math.max(NOTHING, ends.apply(k)[0]));
        }
        for (int k = count - 1; k >= 0; k--, n++) {
            x[n] = frame.x(k + 1 - half);
            y[n] = frame.y(Math.max(NOTHING, ends.apply(k)[1]));
        }
        if (count == 1) {
            x[n] = frame.x(1 + half);
            y[n] = y[1];
            x[n + 1] = frame.x(1 + half);
            y[n + 1] = y[0];
            n += 2;
        }
        pen.g().setFill(colour);
        pen.g().fillPolygon(x, y, n);
    }

    private static void line(Pen pen, Frame frame, double[] values, Color colour, double width) {
        pen.stroke(colour, width);
        for (int k = 1; k < values.length; k++) {
            pen.g().strokeLine(frame.x(k), frame.y(Math.max(NOTHING, values[k - 1])), frame.x(k + 1), frame.y(Math.max(NOTHING, values[k])));
        }
    }

    @Override
    String chance(Patterns patterns, int[] chosen, Words words) {
        double[] chance = column(patterns.randomSpectra()[chosen[0]], 0);
        return words.get("patterns.spectrum.chance", patterns.randomSpectra()[chosen[0]].length,
                words.number(quantile(column(values(patterns, Stage.START, chosen[0]), 0), 0.5), 3),
                words.number(quantile(column(values(patterns, Stage.END, chosen[0]), 0), 0.5), 3),
                words.number(chance[0], 3), words.number(chance[chance.length - 1], 3));
    }

    @Override
    List<List<String>> table(Patterns patterns, int[] chosen) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("seed", "index", "start", "end", "random_least_end", "random_greatest_end")));
        double[][] random = patterns.randomSpectra()[chosen[0]];
        for (int run = 0; run < patterns.runs().size(); run++) {
            double[] before = values(patterns, Stage.START, chosen[0])[run];
            double[] after = values(patterns, Stage.END, chosen[0])[run];
            for (int k = 0; k < after.length; k++) {
                double[] chance = column(random, k);
                rows.add(List.of(Long.toString(patterns.runs().get(run).seed()), Integer.toString(k + 1), number(before[k]), number(after[k]),
                        number(chance[0]), number(chance[chance.length - 1])));
            }
        }
        return rows;
    }
}
