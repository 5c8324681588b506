package gradlab.ui.chart;

import gradlab.train.Window;
import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.general.DatasetChangeEvent;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * Windows of histories as JFreeChart reads them: primitive arrays, replaced as a whole. Values stand in axis
 * coordinates; what has no place on the axis is NaN, and zero on a log axis lies infinitely deep.
 */
final class WindowDataset extends AbstractXYDataset {

    private static final long serialVersionUID = 1;

    private final transient List<String> ids;
    private transient double[][] steps;
    private transient double[][] places;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private double lastStep = Double.NaN;

    WindowDataset(List<String> ids) {
        this.ids = List.copyOf(ids);
        this.steps = new double[ids.size()][0];
        this.places = new double[ids.size()][0];
    }

    /** Puts one window per series in place of all that was shown and tells of it once. */
    void replace(List<Window> windows, Scale scale) {
        low = Double.NaN;
        high = Double.NaN;
        lastStep = Double.NaN;
        double[][] newSteps = new double[ids.size()][];
        double[][] newPlaces = new double[ids.size()][];
        for (int series = 0; series < newSteps.length; series++) {
            Window window = windows.get(series);
            double[] values = window.values();
            double[] placed = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                placed[i] = values[i] == 0 && scale == Scale.LOG ? Double.NEGATIVE_INFINITY : scale.place(values[i]);
                if (Double.isFinite(placed[i])) {
                    low = placed[i] >= low ? low : placed[i];
                    high = placed[i] <= high ? high : placed[i];
                }
            }
            newSteps[series] = window.steps();
            newPlaces[series] = placed;
            if (!window.isEmpty()) {
                double last = window.steps()[window.size() - 1];
                lastStep = last <= lastStep ? lastStep : last;
            }
        }
        steps = newSteps;
        places = newPlaces;
        notifyListeners(new DatasetChangeEvent(this, this));
    }

    /** The smallest place of all series, NaN if there is none. */
    double low() {
        return low;
    }

    /** The greatest place of all series, NaN if there is none. */
    double high() {
        return high;
    }

    /** The smallest place of all series from a step on, NaN if there is none. */
    double low(double fromStep) {
        double least = Double.NaN;
        for (int series = 0; series < steps.length; series++) {
            for (int i = 0; i < steps[series].length; i++) {
                boolean counts = steps[series][i] >= fromStep && Double.isFinite(places[series][i]);
                least = counts && !(places[series][i] >= least) ? places[series][i] : least;
            }
        }
        return least;
    }

    /** The greatest place of all series from a step on, NaN if there is none. */
    double high(double fromStep) {
        double greatest = Double.NaN;
        for (int series = 0; series < steps.length; series++) {
            for (int i = 0; i < steps[series].length; i++) {
                boolean counts = steps[series][i] >= fromStep && Double.isFinite(places[series][i]);
                greatest = counts && !(places[series][i] <= greatest) ? places[series][i] : greatest;
            }
        }
        return greatest;
    }

    /** The last step of all series, NaN if there is none. */
    double lastStep() {
        return lastStep;
    }

    double[] steps(int series) {
        return steps[series];
    }

    double[] places(int series) {
        return places[series];
    }

    @Override
    public int getSeriesCount() {
        return ids.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return ids.get(series);
    }

    @Override
    public int getItemCount(int series) {
        return steps[series].length;
    }

    int series() {
        return ids.size();
    }

    @Override
    public double getXValue(int series, int item) {
        return steps[series][item];
    }

    @Override
    public double getYValue(int series, int item) {
        return places[series][item];
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.ASCENDING;
    }
}
