package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.Seeds;
import gradlab.experiment.Setting;
import gradlab.experiment.SettingReader;
import gradlab.experiment.SpecReader;
import gradlab.probe.Probe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep runs: one experiment with some settings (keys, single parameters, sizes of the network) set to every combination of their values, each combination (a cell) with
 * several seeds. Cells and runs count from 1; the last setting changes fastest, then come the seeds of one cell side by side.
 */
public final class SweepPlan {

    private static final int FORMAT = 1;
    private static final long MOST_RUNS = 1_000_000;
    private static final int NEVER = Integer.MAX_VALUE;
    /** What is measured of every run, by the English names of the probes. */
    private static final List<String> PROBES = List.of("loss", "rank", "saturation");
    private static final Place OPTION = new Place("--over", 1, 1);

    private final ExperimentSpec base;
    private final Path folder;
    private final List<SweepAxis> axes;
    private final List<ExperimentSpec> cells;
    private final int seeds;
    private final int every;

    private SweepPlan(ExperimentSpec base, Path folder, List<SweepAxis> axes, int seeds, int every) {
        this.base = base;
        this.folder = folder;
        this.axes = axes;
        this.cells = cells(base, axes);
        this.seeds = seeds;
        this.every = every;
    }

    /**
     * @param folder what relative file names are relative to
     * @param over one {@code key=value,value,…} or {@code key.parameter=value,…} for each setting
     * @param seeds how many seeds each cell gets: those of the experiment, then each one larger
     * @param every 0 to measure at the end of a run only, else also every so many steps on the way
     * @throws BadInput if a value cannot be read, a setting stands twice, or the values of a cell do not go together
     */
    public static SweepPlan of(ExperimentSpec base, Path folder, List<String> over, int seeds, int every) {
        return over(base, folder, over.stream().map(text -> SweepAxis.read(text, folder)).toList(), seeds, every);
    }

    /** The same with axes that have been read. */
    public static SweepPlan over(ExperimentSpec base, Path folder, List<SweepAxis> axes, int seeds, int every) {
        if (axes.isEmpty()) {
            throw BadInput.at(OPTION, "sweep.nothing");
        }
        if (seeds < 1 || seeds > MOST_RUNS) {
            throw BadInput.at(new Place("--seeds", 1, 1), "sweep.seeds", seeds);
        }
        Set<Setting> settings = new HashSet<>();
        long runs = seeds;
        for (SweepAxis axis : axes) {
            if (!settings.add(axis.setting())) {
                throw BadInput.at(OPTION, "sweep.twice", axis.setting().english());
            }
            runs *= axis.values().size();
            if (runs > MOST_RUNS) {
                throw BadInput.at(OPTION, "sweep.large", MOST_RUNS);
            }
        }
        SweepPlan plan = new SweepPlan(base, folder, axes, seeds, every);
        plan.refuseEqualValues();
        return plan;
    }

    private static List<ExperimentSpec> cells(ExperimentSpec base, List<SweepAxis> axes) {
        int count = axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
        List<ExperimentSpec> cells = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        for (int cell = 0; cell < count; cell++) {
            Map<Setting, Source> given = new HashMap<>();
            int rest = cell;
            for (SweepAxis axis : axes.reversed()) {
                given.put(axis.setting(), axis.values().get(rest % axis.values().size()));
                rest /= axis.values().size();
            }
            SpecReader.Reading reading = SettingReader.read(given, base, OPTION);
            problems.addAll(reading.problems());
            cells.add(reading.spec());
        }
        if (!problems.isEmpty()) {
            throw new BadInput(List.copyOf(problems));
        }
        return cells;
    }

    /** Two spellings of one value would count its runs twice. */
    private void refuseEqualValues() {
        for (SweepAxis axis : axes) {
            List<String> values = valuesOf(axis);
            for (int i = 0; i < values.size(); i++) {
                if (values.indexOf(values.get(i)) < i) {
                    throw axis.values().get(i).problem("sweep.equal", axis.values().get(i).text());
                }
            }
        }
    }

    /** The complete values of one key, the others at their first. */
    private List<String> valuesOf(SweepAxis axis) {
        int stride = 1;
        for (SweepAxis later : axes.subList(axes.indexOf(axis) + 1, axes.size())) {
            stride *= later.values().size();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < axis.values().size(); i++) {
            values.add(axis.setting().valueOf(portable(cells.get(i * stride)), Locale.ENGLISH));
        }
        return values;
    }

    private ExperimentSpec portable(ExperimentSpec spec) {
        return ExperimentFile.portable(spec, folder);
    }

    /** How many cells: combinations of values. */
    public int cells() {
        return cells.size();
    }

    /** How many seeds each cell has. */
    public int seeds() {
        return seeds;
    }

    /** How many runs in all: cells × seeds. */
    public int runs() {
        return cells.size() * seeds;
    }

    /** What is swept, in the order in which it was given. */
    public List<SweepAxis> axes() {
        return axes;
    }

