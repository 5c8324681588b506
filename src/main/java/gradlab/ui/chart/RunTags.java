package gradlab.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * Names on the curves themselves, while several runs stand on a chart: A2 is layer 2 of run A. The dashes then say whose a
 * curve is, so that only the colour would be left to say which layer's.
 */
final class RunTags {

    private static final double SIZE = 9.5;
    private static final double PADDING = 2;
    /** The tags of the first run stand here, those of the others further on. */
    private static final double FIRST = 0.08;
    private static final double APART = 0.23;
    /** Tries to find room beside other tags, to both sides. */
    private static final int TRIES = 5;
    private static final double MOVED = 0.035;

    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Graphics2D g;
    private final Rectangle2D area;
    private final Color ground;

    /** A curve and how it is called. */
    record Tag(String name, Color colour, WindowDataset curves, int series) {
    }

    RunTags(Graphics2D g, Rectangle2D area, ChartStyle style) {
        this.g = g;
        this.area = area;
        this.ground = style.palette().surface();
        g.setFont(style.font().deriveFont((float) (style.font().getSize2D() * SIZE / ChartStyle.CAPTION)));
    }

    /** What was written. */
    List<String> written() {
        return List.copyOf(names);
    }

    /** Writes the names of the curves of one run; those without room are left out. */
    void write(int run, List<Tag> tags, PictureChart chart) {
        for (Tag tag : tags) {
            double share = FIRST + APART * run;
            boolean done = false;
            for (int i = 0; i < TRIES && !done; i++) {
                double x = area.getX() + (share + i * MOVED) * area.getWidth();
                done = write(tag, x, height(tag, chart.step(x, area), chart));
            }
        }
    }

    private double height(Tag tag, double step, PictureChart chart) {
        double[] steps = tag.curves().steps(tag.series());
        double[] places = tag.curves().places(tag.series());
        int at = java.util.Arrays.binarySearch(steps, step);
        int before = at >= 0 ? at : -at - 2;
        return before < 0 || before == steps.length - 1 && step > steps[before] ? Double.NaN : chart.yOfPlace(places[before], area);
    }

    private boolean write(Tag tag, double x, double y) {
        double width = g.getFontMetrics().stringWidth(tag.name()) + 2 * PADDING;
        double height = g.getFontMetrics().getAscent() + PADDING;
        Rectangle2D room = new Rectangle2D.Double(x, y - height / 2, width, height);
        boolean fits = y >= area.getY() && y <= area.getMaxY() && x + width <= area.getMaxX() && taken.stream().noneMatch(room::intersects);
        if (fits) {
            taken.add(room);
            names.add(tag.name());
            g.setColor(ChartStyle.awt(ground));
            g.fill(new RoundRectangle2D.Double(room.getX(), room.getY(), width, height, 4, 4));
            g.setColor(ChartStyle.awt(tag.colour()));
            g.drawString(tag.name(), (float) (x + PADDING), (float) (y + g.getFontMetrics().getAscent() / 2.0 - 1));
        }
        return fits;
    }
}
