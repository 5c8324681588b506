package gradlab.ui.lens;

import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import gradlab.train.StepUnderLens;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What of a step is looked at: a stage, one example or the whole batch, a chosen unit in every layer, a chosen parameter.
 *
 * @param at index of the stage
 * @param whole the whole batch instead of one example
 * @param example from 0
 * @param units the chosen unit of the inputs and of every layer, from 0: a path through the network
 * @param kind of the chosen parameter
 * @param layer in which the parameter stands, where a stage leaves the choice
 * @param matrix number of the matrix shown with the update
 */
record Look(StepUnderLens step, List<Stage> stages, int at, boolean whole, int example, int[] units, Kind kind, int layer, int matrix) {

    /** The first look at a step. */
    static Look at(StepUnderLens step) {
        return new Look(step, Stage.of(step), 0, false, 0, new int[step.depth() + 1], Kind.WEIGHT, step.depth(), 0);
    }

    /** The same look at another step, as far as it has what was looked at. */
    Look on(StepUnderLens other) {
        List<Stage> there = Stage.of(other);
        if (!other.shape().sizes().equals(step.shape().sizes())) {
            return at(other).withWhole(whole);
        }
        int same = there.indexOf(stage());
        boolean hasKind = other.block(layer, kind).isPresent();
        return new Look(other, there, same >= 0 ? same : Math.min(at, there.size() - 1), whole, Math.min(example, other.rows() - 1), units,
                hasKind ? kind : Kind.WEIGHT, layer, matrix);
    }

    Stage stage() {
        return stages.get(at);
    }

    /** The layer that the present stage shows. */
    int shownLayer() {
        return stage().isOfAnyLayer() ? layer : stage().layer();
    }

    StepUnderLens.Layer shown() {
        return step.layer(shownLayer());
    }

    /** Goes to a stage; the parameter of the layer there is the chosen one. */
    Look withStage(int index) {
        int to = Math.clamp(index, 0, stages.size() - 1);
        Stage stage = stages.get(to);
        int there = stage.isOfAnyLayer() || stage.kind() == Stage.Kind.AFTER ? layer : stage.layer();
        Kind kept = step.block(there, kind).isPresent() ? kind : Kind.WEIGHT;
        return new Look(step, stages, to, whole, example, units, kept, there, matrix);
    }

    Look withWhole(boolean changed) {
        return new Look(step, stages, at, changed, example, units, kind, layer, matrix);
    }

    Look withExample(int changed) {
        return new Look(step, stages, at, whole, Math.clamp(changed, 0, step.rows() - 1), units, kind, layer, matrix);
    }

    /** Chooses a unit of a layer; 0 are the inputs. */
    Look withUnit(int ofLayer, int unit) {
        int[] changed = units.clone();
        changed[ofLayer] = unit;
        return new Look(step, stages, at, whole, example, changed, kind, layer, matrix);
    }

    Look withKind(Kind changed) {
        return new Look(step, stages, at, whole, example, units, changed, layer, matrix);
    }

    Look withLayer(int changed) {
        Kind kept = step.block(changed, kind).isPresent() ? kind : Kind.WEIGHT;
        return new Look(step, stages, at, whole, example, units, kept, changed, matrix);
    }

    Look withMatrix(int changed) {
        return new Look(step, stages, at, whole, example, units, kind, layer, changed);
    }

    /** The chosen unit of a layer. */
    int unit(int ofLayer) {
        return units[ofLayer];
    }

    /** The one example, or none if the whole batch is meant. */
    OptionalInt one() {
        return whole ? OptionalInt.empty() : OptionalInt.of(example);
    }

    /** Where the chosen parameter stands. */
    int parameter() {
        int there = shownLayer();
        Block block = step.block(there, kind).orElseGet(() -> step.block(there, Kind.WEIGHT).orElseThrow());
        return switch (block.kind()) {
            case WEIGHT -> step.weightAt(there, units[there - 1], units[there]);
            case BIAS, GAIN, SHIFT -> block.offset() + units[there];
            case SLOPE -> block.offset();
        };
    }

    /** The row of one example, or the mean of all rows of a matrix of examples. */
    double[] row(double[] matrix, int columns) {
        if (!whole) {
            return Arrays.copyOfRange(matrix, example * columns, (example + 1) * columns);
        }
        double[] mean = new double[columns];
        for (int i = 0; i < matrix.length; i++) {
            mean[i % columns] += matrix[i] / step.rows();
        }
        return mean;
    }

    /** The gradient of a block: all of it, or what the one example adds to it. */
    double[] gradient(Block block) {
        if (whole) {
            return part(step.update().gradient(), block);
        }
        double[] share = new double[block.size()];
        for (int i = 0; i < share.length; i++) {
            share[i] = step.contribution(block, i / block.columns(), i % block.columns(), example);
        }
        return share;
    }

    static double[] part(double[] parameters, Block block) {
        return Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.size());
    }
}
