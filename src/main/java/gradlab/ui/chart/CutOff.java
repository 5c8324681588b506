package gradlab.ui.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.data.Range;

/**
 * What a vertical axis does not show: no axis may leave out something without saying so.
 *
 * @param above the greatest place above the axis, NaN if there is none
 * @param below the smallest place below the axis, NaN if there is none
 * @param marks where curves leave the axis
 */
record CutOff(double above, double below, List<Mark> marks) {

    static final CutOff NOTHING = new CutOff(Double.NaN, Double.NaN, List.of());

    private static final double WIDTH = 4;
    private static final double HEIGHT = 5;
    /** Marks nearer to each other are one mark. */
    private static final double APART = 10;

    /**
     * A stretch of a curve beyond the axis.
     *
     * @param from,to its first and last step
     */
    record Mark(int series, double from, double to, boolean above) {
    }

    CutOff {
        marks = List.copyOf(marks);
    }

    /** What of the curves lies outside of a range. */
    static CutOff of(WindowDataset curves, Range range) {
        double above = Double.NaN;
        double below = Double.NaN;
        List<Mark> marks = new ArrayList<>();
        for (int series = 0; series < curves.series(); series++) {
            double[] steps = curves.steps(series);
            double[] places = curves.places(series);
            int before = 0;
            double from = Double.NaN;
            for (int i = 0; i <= steps.length; i++) {
                double place = i < steps.length ? places[i] : Double.NaN;
                int side = place > range.getUpperBound() ? 1 : place < range.getLowerBound() ? -1 : 0;
                if (side != before && before != 0) {
                    marks.add(new Mark(series, from, steps[i - 1], before > 0));
                }
                from = side != before && side != 0 ? steps[i] : from;
                above = side > 0 && !(place <= above) ? place : above;
                below = side < 0 && !(place >= below) ? place : below;
                before = side;
            }
        }
        return marks.isEmpty() ? NOTHING : new CutOff(above, below, marks);
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Draws small arrow heads at the edges where curves leave the axis, in their colours. */
    void draw(Graphics2D g, Rectangle2D area, PictureChart chart) {
        double[] last = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int series = -1;
        for (Mark mark : marks) {
            if (mark.series() != series) {
                series = mark.series();
                last[0] = Double.NEGATIVE_INFINITY;
                last[1] = Double.NEGATIVE_INFINITY;
                g.setColor(colour(chart, series));
            }
            int side = mark.above() ? 1 : 0;
            double x = chart.x((mark.from() + mark.to()) / 2, area);
            if (x - last[side] >= APART) {
                last[side] = x;
                g.fill(head(x, mark.above() ? area.getY() : area.getMaxY(), mark.above()));
            }
        }
    }

    /** Writes at the right how far values go beyond each edge: an export or a low card has no other place for it. */
    void write(Graphics2D g, Rectangle2D area, PictureChart chart, ChartWords words) {
        g.setFont(chart.style().font());
        g.setColor(ChartStyle.awt(chart.style().palette().fadedInk()));
        double letter = g.getFontMetrics().getAscent();
        if (!Double.isNaN(above)) {
            write(g, "↑ " + words.words().number(chart.scale().value(above), 2), area.getMaxX(), area.getY() + letter);
        }
        if (!Double.isNaN(below)) {
            write(g, "↓ " + words.words().number(chart.scale().value(below), 2), area.getMaxX(), area.getMaxY() - 3);
        }
    }

    private static void write(Graphics2D g, String text, double right, double y) {
        g.drawString(text, (float) (right - g.getFontMetrics().stringWidth(text)), (float) y);
    }

    private static Color colour(PictureChart chart, int series) {
        return ChartStyle.awt(chart.curves().get(series).colour());
    }

    private static Path2D head(double x, double edge, boolean up) {
        double base = up ? edge + HEIGHT : edge - HEIGHT;
        Path2D head = new Path2D.Double();
        head.moveTo(x, edge);
        head.lineTo(x - WIDTH, base);
        head.lineTo(x + WIDTH, base);
        head.closePath();
        return head;
    }
}
