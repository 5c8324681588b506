package gradlab.train;

import gradlab.nn.Parameters;
import java.util.Optional;

/** What the last step did to the parameters. What was set by hand is no part of it. */
final class LastUpdate {

    private final double[] before;
    private boolean known;

    LastUpdate(int parameters) {
        before = new double[parameters];
    }

    /** The optimizer is about to move them. */
    void before(Parameters parameters) {
        System.arraycopy(parameters.values(), 0, before, 0, before.length);
        known = true;
    }

    void setByHand(int parameter, double change) {
        before[parameter] += change;
    }

    /** How far they have been moved; empty before the first step. */
    Optional<double[]> change(Parameters parameters) {
        if (!known) {
            return Optional.empty();
        }
        double[] change = parameters.values().clone();
        for (int i = 0; i < change.length; i++) {
            change[i] -= before[i];
        }
        return Optional.of(change);
    }
}
