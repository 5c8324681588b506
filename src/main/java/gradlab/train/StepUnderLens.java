package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.math.Kernels;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import java.util.List;
import java.util.Optional;

/**
 * All numbers of one training step: the batch, the forward pass, the loss, the backward pass and the update. It is the very step that
 * the run makes next, taken on a copy, so its numbers are the run's to the last bit. Nobody writes to the arrays; matrices of examples
 * have one row per example of the batch, parameters are laid out as {@link Parameters} does.
 *
 * @param shape the network
 * @param loss the loss in force
 * @param blocks which stretch of a parameter array is which matrix
 * @param layers 1..depth
 */
public record StepUnderLens(Moment moment, NetworkShape shape, Loss loss, List<Block> blocks, Batch batch, List<Layer> layers, Losses losses,
        Update update) {

    /**
     * The examples of the step.
     *
     * @param examples their numbers within the training part, from 0
     * @param x rows × inputs, scaled and, if asked for, distorted, as the network sees them
     * @param y rows × outputs
     * @param dropped the share of hidden activations that is dropped
     * @param masks where the generator of dropout stands before the pass
     */
    public record Batch(int rows, int[] examples, double[] x, double[] y, double dropped, long[] masks) {
    }

    /**
     * One layer in both passes, each array rows × units unless said otherwise. Arrays of things that are not there are empty: a
     * normalisation, the mask of dropout, and for the output layer the activation with what belongs to it.
     *
     * @param activation as it is now: for PReLU with the slope learned so far
     * @param in what comes in, rows × inputs
     * @param sums x·W + b
     * @param normalized the sums less their mean, divided by their deviation
     * @param mean of the sums: per unit for batch normalisation, per example for layer normalisation
     * @param deviation √(variance + ε), laid out like the mean
     * @param z what goes into the activation: the sums, or gain·normalized + shift
     * @param slopes f′(z)
     * @param a f(z)
     * @param mask 0 or 1/(1−p)
     * @param out what the next layer sees
     * @param arriving ∂loss/∂out
     * @param beforeNormalization ∂loss/∂z
     * @param deltas ∂loss/∂sums
     */
    public record Layer(int number, int inputs, int units, Activation activation, double[] in, double[] sums, double[] normalized, double[] mean,
            double[] deviation, double[] z, double[] slopes, double[] a, double[] mask, double[] out, double[] arriving,
            double[] beforeNormalization, double[] deltas) {

        public boolean isNormalized() {
            return normalized.length > 0;
        }

        public boolean isDropped() {
            return mask.length > 0;
        }
    }

    /**
     * @param batch the loss of the batch, a mean over its examples, without penalties
     * @param examples the loss of each example
     * @param penalty what the loss grows by because of the weights
     * @param batchAfter the loss of the same batch, with the same units dropped, after the update
     * @param examplesAfter the same for each example
     */
    public record Losses(double batch, double[] examples, double penalty, double batchAfter, double[] examplesAfter) {
    }

    /**
     * From the gradient to the new parameters, each array as long as the parameters.
     *
     * @param before the parameters the run has
     * @param at where the optimizer wanted the gradient: the same, unless it looks ahead
     * @param gradient of the loss
     * @param kept what is left of it when singular directions are chosen
     * @param penalised the same with the slope of penalties
     * @param direction what the optimizer follows: the same after clipping
     * @param moved what the optimizer made of the parameters
     * @param after the same after what penalties do to the weights
     * @param memoryBefore what the optimizer remembered, as its state tells it
     * @param rate the learning rate of this step, after the schedule
     * @param momentum what the schedule asks for; NaN leaves every method its own
     * @param result the parameters the run has after the step: those after the update, unless early stopping puts the best ones back then, or a weight is
     *     set by hand
     */
    public record Update(double[] before, double[] at, double[] gradient, double[] kept, double[] penalised, double[] direction, double[] moved,
            double[] after, double[] memoryBefore, double[] memoryAfter, double rate, double momentum, double[] result) {
    }

    /** The next step of a run, made on a copy of it; empty if there is none, because the run has ended. */
    public static Optional<StepUnderLens> of(Moment moment) {
        if (moment.ended()) {
            return Optional.empty();
        }
        Run copy = Run.resume(moment.spec(), moment.data(), moment.checkpoint(), moment.spec(), () -> 0);
        return new StepTaker(moment, copy, Kernels.best()).take();
    }

    public ExperimentSpec spec() {
        return moment.spec();
    }

    /** Number of the step, counted from 0: so many have been made before it. */
    public long number() {
        return moment.step();
    }

    public int rows() {
        return batch.rows();
    }

    public int depth() {
        return layers.size();
    }

    /** Layer 1..depth. */
    public Layer layer(int number) {
        return layers.get(number - 1);
    }

    /** The block of a kind in a layer, if the layer has one. */
    public Optional<Block> block(int layer, Kind kind) {
        return blocks.stream().filter(block -> block.layer() == layer && block.kind() == kind).findFirst();
    }

    /** The block in which a parameter stands. */
    public Block blockOf(int index) {
        return blocks.stream().filter(block -> index >= block.offset() && index < block.offset() + block.size()).findFirst().orElseThrow();
    }

    /** Where the weight from unit {@code from} of the layer before to unit {@code to} stands; both from 0. */
    public int weightAt(int layer, int from, int to) {
        Block block = block(layer, Kind.WEIGHT).orElseThrow();
        return block.offset() + from * block.columns() + to;
    }

    /** What one example adds to the gradient of a weight or bias; the sum over the batch is the gradient. */
    public double contribution(Block block, int row, int column, int example) {
        Layer layer = layer(block.layer());
        double delta = layer.deltas()[example * layer.units() + column];
        return switch (block.kind()) {
            case WEIGHT -> layer.in()[example * layer.inputs() + row] * delta;
            case BIAS -> delta;
            case GAIN -> layer.beforeNormalization()[example * layer.units() + column] * layer.normalized()[example * layer.units() + column];
            case SHIFT -> layer.beforeNormalization()[example * layer.units() + column];
            case SLOPE -> slopeContribution(layer, example);
        };
    }

    private static double slopeContribution(Layer layer, int example) {
        double sum = 0;
        for (int at = example * layer.units(); at < (example + 1) * layer.units(); at++) {
            double mask = layer.isDropped() ? layer.mask()[at] : 1;
            sum += layer.z()[at] > 0 ? 0 : layer.arriving()[at] * mask * layer.z()[at];
        }
        return sum;
    }

    /** By how much the loss would change if it were flat as its gradient says: Σ gradient·(after − at). */
    public double predictedChange() {
        double sum = 0;
        for (int i = 0; i < update.before().length; i++) {
            sum += update.gradient()[i] * (update.after()[i] - update.at()[i]);
        }
        return sum;
    }

    /** True if the run goes on with other parameters than those that the update made: see {@link Update#result}. */
    public boolean isReplaced() {
        return !java.util.Arrays.equals(update.after(), update.result());
    }
}
