package gradlab.ui.chart;

/** A line of a chart that can be taken with the mouse. Places are in the coordinates of the drawing. */
interface Grip {

    /** True if there is something to take at this place. */
    boolean isAt(double x, double y);

    /** Takes it there. */
    void take(double x, double y);

    void drag(double y);

    /** Lets it go. */
    void release();

    /** Back to where it belongs. */
    void reset();
}
