package gradlab.train;

import gradlab.experiment.Clipping;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Kernels;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Kind;
import gradlab.nn.Pass;
import gradlab.train.StepUnderLens.Batch;
import gradlab.train.StepUnderLens.Layer;
import gradlab.train.StepUnderLens.Losses;
import gradlab.train.StepUnderLens.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import gradlab.experiment.Regularization;

/** Makes one step of a run and writes down what it was made of. What a pass does not keep is computed again in the same order, to the same bits. */
final class StepTaker implements StepWitness {

    private static final double[] NOTHING = {};

    private final Moment moment;
    private final Run run;
    private final Kernels kernels;
    private final ExperimentSpec spec;
    private final NetworkShape shape;
    private final double[] before;
    private final double[] memoryBefore;
    private final double[] scheduled;
    private final int[] examples;
    private final List<Layer> layers = new ArrayList<>();
    private double[] at = NOTHING;
    private double[] gradient = NOTHING;
    private double[] direction = NOTHING;
    private double[] moved = NOTHING;
    private double[] after = NOTHING;
    private double[] memoryAfter = NOTHING;
    private Optional<Batch> batch = Optional.empty();

    StepTaker(Moment moment, Run run, Kernels kernels) {
        this.moment = moment;
        this.run = run;
        this.kernels = kernels;
        this.spec = run.spec();
        this.shape = spec.network();
        this.before = run.parameters().values().clone();
        this.memoryBefore = run.optimizerState();
        this.scheduled = run.scheduled();
        this.examples = run.examplesOfBatch();
    }

    /** Empty if the run has ended. */
    Optional<StepUnderLens> take() {
        run.stepBefore(this);
        return batch.map(this::put);
    }

    private StepUnderLens put(Batch taken) {
        Update update = new Update(before, at, gradient, directed(spec.withRegularization(List.of()).withClipping(new Clipping.None())),
                directed(spec.withClipping(new Clipping.None())), direction, moved, after, memoryBefore, memoryAfter, scheduled[0], scheduled[1],
                run.parameters().values().clone());
        return new StepUnderLens(moment, shape, run.data().loss(), run.parameters().blocks(), taken, List.copyOf(layers), losses(taken), update);
    }

    /** The direction that another experiment would make of the gradient. */
    private double[] directed(ExperimentSpec other) {
        Direction rule = new Direction(other);
        Parameters there = new Parameters(shape);
        rule.prepare(there);
        System.arraycopy(before, 0, there.values(), 0, before.length);
        System.arraycopy(gradient, 0, there.gradient(), 0, before.length);
        rule.fill(there);
        return there.direction().clone();
    }

    private Losses losses(Batch taken) {
        BatchLoss loss = new BatchLoss(shape, run.data().loss(), taken, kernels);
        Direction rule = new Direction(spec);
        System.arraycopy(before, 0, loss.values(), 0, before.length);
        double penalty = rule.penalty(loss.parameters());
        System.arraycopy(at, 0, loss.values(), 0, before.length);
        loss.now();
        double[] each = each(loss, taken.rows());
        System.arraycopy(after, 0, loss.values(), 0, before.length);
        double later = loss.now();
        return new Losses(run.batchLoss(), each, penalty, later, each(loss, taken.rows()));
    }

    private static double[] each(BatchLoss loss, int rows) {
        double[] each = new double[rows];
        for (int i = 0; i < rows; i++) {
            each[i] = loss.ofExample(i);
        }
        return each;
    }

    @Override
    public void gradientIsComputed() {
        Parameters p = run.parameters();
        at = p.values().clone();
        gradient = p.gradient().clone();
        int rows = examples.length;
        double[][] kept = run.lastBatch();
        Batch taken = new Batch(rows, examples, Arrays.copyOf(kept[0], rows * shape.inputs()), Arrays.copyOf(kept[1], rows * shape.outputs()),
                Regularization.droppedShare(spec.regularization()), run.masksOfBatch());
        batch = Optional.of(taken);
        double[] in = taken.x();
        for (int layer = 1; layer <= shape.depth(); layer++) {
            layers.add(layer(p, layer, in, rows));
            in = layers.getLast().out();
        }
    }

    @Override
    public void directionIsFilled() {
        direction = run.parameters().direction().clone();
    }

    @Override
    public void parametersAreMoved() {
        moved = run.parameters().values().clone();
        memoryAfter = run.optimizerState();
    }

    @Override
    public void updateIsComplete() {
        after = run.parameters().values().clone();
    }

