package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Objective;
import gradlab.nn.Parameters;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The batch of a step at other parameters, for optimizers that look around. */
final class Elsewhere implements Objective {

    private final ExperimentSpec spec;
    private final Minibatch minibatch;
    private final Direction direction;
    private final GradientFactors factors;
    private final DoubleSupplier here;
    private Optional<Parameters> there = Optional.empty();

    /** @param here loss and penalty where the run stands */
    Elsewhere(ExperimentSpec spec, Minibatch minibatch, Direction direction, GradientFactors factors, DoubleSupplier here) {
        this.spec = spec;
        this.minibatch = minibatch;
        this.direction = direction;
        this.factors = factors;
        this.here = here;
    }

    @Override
    public double here() {
        return here.getAsDouble();
    }

    @Override
    public double at(double[] values, double[] slope) {
        if (there.isEmpty()) {
            there = Optional.of(new Parameters(spec.network()));
            direction.prepare(there.get());
        }
        Parameters other = there.get();
        System.arraycopy(values, 0, other.values(), 0, other.size());
        double loss = minibatch.lossAndGradientAgain(other);
        factors.release();
        direction.fill(other);
        System.arraycopy(other.direction(), 0, slope, 0, other.size());
        return loss + direction.penalty(other);
    }
}
