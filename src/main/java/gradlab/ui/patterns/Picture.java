package gradlab.ui.patterns;

import gradlab.compare.Patterns;
import gradlab.ui.Words;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.text.TextAlignment;

/**
 * One question about many runs, drawn before and after training beside each other. Its words stand under
 * {@code patterns.<id>} (title), {@code .read} (how to read it) and {@code .chance} (what chance alone would give).
 */
abstract class Picture {

    /** A choice that the card offers: its name is {@code patterns.choice.<id>}. */
    record Option(String id, List<Function<Words, String>> labels) {

        static Option layers(int count) {
            return new Option("layer", IntStream.rangeClosed(1, count).<Function<Words, String>>mapToObj(layer ->
                    words -> words.get("patterns.layer", layer)).toList());
        }

        static Option of(String id, String... members) {
            return new Option(id, Arrays.stream(members).<Function<Words, String>>map(member ->
                    words -> words.get("patterns.choice." + id + "." + member)).toList());
        }
    }

    abstract String id();

    /** The lesson about it. */
    String lesson() {
        return "weight-patterns";
    }

    List<Option> options(Patterns patterns) {
        return List.of();
    }

    /**
     * Draws both panels and says what stands where.
     *
     * @param chosen per option, which of its members
     */
    abstract void paint(Pen pen, Patterns patterns, int[] chosen, Rectangle2D start, Rectangle2D end, List<Spot> spots);

    /** What chance alone gives, and the same before training, in one sentence or two. */
    abstract String chance(Patterns patterns, int[] chosen, Words words);

    /** The numbers behind the picture, the header first. */
    abstract List<List<String>> table(Patterns patterns, int[] chosen);

    static String number(double value) {
        return Double.isFinite(value) ? gradlab.experiment.Notation.number(value) : "";
    }

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : quantile(sorted, 0.5);
    }

    /** Between the values around it, linearly. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        return below + 1 < sorted.length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    static String seed(Patterns patterns, int run, Words words) {
        return words.get("patterns.seed", patterns.runs().get(run).seed());
    }

    static void message(Pen pen, Rectangle2D room, String text) {
        pen.caption(text, (room.getMinX() + room.getMaxX()) / 2, (room.getMinY() + room.getMaxY()) / 2, TextAlignment.CENTER);
    }

    static OptionalInt run(int place) {
        return OptionalInt.of(place);
    }
}
