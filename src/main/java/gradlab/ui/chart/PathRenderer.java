package gradlab.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Draws a whole series as one path, so that a dash pattern runs on and a stroke is paid for once. What is not finite is a gap. */
final class PathRenderer extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1;
    /** Radius of a point without neighbours, which no line would show. */
    private static final double DOT = 2.5;

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis domain, ValueAxis range, XYDataset dataset, int series, int item, CrosshairState crosshair, int pass) {
        if (item > 0) {
            return;
        }
        WindowDataset windows = (WindowDataset) dataset;
        g.setPaint(getSeriesPaint(series));
        g.setStroke(getSeriesStroke(series));
        Path2D.Double line = new Path2D.Double(Path2D.WIND_NON_ZERO, windows.steps(series).length + 2);
        Path2D.Double dots = new Path2D.Double();
        trace(windows.steps(series), windows.places(series), domain, range, area, line, dots);
        g.draw(line);
        if (dots.getCurrentPoint() != null) {
            g.fill(dots);
        }
    }

    private static void trace(double[] steps, double[] places, ValueAxis domain, ValueAxis range, Rectangle2D area, Path2D line,
            Path2D dots) {
        double perStep = area.getWidth() / domain.getRange().getLength();
        double left = area.getX() - domain.getLowerBound() * perStep;
        double perPlace = area.getHeight() / range.getRange().getLength();
        double bottom = area.getMaxY() + range.getLowerBound() * perPlace;
        boolean drawing = false;
        for (int i = 0; i < steps.length; i++) {
            if (!Double.isFinite(places[i])) {
                drawing = false;
                continue;
            }
            double x = left + steps[i] * perStep;
            double y = bottom - places[i] * perPlace;
            if (drawing) {
                line.lineTo(x, y);
            } else if (i + 1 == steps.length || !Double.isFinite(places[i + 1])) {
                dots.append(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), false);
            } else {
                line.moveTo(x, y);
                drawing = true;
            }
        }
    }
}
