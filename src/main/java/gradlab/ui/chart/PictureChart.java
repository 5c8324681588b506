package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Guide;
import gradlab.train.History;
import gradlab.train.Window;
import gradlab.ui.chart.Ticks.Tick;
import gradlab.ui.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;

/** A picture with its curves, as a chart that takes over new numbers in one go. Needs no window. */
final class PictureChart {

    /** Points on all curves of a chart together; bounds the cost of a drawing however many curves there are. */
    private static final int MOST_POINTS = 3000;
    private static final int LEAST_BUCKETS = 60;
    private static final double SHORTEST = 10;
    private static final double LEAST_FOR_TAGS = 50;
    /** Room before step 0, so that a first point is whole. */
    private static final double EDGE = 0.01;
    private static final double[] CEILING = {4, 4};
    private static final double PIXELS_PER_ROW = 26;
    private static final double PIXELS_PER_COLUMN = 72;

    private final Picture picture;
    private final List<Curve> curves;
    private final Scale scale;
    private final WindowDataset dataset;
    private final TickAxis steps;
    private final TickAxis values;
    private final AxisFit fit;
    private final ChartStyle style;
    private final ChartWords words;
    private Optional<RunOverlay> overlay = Optional.empty();
    private final JFreeChart chart;
    private CutOff cutOff = CutOff.NOTHING;

    /** @param log true for a log axis, where the picture's axis admits one */
    PictureChart(Picture picture, List<Curve> curves, ChartStyle style, ChartWords words, boolean log) {
        this.picture = picture;
        this.curves = curves;
        this.scale = log && admitsLog(picture) ? Scale.LOG : Scale.LINEAR;
        this.style = style;
        this.words = words;
        this.fit = new AxisFit(picture, scale);
        this.dataset = new WindowDataset(curves.stream().map(Curve::series).toList());
        this.steps = new TickAxis((low, high, pixels) -> Ticks.whole(low, high, room(pixels, PIXELS_PER_COLUMN * style.scale()),
                step -> step == 0 ? words.step(0) : words.words().whole((long) step)));
        this.values = new TickAxis((low, high, pixels) -> valueTicks(low, high, room(pixels, PIXELS_PER_ROW * style.scale()), words));
        PathRenderer renderer = new PathRenderer();
        for (int i = 0; i < curves.size(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.awt(curves.get(i).colour()), false);
            renderer.setSeriesStroke(i, curves.get(i).stroke(style.scale()), false);
        }
        chart = style.chart(dataset, steps, values, renderer);
        addGuides(style.palette());
        chart.setNotify(false);
        fitAxes(0);
    }

    static boolean admitsLog(Picture picture) {
        return picture.axis() == Axis.LOG || picture.axis() == Axis.LINEAR;
    }

    Picture picture() {
        return picture;
    }

    List<Curve> curves() {
        return curves;
    }

    ChartStyle style() {
        return style;
    }

    Scale scale() {
        return scale;
    }

    JFreeChart chart() {
        return chart;
    }

    /** Whether the vertical axis is fitted to the values of the recent steps only. */
    void followRecent(boolean wanted) {
        fit.recent(wanted);
    }

    boolean followsRecent() {
        return fit.isRecent();
    }

    /** What lies outside of the vertical axis as it stands. */
    CutOff cutOff() {
        return cutOff;
    }

