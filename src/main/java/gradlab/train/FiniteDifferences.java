package gradlab.train;

import gradlab.math.Kernels;
import gradlab.nn.Loss;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters.Block;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Checks the gradient of a step by central differences of the loss of its batch, with the same units dropped and the batch's own
 * normalisation. Penalties are no part of it. One thread at a time.
 */
public final class FiniteDifferences {

    /** Tried in this order; the one whose difference is least in doubt is taken. */
    private static final double[] EPSILONS = {1e-5, 1e-6, 1e-7};
    /** A loss is a sum of rounded numbers: this many half units in its last place. */
    private static final double ROUNDINGS = 8;

    private final StepUnderLens step;
    private final BatchLoss loss;
    private final byte[] sidesBelow;
    private final byte[] sidesAbove;

    /**
     * The check of a whole layer.
     *
     * @param checked how many entries were checked, out of {@code all}
     * @param counts how many of them came to each verdict
     * @param worst the check with the largest relative error among those that could be compared
     */
    public record LayerCheck(int layer, int checked, int all, Map<GradientCheck.Verdict, Integer> counts, Optional<GradientCheck> worst) {

        public int count(GradientCheck.Verdict verdict) {
            return counts.getOrDefault(verdict, 0);
        }
    }

    public FiniteDifferences(StepUnderLens step) {
        this.step = step;
        this.loss = new BatchLoss(step.shape(), step.loss(), step.batch(), Kernels.best());
        System.arraycopy(step.update().at(), 0, loss.values(), 0, step.update().at().length);
        int sides = 0;
        for (int layer = 1; layer <= step.depth(); layer++) {
            sides += step.rows() * step.shape().units(layer);
        }
        sidesBelow = new byte[sides];
        sidesAbove = new byte[sides];
    }

    /**
     * Checks one entry.
     *
     * @param index of the parameter
     * @param example only what this example of the batch adds to the gradient; empty is the whole batch. Where batch normalisation
     *     ties the examples together there is no such share, and the whole batch is checked
     */
    public GradientCheck check(int index, OptionalInt example) {
        OptionalInt alone = canCheckOne(step) ? example : OptionalInt.empty();
        double analytic = alone.isPresent() ? contribution(index, alone.getAsInt()) : step.update().gradient()[index];
        GradientCheck best = difference(index, analytic, EPSILONS[0], alone);
        for (int i = 1; i < EPSILONS.length && isUnsure(best); i++) {
            GradientCheck other = difference(index, analytic, EPSILONS[i], alone);
            boolean escapesKink = best.kink().isPresent() && other.kink().isEmpty();
            boolean runsIntoKink = best.kink().isEmpty() && other.kink().isPresent();
            if (escapesKink || !runsIntoKink && other.doubt() < best.doubt()) {
                best = other;
            }
        }
        return best;
    }

    /** False where an example has no gradient of its own, because the batch is normalised as a whole. */
    public static boolean canCheckOne(StepUnderLens step) {
        return !(step.shape().normalization() instanceof Normalization.Batch) || step.layers().stream().noneMatch(StepUnderLens.Layer::isNormalized);
    }

    /** The kink is looked at closer, and so is a difference that may be off by more than agreement allows. */
    private static boolean isUnsure(GradientCheck check) {
        double size = Math.max(Math.abs(check.analytic()), Math.abs(check.numeric()));
        return check.kink().isPresent() || check.doubt() > GradientCheck.CLOSE * size && size > 0;
    }

