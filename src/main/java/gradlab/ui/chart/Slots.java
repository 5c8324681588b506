package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which charts stand in the four places of the grid. A chart that the experiment does not measure gives its place to one
 * that it does, unless the user asked for it. A lesson may borrow a place and gives it back.
 */
final class Slots {

    private List<ChartFamily> chosen = List.of(ChartFamily.LOSS, ChartFamily.RANK, ChartFamily.SPECTRUM, ChartFamily.SATURATION);
    private List<ChartFamily> present = chosen;
    private final Set<ChartFamily> asked = EnumSet.noneOf(ChartFamily.class);
    private Set<ChartFamily> measured = EnumSet.allOf(ChartFamily.class);

    /** From the upper left to the lower right. */
    List<ChartFamily> present() {
        return present;
    }

    /** Puts a chart in the place of another one; a chart that already stands elsewhere changes places with it. */
    void put(ChartFamily there, ChartFamily wanted) {
        List<ChartFamily> changed = new ArrayList<>(present);
        int elsewhere = changed.indexOf(wanted);
        int place = changed.indexOf(there);
        if (elsewhere >= 0) {
            changed.set(elsewhere, there);
        }
        changed.set(place, wanted);
        present = List.copyOf(changed);
        chosen = present;
        asked.add(wanted);
    }

    /** Brings the charts that a lesson names into the grid, in the last places that it does not name; none gives all back. */
    void lend(Collection<String> names) {
        present = fitted();
        for (ChartFamily family : ChartFamily.values()) {
            if (family.isAmong(names)) {
                bring(family, names);
            }
        }
    }

    /**
     * Takes over what the experiment measures.
     *
     * @param names the charts that a lesson names
     */
    void measured(Set<ChartFamily> changed, Collection<String> names) {
        if (!changed.equals(measured)) {
            measured = changed;
            lend(names);
        }
    }

    private List<ChartFamily> fitted() {
        List<ChartFamily> fitted = new ArrayList<>(chosen);
        for (int place = 0; place < fitted.size(); place++) {
            ChartFamily there = fitted.get(place);
            if (!measured.contains(there) && !asked.contains(there)) {
                fitted.set(place, measured.stream().filter(family -> !fitted.contains(family)).findFirst().orElse(there));
            }
        }
        return List.copyOf(fitted);
    }

    /** Brings one chart in for a while, in the last place that {@code kept} does not name. */
    void bring(ChartFamily family, Collection<String> kept) {
        List<ChartFamily> changed = new ArrayList<>(present);
        int place = changed.size() - 1;
        while (place > 0 && changed.get(place).isAmong(kept)) {
            place--;
        }
        if (!changed.contains(family)) {
            changed.set(place, family);
            present = List.copyOf(changed);
        }
    }
}
