package gradlab.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Draws a whole series as one path, so that a dash pattern runs on and a stroke is paid for once. NaN is a gap. */
final class PathRenderer extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1;
    /** A point without neighbours: with round caps a line this short is a dot. */
    private static final double DOT = 0.01;

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis domain, ValueAxis range, XYDataset dataset, int series, int item, CrosshairState crosshair, int pass) {
        if (item > 0) {
            return;
        }
        WindowDataset windows = (WindowDataset) dataset;
        g.setPaint(getSeriesPaint(series));
        g.setStroke(getSeriesStroke(series));
        g.draw(path(windows.steps(series), windows.places(series), domain, range, area));
    }

    private static Path2D path(double[] steps, double[] places, ValueAxis domain, ValueAxis range, Rectangle2D area) {
        double perStep = area.getWidth() / domain.getRange().getLength();
        double left = area.getX() - domain.getLowerBound() * perStep;
        double perPlace = area.getHeight() / range.getRange().getLength();
        double bottom = area.getMaxY() + range.getLowerBound() * perPlace;
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, steps.length + 2);
        boolean drawing = false;
        for (int i = 0; i < steps.length; i++) {
            if (Double.isNaN(places[i])) {
                drawing = false;
                continue;
            }
            double x = left + steps[i] * perStep;
            double y = bottom - places[i] * perPlace;
            if (drawing) {
                path.lineTo(x, y);
                continue;
            }
            path.moveTo(x, y);
            drawing = true;
            if (i + 1 == steps.length || Double.isNaN(places[i + 1])) {
                path.lineTo(x + DOT, y);
            }
        }
        return path;
    }
}
