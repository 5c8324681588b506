package gradlab.parity;

import gradlab.golden.Moment;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import java.util.List;
import java.util.Locale;

/**
 * The greatest deviations between two trainings over all their steps. A matrix is measured against its greatest entry, all
 * running statistics and all singular values of a matrix against the greatest of them, a loss against itself; what is
 * smaller than a thousandth counts as that.
 */
record Deviation(double loss, double gradient, double weights, double statistics, double singularValues) {

    private static final double FLOOR = 1e-3;
    static final Deviation NONE = new Deviation(0, 0, 0, 0, 0);

    static Deviation between(List<Moment> ours, List<Moment> theirs, Parameters layout) {
        Deviation worst = NONE;
        for (int step = 0; step < theirs.size(); step++) {
            worst = worst.or(between(ours.get(step), theirs.get(step), layout));
        }
        return worst;
    }

    Deviation or(Deviation other) {
        return new Deviation(Math.max(loss, other.loss), Math.max(gradient, other.gradient),
                Math.max(weights, other.weights), Math.max(statistics, other.statistics), Math.max(singularValues, other.singularValues));
    }

    double greatest() {
        return Math.max(Math.max(loss, gradient), Math.max(Math.max(weights, statistics), singularValues));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "loss %.1e, gradient %.1e, weights %.1e, statistics %.1e, singular values %.1e", loss, gradient,
                weights, statistics, singularValues);
    }

    private static Deviation between(Moment ours, Moment theirs, Parameters layout) {
        double gradient = 0;
        double weights = 0;
        for (Block block : layout.blocks()) {
            gradient = Math.max(gradient, between(ours.gradient(), theirs.gradient(), block.offset(), block.size()));
            weights = Math.max(weights, between(ours.weights(), theirs.weights(), block.offset(), block.size()));
        }
        double singular = 0;
        for (int layer = 0; layer < theirs.singularValues().length; layer++) {
            double[] expected = theirs.singularValues()[layer];
            singular = Math.max(singular, between(ours.singularValues()[layer], expected, 0, expected.length));
        }
        return new Deviation(between(new double[] {ours.loss()}, new double[] {theirs.loss()}, 0, 1), gradient, weights,
                between(ours.statistics(), theirs.statistics(), 0, theirs.statistics().length), singular);
    }

    /** NaN on either side is the greatest deviation there is. */
    private static double between(double[] ours, double[] theirs, int at, int size) {
        double scale = FLOOR;
        double worst = 0;
        for (int i = at; i < at + size; i++) {
            scale = Math.max(scale, Math.abs(theirs[i]));
            double difference = Math.abs(ours[i] - theirs[i]);
            worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return worst / scale;
    }
}
