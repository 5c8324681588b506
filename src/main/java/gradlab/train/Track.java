package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.ExperimentSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A run with its past. It can stand at any step it has been at: that step is replayed from a checkpoint, through all
 * changes of the specification, to the same bits. Owned by one thread at a time; its recorder is read by anyone.
 */
final class Track {

    /** Steps from the last checkpoint to where a run ended: honest files stay far below, and a forged one must not keep the lab busy for minutes. */
    private static final long FARTHEST_REPLAY = 5_000_000;

    private final Prepared data;
    private final LongSupplier clock;
    private final List<Segment> segments;
    private Checkpoints checkpoints;
    private Recorder recorder;
    private Run run;
    private int segment;
    private long latest;
    private Optional<Eve> eve = Optional.empty();
    private boolean keepsUpdates;
    /** Where its end was measured last. */
    private long stoodStillAt;

    /** What the run was asked to be from a step on. */
    record Segment(long from, ExperimentSpec spec) {
    }

    /** How things stood before the last change, for as long as no step was made under it. */
    private record Eve(Checkpoint checkpoint, ExperimentSpec spec, Recorder recorder) {
    }

    private Track(Prepared data, LongSupplier clock, List<Segment> segments, Checkpoints checkpoints, Recorder recorder, Run run) {
        this.data = data;
        this.clock = clock;
        this.segments = new ArrayList<>(segments);
        this.checkpoints = checkpoints;
        this.recorder = recorder;
        this.run = run;
        this.segment = segments.size() - 1;
        this.latest = run.stepCount();
    }

    /**
     * A fresh run at step 0.
     *
     * @param room for its checkpoints and spectra
     */
    static Track begin(ExperimentSpec spec, Prepared data, LongSupplier clock, Room room) {
        return begin(spec, data, clock, checkpoints(spec, data, room.checkpoints()), new SpectrumStore(room.spectra()));
    }

    static Track begin(ExperimentSpec spec, Prepared data, LongSupplier clock, Checkpoints empty, SpectrumStore spectra) {
        Run run = Run.start(spec, data, clock);
        Track track = new Track(data, clock, List.of(new Segment(0, spec)), empty, new Recorder(run, spectra), run);
        track.checkpoints.keep(0, run.checkpoint());
        return track;
    }

    /**
     * A run that was kept, standing at its latest step.
     *
     * @throws BadInput if the data are not those that it learned from
     */
    static Track of(RunImage image, Prepared data, LongSupplier clock, Room room) {
        if (data.fingerprint() != image.data()) {
            throw BadInput.at(new Place("data", 1, 1), "run.data");
        }
        for (Checkpoints.Kept kept : image.checkpoints()) {
            if (kept.segment() < 0 || kept.segment() >= image.segments().size()
                    || !kept.checkpoint().fits(image.segments().get(kept.segment()).spec())) {
                throw BadInput.at(new Place("run", 1, 1), "run.damaged", "checkpoint of step " + kept.step());
            }
        }
        boolean fits = image.checkpoints().getFirst().checkpoint().fits(image.spec());
        if (!fits || image.latest() - image.checkpoints().getLast().step() > FARTHEST_REPLAY) {
            throw BadInput.at(new Place("run", 1, 1), "run.damaged", "step " + image.latest());
        }
        try {
            return resumed(image, data, clock, room);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw BadInput.at(new Place("run", 1, 1), "run.damaged", String.valueOf(e.getMessage()));
        }
    }

    private static Track resumed(RunImage image, Prepared data, LongSupplier clock, Room room) {
        Checkpoints.Kept last = image.checkpoints().getLast();
        ExperimentSpec spec = image.segments().get(last.segment()).spec();
        Run run = Run.resume(spec, data, last.checkpoint(), spec, clock);
        Map<String, History> histories = new HashMap<>();
        image.curves().forEach((id, curve) -> histories.put(id, History.of(curve)));
        Recorder recorder = new Recorder(meterOf(image, data, clock),
                new Recorder.Saved(histories, image.events()), SpectrumStore.of(room.spectra(), image.spectra()));
        Track track = new Track(data, clock, image.segments(), checkpoints(spec, data, room.checkpoints()), recorder, run);
        track.segment = last.segment();
        track.latest = image.latest();
        image.checkpoints().forEach(one -> track.checkpoints.keep(one.segment(), one.checkpoint()));
        track.enterSegments();
        track.seek(track.latest, () -> false);
        return track;
    }

    /** A run that measures what was measured last; made from a checkpoint, for files of weights may be elsewhere by now. */
    private static Run meterOf(RunImage image, Prepared data, LongSupplier clock) {
        return Run.resume(image.spec(), data, image.checkpoints().getFirst().checkpoint(), image.segments().getFirst().spec(), clock);
    }

    /** All that is needed to go on elsewhere. */
    RunImage image(int number, Optional<Branch.Origin> origin) {
        List<Checkpoints.Kept> kept = new ArrayList<>(checkpoints.all());
        if (!run.ended() && kept.getLast().step() < run.stepCount()) {
            kept.add(new Checkpoints.Kept(segment, run.checkpoint()));
        }
        return new RunImage(number, origin, segments, kept, latest, run.stepCount(), recorder.curves(), recorder.events(),
                recorder.spectra().image(), data.fingerprint());
    }

    private static Checkpoints checkpoints(ExperimentSpec spec, Prepared data, long memory) {
        return new Checkpoints(Checkpoints.spacing(spec, spec.batches().largestBatch(data.training().rows())), memory);
    }

