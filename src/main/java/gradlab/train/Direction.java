package gradlab.train;

import gradlab.experiment.Clipping;
import gradlab.experiment.Directions;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.math.SingularDirections;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes of a gradient what the optimizer follows: first the singular directions of the data's gradient are chosen, then penalties
 * are added, then it is cut. The gradient itself stays as it is, for it is what the charts show. Where there is nothing to do,
 * gradient and direction are one array.
 */
final class Direction {

    private final Directions directions;
    private final Regularization[] penalties;
    private final Clipping clipping;
    private final boolean isGradient;
    /** One for each weight matrix, so that no shape has to make room for another. */
    private final List<SingularDirections> workspaces = new ArrayList<>();

    Direction(ExperimentSpec spec) {
        directions = spec.directions();
        penalties = spec.regularization().toArray(Regularization[]::new);
        clipping = spec.clipping();
        isGradient = penalties.length == 0 && clipping instanceof Clipping.None && directions instanceof Directions.All;
        for (int layer = 0; layer < spec.network().depth(); layer++) {
            workspaces.add(new SingularDirections());
        }
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
        for (int layer = 1; layer <= workspaces.size(); layer++) {
            Block weight = p.weight(layer);
            int q = Math.min(weight.rows(), weight.columns());
            workspaces.get(layer - 1).keep(p.direction(), weight.offset(), weight.rows(), weight.columns(), directions.from(q), directions.to(q));
        }
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
