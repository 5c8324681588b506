package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The checkpoints of one run under a memory cap: the first, and others at even distances in steps. When they need more
 * than the cap, every second one is dropped and the distance doubles, so a replay is never much longer near one step than
 * near another.
 */
final class Checkpoints {

    /** No further apart than this, however quick a step is. */
    private static final long FARTHEST = 20_000;
    private static final long NEAREST = 10;
    /** A replay from one checkpoint to the next shall take about this long on a slow machine. */
    private static final double REPLAY_NANOS = 2.5e8;
    private static final double STEP_NANOS = 3_000;
    private static final double MULTIPLY_ADDS_PER_NANO = 2;
    private static final long OVERHEAD_BYTES = 400;

    private final List<Kept> kept = new ArrayList<>();
    private long spacing;
    private long cap;
    private long bytes;

    /** @param segment number of the specification under which it was taken */
    record Kept(int segment, Checkpoint checkpoint) {
        long step() {
            return checkpoint.step();
        }

        long bytes() {
            return OVERHEAD_BYTES + 8L * (checkpoint.values().length + checkpoint.statistics().length
                    + checkpoint.optimizerState().length + checkpoint.scheduleState().length + checkpoint.stopState().length);
        }
    }

    /**
     * @param spacing steps from one checkpoint to the next, at first
     * @param cap bytes that all of them may take; the first is kept in any case
     */
    Checkpoints(long spacing, long cap) {
        this.spacing = spacing;
        this.cap = cap;
    }

    /** The distance at which replaying takes a fraction of a second: the dearer a step, the shorter. */
    static long spacing(ExperimentSpec spec, int batchRows) {
        double multiplyAdds = 3.0 * batchRows * spec.network().parameterCount();
        double perStep = STEP_NANOS + multiplyAdds / MULTIPLY_ADDS_PER_NANO;
        return Math.clamp((long) (REPLAY_NANOS / perStep), NEAREST, FARTHEST);
    }

    /** True if a checkpoint belongs at this step. */
    boolean isDue(long step) {
        return step % spacing == 0;
    }

    /** Keeps a checkpoint, unless one of its step or of a later one is there already. */
    void keep(int segment, Checkpoint checkpoint) {
        if (!kept.isEmpty() && kept.getLast().step() >= checkpoint.step()) {
            return;
        }
        Kept one = new Kept(segment, checkpoint);
        kept.add(one);
        bytes += one.bytes();
        thin();
    }

    /** Changes the cap, and drops what does not fit under it. */
    void cap(long changed) {
        cap = changed;
        thin();
    }

    /** The latest one at or before a step; the first if there is none. */
    Kept before(long step) {
        int low = 0;
        int high = kept.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (kept.get(middle).step() <= step) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return kept.get(low);
    }

    /** The same checkpoints up to a step, for a run that goes its own way from there. */
    Checkpoints until(long step) {
        Checkpoints copy = new Checkpoints(spacing, cap);
        for (Kept one : kept) {
            if (one.step() <= step) {
                copy.kept.add(one);
                copy.bytes += one.bytes();
            }
        }
        return copy;
    }

    List<Kept> all() {
        return List.copyOf(kept);
    }

    long spacing() {
        return spacing;
    }

    long bytes() {
        return bytes;
    }

    long cap() {
        return cap;
    }

    /** As many of these as fit into so many bytes: the first, the last, and others evenly between them. */
    static List<Kept> fitting(List<Kept> all, long most) {
        long bytes = all.stream().mapToLong(Kept::bytes).sum();
        int every = (int) Math.max(1, Math.ceilDiv(bytes, Math.max(1, most)));
        List<Kept> chosen = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % every == 0 || i == all.size() - 1) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    private void thin() {
        while (bytes > cap && kept.size() > 1) {
            spacing *= 2;
            kept.removeIf(one -> one.step() % spacing != 0);
            bytes = kept.stream().mapToLong(Kept::bytes).sum();
        }
    }
}
