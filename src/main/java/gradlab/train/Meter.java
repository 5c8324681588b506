package gradlab.train;

import gradlab.nn.NetworkShape;
import gradlab.probe.Probe;
import gradlab.probe.Series;
import gradlab.probe.StepView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the probes that are due and lays their values side by side in one row, one place per series. */
public final class Meter {

    /** An array, because the iterator of a list would be made anew at every step. */
    private final Probe[] probes;
    private final int[] offsets;
    private final List<Series> series;
    private final Map<String, Integer> indexById = new HashMap<>();
    private final double[] values;
    private final BitSet measured = new BitSet();

    public Meter(List<Probe> probes, NetworkShape shape) {
        this.probes = probes.toArray(Probe[]::new);
        this.offsets = new int[probes.size()];
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = all.size();
            all.addAll(this.probes[i].series(shape));
        }
        this.series = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            indexById.putIfAbsent(all.get(i).id(), i);
        }
        this.values = new double[all.size()];
    }

    public List<Series> series() {
        return series;
    }

    /** Place of a series in the row, or -1. */
    public int index(String id) {
        return indexById.getOrDefault(id, -1);
    }

    public boolean isAnyDue(long step) {
        for (Probe probe : probes) {
            if (probe.isDue(step)) {
                return true;
            }
        }
        return false;
    }

    /** Fills the row for this step; {@code all} asks every probe, due or not. */
    void measure(long step, StepView view, boolean all) {
        measured.clear();
        for (int i = 0; i < offsets.length; i++) {
            Probe probe = probes[i];
            if (all || probe.isDue(step)) {
                int offset = offsets[i];
                probe.measure(all ? 0 : step, view, (index, value) -> {
                    values[offset + index] = value;
                    measured.set(offset + index);
                });
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
