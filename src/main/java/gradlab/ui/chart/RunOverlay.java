package gradlab.ui.chart;

import gradlab.train.History;
import gradlab.train.Window;
import gradlab.ui.chart.Companions.Companion;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import org.jfree.chart.plot.XYPlot;

/**
 * The curves of other runs behind those of the chosen one. While runs are compared, the colour says what a curve shows and
 * the dashes say whose it is.
 */
final class RunOverlay {

    private static final double THIN = 1.25;
    private static final double FAINT_WIDTH = 1;
    static final double[] DIFFERENCE = {1, 3};

    private final Companions companions;
    private final List<Curve> compared;
    private final List<Line> lines = new ArrayList<>();
    private final WindowDataset dataset;
    private final PathRenderer renderer = new PathRenderer();
    private final Optional<Difference> difference;
    private final WindowDataset differences = new WindowDataset(List.of("difference"));
    private final PathRenderer differenceRenderer = new PathRenderer();

    private record Line(Curve curve, Readings from) {
    }

    /** How far a curve is from that of another run. */
    private record Difference(Curve curve, Companion other) {
        /** At a step, the latest for NaN. */
        double at(Readings own, double step) {
            return Math.abs(PictureChart.value(own, curve, step) - PictureChart.value(other.readings(), curve, step));
        }
    }

    /**
     * @param own the curves of the chosen run
     * @param layer whose difference is shown, where every layer has a curve
     */
    RunOverlay(List<Curve> own, Companions companions, ChartStyle style, int layer) {
        this.companions = companions;
        compared = compared(own);
        for (Companion other : companions.others()) {
            for (Curve curve : compared) {
                lines.add(new Line(inStyleOf(other.number(), curve, THIN), other.readings()));
            }
        }
        dataset = new WindowDataset(lines.stream().map(line -> line.curve().series()).toList());
        for (int i = 0; i < lines.size(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.awt(lines.get(i).curve().colour()), false);
            renderer.setSeriesStroke(i, lines.get(i).curve().stroke(style.scale()), false);
        }
        Optional<Curve> main = compared.stream().filter(curve -> curve.layer() == layer).findFirst().or(() -> compared.stream().findFirst());
        difference = companions.reference().filter(_ -> companions.difference()).flatMap(other -> main.map(curve -> new Difference(curve, other)));
        differenceRenderer.setSeriesPaint(0, ChartStyle.awt(differenceColour(style.palette())), false);
        differenceRenderer.setSeriesStroke(0, Curve.stroke(THIN, DIFFERENCE, style.scale()), false);
    }

    /** The curves of the chosen run, in its own style if others stand beside it. */
    static List<Curve> dressed(List<Curve> curves, Companions companions) {
        return companions.isEmpty() ? curves : curves.stream()
                .map(curve -> isCompared(curve) ? inStyleOf(companions.chosen(), curve, curve.width()) : curve).toList();
    }

    static Color differenceColour(Palette palette) {
        return palette.ink();
    }

    /** Puts itself behind the curves of a plot. */
    void layUnder(XYPlot plot) {
        plot.setDataset(1, dataset);
        plot.setRenderer(1, renderer);
        plot.setDataset(2, differences);
        plot.setRenderer(2, differenceRenderer);
    }

    /** Takes over what was recorded. */
    void show(Readings own, int buckets, Scale scale) {
        dataset.replace(lines.stream().map(line -> window(line, buckets)).toList(), scale);
        differences.replace(List.of(difference.map(found -> window(found, own, buckets)).orElse(Window.EMPTY)), scale);
    }

    /** Values recorded by the other runs so far; grows with each. */
    long points() {
        return lines.stream().mapToLong(line -> line.from().history(line.curve().series()).map(History::points).orElse(0L)).sum();
    }

    /** The smallest place of the other runs' curves from a step on, NaN if there is none. */
    double low(double fromStep) {
        return dataset.low(fromStep);
    }

    double high(double fromStep) {
        return dataset.high(fromStep);
    }

    /** Writes the names of all curves on them: whose they are and, where that is not clear, what they show. */
    void name(RunTags tags, PictureChart chart, ChartWords words) {
        List<RunTags.Tag> chosen = new ArrayList<>();
        for (int i = 0; i < chart.curves().size(); i++) {
            Curve curve = chart.curves().get(i);
            if (compared.stream().anyMatch(each -> each.series().equals(curve.series()) && each.kind() == curve.kind())) {
                chosen.add(new RunTags.Tag(words.tag(companions.chosen(), curve), curve.colour(), chart.dataset(), i));
            }
        }
        tags.write(companions.chosen(), chosen, chart);
        for (Companion other : companions.others()) {
            List<RunTags.Tag> its = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).from() == other.readings()) {
                    its.add(new RunTags.Tag(words.tag(other.number(), lines.get(i).curve()), lines.get(i).curve().colour(), dataset, i));
                }
            }
            tags.write(other.number(), its, chart);
        }
    }

    boolean hasDifference() {
        return difference.isPresent();
    }

    /** The difference at a step, the latest for NaN; NaN if none is shown. */
    double difference(Readings own, double step) {
        return difference.map(found -> found.at(own, step)).orElse(Double.NaN);
    }

    private static Window window(Line line, int buckets) {
        return PictureChart.scaled(line.from().history(line.curve().series()).map(history -> history.window(buckets)).orElse(Window.EMPTY),
                line.curve().factor());
    }

    /** Where both runs have been; runs that do not differ yet have no difference to draw. */
    private static Window window(Difference difference, Readings own, int buckets) {
        Window steps = own.history(difference.curve().series()).map(history -> history.window(buckets)).orElse(Window.EMPTY);
        double last = difference.other().readings().history(difference.curve().series())
                .map(history -> history.window(1)).filter(window -> !window.isEmpty()).map(window -> window.steps()[window.size() - 1]).orElse(-1.0);
        double[] values = new double[steps.size()];
        for (int i = 0; i < values.length; i++) {
            double value = steps.steps()[i] <= last ? difference.at(own, steps.steps()[i]) : Double.NaN;
            values[i] = value == 0 ? Double.NaN : value;
        }
        return new Window(steps.steps(), values);
    }

    /** Of many singular values the greatest and the smallest; the loss of every batch would hide all else. */
    private static List<Curve> compared(List<Curve> own) {
        return Curves.named(own).stream().filter(RunOverlay::isCompared).toList();
    }

    private static boolean isCompared(Curve curve) {
        return curve.kind() != Curve.Kind.THRESHOLD && !(curve.kind() == Curve.Kind.NAMED && curve.width() <= FAINT_WIDTH);
    }

    private static Curve inStyleOf(int number, Curve curve, double width) {
        return new Curve(curve.series(), curve.factor(), curve.layer(), curve.kind(), curve.colour(), width, Palette.dashes(number));
    }
}
