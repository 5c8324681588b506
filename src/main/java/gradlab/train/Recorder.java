package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.SpecChange;
import gradlab.experiment.WeightEdit;
import gradlab.probe.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps the series and events of one run. Written by the training thread, read by anyone. */
public final class Recorder {

    private final Map<String, History> histories = new HashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final History[] byIndex;
    private final Consumer<Event> found = events::add;
    private final EventDetector detector;
    private final SpectrumStore spectra;
    private volatile long revision;

    public Recorder(Run run) {
        this(run, new SpectrumStore(SpectrumStore.USUAL_CAP));
    }

    /** Begins to record a run, with what was done to it by hand before its first step. */
    Recorder(Run run, SpectrumStore spectra) {
        this(spectra, run);
        addEdits(run);
    }

    private Recorder(SpectrumStore spectra, Run run) {
        this.spectra = spectra;
        Meter meter = run.meter();
        byIndex = new History[meter.series().size()];
        for (int i = 0; i < byIndex.length; i++) {
            Series series = meter.series().get(i);
            byIndex[i] = histories.computeIfAbsent(series.id(), any -> new History());
        }
        detector = new EventDetector(meter, run.spec().network());
    }

    /** Goes on recording a run whose specification changed on the way; series that still exist continue. */
    Recorder(Run run, Recorder earlier, ExperimentSpec before) {
        this(earlier.spectra, run);
        earlier.histories.forEach(histories::put);
        for (int i = 0; i < byIndex.length; i++) {
            byIndex[i] = histories.get(run.meter().series().get(i).id());
        }
        events.addAll(earlier.events);
        detector.continueFrom(earlier.detector);
        SpecChange change = new SpecChange(before, run.spec());
        events.add(new Event(run.stepCount(), 0, Event.Kind.CHANGED, Double.NaN, Optional.of(change)));
    }

    /** What is known of the steps before {@code step}, for a run that goes its own way from there; on the training thread. */
    Recorder until(long step, Run twin) {
        Map<String, History> known = new HashMap<>();
        histories.forEach((id, history) -> known.put(id, history.until(step)));
        return new Recorder(twin, new Saved(known, events.stream()
                .filter(event -> event.step() < step || event.step() == step && event.kind().isBeforeTheStep()).toList()), spectra.until(step));
    }

    /** Goes on recording with what is known already. */
    Recorder(Run run, Saved saved, SpectrumStore spectra) {
        this(spectra, run);
        histories.putAll(saved.histories());
        for (int i = 0; i < byIndex.length; i++) {
            byIndex[i] = histories.get(run.meter().series().get(i).id());
        }
        events.addAll(saved.events());
        detector.continueFrom(saved.events(), id -> history(id).map(History::last).orElse(Double.NaN));
        revision = 1;
    }

    /** Histories by the ids of their series, and events. */
    record Saved(Map<String, History> histories, List<Event> events) {
    }

    /** A copy of every history that knows something; only the recording thread may ask. */
    Map<String, History.Image> curves() {
        Map<String, History.Image> curves = new HashMap<>();
        histories.forEach((id, history) -> {
            if (history.points() > 0) {
                curves.put(id, history.image());
            }
        });
        return curves;
    }

    /**
     * Makes one step of the run and records what was measured.
     *
     * @param measureAll true to measure everything at this step, due or not
     * @return true if anything was measured
     */
    public boolean advance(Run run, boolean measureAll) {
        long step = run.stepCount();
        Meter meter = run.meter();
        boolean due = measureAll || meter.isAnyDue(step);
        if (measureAll) {
            run.stepMeasuringAll();
        } else {
            run.step();
        }
        boolean measured = due && run.stepCount() > step;
        if (measured) {
            record(step, meter);
            run.keep(step, spectra);
            revision++;
        }
        detector.lookForDivergence(run, found);
        detector.lookForStop(run, found);
        if (run.stepCount() > step) {
            addEdits(run);
        }
        return measured;
    }

    /**
     * Records what a twin measured where the run has come to stand, due or not. Events are looked for only where something
     * is due, so that they do not depend on where somebody paused.
     */
    void standStill(Run twin, long step) {
        append(step, twin.meter());
        twin.keep(step, spectra);
        revision++;
    }

    /** What the experiment says was set by hand at the step where the run stands. */
    private void addEdits(Run run) {
        for (WeightEdit edit : run.spec().edits()) {
            if (edit.step() == run.stepCount() && !run.ended()) {
                events.add(Event.of(edit.step(), edit.layer(), Event.Kind.TYPED, edit.value()));
            }
        }
    }

    private void record(long step, Meter meter) {
        append(step, meter);
        detector.look(step, meter, found);
    }

    private void append(long step, Meter meter) {
        for (int i = 0; i < byIndex.length; i++) {
            if (meter.isMeasured(i)) {
                byIndex[i].append(step, meter.value(i));
            }
        }
    }

    /** The history of a series, if the run measures it. */
    public Optional<History> history(String id) {
        return Optional.ofNullable(histories.get(id));
    }

    /** The measured spectra and distributions as a whole. */
    public SpectrumStore spectra() {
        return spectra;
    }

    public List<Event> events() {
        return events;
    }

    /** Grows with every recorded step. */
    public long revision() {
        return revision;
    }
}
