package gradlab.train;

import gradlab.nn.NetworkShape;
import gradlab.probe.Probe;
import gradlab.probe.Series;
import gradlab.probe.Sink;
import gradlab.probe.StepView;
import gradlab.probe.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the probes that are due and lays their values side by side in one row, one place per series. Of two probes that
 * measure the same, the first is heard.
 */
public final class Meter {

    private static final int ALREADY_MEASURED = -1;

    /** An array, because the iterator of a list would be made anew at every step. */
    private final Probe[] probes;
    private final int[][] places;
    private final List<Series> series;
    private final Map<String, Integer> indexById = new HashMap<>();
    private final double[] values;
    private final BitSet measured;
    private final Row row = new Row();

    public Meter(List<Probe> probes, NetworkShape shape) {
        this.probes = probes.toArray(Probe[]::new);
        this.places = new int[probes.size()][];
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            List<Series> own = this.probes[i].series(shape);
            places[i] = new int[own.size()];
            for (int k = 0; k < places[i].length; k++) {
                boolean isNew = indexById.putIfAbsent(own.get(k).id(), all.size()) == null;
                places[i][k] = isNew ? all.size() : ALREADY_MEASURED;
                if (isNew) {
                    all.add(own.get(k));
                }
            }
        }
        this.series = List.copyOf(all);
        this.values = new double[all.size()];
        this.measured = new BitSet(all.size());
    }

    public List<Series> series() {
        return series;
    }

    /** Place of a series in the row, or -1. */
    public int index(String id) {
        return indexById.getOrDefault(id, -1);
    }

    public boolean isAnyDue(long step) {
        for (int i = 0; i < places.length; i++) {
            if (probes[i].isDue(step)) {
                return true;
            }
        }
        return false;
    }

    /** True if one of the probes wants to know how the deltas fare on their way back. */
    boolean weighsDeltas() {
        return Arrays.stream(probes).anyMatch(Transport.class::isInstance);
    }

    /** Fills the row for this step; {@code all} asks every probe, due or not. */
    void measure(long step, StepView view, boolean all) {
        measured.clear();
        for (int i = 0; i < places.length; i++) {
            Probe probe = probes[i];
            if (all || probe.isDue(step)) {
                row.places = places[i];
                probe.measure(all ? 0 : step, view, row);
            }
        }
    }

    /** Where the values of the probe that is measuring go. */
    private final class Row implements Sink {
        private int[] places = {};

        @Override
        public void put(int index, double value) {
            int place = places[index];
            if (place != ALREADY_MEASURED) {
                values[place] = value;
                measured.set(place);
            }
        }
    }

    public boolean isMeasured(int index) {
        return index >= 0 && measured.get(index);
    }

    /** The last measured value at this place; only meaningful if {@link #isMeasured}. */
    public double value(int index) {
        return values[index];
    }

    /** The value measured at this step under an id, or NaN if it was not measured. */
    public double value(String id) {
        int index = index(id);
        return isMeasured(index) ? values[index] : Double.NaN;
    }
}
