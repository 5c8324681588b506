package gradlab.data;

import gradlab.math.Rng;

/** Deals out the examples of one training part, epoch after epoch. Position and generator can be saved and restored. */
public final class Batches {

    private final BatchPlan plan;
    private final Rng rng;
    private final int[] order;
    private final int stepsPerEpoch;
    private final long[] stateAtEpoch = new long[4];
    private long epoch;
    private int stepInEpoch;

    public Batches(BatchPlan plan, int rows, Rng rng) {
        this.plan = plan;
        this.rng = rng;
        this.order = new int[rows];
        this.stepsPerEpoch = plan.stepsPerEpoch(rows);
        startEpoch();
    }

    /** Where the dealing stands, small enough for a checkpoint: the order follows from the generator. */
    public record Position(long epoch, int stepInEpoch, long[] generator) {
    }

    /** Index of the first example of the coming batch within {@link #order()}. */
    public int from() {
        return plan.isFull() ? 0 : stepInEpoch * plan.size();
    }

    /** Index after the last example of the coming batch within {@link #order()}. */
    public int to() {
        boolean last = stepInEpoch == stepsPerEpoch - 1;
        return last ? order.length : from() + plan.size();
    }

    /** The order of this epoch. Not to be written to. */
    public int[] order() {
        return order;
    }

    /** Goes on to the next batch. */
    public void advance() {
        if (++stepInEpoch == stepsPerEpoch) {
            epoch++;
            stepInEpoch = 0;
            startEpoch();
        }
    }

    /** Finished epochs. */
    public long epoch() {
        return epoch;
    }

    public int stepInEpoch() {
        return stepInEpoch;
    }

    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    public Position position() {
        return new Position(epoch, stepInEpoch, stateAtEpoch.clone());
    }

    /** Continues from a saved position; with another batch size the epoch starts anew. */
    public void restore(Position position) {
        epoch = position.epoch();
        rng.restore(position.generator());
        startEpoch();
        stepInEpoch = position.stepInEpoch() < stepsPerEpoch ? position.stepInEpoch() : 0;
    }

    private void startEpoch() {
        rng.saveTo(stateAtEpoch);
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (plan.shuffle() && !plan.isFull()) {
            rng.shuffle(order);
        }
    }
}
