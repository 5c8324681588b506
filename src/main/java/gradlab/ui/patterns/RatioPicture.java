package gradlab.ui.patterns;

import gradlab.compare.LayerFeatures;
import gradlab.compare.Patterns;
import gradlab.compare.Patterns.Stage;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;

/** Norms by depth: a dot per seed, the middle half of the seeds as a box, the medians joined. */
final class RatioPicture extends Picture {

    private static final List<String> QUANTITIES = List.of("ratio", "norm", "variance");
    private static final double GOLDEN = 0.618;

    @Override
    String id() {
        return "ratio";
    }

    @Override
    List<Option> options(Patterns patterns) {
        return List.of(Option.of("quantity", QUANTITIES.toArray(String[]::new)));
    }

    private static ToDoubleFunction<LayerFeatures> quantity(int chosen) {
        return switch (chosen) {
            case 0 -> LayerFeatures::ratio;
            case 1 -> LayerFeatures::norm;
            default -> LayerFeatures::entryVariance;
        };
    }

    private static double[] values(Patterns patterns, Stage stage, int layer, int chosen) {
        return patterns.runs().stream().mapToDouble(run -> quantity(chosen).applyAsDouble(stage.of(run).layers().get(layer - 1))).toArray();
    }

    @Override
    void paint(Pen pen, Patterns patterns, int[] chosen, Rectangle2D start, Rectangle2D end, List<Spot> spots) {
        int depth = patterns.shape().depth();
        double[] ends = Frame.ratios(Stream.of(Stage.values()).flatMapToDouble(stage -> IntStream.rangeClosed(1, depth).boxed()
                .flatMapToDouble(layer -> Arrays.stream(values(patterns, stage, layer, chosen[0])))).toArray());
        for (Stage stage : Stage.values()) {
            Rectangle2D room = stage == Stage.START ? start : end;
            Frame frame = Frame.in(pen, room, 0.5, depth + 0.5, ends[0], ends[1], true);
            frame.draw(pen, IntStream.rangeClosed(1, depth).asDoubleStream().boxed().toList(), layer -> Integer.toString((int) layer));
            boolean any = false;
            List<double[]> medians = new ArrayList<>();
            for (int layer = 1; layer <= depth; layer++) {
                double[] values = values(patterns, stage, layer, chosen[0]);
                double[] sorted = sorted(values);
                if (sorted.length > 0 && sorted[0] > 0) {
                    any = true;
                    layer(pen, patterns, frame, layer, values, sorted, spots);
                    medians.add(new double[] {frame.x(layer), frame.y(quantile(sorted, 0.5))});
                }
            }
            pen.stroke(pen.raw(), 2);
            for (int i = 1; i < medians.size(); i++) {
                pen.g().strokeLine(medians.get(i - 1)[0], medians.get(i - 1)[1], medians.get(i)[0], medians.get(i)[1]);
            }
            if (!any) {
                message(pen, frame.area(), pen.words().get("patterns.ratio.undefined"));
            }
        }
    }

    private static void layer(Pen pen, Patterns patterns, Frame frame, int layer, double[] values, double[] sorted, List<Spot> spots) {
        double half = Math.min(pen.of(22), 0.35 * (frame.x(1) - frame.x(0)));
        double top = frame.y(quantile(sorted, 0.75));
        pen.g().setFill(pen.faint(pen.raw()));
        pen.g().fillRect(frame.x(layer) - half, top, 2 * half, Math.max(1, frame.y(quantile(sorted, 0.25)) - top));
        for (int run = 0; run < values.length; run++) {
            if (values[run] > 0) {
                // spread evenly and alike at every look
                double x = frame.x(layer) + half * (2 * (run * GOLDEN % 1) - 1) * 0.8;
                double y = frame.y(values[run]);
                double radius = pen.of(2.2);
                pen.g().setFill(pen.raw());
                pen.g().fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
                spots.add(Spot.around(x, y, pen.of(5), seed(patterns, run, pen.words()) + " · " + pen.words().get("patterns.layer", layer) + ": "
                        + pen.words().number(values[run], 4), Picture.run(run)));
            }
        }
    }

    @Override
    String chance(Patterns patterns, int[] chosen, Words words) {
        double before = variation(patterns, Stage.START, chosen[0]);
        double after = variation(patterns, Stage.END, chosen[0]);
        return Double.isNaN(before) ? words.get("patterns.ratio.chance.none", words.percent(after))
                : words.get("patterns.ratio.chance", words.percent(before), words.percent(after));
    }

    /** The median over hidden layers of deviation over mean: one unit alone at the end says nothing about widths. */
    private static double variation(Patterns patterns, Stage stage, int chosen) {
        return median(IntStream.range(1, Math.max(2, patterns.shape().depth())).mapToDouble(layer ->
                gradlab.compare.Statistic.of(values(patterns, stage, layer, chosen)).variation()).toArray());
    }

    @Override
    List<List<String>> table(Patterns patterns, int[] chosen) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("seed", "layer", QUANTITIES.get(chosen[0]) + "_start", QUANTITIES.get(chosen[0]) + "_end")));
        for (int run = 0; run < patterns.runs().size(); run++) {
            for (int layer = 1; layer <= patterns.shape().depth(); layer++) {
                rows.add(List.of(Long.toString(patterns.runs().get(run).seed()), Integer.toString(layer),
                        number(values(patterns, Stage.START, layer, chosen[0])[run]), number(values(patterns, Stage.END, layer, chosen[0])[run])));
            }
        }
        return rows;
    }
}
