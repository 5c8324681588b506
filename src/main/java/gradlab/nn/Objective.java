package gradlab.nn;

/** The loss that an optimizer lowers, on the batch of the present step: for methods that look at other places than where they stand. */
public interface Objective {

    /** The loss at the present parameters, penalties included. */
    double here();

    /**
     * The loss at other values, penalties included.
     *
     * @param direction receives the gradient there, as {@link Parameters#direction} would hold it
     */
    double at(double[] values, double[] direction);

    /** For methods that never ask. */
    Objective NONE = new Objective() {
        @Override
        public double here() {
            throw new IllegalStateException("this run gave its optimizer no way to look elsewhere");
        }

        @Override
        public double at(double[] values, double[] direction) {
            return here();
        }
    };
}
