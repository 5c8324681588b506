package gradlab.ui.chart;

import gradlab.train.Window;
import java.util.Arrays;
import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * The curves of one picture as JFreeChart reads them: thinned windows of primitive numbers, exchanged all at once. On a
 * logarithmic axis the exponents are stored, and what has no logarithm becomes a gap before the axis sees it.
 */
final class PictureDataset extends AbstractXYDataset {

    private static final long serialVersionUID = 1L;

    private final transient List<String> names;
    private final boolean logarithmic;
    private final transient Window[] windows;

    PictureDataset(List<String> names, boolean logarithmic) {
        this.names = List.copyOf(names);
        this.logarithmic = logarithmic;
        this.windows = new Window[names.size()];
        Arrays.fill(windows, Window.EMPTY);
    }

    /** Takes over fresh windows, one per series, and tells the chart once. */
    void update(List<Window> fresh) {
        for (int i = 0; i < windows.length; i++) {
            windows[i] = logarithmic ? exponents(fresh.get(i)) : fresh.get(i);
        }
        fireDatasetChanged();
    }

    private static Window exponents(Window window) {
        double[] values = new double[window.size()];
        for (int i = 0; i < values.length; i++) {
            double value = window.values()[i];
            values[i] = value > 0 && value < Double.POSITIVE_INFINITY ? Math.log10(value) : Double.NaN;
        }
        return new Window(window.steps(), values);
    }

    /** Least and greatest finite value as drawn, or NaN both if there is none. */
    double[] valueRange() {
        double least = Double.NaN;
        double greatest = Double.NaN;
        for (Window window : windows) {
            for (double value : window.values()) {
                if (Double.isFinite(value)) {
                    least = Double.isNaN(least) ? value : Math.min(least, value);
                    greatest = Double.isNaN(greatest) ? value : Math.max(greatest, value);
                }
            }
        }
        return new double[] {least, greatest};
    }

    double lastStep() {
        double last = 0;
        for (Window window : windows) {
            last = window.isEmpty() ? last : Math.max(last, window.steps()[window.size() - 1]);
        }
        return last;
    }

    boolean isEmpty() {
        return Arrays.stream(windows).allMatch(Window::isEmpty);
    }

    @Override
    public int getSeriesCount() {
        return names.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return names.get(series);
    }

    @Override
    public int getItemCount(int series) {
        return windows[series].size();
    }

    @Override
    public double getXValue(int series, int item) {
        return windows[series].steps()[item];
    }

    @Override
    public double getYValue(int series, int item) {
        double value = windows[series].values()[item];
        return Double.isFinite(value) ? value : Double.NaN;
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }
}
