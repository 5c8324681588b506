package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which charts stand in the grid, one to six of them. A chart that the experiment does not measure gives its place to one
 * that it does, unless the user asked for it. A lesson may borrow places, or have some more, and gives them back.
 */
final class Slots {

    /** As many charts as can be read side by side. */
    static final int MOST = 6;

    private static final List<ChartFamily> FIRST = List.of(ChartFamily.LOSS, ChartFamily.RANK, ChartFamily.SPECTRUM, ChartFamily.SATURATION);

    private List<ChartFamily> chosen = FIRST;
    private List<ChartFamily> present = chosen;
    private final Set<ChartFamily> asked = EnumSet.noneOf(ChartFamily.class);
    private Set<ChartFamily> measured = EnumSet.allOf(ChartFamily.class);

    /** From the upper left to the lower right. */
    List<ChartFamily> present() {
        return present;
    }

    /** The same without what a lesson borrowed. */
    List<ChartFamily> chosen() {
        return chosen;
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
        asked.add(wanted);
        choose(changed);
    }

    /** Adds a chart behind all others, while there is room. */
    void add(ChartFamily wanted) {
        if (present.size() < MOST && !present.contains(wanted)) {
            List<ChartFamily> changed = new ArrayList<>(present);
            changed.add(wanted);
            asked.add(wanted);
            choose(changed);
        }
    }

    /** Takes a chart away; the last one stays. */
    void remove(ChartFamily unwanted) {
        if (present.size() > 1) {
            choose(present.stream().filter(family -> family != unwanted).toList());
        }
    }

    /** Makes it so many charts, 1 to {@link #MOST}: the first ones stay, and others come from what is measured. */
    void count(int wanted) {
        LinkedHashSet<ChartFamily> changed = new LinkedHashSet<>(present.subList(0, Math.min(wanted, present.size())));
        Stream.of(FIRST.stream(), measured.stream(), Stream.of(ChartFamily.values())).flatMap(each -> each)
                .filter(family -> measured.contains(family) || changed.size() + measured.size() < wanted)
                .takeWhile(_ -> changed.size() < wanted).forEach(changed::add);
        choose(List.copyOf(changed));
    }

    /** As it was at first. */
    void reset() {
        asked.clear();
        choose(FIRST);
        present = fitted();
    }

    /** Takes over what was chosen another time; nothing if it is empty. */
    void restore(List<ChartFamily> kept) {
        if (!kept.isEmpty()) {
            asked.addAll(kept);
            choose(kept.stream().distinct().limit(MOST).toList());
        }
    }

    private void choose(List<ChartFamily> changed) {
        present = List.copyOf(changed);
        chosen = present;
    }

    /**
     * Brings the charts that a lesson names into the grid, in the last places that it does not name; the grid grows if there
     * are more of them than places. None gives all back.
     */
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

    /** Brings one chart in for a while, in the last place that {@code kept} does not name, or in one more. */
    void bring(ChartFamily family, Collection<String> kept) {
        List<ChartFamily> changed = new ArrayList<>(present);
        if (changed.contains(family)) {
            return;
        }
        int place = changed.size() - 1;
        while (place >= 0 && changed.get(place).isAmong(kept)) {
            place--;
        }
        if (place >= 0) {
            changed.set(place, family);
        } else if (changed.size() < MOST) {
            changed.add(family);
        } else {
            changed.set(0, family);
        }
        present = List.copyOf(changed);
    }
}