    private Layer layer(Parameters p, int number, double[] in, int rows) {
        Pass pass = run.pass();
        int units = shape.units(number);
        int inputs = shape.units(number - 1);
        int stride = pass.stride(number);
        double[] z = compact(pass.preActivations(number), rows, units, stride);
        double[] deltas = compact(pass.deltas(number), rows, units, stride);
        Activation activation = p.activation(shape, number);
        if (!shape.isHidden(number)) {
            return new Layer(number, inputs, units, activation, in, z, NOTHING, NOTHING, NOTHING, z, NOTHING, NOTHING, NOTHING, z, deltas, deltas, deltas);
        }
        double[] a = compact(pass.activations(number), rows, units, stride);
        double[] mask = pass.mask(number).map(found -> compact(found, rows, units, stride)).orElse(NOTHING);
        double[] out = compact(pass.output(number), rows, units, stride);
        double[] arriving = arriving(p, number, compact(pass.deltas(number + 1), rows, shape.units(number + 1), pass.stride(number + 1)), rows);
        double[] slopes = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            slopes[i] = activation.slope(z[i]);
        }
        if (!shape.normalizes(number)) {
            return new Layer(number, inputs, units, activation, in, z, NOTHING, NOTHING, NOTHING, z, slopes, a, mask, out, arriving, deltas, deltas);
        }
        double[] sums = sums(p, number, in, rows);
        boolean overBatch = shape.normalization() instanceof Normalization.Batch;
        double[][] law = meanAndDeviation(sums, rows, units);
        double[] normalized = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            int of = overBatch ? i % units : i / units;
            normalized[i] = (sums[i] - law[0][of]) * (1 / law[1][of]);
        }
        double[] beforeNormalization = arriving.clone();
        for (int i = 0; i < mask.length; i++) {
            beforeNormalization[i] *= mask[i];
        }
        activation.timesSlope(kernels, z, a, beforeNormalization, z.length);
        return new Layer(number, inputs, units, activation, in, sums, normalized, law[0], law[1], z, slopes, a, mask, out, arriving, beforeNormalization,
                deltas);
    }

    /** Mean and √(variance + ε): over the batch, or over the units of each example. */
    private double[][] meanAndDeviation(double[] sums, int rows, int units) {
        boolean overBatch = shape.normalization() instanceof Normalization.Batch;
        double epsilon = switch (shape.normalization()) {
            case Normalization.None none -> throw new IllegalStateException("this layer is not normalised");
            case Normalization.Batch law -> law.epsilon();
            case Normalization.Layer law -> law.epsilon();
        };
        int groups = overBatch ? units : rows;
        int members = overBatch ? rows : units;
        double[] mean = new double[groups];
        double[] deviation = new double[groups];
        for (int g = 0; g < groups; g++) {
            for (int i = 0; i < members; i++) {
                mean[g] += sums[overBatch ? i * units + g : g * units + i];
            }
            mean[g] /= members;
            double variance = 0;
            for (int i = 0; i < members; i++) {
                double off = sums[overBatch ? i * units + g : g * units + i] - mean[g];
                variance = Math.fma(off, off, variance);
            }
            deviation[g] = Math.sqrt(variance / members + epsilon);
        }
        return new double[][] {mean, deviation};
    }

    /** x·W + b of a layer whose sums the pass has overwritten: the same pass through this layer alone. */
    private double[] sums(Parameters p, int number, double[] in, int rows) {
        NetworkShape alone = new NetworkShape(shape.units(number - 1), List.of(new LayerSpec(shape.units(number), new Activation.Identity())),
                new Normalization.None());
        Parameters own = new Parameters(alone);
        Parameters.Block weight = p.weight(number);
        System.arraycopy(p.values(), weight.offset(), own.values(), 0, weight.size());
        Parameters.Block bias = p.bias(number);
        System.arraycopy(p.values(), bias.offset(), own.values(), weight.size(), bias.size());
        return Arrays.copyOf(new Pass(alone, rows, kernels).forward(own, in, rows), rows * shape.units(number));
    }

    /** D·Wᵀ of the layer after: one chain of fused multiply-adds for each entry, as the kernels do it. */
    private double[] arriving(Parameters p, int number, double[] deltaAfter, int rows) {
        int units = shape.units(number);
        int next = shape.units(number + 1);
        int w = p.blocks().stream().filter(block -> block.layer() == number + 1 && block.kind() == Kind.WEIGHT).findFirst().orElseThrow().offset();
        double[] arriving = new double[rows * units];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                double sum = 0;
                for (int k = 0; k < next; k++) {
                    sum = Math.fma(deltaAfter[i * next + k], p.values()[w + j * next + k], sum);
                }
                arriving[i * units + j] = sum;
            }
        }
        return arriving;
    }

    private static double[] compact(double[] from, int rows, int units, int stride) {
        double[] compact = new double[rows * units];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, i * stride, compact, i * units, units);
        }
        return compact;
    }
}
