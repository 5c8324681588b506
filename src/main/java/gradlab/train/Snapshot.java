package gradlab.train;

import gradlab.math.Kernels;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.probe.Activity;
import java.util.Optional;

/**
 * A still picture of a network between two steps, for drawing.
 *
 * @param values copy of all parameters, laid out as {@link Parameters} does
 * @param gradient copy of the last batch's gradient
 * @param statistics copy of the running statistics of batch normalisation
 * @param update by how much the last step changed every parameter, absent before it is known
 * @param activity copy of what the hidden units did when saturation was last measured
 * @param meanActivations mean over the last batch, per layer 1..depth and unit
 * @param meanSums the same of what goes into the activation
 * @param maps with two inputs: what every unit answers over the plane; absent otherwise
 */
public record Snapshot(long runId, long step, NetworkShape shape, double[] values, double[] gradient, double[] statistics,
        Optional<double[]> update, Optional<Activity> activity, double[][] meanActivations, double[][] meanSums, Optional<Maps> maps) {

    /**
     * Activations over a square grid of the input plane (scaled inputs). Row 0 is the top (largest second input).
     *
     * @param answers per layer 1..depth and unit, size × size values, row by row; the last layer holds logits
     * @param least smallest shown value of both inputs, {@code greatest} the largest
     */
    public record Maps(int size, double least, double greatest, float[][][] answers) {
    }

    /** The network's weight from unit {@code from} of the layer before to unit {@code to} of {@code layer}. */
    public double weight(int layer, int from, int to) {
        int offset = 0;
        for (int l = 1; l < layer; l++) {
            offset += (shape.units(l - 1) + 1) * shape.units(l);
        }
        return values[offset + from * shape.units(layer) + to];
    }

    public double bias(int layer, int unit) {
        int offset = 0;
        for (int l = 1; l < layer; l++) {
            offset += (shape.units(l - 1) + 1) * shape.units(l);
        }
        return values[offset + shape.units(layer - 1) * shape.units(layer) + unit];
    }

    static Snapshot of(long runId, Run run, int mapSize) {
        NetworkShape shape = run.spec().network();
        Optional<Maps> maps = shape.inputs() == 2 ? Optional.of(maps(run, mapSize)) : Optional.empty();
        return new Snapshot(runId, run.stepCount(), shape, run.parameters().values().clone(),
                run.parameters().gradient().clone(), run.parameters().statistics().clone(), run.lastUpdate(), run.lastActivity().map(Activity::copy),
                run.meanActivations(), run.meanSums(), maps);
    }

    private static Maps maps(Run run, int size) {
        NetworkShape shape = run.spec().network();
        double reach = 0;
        for (double input : run.data().training().inputs()) {
            reach = Math.max(reach, Math.abs(input));
        }
        reach = reach == 0 ? 1 : 1.05 * reach;
        double[] grid = new double[2 * size * size];
        for (int i = 0; i < size * size; i++) {
            grid[2 * i] = reach * (2.0 * (i % size) / (size - 1) - 1);
            grid[2 * i + 1] = reach * (1 - 2.0 * (i / size) / (size - 1));
        }
        Pass pass = new Pass(shape, size * size, Kernels.best());
        pass.forward(run.parameters(), grid, size * size);
        float[][][] answers = new float[shape.depth()][][];
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int units = shape.units(layer);
            double[] a = pass.activations(layer);
            answers[layer - 1] = new float[units][size * size];
            int stride = pass.stride(layer);
            for (int i = 0; i < size * size; i++) {
                for (int j = 0; j < units; j++) {
                    answers[layer - 1][j][i] = (float) a[i * stride + j];
                }
            }
        }
        return new Maps(size, -reach, reach, answers);
    }
}