    /** Draws within bounds; returns the rectangle between the axes. */
    Rectangle2D draw(Graphics2D g, Rectangle2D bounds) {
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(g, bounds, info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        cutOff.draw(g, area, this);
        cutOff.write(g, area, this, words);
        overlay.filter(_ -> area.getHeight() >= LEAST_FOR_TAGS * style.scale()).ifPresent(under -> under.name(new RunTags(g, area, style), this, words));
        return area;
    }

    WindowDataset dataset() {
        return dataset;
    }

    /** Draws other runs behind the curves. */
    void lay(RunOverlay under) {
        overlay = Optional.of(under);
        under.layUnder(chart.getXYPlot());
    }

    Optional<RunOverlay> overlay() {
        return overlay;
    }

    /**
     * Takes over what was recorded: one change of the chart, whatever the number of curves and points.
     *
     * @param lastStep the axis runs at least to here
     * @param pixels how wide the chart is drawn
     */
    void show(Readings readings, double lastStep, int pixels) {
        int buckets = Math.max(LEAST_BUCKETS, Math.min(pixels, MOST_POINTS / 2 / Math.max(1, curves.size())));
        List<Window> windows = new ArrayList<>();
        for (Curve curve : curves) {
            windows.add(scaled(readings.history(curve.series()).map(history -> history.window(buckets)).orElse(Window.EMPTY),
                    curve.factor()));
        }
        chart.setNotify(false);
        dataset.replace(windows, scale);
        overlay.ifPresent(under -> under.show(readings, buckets, scale));
        fitAxes(lastStep);
        chart.setNotify(true);
    }

    /** Keeps the vertical axis as it stands on another chart, whatever is shown. */
    void holdAxisOf(PictureChart other) {
        holdRange(other.range());
    }

    /** Keeps the vertical axis at a range. */
    void holdRange(Range range) {
        fit.hold(range);
    }

    Range range() {
        return values.getRange();
    }

    /** Lets the vertical axis follow the values again. */
    void freeAxis() {
        fit.free();
    }

    /** Values recorded for this picture so far; grows with each. */
    long points(Readings readings) {
        long points = 0;
        for (Curve curve : curves) {
            points += readings.history(curve.series()).map(History::points).orElse(0L);
        }
        return points + overlay.map(RunOverlay::points).orElse(0L);
    }

    /** What a curve shows at a step, NaN before its first value; the latest value for a step of NaN. */
    static double value(Readings readings, Curve curve, double step) {
        double exact = readings.exactly(curve.series(), step);
        return curve.factor() * (Double.isNaN(exact) ? readings.history(curve.series())
                .map(history -> Double.isNaN(step) ? history.last() : history.at(step)).orElse(Double.NaN) : exact);
    }

    double x(double step, Rectangle2D area) {
        return area.getX() + (step - steps.getLowerBound()) / steps.getRange().getLength() * area.getWidth();
    }

    /** The height of a value in the drawing, NaN for one that has no place on the axis. */
    double y(double value, Rectangle2D area) {
        return yOfPlace(scale.place(value), area);
    }

    /** The height of a place on the axis. */
    double yOfPlace(double place, Rectangle2D area) {
        return area.getMaxY() - (place - values.getLowerBound()) / values.getRange().getLength() * area.getHeight();
    }

    /** The values that heights mean now, however the axis moves on. */
    DoubleUnaryOperator valueAt(Rectangle2D area) {
        double bottom = values.getLowerBound();
        double perPixel = values.getRange().getLength() / area.getHeight();
        return y -> scale.value(bottom + (area.getMaxY() - y) * perPixel);
    }

    /** The step drawn at {@code x}, within the axis. */
    double step(double x, Rectangle2D area) {
        double share = Math.max(0, Math.min(1, (x - area.getX()) / area.getWidth()));
        return Math.max(0, Math.rint(steps.getLowerBound() + share * steps.getRange().getLength()));
    }

    double lastStep() {
        return steps.getUpperBound();
    }

    static Window scaled(Window window, double factor) {
        if (factor == 1) {
            return window;
        }
        double[] values = window.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new Window(window.steps(), values);
    }

    private void fitAxes(double lastStep) {
        double recorded = Double.isNaN(dataset.lastStep()) ? 0 : dataset.lastStep();
        double last = Math.max(SHORTEST, Math.max(lastStep, recorded));
        steps.setRange(-EDGE * last, last);
        double from = fit.isRecent() ? (1 - AxisFit.RECENT) * last : 0;
        double low = extreme(dataset.low(from), overlay.map(under -> under.low(from)).orElse(Double.NaN), Math::min);
        double high = extreme(dataset.high(from), overlay.map(under -> under.high(from)).orElse(Double.NaN), Math::max);
        values.setRange(fit.range(low, high));
        cutOff = CutOff.of(dataset, values.getRange());
    }

    private static double extreme(double a, double b, DoubleBinaryOperator which) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : which.applyAsDouble(a, b);
    }

    private List<Tick> valueTicks(double low, double high, int most, ChartWords words) {
        return switch (picture.axis()) {
            case SHARE -> Ticks.shares(low, high, most, value -> words.tick(Axis.SHARE, value));
            case COUNT -> Ticks.whole(low, high, most, value -> words.tick(Axis.COUNT, value));
            case LINEAR, LOG -> scale == Scale.LOG ? Ticks.log(low, high, most, words::logTick)
                    : Ticks.linear(low, high, most, value -> words.tick(Axis.LINEAR, value));
        };
    }

    private static int room(double pixels, double each) {
        return Math.max(2, Math.min(7, (int) (pixels / each) + 1));
    }

    /** Ceilings that several layers share are nobody's colour. */
    private void addGuides(Palette palette) {
        XYPlot plot = chart.getXYPlot();
        picture.guides().stream().collect(Collectors.groupingBy(guide -> List.of(guide.kind(), guide.value()))).values()
                .forEach(same -> {
                    Guide guide = same.getFirst();
                    Color own = same.size() > 1 || guide.layer() == 0 ? palette.fadedInk() : palette.series(guide.layer() - 1);
                    boolean threshold = guide.kind() == Guide.Kind.THRESHOLD;
                    BasicStroke stroke = Curve.stroke(1, CEILING, style.scale());
                    plot.addRangeMarker(new ValueMarker(scale.place(guide.value()),
                            ChartStyle.awt(threshold ? palette.warning() : own), stroke), Layer.BACKGROUND);
                });
    }
}
