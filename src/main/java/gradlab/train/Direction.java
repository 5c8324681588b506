package gradlab.train;

import gradlab.experiment.Clipping;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Parameters;

/**
 * Makes of a gradient what the optimizer follows: penalties are added, then it is cut. The gradient itself stays as it is, for
 * it is what the charts show. Where there is nothing to do, gradient and direction are one array.
 */
final class Direction {

    private final Regularization[] penalties;
    private final Clipping clipping;
    private final boolean isGradient;

    Direction(ExperimentSpec spec) {
        penalties = spec.regularization().toArray(Regularization[]::new);
        clipping = spec.clipping();
        isGradient = penalties.length == 0 && clipping instanceof Clipping.None;
    }

    /** Gives the parameters a direction of their own if there is something to do. */
    void prepare(Parameters p) {
        if (!isGradient) {
            p.separateDirection();
        }
    }

    /** Fills the direction from the gradient at the present values. */
    void fill(Parameters p) {
        if (isGradient) {
            return;
        }
        System.arraycopy(p.gradient(), 0, p.direction(), 0, p.size());
        for (Regularization penalty : penalties) {
            penalty.addTo(p);
        }
        clipping.clip(p.direction());
    }

    /** What the loss grows by. */
    double penalty(Parameters p) {
        double sum = 0;
        for (Regularization penalty : penalties) {
            sum += penalty.penalty(p);
        }
        return sum;
    }

    void afterUpdate(Parameters p, double eta) {
        for (Regularization penalty : penalties) {
            penalty.afterUpdate(p, eta);
        }
    }
}
