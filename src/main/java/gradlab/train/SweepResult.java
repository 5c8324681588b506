package gradlab.train;

import gradlab.probe.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How one run of a sweep ended.
 *
 * @param run its number in the plan, from 1
 * @param steps updates it made
 * @param diverged true if a loss or a weight was not finite
 * @param values what was measured, by the names of {@link #metrics}; what is missing was not measured
 */
public record SweepResult(int run, long steps, boolean diverged, Map<String, Double> values) {

    private static final List<String> LOSSES = List.of("loss.train", "loss.test", "accuracy.train", "accuracy.test");
    private static final List<String> RANKS = List.of("gradient.rank", "gradient.stable_rank", "gradient.effective_rank");
    private static final String SATURATION = "saturation";
    /** The largest saturated share of any hidden layer at the end. */
    private static final String MOST_SATURATED = "saturation.max";
    /** The same over all measured steps. */
    private static final String PEAK = "saturation.peak";

    public SweepResult {
        values = Map.copyOf(values);
    }

    /** The value of a metric, if it was measured. */
    public OptionalDouble value(String metric) {
        return values.containsKey(metric) ? OptionalDouble.of(values.get(metric)) : OptionalDouble.empty();
    }

    /** @param peaks true if runs are measured on the way too */
    static List<String> metrics(int depth, boolean peaks) {
        List<String> metrics = new ArrayList<>(LOSSES);
        metrics.add(MOST_SATURATED);
        if (peaks) {
            metrics.add(PEAK);
        }
        for (int layer = 1; layer <= depth; layer++) {
            for (String rank : RANKS) {
                metrics.add(Series.id(layer, rank));
            }
        }
        return metrics;
    }

    /** Measures a run that is over. */
    static SweepResult of(int number, Run run, double peak) {
        run.observe();
        Meter meter = run.meter();
        int depth = run.spec().network().depth();
        Map<String, Double> values = new LinkedHashMap<>();
        for (String metric : metrics(depth, false)) {
            if (meter.isMeasured(meter.index(metric))) {
                values.put(metric, meter.value(metric));
            }
        }
        double saturated = saturation(meter, depth);
        if (!Double.isNaN(saturated)) {
            values.put(MOST_SATURATED, saturated);
        }
        if (!Double.isNaN(peak)) {
            values.put(PEAK, Math.max(peak, saturated));
        }
        return new SweepResult(number, run.stepCount(), run.diverged(), values);
    }

    /** The largest saturated share that was measured just now; NaN where no layer can saturate. */
    static double saturation(Meter meter, int depth) {
        double most = Double.NaN;
        for (int layer = 1; layer <= depth; layer++) {
            double share = meter.value(Series.id(layer, SATURATION));
            most = Double.isNaN(most) || share > most ? share : most;
        }
        return most;
    }
}
