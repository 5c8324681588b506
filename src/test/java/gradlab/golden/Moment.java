package gradlab.golden;

import gradlab.experiment.ExperimentSpec;
import gradlab.probe.Matrix;
import gradlab.train.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * What one step of a training was: flat vectors are laid out like the lab's parameters.
 *
 * @param loss of the batch, before the update
 * @param gradient of that loss
 * @param weights everything learned, after the update
 * @param statistics running means and variances after the batch
 * @param singularValues of each layer's weight gradient, descending
 */
public record Moment(double loss, double[] gradient, double[] weights, double[] statistics, double[][] singularValues) {

    /** Lets the lab make {@code steps} updates; values are those its own probes and charts get to see. */
    public static List<Moment> ofLab(ExperimentSpec spec, int steps) {
        Run run = Run.start(spec.measuringEvery(1));
        List<Moment> moments = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            run.step();
            double[][] values = new double[spec.network().depth()][];
            for (int layer = 1; layer <= values.length; layer++) {
                values[layer - 1] = run.lastView().spectrum(Matrix.GRADIENT, layer).copy().values();
            }
            moments.add(new Moment(run.lastView().batchLoss(), run.lastView().parameters().gradient().clone(),
                    run.parameters().values().clone(), run.parameters().statistics().clone(), values));
        }
        return moments;
    }
}
