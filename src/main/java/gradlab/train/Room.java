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

    /** No less than this, in megabytes, may be asked for. */
    public static final int LEAST = 64;
    /** No more than this, in megabytes, may be asked for. */
    public static final int MOST = 4096;

    /** So many megabytes, within what may be asked for. */
    public static Room ofMegabytes(int checkpoints, int spectra) {
        return new Room((long) Math.clamp(checkpoints, LEAST, MOST) << 20, (long) Math.clamp(spectra, LEAST, MOST) << 20);
    }

    /** No more of it than a small memory can spare: a quarter for checkpoints, an eighth for spectra. */
    public Room within(long memory) {
        return new Room(Math.min(checkpoints, memory / 4), Math.min(spectra, memory / 8));
    }

    /** The part of one of so many runs. */
    Room share(int runs) {
        return new Room(checkpoints / Math.max(1, runs), spectra / Math.max(1, runs));
    }
}
