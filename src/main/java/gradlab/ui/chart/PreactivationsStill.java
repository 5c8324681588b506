package gradlab.ui.chart;

import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.probe.Activity;
import gradlab.probe.SlopeCounts;
import gradlab.train.KeptRows;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/**
 * Where the pre-activations of a hidden layer lie, under the curve of its activation and under the slope of that curve.
 *
 * @param counts below the bins, in each bin, above the bins
 * @param threshold ε: slopes below ε times the greatest are flat
 * @param flat share 0..1 of pairs with such a slope, absent where that says nothing
 */
record PreactivationsStill(int layer, Activation activation, double[] counts, double threshold, OptionalDouble flat) implements Still {

    private static final double REACH = Activity.SUM_REACH;
    /** The bars of what lies outside take the width of two bins beyond the axis. */
    private static final double BEYOND = 4 * REACH / Activity.SUM_BINS;
    private static final double ZONE = 0.1;
    private static final double FAINT = 0.55;
    private static final double PADDING = 1.08;
    private static final double[] SLOPE = {5, 3};
    private static final double[] TICKS = {-10, -5, 0, 5, 10};

    static Optional<PreactivationsStill> at(Readings readings, PictureBook book, int layer, double step) {
        Optional<NetworkShape> hidden = book.shape().filter(shape -> shape.isHidden(layer));
        if (hidden.isEmpty()) {
            return Optional.empty();
        }
        Activation activation = hidden.get().activation(layer);
        return readings.recorder().spectra().sums(layer).map(KeptRows::view).filter(view -> row(view, step) >= 0).map(view -> {
            double[] counts = new double[view.width()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = view.value(row(view, step), i);
            }
            OptionalDouble flat = activation.saturates() ? flatShare(readings, layer, book.saturationThreshold(), step) : OptionalDouble.empty();
            return new PreactivationsStill(layer, activation, counts, book.saturationThreshold(), flat);
        });
    }

    private static OptionalDouble flatShare(Readings readings, int layer, double threshold, double step) {
        return readings.recorder().spectra().slopes(layer).map(KeptRows::view).filter(view -> row(view, step) >= 0)
                .map(view -> OptionalDouble.of(view.of(row(view, step), shares -> SlopeCounts.shareBelow(shares, threshold))))
                .orElse(OptionalDouble.empty());
    }

    private static int row(KeptRows.View view, double step) {
        return Double.isNaN(step) ? view.size() - 1 : view.rowAt(step);
    }

    /** True where the slope is so small that the layer hardly learns. */
    boolean isFlat(double z) {
        return Math.abs(activation.slope(z)) < threshold * activation.greatestSlope();
    }

    double share(int bar) {
        double total = DoubleStream.of(counts).sum();
        return total == 0 ? 0 : counts[bar] / total;
    }

    @Override
    public Rectangle2D draw(Graphics2D g, Rectangle2D bounds, ChartStyle style, ChartWords words) {
        double highest = IntStream.range(0, counts.length).mapToDouble(this::share).max().orElse(0);
        StillAxes axes = StillAxes.in(bounds, 0, Math.max(0.01, highest) * PADDING, 1, style);
        Rectangle2D area = axes.area();
        Palette palette = style.palette();
        shadeFlat(g, area, palette);
        axes.draw(g, Ticks.linear(0, axes.high(), axes.rows(), share -> words.words().percent(share)), style);
        Color colour = bars(palette);
        for (int bar = 0; bar < counts.length; bar++) {
            boolean outside = bar == 0 || bar == counts.length - 1;
            double from = bar == 0 ? -REACH - BEYOND : edge(bar);
            double to = bar == counts.length - 1 ? REACH + BEYOND : edge(bar + 1);
            double top = axes.y(share(bar));
            g.setColor(ChartStyle.awt(outside ? palette.fadedInk() : colour));
            g.fill(new Rectangle2D.Double(x(area, from) + 0.5, top, x(area, to) - x(area, from) - 1, area.getMaxY() - top));
        }
        g.setColor(ChartStyle.awt(palette.fadedInk()));
        for (double tick : TICKS) {
            axes.label(g, (tick == 0 ? "z = " : "") + words.words().number(tick, 2), x(area, tick), 0);
        }
        curve(g, area, activation::value, Curve.stroke(1.75, new double[0]), palette.ink());
        curve(g, area, activation::slope, Curve.stroke(1.75, SLOPE), palette.ink());
        return area;
    }

