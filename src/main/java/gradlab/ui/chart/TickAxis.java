package gradlab.ui.chart;

import gradlab.ui.chart.Ticks.Tick;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis that is labelled where it is told. */
final class TickAxis extends NumberAxis {

    private static final long serialVersionUID = 1;

    private final transient TickPlaces places;

    /** The ticks of a range on so many pixels. */
    @FunctionalInterface
    interface TickPlaces {
        List<Tick> of(double low, double high, double pixels);
    }

    TickAxis(TickPlaces places) {
        this.places = places;
        setAutoRange(false);
    }

    @Override
    public List<ValueTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean vertical = RectangleEdge.isLeftOrRight(edge);
        List<ValueTick> ticks = new ArrayList<>();
        for (Tick tick : places.of(getLowerBound(), getUpperBound(), vertical ? area.getHeight() : area.getWidth())) {
            ticks.add(new NumberTick(TickType.MAJOR, tick.at(), tick.label(),
                    vertical ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
        }
        return ticks;
    }
}