    /**
     * Checks a layer, all its parameters or as many as asked for, evenly spread.
     *
     * @param most at most so many
     * @param abandoned is asked before every entry; true ends the check with what there is
     * @param progress is told how many are done
     */
    public LayerCheck check(int layer, int most, OptionalInt example, BooleanSupplier abandoned, IntConsumer progress) {
        int[] all = step.blocks().stream().filter(block -> block.layer() == layer)
                .flatMapToInt(block -> java.util.stream.IntStream.range(block.offset(), block.offset() + block.size())).toArray();
        int wanted = Math.min(most, all.length);
        Map<GradientCheck.Verdict, Integer> counts = new EnumMap<>(GradientCheck.Verdict.class);
        Optional<GradientCheck> worst = Optional.empty();
        int done = 0;
        while (done < wanted && !abandoned.getAsBoolean()) {
            GradientCheck check = check(all[(int) ((long) done * all.length / wanted)], example);
            GradientCheck.Verdict verdict = check.verdict();
            counts.merge(verdict, 1, Integer::sum);
            boolean comparable = verdict == GradientCheck.Verdict.AGREES || verdict == GradientCheck.Verdict.DIFFERS;
            if (comparable && worst.filter(known -> isWorse(known, check)).isEmpty()) {
                worst = Optional.of(check);
            }
            progress.accept(++done);
        }
        return new LayerCheck(layer, done, all.length, counts, worst);
    }

    private static boolean isWorse(GradientCheck one, GradientCheck other) {
        int rank = Boolean.compare(one.verdict() == GradientCheck.Verdict.DIFFERS, other.verdict() == GradientCheck.Verdict.DIFFERS);
        return rank > 0 || rank == 0 && one.relativeError() >= other.relativeError();
    }

    private double contribution(int index, int example) {
        Block block = step.blockOf(index);
        int at = index - block.offset();
        return step.contribution(block, at / block.columns(), at % block.columns(), example);
    }

    private GradientCheck difference(int index, double analytic, double epsilon, OptionalInt example) {
        double[] theta = loss.values();
        double here = theta[index];
        double above = here + epsilon;
        double below = here - epsilon;
        double upper = lossAt(index, above, example);
        sides(sidesAbove);
        double lower = lossAt(index, below, example);
        sides(sidesBelow);
        double numeric = (upper - lower) / (above - below);
        Optional<GradientCheck.Kink> kink = kink();
        double halfAbove = here + epsilon / 2;
        double halfBelow = here - epsilon / 2;
        double narrower = (lossAt(index, halfAbove, example) - lossAt(index, halfBelow, example)) / (halfAbove - halfBelow);
        theta[index] = here;
        double rounding = ROUNDINGS * 0x1.0p-53 * (Math.abs(upper) + Math.abs(lower)) / (above - below);
        return new GradientCheck(analytic, numeric, epsilon, rounding + Math.abs(numeric - narrower), kink);
    }

    private double lossAt(int index, double value, OptionalInt example) {
        loss.values()[index] = value;
        double all = loss.now();
        return example.isPresent() ? loss.ofExample(example.getAsInt()) / step.rows() : all;
    }

    /** On which side of which kink every unit is in the last pass; for the outputs, of the kink of the loss. */
    private void sides(byte[] sides) {
        int at = 0;
        for (int layer = 1; layer <= step.depth(); layer++) {
            boolean hidden = step.shape().isHidden(layer);
            double[] kinks = hidden ? step.layer(layer).activation().kinks() : new double[0];
            int units = step.shape().units(layer);
            boolean lossHasKink = !hidden && step.loss() instanceof Loss.Mae;
            double[] z = loss.pass().preActivations(layer);
            int stride = loss.pass().stride(layer);
            for (int i = 0; i < step.rows(); i++) {
                for (int j = 0; j < units; j++) {
                    byte side = 0;
                    for (double kink : kinks) {
                        side += (byte) (z[i * stride + j] > kink ? 1 : 0);
                    }
                    if (lossHasKink) {
                        side = (byte) Math.signum(loss.outputs()[i * units + j] - step.batch().y()[i * units + j]);
                    }
                    sides[at++] = side;
                }
            }
        }
    }

    private Optional<GradientCheck.Kink> kink() {
        int at = 0;
        for (int layer = 1; layer <= step.depth(); layer++) {
            int units = step.shape().units(layer);
            for (int i = 0; i < step.rows() * units; i++, at++) {
                if (sidesAbove[at] != sidesBelow[at]) {
                    return Optional.of(new GradientCheck.Kink(layer, i % units, i / units));
                }
            }
        }
        return Optional.empty();
    }
}
