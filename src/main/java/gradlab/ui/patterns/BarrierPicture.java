package gradlab.ui.patterns;

import gradlab.compare.Paths;
import gradlab.compare.Patterns;
import gradlab.compare.Patterns.Stage;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;

/** The loss along straight lines from the first run to others: as they stand, and with matched units. */
final class BarrierPicture extends Picture {

    private static final double[] DASHES = {6, 4};

    @Override
    String id() {
        return "barrier";
    }

    @Override
    void paint(Pen pen, Patterns patterns, int[] chosen, Rectangle2D start, Rectangle2D end, List<Spot> spots) {
        Paths paths = patterns.paths();
        double[] all = Stream.of(paths.raw(), paths.aligned()).flatMap(Arrays::stream).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite).sorted().toArray();
        double high = all.length == 0 ? 1 : Math.max(1e-9, Math.min(all[all.length - 1], 1e4 * quantile(all, 0.9)));
        for (Stage stage : Stage.values()) {
            Rectangle2D room = stage == Stage.START ? start : end;
            Rectangle2D below = new Rectangle2D(room.getMinX(), room.getMinY() + pen.line(), room.getWidth(), room.getHeight() - pen.line());
            Frame frame = Frame.in(pen, below, 0, 1, 0, 1.05 * high, false);
            frame.draw(pen, List.of(0.0, 0.25, 0.5, 0.75, 1.0), share -> pen.words().number(share, 2));
            lines(pen, patterns, frame, paths.raw()[stage.ordinal()], pen.raw(), "patterns.raw", spots);
            lines(pen, patterns, frame, paths.aligned()[stage.ordinal()], pen.matched(), "patterns.matched", spots, DASHES);
            double x = pen.key(pen.words().get("patterns.raw"), frame.area().getMinX(), room.getMinY() + pen.line() / 2, pen.raw());
            pen.key(pen.words().get("patterns.matched"), x, room.getMinY() + pen.line() / 2, pen.matched(), DASHES);
        }
    }

    private static void lines(Pen pen, Patterns patterns, Frame frame, double[][] paths, Color colour, String key, List<Spot> spots, double... dashes) {
        for (int other = 0; other < paths.length; other++) {
            line(pen, frame, paths[other], pen.faint(colour), 1);
            for (int i = 0; i < paths[other].length; i++) {
                double share = (double) i / (Paths.POINTS - 1);
                int run = patterns.paths().others()[other];
                spots.add(Spot.around(frame.x(share), frame.y(paths[other][i]), pen.of(5), pen.words().get("patterns.barrier.value",
                        patterns.runs().getFirst().seed(), patterns.runs().get(run).seed(), pen.words().get(key), pen.words().number(share, 2),
                        pen.words().number(paths[other][i], 3)), Picture.run(run)));
            }
        }
        double[] medians = IntStream.range(0, Paths.POINTS).mapToDouble(i -> median(Arrays.stream(paths).mapToDouble(path -> path[i]).toArray())).toArray();
        line(pen, frame, medians, colour, 2.2, dashes);
    }

    private static void line(Pen pen, Frame frame, double[] values, Color colour, double width, double... dashes) {
        pen.stroke(colour, width, dashes);
        pen.g().beginPath();
        for (int i = 0; i < values.length; i++) {
            double x = frame.x((double) i / (values.length - 1));
            if (i == 0) {
                pen.g().moveTo(x, frame.y(values[i]));
            } else {
                pen.g().lineTo(x, frame.y(values[i]));
            }
        }
        pen.g().stroke();
        pen.g().setLineDashes();
    }

    private static double barrier(double[][] paths) {
        return median(Arrays.stream(paths).mapToDouble(Paths::barrier).toArray());
    }

    @Override
    String chance(Patterns patterns, int[] chosen, Words words) {
        Paths paths = patterns.paths();
        return words.get("patterns.barrier.chance", words.number(barrier(paths.raw()[1]), 2), words.number(barrier(paths.aligned()[1]), 2),
                words.number(barrier(paths.raw()[0]), 2), words.number(barrier(paths.aligned()[0]), 2));
    }

    @Override
    List<List<String>> table(Patterns patterns, int[] chosen) {
        Paths paths = patterns.paths();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("seed", "share", "raw_start", "matched_start", "raw_end", "matched_end")));
        for (int other = 0; other < paths.others().length; other++) {
            for (int i = 0; i < Paths.POINTS; i++) {
                rows.add(List.of(Long.toString(patterns.runs().get(paths.others()[other]).seed()), number((double) i / (Paths.POINTS - 1)),
                        number(paths.raw()[0][other][i]), number(paths.aligned()[0][other][i]), number(paths.raw()[1][other][i]),
                        number(paths.aligned()[1][other][i])));
            }
        }
        return rows;
    }
}
