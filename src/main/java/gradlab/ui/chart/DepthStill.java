package gradlab.ui.chart;

import gradlab.probe.Series;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/**
 * Norms of weights and biases by depth, at one step and at the start.
 *
 * @param weights,biases norms per layer, then those at the first recorded step; NaN where not measured
 */
record DepthStill(double[] weights, double[] biases, double[] firstWeights, double[] firstBiases) implements Still {

    private static final double[] FIRST = {3, 3};
    private static final double DOT = 3;
    private static final double FAINT = 0.45;
    private static final double PADDING = 0.12;
    private static final double ROOM_FOR_WORDS = 58;

    static Optional<DepthStill> at(Readings readings, PictureBook book, int layer, double step) {
        DepthStill still = new DepthStill(norms(readings, book, "weight.norm", step), norms(readings, book, "bias.norm", step),
                norms(readings, book, "weight.norm", 0), norms(readings, book, "bias.norm", 0));
        return DoubleStream.of(still.weights()).anyMatch(norm -> norm > 0) ? Optional.of(still) : Optional.empty();
    }

    /** ‖W‖/‖b‖ of layer 1..; infinite where the biases are 0. */
    double ratio(int layer) {
        return weights[layer - 1] / biases[layer - 1];
    }

    @Override
    public Rectangle2D draw(Graphics2D g, Rectangle2D bounds, ChartStyle style, ChartWords words) {
        double[] places = Stream.of(weights, biases, firstWeights, firstBiases).flatMapToDouble(DoubleStream::of)
                .filter(norm -> norm > 0 && norm < Double.POSITIVE_INFINITY).map(Math::log10).toArray();
        double low = DoubleStream.of(places).min().orElse(-1);
        double high = DoubleStream.of(places).max().orElse(0);
        double padding = Math.max(PADDING, PADDING * (high - low));
        StillAxes axes = StillAxes.in(bounds, low - padding, high + padding, 2, style);
        axes.draw(g, Ticks.log(axes.low(), axes.high(), axes.rows(), words::logTick), style);
        Palette palette = style.palette();
        line(g, axes, firstBiases, faint(palette, biasColour(palette)), true);
        line(g, axes, firstWeights, faint(palette, weightColour(palette)), true);
        line(g, axes, biases, biasColour(palette), false);
        line(g, axes, weights, weightColour(palette), false);
        g.setColor(ChartStyle.awt(palette.fadedInk()));
        boolean roomy = axes.area().getWidth() / weights.length >= ROOM_FOR_WORDS * style.scale();
        for (int layer = 1; layer <= weights.length; layer++) {
            double x = x(axes, layer);
            axes.label(g, roomy ? words.layer(layer, weights.length) : Integer.toString(layer), x, 0);
            axes.label(g, words.words().number(ratio(layer), 2), x, 1);
        }
        return axes.area();
    }

    @Override
    public List<Key> keys(ChartStyle style, ChartWords words) {
        Palette palette = style.palette();
        return List.of(new Key(weightColour(palette), "‖W‖", ""), new Key(biasColour(palette), "‖b‖", ""),
                new Key(faint(palette, weightColour(palette)), words.words().get("chart.depth.first"), ""));
    }

    @Override
    public Optional<Spot> at(double x, double y, Rectangle2D area, ChartStyle style, ChartWords words) {
        if (x < area.getX() || x > area.getMaxX()) {
            return Optional.empty();
        }
        int layer = Math.clamp((int) ((x - area.getX()) / area.getWidth() * weights.length) + 1, 1, weights.length);
        Palette palette = style.palette();
        Words numbers = words.words();
        String first = numbers.get("chart.depth.first");
        return Optional.of(new Spot(area.getX() + (layer - 0.5) / weights.length * area.getWidth(), new ReadOut(words.layer(layer, weights.length),
                List.of(), List.of(ReadOut.row(weightColour(palette), "‖W‖", numbers.number(weights[layer - 1], 3)),
                ReadOut.row(biasColour(palette), "‖b‖", numbers.number(biases[layer - 1], 3)),
                ReadOut.row(Color.TRANSPARENT, "‖W‖/‖b‖", numbers.number(ratio(layer), 3)),
                ReadOut.row(faint(palette, weightColour(palette)), "‖W‖ " + first, numbers.number(firstWeights[layer - 1], 3)),
                ReadOut.row(faint(palette, biasColour(palette)), "‖b‖ " + first, numbers.number(firstBiases[layer - 1], 3))))));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("layer", "weight.norm", "bias.norm", "weight.norm.first", "bias.norm.first")));
        for (int i = 0; i < weights.length; i++) {
            rows.add(List.of(Integer.toString(i + 1), Double.toString(weights[i]), Double.toString(biases[i]),
                    Double.toString(firstWeights[i]), Double.toString(firstBiases[i])));
        }
        return rows;
    }

    private double x(StillAxes axes, int layer) {
        return axes.area().getX() + (layer - 0.5) / weights.length * axes.area().getWidth();
    }

    private void line(Graphics2D g, StillAxes axes, double[] norms, Color colour, boolean first) {
        g.setColor(ChartStyle.awt(colour));
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int layer = 1; layer <= norms.length; layer++) {
            double place = Scale.LOG.place(norms[layer - 1]);
            if (Double.isNaN(place)) {
                drawing = false;
                continue;
            }
            double x = x(axes, layer);
            double y = axes.y(place);
            if (drawing) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            drawing = true;
            if (!first) {
                g.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
            }
        }
        g.setStroke(Curve.stroke(first ? 1.25 : 1.75, first ? FIRST : new double[0]));
        g.draw(path);
    }

    private static Color weightColour(Palette palette) {
        return palette.positive();
    }

    private static Color biasColour(Palette palette) {
        return palette.negative();
    }

    private static Color faint(Palette palette, Color colour) {
        return palette.surface().interpolate(colour, 1 - FAINT);
    }

    private static double[] norms(Readings readings, PictureBook book, String quantity, double step) {
        double[] norms = new double[book.depth()];
        for (int l = 1; l <= norms.length; l++) {
            norms[l - 1] = readings.history(Series.id(l, quantity))
                    .map(history -> Double.isNaN(step) ? history.last() : history.at(step)).orElse(Double.NaN);
        }
        return norms;
    }
}
