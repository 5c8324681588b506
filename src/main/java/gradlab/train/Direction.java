package gradlab.train;

import gradlab.experiment.Regularization;
import gradlab.nn.Parameters;
import java.util.List;

/**
 * Makes of a gradient what the optimizer follows: penalties are added. The gradient itself stays as it is, for it is what
 * the charts show. Where there is nothing to add, gradient and direction are one array and nothing is done.
 */
final class Direction {

    private final Regularization[] penalties;
    private final boolean isGradient;

    Direction(List<Regularization> regularization) {
        penalties = regularization.toArray(Regularization[]::new);
        isGradient = penalties.length == 0;
    }

    /** Gives the parameters a direction of their own if there is something to add. */
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
