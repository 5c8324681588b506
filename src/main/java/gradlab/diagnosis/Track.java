package gradlab.diagnosis;

import gradlab.train.Window;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/** The recorded values of one series up to some step, oldest first. Never changes. */
public record Track(String id, double[] steps, double[] values) {

    /** How many of the newest values are taken together, so that one noisy reading decides nothing. */
    private static final int NEWEST = 3;

    static Track of(String id, Window window, long from, long to) {
        int first = 0;
        while (first < window.size() && window.steps()[first] < from) {
            first++;
        }
        int end = first;
        while (end < window.size() && window.steps()[end] <= to) {
            end++;
        }
        return new Track(id, Arrays.copyOfRange(window.steps(), first, end), Arrays.copyOfRange(window.values(), first, end));
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** The oldest value; NaN if there is none. */
    public double first() {
        return isEmpty() ? Double.NaN : values[0];
    }

    /** The newest value; NaN if there is none. */
    public double last() {
        return isEmpty() ? Double.NaN : values[size() - 1];
    }

    public double firstStep() {
        return isEmpty() ? 0 : steps[0];
    }

    public double lastStep() {
        return isEmpty() ? 0 : steps[size() - 1];
    }

    /** The median of the newest values; NaN if there is none. */
    public double recent() {
        return median(Math.max(0, size() - NEWEST), size());
    }

    /** The median over the earlier half of the steps; NaN if there is none. */
    public double earlierHalf() {
        return median(0, indexAt(1, 2));
    }

    /** The median over the later half of the steps; NaN if there is none. */
    public double laterHalf() {
        return median(indexAt(1, 2), size());
    }

    double middleThird() {
        return median(indexAt(1, 3), indexAt(2, 3));
    }

    double lastThird() {
        return median(indexAt(2, 3), size());
    }

    double leastOfEarlierHalf() {
        return least(0, indexAt(1, 2));
    }

    double leastOfLaterHalf() {
        return least(indexAt(1, 2), size());
    }

    public double greatest() {
        return isEmpty() ? Double.NaN : values[indexOfGreatest()];
    }

    /** Where the greatest value stands; 0 if there is none. */
    public double stepOfGreatest() {
        return isEmpty() ? 0 : steps[indexOfGreatest()];
    }

    public double least() {
        return isEmpty() ? Double.NaN : values[indexOfLeast()];
    }

    public double stepOfLeast() {
        return isEmpty() ? 0 : steps[indexOfLeast()];
    }

    /** The value at the greatest step that is not after {@code step}; NaN if there is none. */
    public double at(double step) {
        double value = Double.NaN;
        for (int i = 0; i < size() && steps[i] <= step; i++) {
            value = values[i];
        }
        return value;
    }

    /** The step from which all values are so, up to the newest; the newest step if even that one is not. */
    public double since(DoublePredicate so) {
        int i = size();
        while (i > 0 && so.test(values[i - 1])) {
            i--;
        }
        return isEmpty() ? 0 : steps[Math.min(i, size() - 1)];
    }

    private double least(int from, int to) {
        return Arrays.stream(values, from, to).min().orElse(Double.NaN);
    }

    /** Index of the first value that is not before this part of the steps. */
    private int indexAt(int part, int of) {
        double step = firstStep() + (lastStep() - firstStep()) * part / of;
        int i = 0;
        while (i < size() - 1 && steps[i] < step) {
            i++;
        }
        return i;
    }

    private double median(int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private int indexOfGreatest() {
        int best = 0;
        for (int i = 1; i < size(); i++) {
            best = values[i] > values[best] || Double.isNaN(values[best]) ? i : best;
        }
        return best;
    }

    private int indexOfLeast() {
        int best = 0;
        for (int i = 1; i < size(); i++) {
            best = values[i] < values[best] || Double.isNaN(values[best]) ? i : best;
        }
        return best;
    }
}
