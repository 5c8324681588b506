package gradlab.compare;

import gradlab.math.Assignment;
import gradlab.math.Likeness;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import java.util.Arrays;

/**
 * Another numbering of a network's hidden units, and for odd activations also another sign of each: it computes the same
 * function with other weights. Made so that the units stand beside those of a reference network that do the most similar
 * work: they are matched by the correlation of their activations over a probe batch.
 *
 * @param order per hidden layer and place, the unit that takes the place
 * @param sign per hidden layer and place, 1 or −1
 */
public record Alignment(int[][] order, double[][] sign) {

    /**
     * Matches the hidden units of {@code other} to those of {@code reference}. Where a unit may be turned over, the size of
     * the correlation counts, otherwise its value; a unit that never changes is like no other.
     *
     * @param x the probe batch, rows × inputs
     */
    public static Alignment of(Weights reference, Weights other, double[] x, int rows) {
        NetworkShape shape = reference.shape();
        double[][] wanted = reference.hiddenActivations(x, rows);
        double[][] given = other.hiddenActivations(x, rows);
        int[][] order = new int[wanted.length][];
        double[][] sign = new double[wanted.length][];
        for (int layer = 1; layer <= wanted.length; layer++) {
            int units = shape.units(layer);
            boolean turns = mayTurn(shape, layer);
            double[] likeness = correlations(wanted[layer - 1], given[layer - 1], rows, units);
            double[] gain = turns ? Arrays.stream(likeness).map(Math::abs).toArray() : likeness;
            int[] found = Assignment.best(gain, units);
            double[] turned = new double[units];
            for (int j = 0; j < units; j++) {
                turned[j] = turns && likeness[j * units + found[j]] < 0 ? -1 : 1;
            }
            order[layer - 1] = found;
            sign[layer - 1] = turned;
        }
        return new Alignment(order, sign);
    }

    /** Layer normalisation mixes the units of a layer, so one of them cannot be turned over alone. */
    private static boolean mayTurn(NetworkShape shape, int layer) {
        return shape.activation(layer).isOdd() && !(shape.normalizes(layer) && shape.normalization() instanceof Normalization.Layer);
    }

    /** Row j, column k: how unit j of one network goes with unit k of the other. */
    private static double[] correlations(double[] one, double[] other, int rows, int units) {
        double[][] columns = columns(one, rows, units);
        double[][] others = columns(other, rows, units);
        double[] all = new double[units * units];
        for (int j = 0; j < units; j++) {
            for (int k = 0; k < units; k++) {
                double correlation = Likeness.correlation(columns[j], others[k]);
                all[j * units + k] = Double.isNaN(correlation) ? 0 : correlation;
            }
        }
        return all;
    }

    private static double[][] columns(double[] values, int rows, int units) {
        double[][] columns = new double[units][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                columns[j][i] = values[i * units + j];
            }
        }
        return columns;
    }

    /** The network with its units in this order and with these signs; it computes what it computed. */
    public Weights apply(Weights network) {
        NetworkShape shape = network.shape();
        Parameters layout = new Parameters(shape);
        double[] values = network.values().clone();
        for (Block block : layout.blocks()) {
            switch (block.kind()) {
                case WEIGHT -> renumber(network.values(), values, block.offset(), block.rows(), block.columns(), block.layer() - 1,
                        block.layer(), true);
                case BIAS, SHIFT -> renumber(network.values(), values, block.offset(), 1, block.columns(), 0, block.layer(), true);
                case GAIN -> renumber(network.values(), values, block.offset(), 1, block.columns(), 0, block.layer(), false);
                case SLOPE -> {
                    // one for the whole layer
                }
            }
        }
        double[] statistics = network.statistics().clone();
        for (int layer = 1; layer < shape.depth() && statistics.length > 0; layer++) {
            int at = layout.statisticsAt(layer);
            renumber(network.statistics(), statistics, at, 1, shape.units(layer), 0, layer, true);
            renumber(network.statistics(), statistics, at + shape.units(layer), 1, shape.units(layer), 0, layer, false);
        }
        return new Weights(shape, values, statistics);
    }

    /**
     * Rows follow the units of one layer, columns those of another; layers that are not hidden stay as they are.
     *
     * @param signed false for what a turned unit keeps: gains and variances
     */
    private void renumber(double[] from, double[] to, int at, int rows, int columns, int rowLayer, int columnLayer, boolean signed) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double factor = signed ? sign(rowLayer, i) * sign(columnLayer, j) : 1;
                to[at + i * columns + j] = factor * from[at + unit(rowLayer, i) * columns + unit(columnLayer, j)];
            }
        }
    }

    private int unit(int layer, int place) {
        return layer >= 1 && layer <= order.length ? order[layer - 1][place] : place;
    }

    private double sign(int layer, int place) {
        return layer >= 1 && layer <= sign.length ? sign[layer - 1][place] : 1;
    }
}
