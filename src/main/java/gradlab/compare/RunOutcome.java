package gradlab.compare;

/**
 * What is kept of one run.
 *
 * @param seed of weights and batches
 * @param steps updates made
 */
public record RunOutcome(long seed, long steps, Portrait start, Portrait end) {
}
