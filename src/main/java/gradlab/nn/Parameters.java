package gradlab.nn;

import gradlab.math.Rng;
import java.util.ArrayList;
import java.util.List;

/**
 * All weights and biases of a network in one flat array, with the gradient beside it. Blocks say which stretch is which
 * matrix; element-wise optimizers do not care, spectral ones do.
 */
public final class Parameters {

    /** What a block holds. */
    public enum Kind {
        WEIGHT, BIAS
    }

    /** One matrix within the flat array: {@code rows × columns} entries from {@code offset}. A bias has one row. */
    public record Block(int layer, Kind kind, int offset, int rows, int columns) {
        public int size() {
            return rows * columns;
        }
    }

    private final List<Block> blocks;
    private final double[] values;
    private final double[] gradient;
    private double[] direction;

    public Parameters(NetworkShape shape) {
        List<Block> laidOut = new ArrayList<>();
        int offset = 0;
        for (int layer = 1; layer <= shape.depth(); layer++) {
            Block weight = new Block(layer, Kind.WEIGHT, offset, shape.units(layer - 1), shape.units(layer));
            Block bias = new Block(layer, Kind.BIAS, offset + weight.size(), 1, shape.units(layer));
            laidOut.add(weight);
            laidOut.add(bias);
            offset = bias.offset() + bias.size();
        }
        this.blocks = List.copyOf(laidOut);
        this.values = new double[offset];
        this.gradient = new double[offset];
        this.direction = gradient;
    }

    /** For optimizers without a network: a flat vector with no blocks. */
    public Parameters(double[] start) {
        this.blocks = List.of();
        this.values = start.clone();
        this.gradient = new double[start.length];
        this.direction = gradient;
    }

    /** Draws all weights, layer by layer; biases become zero. */
    public void initialize(Initializer initializer, Rng rng) {
        for (Block block : blocks) {
            if (block.kind() == Kind.WEIGHT) {
                initializer.fill(values, block.offset(), block.rows(), block.columns(), rng);
            } else {
                java.util.Arrays.fill(values, block.offset(), block.offset() + block.size(), 0);
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
        return blocks.isEmpty() ? 0 : blocks.getLast().layer();
    }

    public Block weight(int layer) {
        return blocks.get(2 * (layer - 1));
    }

    public Block bias(int layer) {
        return blocks.get(2 * (layer - 1) + 1);
    }

    public boolean allFinite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