    @Override
    public List<Key> keys(ChartStyle style, ChartWords words) {
        Palette palette = style.palette();
        List<Key> keys = new ArrayList<>(List.of(new Key(bars(palette), "z", ""), new Key(palette.ink(), words.words().get("chart.preactivations.curves"), "")));
        flat.ifPresent(share -> keys.add(new Key(zone(palette), words.words().get("chart.preactivations.flat"), words.words().percent(share))));
        double outside = share(0) + share(counts.length - 1);
        if (outside > 0) {
            keys.add(new Key(palette.fadedInk(), "|z| > 10", words.words().percent(outside)));
        }
        return keys;
    }

    @Override
    public Optional<Spot> at(double x, double y, Rectangle2D area, ChartStyle style, ChartWords words) {
        if (x < area.getX() || x > area.getMaxX()) {
            return Optional.empty();
        }
        double z = (x - area.getX()) / area.getWidth() * 2 * (REACH + BEYOND) - REACH - BEYOND;
        int bar = z < -REACH ? 0 : z > REACH ? counts.length - 1 : Math.clamp((int) ((z + REACH) / (2 * REACH) * Activity.SUM_BINS) + 1, 1, Activity.SUM_BINS);
        boolean outside = bar == 0 || bar == counts.length - 1;
        Palette palette = style.palette();
        Words numbers = words.words();
        String head = outside ? (bar == 0 ? "z < " : "z > ") + numbers.number(bar == 0 ? -REACH : REACH, 2)
                : numbers.get("chart.preactivations.between", numbers.number(edge(bar), 2), numbers.number(edge(bar + 1), 2));
        List<ReadOut.Row> rows = new ArrayList<>(List.of(
                ReadOut.row(outside ? palette.fadedInk() : bars(palette), numbers.get("chart.preactivations.share"), numbers.percent(share(bar)))));
        if (!outside) {
            rows.add(ReadOut.row(palette.ink(), "f(z)", numbers.number(activation.value(z), 3)));
            rows.add(new ReadOut.Row(palette.ink(), SLOPE, "f′(z)", List.of(numbers.number(activation.slope(z), 3))));
        }
        if (flat.isPresent() && isFlat(z)) {
            rows.add(ReadOut.row(zone(palette), numbers.get("chart.preactivations.here-flat"), ""));
        }
        return Optional.of(new Spot(x, new ReadOut(head, List.of(), rows)));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("from", "to", "count")));
        for (int bar = 0; bar < counts.length; bar++) {
            rows.add(List.of(bar == 0 ? "-Infinity" : Double.toString(edge(bar)),
                    bar == counts.length - 1 ? "Infinity" : Double.toString(edge(bar + 1)), Long.toString((long) counts[bar])));
        }
        return rows;
    }

    /** Where bar 1.. begins. */
    private static double edge(int bar) {
        return -REACH + 2 * REACH * (bar - 1) / Activity.SUM_BINS;
    }

    private static double x(Rectangle2D area, double z) {
        return area.getX() + (z + REACH + BEYOND) / (2 * (REACH + BEYOND)) * area.getWidth();
    }

    private Color bars(Palette palette) {
        return palette.surface().interpolate(palette.series(layer - 1), FAINT);
    }

    private static Color zone(Palette palette) {
        return palette.surface().interpolate(palette.warning(), 2 * ZONE);
    }

    private void shadeFlat(Graphics2D g, Rectangle2D area, Palette palette) {
        if (flat.isEmpty()) {
            return;
        }
        g.setColor(ChartStyle.awt(palette.surface().interpolate(palette.warning(), ZONE)));
        for (double x = area.getX(); x < area.getMaxX(); x++) {
            double z = (x - area.getX()) / area.getWidth() * 2 * (REACH + BEYOND) - REACH - BEYOND;
            if (isFlat(z)) {
                g.fill(new Rectangle2D.Double(x, area.getY(), 1, area.getHeight()));
            }
        }
    }

    /** Draws a curve on a scale of its own: from its least to its greatest value, zero included. */
    private void curve(Graphics2D g, Rectangle2D area, DoubleUnaryOperator f, java.awt.Stroke stroke, Color colour) {
        int points = (int) area.getWidth();
        double[] values = new double[points + 1];
        double least = 0;
        double greatest = 0;
        for (int i = 0; i <= points; i++) {
            values[i] = f.applyAsDouble(-REACH + 2 * REACH * i / points);
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        double span = greatest > least ? greatest - least : 1;
        Path2D path = new Path2D.Double();
        for (int i = 0; i <= points; i++) {
            double x = x(area, -REACH + 2 * REACH * i / points);
            double y = area.getMaxY() - 2 - (values[i] - least) / span * (area.getHeight() - 4);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        g.setColor(ChartStyle.awt(colour));
        g.setStroke(stroke);
        g.draw(path);
    }
}
