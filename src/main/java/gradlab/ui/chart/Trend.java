package gradlab.ui.chart;

import gradlab.train.Window;
import java.util.Arrays;
import java.util.Locale;

/** Where a curve is going, for those who cannot see it. */
enum Trend {
    FALLING, RISING, STEADY,
    /** Too few values to tell. */
    UNKNOWN;

    /** Looked at are the values of this share of all steps, the last ones. */
    private static final double RECENT = 0.2;
    private static final int LEAST_POINTS = 8;
    /** Less than this share of the value is no change. */
    private static final double LEAST_CHANGE = 0.01;

    /**
     * Compares the medians of the two halves of the recent stretch: the curve goes somewhere if they differ by more than a
     * hundredth of their size and by more than the values usually are from their half's median. One spike is no trend.
     */
    static Trend of(Window curve) {
        if (curve.isEmpty()) {
            return UNKNOWN;
        }
        double[] steps = curve.steps();
        double last = steps[steps.length - 1];
        int from = 0;
        while (steps[from] < (1 - RECENT) * last && steps.length - from > LEAST_POINTS) {
            from++;
        }
        double[] recent = Arrays.copyOfRange(curve.values(), from, steps.length);
        if (recent.length < LEAST_POINTS || !Arrays.stream(recent).allMatch(Double::isFinite)) {
            return UNKNOWN;
        }
        double[] before = Arrays.copyOfRange(recent, 0, recent.length / 2);
        double[] after = Arrays.copyOfRange(recent, recent.length / 2, recent.length);
        double was = median(before);
        double is = median(after);
        double noise = Math.max(spread(before, was), spread(after, is));
        boolean changes = Math.abs(is - was) > Math.max(noise, LEAST_CHANGE * Math.max(Math.abs(was), Math.abs(is)));
        return !changes ? STEADY : is < was ? FALLING : RISING;
    }

    /** As it stands in text keys. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double spread(double[] values, double middle) {
        return median(Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
