package gradlab.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/** What one step of a run looks like, as a drawing that needs no records any more. */
interface Still {

    /** Draws within the bounds; returns the rectangle between the axes. */
    Rectangle2D draw(Graphics2D g, Rectangle2D bounds, ChartStyle style, ChartWords words);

    /** What stands above the drawing: names and values, in the colour of what they belong to. */
    List<Key> keys(ChartStyle style, ChartWords words);

    /**
     * What is read at a place of the drawing, empty where there is nothing.
     *
     * @param area the rectangle between the axes, as drawing returned it
     */
    Optional<Spot> at(double x, double y, Rectangle2D area, ChartStyle style, ChartWords words);

    /**
     * A place of a drawing with what is read there.
     *
     * @param x where a line marks it
     */
    record Spot(double x, ReadOut readOut) {
    }

    /** The numbers as rows of cells, the header first. */
    List<List<String>> table();

    /** One entry of a legend. */
    record Key(javafx.scene.paint.Color colour, String name, String value) {
    }

    /** Makes the drawing of a step, empty if nothing of it was recorded. */
    @FunctionalInterface
    interface Maker {
        /** @param step NaN for the latest */
        Optional<? extends Still> at(Readings readings, PictureBook book, int layer, double step);
    }
}
