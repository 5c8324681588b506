package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A run with its past as it stood at one moment: all that is needed to go on with it in another process.
 *
 * @param number its letter
 * @param segments what it was asked to be, and from which step on
 * @param checkpoints at least the first; also that of the latest step, unless the run ended there
 * @param latest the greatest step it has been at
 * @param step where it stands
 * @param curves by the ids of the series
 * @param spectra what was kept as a whole
 * @param data a fingerprint of the examples it learned from
 */
public record RunImage(int number, Optional<Branch.Origin> origin, List<Track.Segment> segments, List<Checkpoints.Kept> checkpoints,
        long latest, long step, Map<String, History.Image> curves, List<Event> events,
        SpectrumStore.Image spectra, long data) {

    public RunImage {
        segments = List.copyOf(segments);
        checkpoints = List.copyOf(checkpoints);
        curves = Map.copyOf(curves);
        events = List.copyOf(events);
    }

    /**
     * What is needed to see how it went and to go on with it: the first and the last checkpoint, the curves in few points.
     *
     * @param points at most so many buckets of every curve
     */
    public RunImage brief(int points) {
        List<Checkpoints.Kept> ends = checkpoints.size() <= 2 ? checkpoints : List.of(checkpoints.getFirst(), checkpoints.getLast());
        Map<String, History.Image> thinned = new HashMap<>();
        curves.forEach((id, curve) -> thinned.put(id, curve.thinned(points)));
        return new RunImage(number, origin, segments, ends, latest, step, thinned, events, SpectrumStore.Image.NOTHING, data);
    }

    /** The specification in force at the end. */
    public ExperimentSpec spec() {
        return segments.getLast().spec();
    }

    /** The same in another place. */
    public RunImage as(int otherNumber, Optional<Branch.Origin> otherOrigin) {
        return new RunImage(otherNumber, otherOrigin, segments, checkpoints, latest, step, curves, events, spectra, data);
    }

    /** The same with specifications that mean the same, such as files in another place. */
    public RunImage mapped(UnaryOperator<ExperimentSpec> change) {
        List<Track.Segment> mapped = segments.stream().map(one -> new Track.Segment(one.from(), change.apply(one.spec()))).toList();
        return new RunImage(number, origin, mapped, checkpoints, latest, step, curves, events, spectra, data);
    }

    /**
     * All runs at one moment.
     *
     * @param chosen number of the one that the window shows
     */
    public record All(int chosen, List<RunImage> runs) {

        public All {
            runs = List.copyOf(runs);
        }

        /** The chosen one. */
        public RunImage chosenRun() {
            return runs.stream().filter(run -> run.number() == chosen).findFirst().orElse(runs.getFirst());
        }
    }
}
