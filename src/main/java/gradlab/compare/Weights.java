package gradlab.compare;

import gradlab.math.Kernels;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;

/**
 * Everything one network knows, as plain arrays that nobody writes to.
 *
 * @param values laid out as {@link Parameters} does
 * @param statistics running statistics of batch normalisation, laid out likewise
 */
public record Weights(NetworkShape shape, double[] values, double[] statistics) {

    public Weights {
        Parameters layout = new Parameters(shape);
        if (values.length != layout.size() || statistics.length != layout.statistics().length) {
            throw new IllegalArgumentException(values.length + " values and " + statistics.length + " statistics do not fit the network");
        }
    }

    /** A copy of what these parameters are now. */
    public static Weights of(NetworkShape shape, Parameters parameters) {
        return new Weights(shape, parameters.values().clone(), parameters.statistics().clone());
    }

    /** The same numbers as parameters of their own. */
    public Parameters parameters() {
        Parameters parameters = new Parameters(shape);
        fill(parameters);
        return parameters;
    }

    void fill(Parameters parameters) {
        System.arraycopy(values, 0, parameters.values(), 0, values.length);
        System.arraycopy(statistics, 0, parameters.statistics(), 0, statistics.length);
    }

    /** The point {@code share} of the way to another network: 0 is this one, 1 the other. */
    public Weights towards(Weights other, double share) {
        return new Weights(shape, between(values, other.values, share), between(statistics, other.statistics, share));
    }

    private static double[] between(double[] a, double[] b, double share) {
        double[] point = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            point[i] = (1 - share) * a[i] + share * b[i];
        }
        return point;
    }

    /**
     * What the hidden units answer in evaluation mode: per hidden layer rows × units, without padding.
     *
     * @param x rows × inputs
     */
    public double[][] hiddenActivations(double[] x, int rows) {
        Pass pass = new Pass(shape, rows, Kernels.best());
        pass.forward(parameters(), x, rows);
        double[][] all = new double[shape.depth() - 1][];
        for (int layer = 1; layer < shape.depth(); layer++) {
            int units = shape.units(layer);
            all[layer - 1] = new double[rows * units];
            for (int i = 0; i < rows; i++) {
                System.arraycopy(pass.activations(layer), i * pass.stride(layer), all[layer - 1], i * units, units);
            }
        }
        return all;
    }
}
