package gradlab.train;

/**
 * How much a lab may remember, in bytes; beyond that the past is thinned, not lost.
 *
 * @param checkpoints from which past steps are shown again
 * @param spectra singular values and distributions as a whole, from which ranks and shares are counted again
 */
public record Room(long checkpoints, long spectra) {

    /** Unless something else is said. */
    public static final Room USUAL = new Room(256L << 20, SpectrumStore.USUAL_CAP);

    /** The part of one of so many runs. */
    Room share(int runs) {
        return new Room(checkpoints / Math.max(1, runs), spectra / Math.max(1, runs));
    }
}
