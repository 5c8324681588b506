package gradlab.ui.chart;

import gradlab.ui.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The axes of a drawing of one step, in the manner of the other charts: no frame, a faint grid, labels below and on the left.
 *
 * @param area between the axes
 * @param low,high what the lower and the upper edge stand for, in axis coordinates
 * @param scale how many times as large as usual text is
 */
record StillAxes(Rectangle2D area, double low, double high, double scale) {

    private static final double LEFT = 44;
    private static final double TOP = 7;
    private static final double RIGHT = 16;
    private static final double ROW = 14;
    private static final double GAP = 4;
    private static final double PIXELS_PER_ROW = 26;
    private static final double GRID = 0.5;

    /** @param rows how many lines of labels stand below */
    static StillAxes in(Rectangle2D bounds, double low, double high, int rows, ChartStyle style) {
        double scale = style.scale();
        double bottom = scale * (rows * ROW + 6);
        return new StillAxes(new Rectangle2D.Double(bounds.getX() + scale * LEFT, bounds.getY() + scale * TOP,
                Math.max(1, bounds.getWidth() - scale * (LEFT + RIGHT)), Math.max(1, bounds.getHeight() - scale * TOP - bottom)), low, high, scale);
    }

    double y(double place) {
        return area.getMaxY() - (place - low) / (high - low) * area.getHeight();
    }

    /** As many rows as have room. */
    int rows() {
        return Math.max(2, Math.min(7, (int) (area.getHeight() / (scale * PIXELS_PER_ROW)) + 1));
    }

    void draw(Graphics2D g, List<Ticks.Tick> ticks, ChartStyle style) {
        Palette palette = style.palette();
        g.setFont(style.font());
        g.setStroke(new BasicStroke(1));
        for (Ticks.Tick tick : ticks) {
            double y = Math.rint(y(tick.at())) + 0.5;
            g.setColor(ChartStyle.awt(palette.surface().interpolate(palette.line(), GRID)));
            g.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y));
            g.setColor(ChartStyle.awt(palette.fadedInk()));
            int width = g.getFontMetrics().stringWidth(tick.label());
            g.drawString(tick.label(), (float) (area.getX() - 6 - width), (float) (y + 4 * scale));
        }
    }

    /** Writes centred below the axis, in row 0 or 1. */
    void label(Graphics2D g, String text, double x, int row) {
        centred(g, text, x, area.getMaxY() + (row + 1) * ROW * scale);
    }

    /** Writes centred, with the base line at {@code y}, moved aside where it would leave the drawing. */
    void centred(Graphics2D g, String text, double x, double y) {
        int width = g.getFontMetrics().stringWidth(text);
        double left = Math.max(area.getX() - scale * LEFT + GAP, Math.min(area.getMaxX() + scale * RIGHT - width, x - width / 2.0));
        g.drawString(text, (float) left, (float) y);
    }
}
