package gradlab.ui.chart;

import gradlab.probe.Series;
import gradlab.train.History;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/**
 * The chain of factors that carries the gradient from the output back to layer 1, as a waterfall: at every hidden layer the
 * effect of the weights above it and its own slope.
 *
 * @param links from the output backwards
 */
record FactorsStill(List<Link> links) implements Still {

    private static final String NORMALIZATION = "attenuation.normalization";
    private static final double PADDING = 0.08;
    private static final double BAR = 0.36;
    /** Room for the output, left of all columns. */
    private static final double LEAD = 50;
    private static final double ROOM_FOR_NUMBERS = 52;

    /** The factors of one hidden layer; all greater than 0. Without a normalisation its factor is 1. */
    record Link(int layer, double weights, double slope, double normalization) {
        double factor() {
            return weights * slope * normalization;
        }
    }

    FactorsStill {
        links = List.copyOf(links);
    }

    static Optional<FactorsStill> at(Readings readings, PictureBook book, int layer, double step) {
        List<Link> links = new ArrayList<>();
        for (int l = book.depth() - 1; l >= 1; l--) {
            Link link = new Link(l, value(readings, l, "attenuation.weight", step), value(readings, l, "attenuation.slope", step),
                    readings.history(Series.id(l, NORMALIZATION)).isPresent() ? value(readings, l, NORMALIZATION, step) : 1);
            if (!(link.weights() > 0 && link.slope() > 0 && link.normalization() > 0 && Double.isFinite(link.factor()))) {
                return Optional.empty();
            }
            links.add(link);
        }
        return links.isEmpty() ? Optional.empty() : Optional.of(new FactorsStill(links));
    }

    /** The share of the output's gradient that is left behind so many links. */
    double left(int count) {
        return links.stream().limit(count).mapToDouble(Link::factor).reduce(1, (a, b) -> a * b);
    }

    private boolean normalized() {
        return links.stream().anyMatch(link -> link.normalization() != 1);
    }

    /** The link that weakens the gradient most; empty if none does. */
    Optional<Link> weakest() {
        return links.stream().reduce((a, b) -> b.factor() < a.factor() ? b : a).filter(link -> link.factor() < 1);
    }

