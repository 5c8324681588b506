package gradlab.ui.sweep;

import gradlab.train.SweepResult;
import java.util.Arrays;
import java.util.List;

/** How the runs of one cell ended, in one measure. Runs that diverged are counted apart and have no part in the statistics. */
final class CellValues {

    private final List<SweepResult> runs;
    private final String metric;
    private final double[] ascending;
    private final int diverged;

    /** @param runs those that are finished, in the order of their seeds */
    CellValues(List<SweepResult> runs, String metric) {
        this.runs = List.copyOf(runs);
        this.metric = metric;
        diverged = (int) runs.stream().filter(CellValues::isLost).count();
        ascending = runs.stream().filter(run -> !isLost(run)).map(run -> run.value(metric)).filter(value -> value.isPresent())
                .mapToDouble(value -> value.getAsDouble()).filter(Double::isFinite).sorted().toArray();
    }

    private static boolean isLost(SweepResult run) {
        return run.diverged();
    }

    /** Finished runs in the order of their seeds. */
    List<SweepResult> runs() {
        return runs;
    }

    /** What a run ended with; NaN if it diverged or was not measured. */
    double value(SweepResult run) {
        return isLost(run) ? Double.NaN : run.value(metric).orElse(Double.NaN);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    int diverged() {
        return diverged;
    }

    /** True if most of the runs diverged, so that the others do not speak for the cell. */
    boolean isMostlyDiverged() {
        return 2 * diverged > runs.size();
    }

    boolean isMeasured() {
        return ascending.length > 0;
    }

    /** True if the cell has a colour: something was measured, and most runs were not lost. */
    boolean isShown() {
        return isMeasured() && !isMostlyDiverged();
    }

    double least() {
        return quantile(0);
    }

    double median() {
        return quantile(0.5);
    }

    double greatest() {
        return quantile(1);
    }

    /** As NumPy takes it; NaN without values. */
    double quantile(double share) {
        if (ascending.length == 0) {
            return Double.NaN;
        }
        double place = share * (ascending.length - 1);
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        return ascending[low] + (place - low) * (ascending[high] - ascending[low]);
    }

    @Override
    public String toString() {
        return metric + Arrays.toString(ascending) + ", diverged " + diverged;
    }
}
