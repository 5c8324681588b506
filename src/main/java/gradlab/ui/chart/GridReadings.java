package gradlab.ui.chart;

import gradlab.train.Recorder;
import gradlab.train.RunState;
import gradlab.train.RunState.RunRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cards of a grid read: pictures of the experiment, its run and the other runs, under the thresholds of the moment. */
final class GridReadings {

    private final ChartDesk desk;
    private final Map<Recorder, Readings> others = new HashMap<>();
    private PictureBook own = PictureBook.EMPTY;
    private PictureBook inForce = PictureBook.EMPTY;
    private Optional<RunRecord> run = Optional.empty();
    private Optional<Readings> readings = Optional.empty();

    GridReadings(ChartDesk desk) {
        this.desk = desk;
    }

    /** With the experiment's own thresholds. */
    PictureBook own() {
        return own;
    }

    /** With thresholds as they were moved. */
    PictureBook inForce() {
        return inForce;
    }

    /** Of the chosen run, absent while there is none. */
    Optional<Readings> readings() {
        return readings;
    }

    /** A value as recorded, less than all others if there is none. */
    double recorded(String series, double step) {
        double value = run.flatMap(now -> now.recorder().history(series)).map(history -> history.at(step)).orElse(Double.NaN);
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** True if there are other pictures: shape, probes or data changed. While the next run is prepared, the old ones stay. */
    boolean takeOver(RunState state) {
        if (state.run().isEmpty()) {
            run = Optional.empty();
            return false;
        }
        if (state.run().equals(run)) {
            return false;
        }
        run = state.run();
        PictureBook now = PictureBook.of(state.spec(), run.get().data());
        boolean changed = !now.equals(own);
        if (changed) {
            own = now;
            inForce = desk.inForce(own);
        }
        return changed;
    }

    /** Reads anew if a threshold was moved or if there is another run; true if a threshold was moved. */
    boolean refresh() {
        PictureBook wanted = desk.inForce(own);
        boolean moved = Stream.of(Threshold.values()).anyMatch(each -> Double.compare(each.in(wanted), each.in(inForce)) != 0);
        if (moved) {
            inForce = wanted;
        }
        Optional<Recorder> recorder = run.map(RunRecord::recorder);
        if (recorder.isEmpty() || readings.filter(present -> present.isOf(recorder.get(), own, inForce)).isEmpty()) {
            readings = recorder.map(from -> new Readings(from, own, inForce));
        }
        return moved;
    }

    /** The other runs, under the same thresholds. */
    Companions companions(RunState state, boolean difference) {
        Companions found = Companions.of(state, difference, recorder -> others.compute(recorder, (from, known) ->
                known != null && known.isOf(from, own, inForce) ? known : new Readings(from, own, inForce)));
        others.values().removeIf(known -> found.others().stream().noneMatch(other -> other.readings() == known));
        return found;
    }
}