    @Override
    public Rectangle2D draw(Graphics2D g, Rectangle2D bounds, ChartStyle style, ChartWords words) {
        Palette palette = style.palette();
        double[] reached = IntStream.rangeClosed(0, links.size()).mapToDouble(this::left).toArray();
        double low = 0;
        double high = 0;
        for (int i = 0; i < links.size(); i++) {
            double between = Math.log10(reached[i] * links.get(i).weights());
            low = Math.min(low, Math.min(between, Math.log10(reached[i + 1])));
            high = Math.max(high, Math.max(between, Math.log10(reached[i + 1])));
        }
        double span = Math.max(1, high - low);
        StillAxes axes = StillAxes.in(bounds, low - PADDING * span, low + (1 + PADDING) * span, 1, style);
        Rectangle2D area = axes.area();
        axes.draw(g, Ticks.log(axes.low(), axes.high(), axes.rows(), words::logTick), style);
        String output = words.layer(links.size() + 1, links.size() + 1);
        double lead = lead(area, style);
        double column = (area.getWidth() - lead) / links.size();
        double bar = BAR * column;
        g.setColor(ChartStyle.awt(palette.fadedInk()));
        axes.label(g, output, area.getX() + lead / 2, 0);
        double start = Math.rint(axes.y(0)) + 0.5;
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(area.getX(), start, area.getX() + lead, start));
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            double middle = area.getX() + lead + (i + 0.5) * column;
            double from = Math.log10(reached[i]);
            double between = from + Math.log10(link.weights());
            double sloped = between + Math.log10(link.slope());
            double to = Math.log10(reached[i + 1]);
            double width = normalized() ? 2 * bar / 3 : bar;
            bar(g, axes, middle - bar, width, from, between, palette.positive());
            bar(g, axes, middle - bar + width, width, between, sloped, palette.negative());
            if (normalized()) {
                bar(g, axes, middle + bar - width, width, sloped, to, palette.series(2));
            }
            g.setColor(ChartStyle.awt(palette.fadedInk()));
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(middle + bar, axes.y(to), Math.min(area.getMaxX(), middle + column - bar), axes.y(to)));
            boolean weakest = weakest().filter(link::equals).isPresent();
            g.setColor(ChartStyle.awt(weakest ? palette.warning() : palette.fadedInk()));
            String name = column >= ROOM_FOR_NUMBERS * style.scale() ? words.layer(link.layer(), 0) : Integer.toString(link.layer());
            axes.label(g, name, middle, 0);
            if (column >= ROOM_FOR_NUMBERS * style.scale() || weakest) {
                double lowest = Math.max(axes.y(between), Math.max(axes.y(from), axes.y(to)));
                boolean below = lowest + 14 < area.getMaxY();
                double highest = Math.min(axes.y(between), Math.min(axes.y(from), axes.y(to)));
                axes.centred(g, "×" + words.words().number(link.factor(), 2), middle, below ? lowest + 12 : highest - 3);
            }
        }
        return area;
    }

    @Override
    public List<Key> keys(ChartStyle style, ChartWords words) {
        Palette palette = style.palette();
        List<Key> keys = new ArrayList<>(List.of(new Key(palette.positive(), words.words().get("chart.factors.weights"), ""),
                new Key(palette.negative(), words.words().get("chart.factors.slope"), "")));
        if (normalized()) {
            keys.add(new Key(palette.series(2), words.words().get("chart.factors.normalization"), ""));
        }
        keys.add(new Key(Color.TRANSPARENT, words.words().get("chart.factors.left"), "×" + words.words().number(left(links.size()), 2)));
        return keys;
    }

    private double lead(Rectangle2D area, ChartStyle style) {
        return Math.min(LEAD * style.scale(), area.getWidth() / (links.size() + 1));
    }

    @Override
    public Optional<Spot> at(double x, double y, Rectangle2D area, ChartStyle style, ChartWords words) {
        double lead = lead(area, style);
        if (x < area.getX() + lead || x > area.getMaxX()) {
            return Optional.empty();
        }
        double column = (area.getWidth() - lead) / links.size();
        int at = Math.clamp((int) ((x - area.getX() - lead) / column), 0, links.size() - 1);
        Link link = links.get(at);
        Palette palette = style.palette();
        Words numbers = words.words();
        List<ReadOut.Row> rows = new ArrayList<>(List.of(
                ReadOut.row(palette.positive(), numbers.get("chart.factors.weights"), "×" + numbers.number(link.weights(), 3)),
                ReadOut.row(palette.negative(), numbers.get("chart.factors.slope"), "×" + numbers.number(link.slope(), 3))));
        if (normalized()) {
            rows.add(ReadOut.row(palette.series(2), numbers.get("chart.factors.normalization"), "×" + numbers.number(link.normalization(), 3)));
        }
        rows.add(ReadOut.row(Color.TRANSPARENT, numbers.get("chart.factors.together"), "×" + numbers.number(link.factor(), 3)));
        rows.add(ReadOut.row(Color.TRANSPARENT, numbers.get("chart.factors.so-far"), "×" + numbers.number(left(at + 1), 3)));
        return Optional.of(new Spot(area.getX() + lead + (at + 0.5) * column, new ReadOut(words.layer(link.layer(), 0), List.of(), rows)));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("layer", "weights", "slope", "normalization", "left")));
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            rows.add(List.of(Integer.toString(link.layer()), Double.toString(link.weights()), Double.toString(link.slope()),
                    Double.toString(link.normalization()),
                    Double.toString(left(i + 1))));
        }
        return rows;
    }

    private static void bar(Graphics2D g, StillAxes axes, double x, double width, double from, double to, Color colour) {
        double top = Math.min(axes.y(from), axes.y(to));
        g.setColor(ChartStyle.awt(colour));
        g.fill(new Rectangle2D.Double(x, top, width - 1, Math.max(1.5, Math.abs(axes.y(from) - axes.y(to)))));
    }

    private static double value(Readings readings, int layer, String quantity, double step) {
        Optional<History> history = readings.history(Series.id(layer, quantity));
        return history.map(values -> Double.isNaN(step) ? values.last() : values.at(step)).orElse(Double.NaN);
    }
}
