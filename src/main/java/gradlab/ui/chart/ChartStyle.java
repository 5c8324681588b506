package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Guide;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.fx.FXHints;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;

/** How charts look: no frame, a faint grid, few round ticks, colours and dashes from the one palette. */
final class ChartStyle {

    private static final int CAPTION_SIZE = 11;
    private final Palette palette;
    private final Words words;
    private final String fontFamily;

    ChartStyle(Palette palette, Words words, String fontFamily) {
        this.palette = palette;
        this.words = words;
        this.fontFamily = fontFamily;
    }

    /** A chart without title and legend: the card around it has those. */
    JFreeChart chart(Picture picture, PictureDataset dataset, boolean logarithmic) {
        NumberAxis steps = axis(value -> words.whole(Math.round(value)));
        steps.setStandardTickUnits(stepUnits());
        NumberAxis values = axis(valueFormat(picture.axis(), logarithmic));
        values.setStandardTickUnits(valueUnits(picture.axis(), logarithmic));
        // The canvas forgets its font between two drawings while its graphics believes it is still set; two fonts that
        // differ by nothing visible make it be set anew every time.
        values.setTickLabelFont(steps.getTickLabelFont().deriveFont(CAPTION_SIZE + 0.001f));
        XYPlot plot = new XYPlot(dataset, steps, values, renderer(picture));
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(color(palette.line().interpolate(palette.surface(), 0.5)));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        plot.setInsets(new RectangleInsets(4, 0, 0, 8));
        addGuides(plot, picture, logarithmic);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(color(palette.surface()));
        chart.setPadding(new RectangleInsets(2, 2, 2, 2));
        chart.setAntiAlias(true);
        // tick labels are laid out by the metrics of the font that draws them
        chart.getRenderingHints().put(FXHints.KEY_USE_FX_FONT_METRICS, true);
        return chart;
    }

    /** Sets both ranges to what is drawn, with whole or round ends where the axis asks for them. */
    static void fit(JFreeChart chart, Picture picture, PictureDataset dataset, boolean logarithmic) {
        XYPlot plot = chart.getXYPlot();
        plot.getDomainAxis().setRange(0, Math.max(10, dataset.lastStep()));
        double[] range = dataset.valueRange();
        double ceiling = picture.guides().stream().filter(g -> g.kind() == Guide.Kind.CEILING).mapToDouble(Guide::value).max().orElse(0);
        double least = Double.isNaN(range[0]) ? (logarithmic ? -2 : 0) : range[0];
        double greatest = Double.isNaN(range[1]) ? (logarithmic ? 0 : 1) : range[1];
        switch (logarithmic ? Axis.LOG : picture.axis()) {
            case SHARE -> plot.getRangeAxis().setRange(-0.01, 1.02);
            case COUNT -> plot.getRangeAxis().setRange(0, 1.08 * Math.max(Math.max(greatest, ceiling), 1));
            case LOG -> {
                double padding = Math.max(0.15, 0.06 * (greatest - least));
                plot.getRangeAxis().setRange(least - padding, greatest + padding);
            }
            case LINEAR -> {
                double padding = Math.max(1e-12, 0.06 * (greatest - least == 0 ? Math.max(1, Math.abs(greatest)) : greatest - least));
                double bottom = least >= 0 ? 0 : least - padding;
                plot.getRangeAxis().setRange(bottom, greatest + padding);
            }
        }
    }

    /** The colour of line number {@code index} of a picture. */
    javafx.scene.paint.Color lineColor(Picture picture, int index) {
        Picture.Line line = picture.lines().get(index);
        if (isSpectrum(picture)) {
            double along = picture.lines().size() < 2 ? 0 : (double) index / (picture.lines().size() - 1);
            return palette.series(picture.layer() - 1).interpolate(palette.series(2), along).interpolate(palette.surface(), 0.55 * along);
        }
        javafx.scene.paint.Color plain = line.series().layer() > 0 ? palette.series(line.series().layer() - 1)
                : palette.series(line.emphasis() == Emphasis.SECOND ? 1 : 0);
        return line.emphasis() == Emphasis.FAINT ? plain.interpolate(palette.surface(), 0.65) : plain;
    }

    /** The dashes of line number {@code index}, empty for solid. */
    static double[] dashes(Picture picture, int index) {
        Picture.Line line = picture.lines().get(index);
        if (isSpectrum(picture)) {
            return Palette.dashes(0);
        }
        return line.series().layer() > 0 ? Palette.dashes(line.series().layer() - 1) : Palette.dashes(line.emphasis() == Emphasis.SECOND ? 1 : 0);
    }

    static boolean isSpectrum(Picture picture) {
        return picture.id().endsWith(".sigma");
    }

