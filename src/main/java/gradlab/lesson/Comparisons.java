package gradlab.lesson;

import gradlab.compare.Comparison;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.sheet.Table;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Comparisons of runs that were made while one file is checked: entries about the same runs share them. */
final class Comparisons {

    private final Map<Asked, Map<String, Table>> known = new ConcurrentHashMap<>();

    private record Asked(ExperimentSpec spec, int runs) {
    }

    /** @param finished told after every run that had to be made */
    Map<String, Table> of(ExperimentSpec spec, int runs, Runnable finished) {
        return known.computeIfAbsent(new Asked(spec, runs), _ -> RunTables.of(Comparison.of(spec, runs, _ -> finished.run())));
    }
}
