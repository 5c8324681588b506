package gradlab.data;

/**
 * How examples are dealt out: {@code size} per step, 0 = all at once; in a new order every epoch or as they stand; as they
 * are or changed at random on the way.
 */
public record BatchPlan(int size, boolean shuffle, Augmentation augmentation) {

    public BatchPlan {
        if (size < 0) {
            throw new IllegalArgumentException("batch size must be 1 or more, or 0 for the whole set, was " + size);
        }
    }

    /** Examples as they are. */
    public BatchPlan(int size, boolean shuffle) {
        this(size, shuffle, new Augmentation.None());
    }

    public BatchPlan withSize(int changed) {
        return new BatchPlan(changed, shuffle, augmentation);
    }

    public BatchPlan withShuffle(boolean changed) {
        return new BatchPlan(size, changed, augmentation);
    }

    public BatchPlan withAugmentation(Augmentation changed) {
        return new BatchPlan(size, shuffle, changed);
    }

    public boolean isFull() {
        return size == 0;
    }

    /** The largest batch that can come up with this many examples. */
    public int largestBatch(int rows) {
        int whole = isFull() ? rows : Math.min(size, rows);
        return mergesLastExample(rows) ? whole + 1 : whole;
    }

    /** Steps in one epoch of this many examples. */
    public int stepsPerEpoch(int rows) {
        if (isFull() || size >= rows) {
            return 1;
        }
        return (rows + size - 1) / size - (mergesLastExample(rows) ? 1 : 0);
    }

    /** A last batch of one lonely example is joined to the one before: normalisation needs at least two. */
    boolean mergesLastExample(int rows) {
        return !isFull() && size > 1 && size < rows && rows % size == 1;
    }
}
