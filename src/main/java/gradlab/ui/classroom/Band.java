package gradlab.ui.classroom;

import gradlab.train.Window;
import java.util.Arrays;
import java.util.List;

/**
 * The middle of several curves: at some steps their median and their quartiles. Where fewer than half of the curves go on, it ends.
 */
record Band(double[] steps, double[] low, double[] median, double[] high) {

    private static final int POINTS = 160;

    int size() {
        return steps.length;
    }

    /** @param curves without NaN at their ends; points between are taken on straight lines */
    static Band of(List<Window> curves) {
        double last = curves.stream().mapToDouble(Band::end).sorted().skip(curves.size() / 2).findFirst().orElse(0);
        double first = curves.stream().mapToDouble(curve -> curve.steps()[0]).min().orElse(0);
        int count = last > first ? (int) Math.min(POINTS, Math.max(2, last - first + 1)) : 1;
        double[][] columns = new double[4][count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            double step = count == 1 ? first : first + (last - first) * i / (count - 1);
            double[] values = curves.stream().mapToDouble(curve -> at(curve, step)).filter(Double::isFinite).sorted().toArray();
            if (2 * values.length >= curves.size() && values.length > 0) {
                columns[0][size] = step;
                columns[1][size] = quantile(values, 0.25);
                columns[2][size] = quantile(values, 0.5);
                columns[3][size] = quantile(values, 0.75);
                size++;
            }
        }
        int kept = size;
        double[][] cut = Arrays.stream(columns).map(column -> Arrays.copyOf(column, kept)).toArray(double[][]::new);
        return new Band(cut[0], cut[1], cut[2], cut[3]);
    }

    private static double end(Window curve) {
        return curve.steps()[curve.size() - 1];
    }

    /** The value of a curve at a step, or NaN outside of it. */
    static double at(Window curve, double step) {
        if (curve.isEmpty() || step < curve.steps()[0] || step > end(curve)) {
            return Double.NaN;
        }
        int after = Arrays.binarySearch(curve.steps(), step);
        if (after >= 0) {
            return curve.values()[after];
        }
        int right = -after - 1;
        double share = (step - curve.steps()[right - 1]) / (curve.steps()[right] - curve.steps()[right - 1]);
        return curve.values()[right - 1] + share * (curve.values()[right] - curve.values()[right - 1]);
    }

    /** Between sorted values on straight lines. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        return below + 1 < sorted.length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
