package gradlab.train;

import java.util.function.LongSupplier;

/**
 * A run that was kept, at its latest step, with all that was recorded of it: for going on without a trainer.
 */
public record KeptRun(Run run, Recorder recorder) {

    /**
     * @param clock nanoseconds, only for telling what the probes cost
     * @throws gradlab.catalogue.BadInput if its examples are not there, or are not those it learned from
     */
    public static KeptRun of(RunImage image, LongSupplier clock) {
        Track track = Track.of(image, Prepared.of(image.spec()), clock, Room.USUAL);
        return new KeptRun(track.run(), track.recorder());
    }
}
