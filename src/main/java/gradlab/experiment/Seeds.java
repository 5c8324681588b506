package gradlab.experiment;

/** The seeds of data, weights and batches. */
public record Seeds(long data, long weights, long batches) {
    public static Seeds all(long seed) {
        return new Seeds(seed, seed, seed);
    }

    public boolean areEqual() {
        return data == weights && weights == batches;
    }
}