    Color ink() {
        return color(palette.ink());
    }

    Font font(int style, int size) {
        return new Font(fontFamily, style, size);
    }

    /** A thin upright mark at the step of an event. */
    ValueMarker eventMark(double step) {
        return new ValueMarker(step, color(palette.warning().deriveColor(0, 1, 1, 0.7)), stroke(1, new double[] {2, 3}));
    }

    static Color color(javafx.scene.paint.Color c) {
        return new Color((float) c.getRed(), (float) c.getGreen(), (float) c.getBlue(), (float) c.getOpacity());
    }

    private XYLineAndShapeRenderer renderer(Picture picture) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < picture.lines().size(); i++) {
            Emphasis emphasis = picture.lines().get(i).emphasis();
            double width = isSpectrum(picture) ? 1.3 : emphasis == Emphasis.FAINT ? 1 : 1.8;
            renderer.setSeriesPaint(i, color(lineColor(picture, i)));
            renderer.setSeriesStroke(i, stroke(width, dashes(picture, i)));
        }
        return renderer;
    }

    /** Layers with the same ceiling share a line. */
    private void addGuides(XYPlot plot, Picture picture, boolean logarithmic) {
        Map<Double, Integer> layerOfValue = new TreeMap<>();
        for (Guide guide : picture.guides()) {
            layerOfValue.merge(guide.value(), guide.layer(), (one, other) -> 0);
        }
        layerOfValue.forEach((value, layer) -> {
            javafx.scene.paint.Color ink = layer > 0 ? palette.series(layer - 1) : palette.fadedInk();
            double drawn = logarithmic ? Math.log10(value) : value;
            plot.addRangeMarker(new ValueMarker(drawn, color(ink.deriveColor(0, 1, 1, 0.8)), stroke(1.2, new double[] {5, 4})));
        });
    }

    private NumberAxis axis(DoubleFunction<String> format) {
        NumberAxis axis = new NumberAxis();
        axis.setNumberFormatOverride(new Numbers(format));
        axis.setTickLabelFont(font(Font.PLAIN, CAPTION_SIZE));
        axis.setTickLabelPaint(color(palette.fadedInk()));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAutoRange(false);
        axis.setTickLabelInsets(new RectangleInsets(2, 4, 2, 4));
        return axis;
    }

    private DoubleFunction<String> valueFormat(Axis axis, boolean logarithmic) {
        if (logarithmic) {
            return exponent -> {
                double rounded = Math.rint(exponent);
                boolean decade = Math.abs(exponent - rounded) < 1e-9;
                return words.number(decade ? Math.pow(10, rounded) : Math.pow(10, exponent), decade ? 3 : 1);
            };
        }
        return axis == Axis.SHARE ? value -> words.percent(Math.round(value * 1000) / 1000.0) : value -> words.number(Math.abs(value) < 1e-12 ? 0 : value, 4);
    }

    private static TickUnits stepUnits() {
        TickUnits units = new TickUnits();
        for (double size = 1; size < 1e12; size *= 10) {
            units.add(new NumberTickUnit(size));
            units.add(new NumberTickUnit(2 * size));
            units.add(new NumberTickUnit(5 * size));
        }
        return units;
    }

    /** Logarithmic axes tick at decades or at their halves (1, 0,3, 0,1 …); counts at whole numbers. */
    private static TickUnits valueUnits(Axis axis, boolean logarithmic) {
        TickUnits units = new TickUnits();
        if (logarithmic) {
            for (double decades : new double[] {0.1, 0.5, 1, 2, 3, 5, 10, 20, 50, 100, 200}) {
                units.add(new NumberTickUnit(decades));
            }
            return units;
        }
        double least = axis == Axis.COUNT ? 1 : axis == Axis.SHARE ? 0.25 : 1e-9;
        if (axis == Axis.SHARE) {
            units.add(new NumberTickUnit(0.25));
            units.add(new NumberTickUnit(0.5));
            return units;
        }
        for (double size = 1e-9; size < 1e12; size *= 10) {
            for (double factor : new double[] {1, 2, 5}) {
                if (size * factor >= least) {
                    units.add(new NumberTickUnit(size * factor));
                }
            }
        }
        return units;
    }

    private static Stroke stroke(double width, double[] dashes) {
        if (dashes.length == 0) {
            return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] pattern = new float[dashes.length];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (float) dashes[i];
        }
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
    }

    /** Tick labels through the lab's own way of writing numbers. */
    private static final class Numbers extends NumberFormat {
        private static final long serialVersionUID = 1L;
        private final transient DoubleFunction<String> format;

        Numbers(DoubleFunction<String> format) {
            this.format = format;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(format.apply(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return to.append(format.apply(number));
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("labels are only written");
        }
    }
}
