package gradlab.nn;

/** What one update is made with besides the gradient: rate, momentum, and a look elsewhere. One object serves all steps of a run. */
public final class Move {

    private final Objective objective;
    private double rate;
    private double scheduledMomentum = Double.NaN;

    Move(Objective objective) {
        this.objective = objective;
    }

    void aim(double eta, double momentum) {
        rate = eta;
        scheduledMomentum = momentum;
    }

    /** η of this step, after the schedule. */
    double rate() {
        return rate;
    }

    /** The momentum of this step: a method's own, unless the schedule rules it. No momentum stays none. */
    double momentum(double own) {
        return own == 0 || Double.isNaN(scheduledMomentum) ? own : scheduledMomentum;
    }

    Objective objective() {
        return objective;
    }
}