    /** The cell of a run. */
    public int cellOf(int run) {
        return (run - 1) / seeds + 1;
    }

    /** The run of a cell with a seed, both from 1. */
    public int run(int cell, int seed) {
        return (cell - 1) * seeds + seed;
    }

    /**
     * The value of a swept setting in a cell, without the parameters that have their defaults. Where a parameter has an axis of its
     * own, the key's label does not repeat it.
     */
    public String label(int cell, Setting setting, Locale locale) {
        return setting.brief(portable(labelled(cell, setting)), locale);
    }

    private ExperimentSpec labelled(int cell, Setting setting) {
        boolean shared = setting.isWholeKey() && axes.stream().anyMatch(axis -> axis.setting().key() == setting.key() && !axis.setting().isWholeKey());
        return shared ? SettingReader.read(Map.of(setting, valueIn(cell, setting)), base, OPTION).spec() : cells.get(cell - 1);
    }

    private Source valueIn(int cell, Setting setting) {
        int rest = cell - 1;
        for (SweepAxis axis : axes.reversed()) {
            if (axis.setting().equals(setting)) {
                return axis.values().get(rest % axis.values().size());
            }
            rest /= axis.values().size();
        }
        throw new IllegalArgumentException(setting.english() + " is not swept");
    }

    /** True if the other plan has the same runs under the same numbers, wherever it started from. */
    public boolean hasSameRuns(SweepPlan other) {
        return cells.equals(other.cells) && seeds == other.seeds && every == other.every
                && axes.stream().map(SweepAxis::setting).toList().equals(other.axes.stream().map(SweepAxis::setting).toList());
    }

    /** Results as text, one row per run: what {@code sweep.csv} holds. */
    public String table(Collection<SweepResult> results) {
        SweepTable table = new SweepTable(columns());
        results.forEach(result -> table.put(row(result)));
        return table.text();
    }

    /** The most layers with weights that a network of the plan has. */
    public int depth() {
        return cells.stream().mapToInt(spec -> spec.network().depth()).max().orElse(0);
    }

    /** The experiment of a run as a user would open it, with the probes of the original. */
    public ExperimentSpec spec(int run) {
        int further = (run - 1) % seeds;
        ExperimentSpec spec = cells.get(cellOf(run) - 1);
        Seeds first = spec.seeds();
        return spec.withSeeds(new Seeds(first.data() + further, first.weights() + further, first.batches() + further));
    }

    /** The same with the probes of the sweep: loss, rank and saturation with the experiment's own thresholds. */
    ExperimentSpec measuredSpec(int run) {
        ExperimentSpec spec = spec(run);
        return spec.withProbes(PROBES.stream().map(name -> measuring(spec, name)).toList());
    }

    /** How often runs are measured on the way; 0 for never. */
    int every() {
        return every;
    }

    /** What is known of a run that is over. */
    List<String> metrics() {
        return SweepResult.metrics(depth(), every > 0);
    }

    /** The columns of {@code sweep.csv}. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("run", "cell"));
        axes.forEach(axis -> columns.add(axis.setting().english()));
        columns.addAll(List.of(SweepTable.SEED, "steps.made", "diverged"));
        columns.addAll(metrics());
        return columns;
    }

    /** The row of {@code sweep.csv} for a run that is over. */
    List<String> row(SweepResult result) {
        int cell = cellOf(result.run());
        List<String> row = new ArrayList<>(List.of(Integer.toString(result.run()), Integer.toString(cell)));
        axes.forEach(axis -> row.add(label(cell, axis.setting(), Locale.ENGLISH)));
        ExperimentSpec spec = spec(result.run());
        row.add(ExperimentFile.valueOf(spec.seeds().areEqual() ? Key.SEED : Key.SEEDS, spec, Locale.ENGLISH));
        row.add(Long.toString(result.steps()));
        row.add(Boolean.toString(result.diverged()));
        metrics().forEach(metric -> row.add(result.value(metric).isPresent() ? SweepTable.text(result.value(metric).getAsDouble()) : ""));
        return row;
    }

    /** The plan as data; equal plans are equal here, wherever they were made. */
    Map<String, Object> description() {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("format", FORMAT);
        plan.put("experiment", ExperimentFile.write(base, folder, Locale.ENGLISH).lines().toList());
        Map<String, List<String>> over = new LinkedHashMap<>();
        axes.forEach(axis -> over.put(axis.setting().english(), valuesOf(axis)));
        plan.put("over", over);
        plan.put("seeds", seeds);
        plan.put("every", every);
        plan.put("runs", runs());
        plan.put("columns", columns());
        return plan;
    }

    private Probe measuring(ExperimentSpec spec, String name) {
        var entry = Catalogues.PROBE.find(name).orElseThrow();
        Probe own = spec.probes().stream().filter(entry.type()::isInstance).findFirst().orElseGet(entry::standard);
        return own.withEvery(every > 0 ? every : NEVER);
    }
}
