package gradlab.nn;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything a network learns in one flat array, with the gradient beside it: weights and biases layer by layer, then
 * gains, shifts and slopes. Blocks say which stretch is which matrix; element-wise optimizers do not care, spectral ones
 * do. The running statistics of batch normalisation stand apart: they are measured, not learned.
 */
public final class Parameters {

    /** What a block holds. */
    public enum Kind {
        WEIGHT, BIAS,
        /** Of a normalisation: one per unit. */
        GAIN, SHIFT,
        /** Of PReLU: one per layer. */
        SLOPE
    }

    /** One matrix within the flat array: {@code rows × columns} entries from {@code offset}. A bias has one row. */
    public record Block(int layer, Kind kind, int offset, int rows, int columns) {
        public int size() {
            return rows * columns;
        }
    }

    private final Optional<NetworkShape> shape;
    private final List<Block> blocks;
    private final double[] values;
    private final double[] gradient;
    private final double[] statistics;
    private final int[] gainAt;
    private final int[] slopeAt;
    private final int[] statisticsAt;
    private final int depth;
    private double[] direction;

    public Parameters(NetworkShape shape) {
        depth = shape.depth();
        gainAt = new int[depth + 1];
        slopeAt = new int[depth + 1];
        statisticsAt = new int[depth + 1];
        List<Block> laidOut = new ArrayList<>();
        int offset = 0;
        for (int layer = 1; layer <= depth; layer++) {
            Block weight = new Block(layer, Kind.WEIGHT, offset, shape.units(layer - 1), shape.units(layer));
            Block bias = new Block(layer, Kind.BIAS, offset + weight.size(), 1, shape.units(layer));
            laidOut.add(weight);
            laidOut.add(bias);
            offset = bias.offset() + bias.size();
        }
        int statisticsSize = 0;
        for (int layer = 1; layer <= depth; layer++) {
            int units = shape.units(layer);
            if (shape.normalizes(layer)) {
                gainAt[layer] = offset;
                laidOut.add(new Block(layer, Kind.GAIN, offset, 1, units));
                laidOut.add(new Block(layer, Kind.SHIFT, offset + units, 1, units));
                offset += 2 * units;
                statisticsAt[layer] = statisticsSize;
                statisticsSize += shape.normalization() instanceof Normalization.Batch ? 2 * units : 0;
            }
            if (shape.learnsSlope(layer)) {
                slopeAt[layer] = offset;
                laidOut.add(new Block(layer, Kind.SLOPE, offset, 1, 1));
                offset++;
            }
        }
        this.shape = Optional.of(shape);
        this.blocks = List.copyOf(laidOut);
        this.values = new double[offset];
        this.gradient = new double[offset];
        this.statistics = new double[statisticsSize];
        this.direction = gradient;
    }

    /** For optimizers without a network: a flat vector with no blocks. */
    public Parameters(double[] start) {
        this.shape = Optional.empty();
        this.depth = 0;
        this.blocks = List.of();
        this.values = start.clone();
        this.gradient = new double[start.length];
        this.statistics = new double[0];
        this.gainAt = new int[0];
        this.slopeAt = new int[0];
        this.statisticsAt = new int[0];
        this.direction = gradient;
    }

    /** Draws all weights, layer by layer; biases start as the law says, gains at 1, shifts at 0, slopes at their start. */
    public void initialize(Initializer initializer, Rng rng) {
        for (Block block : blocks) {
            int to = block.offset() + block.size();
            switch (block.kind()) {
                case WEIGHT -> initializer.fill(values, block.offset(), block.rows(), block.columns(), rng);
                case BIAS -> initializer.fillBias(values, block.offset(), weight(block.layer()).rows(), block.columns(), rng);
                case GAIN -> Arrays.fill(values, block.offset(), to, 1);
                case SHIFT -> Arrays.fill(values, block.offset(), to, 0);
                case SLOPE -> Arrays.fill(values, block.offset(), to, startingSlope(block.layer()));
            }
        }
        resetStatistics();
    }

    private double startingSlope(int layer) {
        return shape.map(s -> s.activation(layer)).filter(PRelu.class::isInstance)
                .map(a -> ((PRelu) a).start()).orElse(0.0);
    }

    /** Running means 0, running variances 1. */
    private void resetStatistics() {
        Arrays.fill(statistics, 0);
        for (Block block : blocks) {
            if (block.kind() == Kind.GAIN && statistics.length > 0) {
                int at = statisticsAt[block.layer()] + block.columns();
                Arrays.fill(statistics, at, at + block.columns(), 1);
            }
        }
    }

    public int size() {
        return values.length;
    }

    /** The live values; the optimizer writes them. */
    public double[] values() {
        return values;
    }

    /** The live gradient of the loss alone, without penalties. */
    public double[] gradient() {
        return gradient;
    }

    /** Running means and variances of batch normalisation: of each normalised layer first the means, then the variances. */
    public double[] statistics() {
        return statistics;
    }

    /** Where a layer's running means start; its variances follow them. */
    public int statisticsAt(int layer) {
        return statisticsAt[layer];
    }

    /**
     * What optimizers follow: the gradient itself, unless {@link #separateDirection} made it an array of its own, which
     * then somebody has to fill from the gradient before every update.
     */
    public double[] direction() {
        return direction;
    }

    /** From now on the direction may differ from the gradient. */
    public void separateDirection() {
        if (direction == gradient) {
            direction = gradient.clone();
        }
    }

    public List<Block> blocks() {
        return blocks;
    }

    /** Number of layers; 0 for a flat vector. */
    public int depth() {
        return depth;
    }

    public Block weight(int layer) {
        return blocks.get(2 * (layer - 1));
    }

    public Block bias(int layer) {
        return blocks.get(2 * (layer - 1) + 1);
    }

    /** The activation of a layer as it is now: for PReLU with the slope learned so far. */
    public Activation activation(NetworkShape ofShape, int layer) {
        Activation activation = ofShape.activation(layer);
        return activation instanceof PRelu learned ? learned.at(values[slopeAt[layer]]) : activation;
    }

    public boolean allFinite() {
        return Kernels.best().allFinite(values);
    }

    /** Where the gains of a normalised layer start; its shifts follow them. */
    int gainAt(int layer) {
        return gainAt[layer];
    }

    /** Where the learned slope of a layer stands. */
    int slopeAt(int layer) {
        return slopeAt[layer];
    }
}