    /** One step: at the end of what is known it is recorded, before that it is the same step again. */
    void advance() {
        if (run.stepCount() < latest) {
            run.step();
        } else {
            recorder.advance(run, false);
        }
        arrive();
    }

    /**
     * Goes to a step between 0 and the latest. What is measured in passing is not recorded.
     *
     * @param abandoned is asked from time to time; true leaves the run wherever it is then
     */
    void seek(long step, BooleanSupplier abandoned) {
        long wanted = Math.clamp(step, 0, latest);
        if (wanted == run.stepCount()) {
            return;
        }
        // from before the step, so that the last batch and its gradient are there too
        Checkpoints.Kept from = checkpoints.before(Math.max(0, wanted - 1));
        if (run.stepCount() > wanted || run.stepCount() < from.step()) {
            segment = from.segment();
            run = watched(Run.resume(spec(), data, from.checkpoint(), spec(), clock));
            enterSegments();
        }
        for (int i = 1; run.stepCount() < wanted && !run.ended(); i++) {
            run.stepUnmeasured();
            arrive();
            if (i % 16 == 0 && abandoned.getAsBoolean()) {
                return;
            }
        }
    }

    private void arrive() {
        long step = run.stepCount();
        if (step > latest) {
            latest = step;
            eve = Optional.empty();
        }
        if (checkpoints.isDue(step) && !run.ended()) {
            checkpoints.keep(segment, run.checkpoint());
        }
        enterSegments();
    }

    /** Takes up the specifications that hold from here on. */
    private void enterSegments() {
        while (segment + 1 < segments.size() && segments.get(segment + 1).from() <= run.stepCount()) {
            ExperimentSpec before = spec();
            segment++;
            run = watched(Run.resume(spec(), data, run.checkpoint(), before, clock));
        }
    }

    /** Somebody looks at what single steps do: from the next one on it is known, in whatever run stands here. */
    void keepUpdates() {
        keepsUpdates = true;
        run.keepUpdates();
    }

    private Run watched(Run resumed) {
        if (keepsUpdates) {
            resumed.keepUpdates();
        }
        return resumed;
    }

    /**
     * Goes on under another specification from the latest step, where the run must stand. Changes at one and the same
     * step are one change, and none if the last of them takes the others back.
     */
    void change(ExperimentSpec next) {
        if (latest == 0) {
            Track fresh = begin(next, data, clock, room());
            segments.set(0, fresh.segments.getFirst());
            checkpoints = fresh.checkpoints;
            recorder = fresh.recorder;
            run = watched(fresh.run);
            return;
        }
        Eve before = eve.orElseGet(() -> new Eve(run.checkpoint(), spec(), recorder));
        if (eve.isPresent()) {
            segments.removeLast();
            segment--;
        }
        if (next.equals(before.spec())) {
            eve = Optional.empty();
            recorder = before.recorder();
            run = watched(Run.resume(next, data, before.checkpoint(), next, clock));
            return;
        }
        run = watched(Run.resume(next, data, before.checkpoint(), before.spec(), clock));
        eve = Optional.of(before);
        segments.add(new Segment(latest, next));
        segment++;
        recorder = new Recorder(run, before.recorder(), before.spec());
    }

    /** Another run with the same past up to where this one stands, its own from there on. */
    Track fork() {
        long here = run.stepCount();
        Run twin = Run.resume(spec(), data, run.checkpoint(), spec(), clock);
        return new Track(data, clock, segments.subList(0, segment + 1), checkpoints.until(here), recorder.until(here, twin), twin);
    }

    /** What the probes say exactly here, recorded or not; nothing of the run itself changes. */
    Reading reading(long runId) {
        Run twin = measuredTwin();
        Map<String, Double> values = new HashMap<>();
        Meter meter = twin.meter();
        for (int i = 0; i < meter.series().size(); i++) {
            if (meter.isMeasured(i)) {
                values.put(meter.series().get(i).id(), meter.value(i));
            }
        }
        return new Reading(runId, run.stepCount(), values);
    }

    /** True if the run stands at the end of what it has made and this has not been measured: what is due is measured as the next step is made. */
    boolean isUnmeasured() {
        return latest > 0 && !standsInThePast() && !run.diverged() && stoodStillAt != latest;
    }

    /** Records what the probes say at the end of what the run has made. */
    void measureEnd() {
        recorder.standStill(measuredTwin(), latest);
        stoodStillAt = latest;
    }

    private Run measuredTwin() {
        Run twin = Run.resume(spec(), data, run.checkpoint(), spec(), clock);
        if (twin.ended()) {
            twin.observe();
        } else {
            twin.stepMeasuringAll();
        }
        return twin;
    }

    /** The specification in force where the run stands. */
    ExperimentSpec spec() {
        return segments.get(segment).spec();
    }

    Prepared data() {
        return data;
    }

    Run run() {
        return run;
    }

    Recorder recorder() {
        return recorder;
    }

    long latest() {
        return latest;
    }

    boolean standsInThePast() {
        return run.stepCount() < latest;
    }

    List<Segment> segments() {
        return List.copyOf(segments);
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    /** Changes how much may be remembered, and thins what does not fit. */
    void room(Room changed) {
        checkpoints.cap(changed.checkpoints());
        recorder.spectra().cap(changed.spectra());
    }

    private Room room() {
        return new Room(checkpoints.cap(), recorder.spectra().cap());
    }
}
