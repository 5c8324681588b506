package gradlab.ui.chart;

import gradlab.ui.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** The looks of every chart: no frame, a faint grid, small captions, colours of the palette. */
final class ChartStyle {

    static final int CAPTION = 11;
    /** Room for the widest label of the vertical axis; the same in all charts, so that their grids stand in line. */
    private static final double LEFT = 44;
    private static final double BOTTOM = 20;
    private static final double TOP = 7;
    private static final double RIGHT = 16;
    private static final double GRID = 0.5;

    private final Palette palette;
    private final Font font;
    private final double scale;

    /** @param family a typeface whose digits are all equally wide */
    ChartStyle(Palette palette, String family) {
        this(palette, family, 1);
    }

    /** @param scale how many times as large as usual text and lines are */
    ChartStyle(Palette palette, String family, double scale) {
        this.palette = palette;
        this.scale = scale;
        this.font = new Font(family, Font.PLAIN, CAPTION).deriveFont((float) (CAPTION * scale));
    }

    /** How many times as large as usual text and lines are. */
    double scale() {
        return scale;
    }

    Palette palette() {
        return palette;
    }

    Font font() {
        return font;
    }

    JFreeChart chart(WindowDataset dataset, NumberAxis steps, NumberAxis values, PathRenderer renderer) {
        XYPlot plot = new XYPlot(dataset, calm(steps), calm(values), renderer);
        plot.setSeriesRenderingOrder(org.jfree.chart.plot.SeriesRenderingOrder.FORWARD);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(TOP * scale, 0, 0, RIGHT * scale));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(awt(palette.surface().interpolate(palette.line(), GRID)));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setFixedRangeAxisSpace(left());
        plot.setFixedDomainAxisSpace(bottom());
        JFreeChart chart = new JFreeChart(null, font, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setBorderVisible(false);
        return chart;
    }

    static java.awt.Color awt(javafx.scene.paint.Color colour) {
        return new java.awt.Color((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue(),
                (float) colour.getOpacity());
    }

    private NumberAxis calm(NumberAxis axis) {
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(awt(palette.fadedInk()));
        axis.setTickLabelInsets(new RectangleInsets(4 * scale, 2, 2, 6 * scale));
        return axis;
    }

    private AxisSpace left() {
        AxisSpace space = new AxisSpace();
        space.setLeft(LEFT * scale);
        return space;
    }

    private AxisSpace bottom() {
        AxisSpace space = new AxisSpace();
        space.setBottom(BOTTOM * scale);
        return space;
    }
}
