package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.data.Scaling;
import gradlab.data.Task;
import gradlab.math.Rng;
import java.util.List;

/**
 * Examples with two features, the second of which is multiplied by k, and the loss bowl of one neuron without activation on
 * them: half the mean square of its error as a function of its two weights.
 *
 * @param x the examples, pair by pair, before the second feature is multiplied
 * @param y what the neuron should answer, 1 or −1
 * @param k what the second feature is multiplied by
 */
record FeatureCloud(double[] x, double[] y, double k) {

    static final int EXAMPLES = 40;
    /** Where the second feature of the outlier lies, in standard deviations of the other examples. */
    static final double OUTLIER = 20;
    private static final long SEED = 7;

    /** Standardised examples; with the outlier there is one more, and it comes last. */
    static FeatureCloud of(double k, boolean outlier) {
        Rng rng = Rng.of(SEED, Rng.Stream.DATA);
        double[] points = new double[2 * EXAMPLES];
        for (int i = 0; i < points.length; i++) {
            points[i] = rng.nextGaussian();
        }
        new Scaling.Standard().fit(dataSet(points)).apply(points, EXAMPLES);
        int rows = EXAMPLES + (outlier ? 1 : 0);
        double[] x = java.util.Arrays.copyOf(points, 2 * rows);
        double[] y = new double[rows];
        if (outlier) {
            x[2 * EXAMPLES + 1] = OUTLIER;
        }
        for (int i = 0; i < rows; i++) {
            y[i] = x[2 * i] + x[2 * i + 1] > 0 ? 1 : -1;
        }
        return new FeatureCloud(x, y, k);
    }

    int rows() {
        return y.length;
    }

    double first(int i) {
        return x[2 * i];
    }

    double second(int i) {
        return k * x[2 * i + 1];
    }

    /** How far the second feature reaches from zero. */
    double reach() {
        double reach = 0;
        for (int i = 0; i < rows(); i++) {
            reach = Math.max(reach, Math.max(Math.abs(first(i)), Math.abs(second(i))));
        }
        return reach;
    }

    /** The second derivatives of the loss: the mean of x·xᵀ. */
    Plane curvature() {
        double a = 0;
        double b = 0;
        double d = 0;
        for (int i = 0; i < rows(); i++) {
            a += first(i) * first(i) / rows();
            b += first(i) * second(i) / rows();
            d += second(i) * second(i) / rows();
        }
        return new Plane(a, b, b, d);
    }

    /** The weights with the least loss. */
    double[] bottom() {
        double p = 0;
        double q = 0;
        for (int i = 0; i < rows(); i++) {
            p += first(i) * y[i] / rows();
            q += second(i) * y[i] / rows();
        }
        Plane h = curvature();
        double determinant = h.a() * h.d() - h.b() * h.c();
        return new double[] {(h.d() * p - h.b() * q) / determinant, (h.a() * q - h.c() * p) / determinant};
    }

    /** How many times steeper the bowl is along its steepest direction than along its flattest. */
    double elongation() {
        double[] curvatures = curvature().eigenvalues();
        return curvatures[0] / curvatures[1];
    }

    /** Plain descent with a greater rate than this diverges. */
    double greatestRate() {
        return 2 / curvature().eigenvalues()[0];
    }

    /** The second feature after a scaling whose numbers come from these examples. */
    double[] scaledSecond(Scaling scaling) {
        double[] points = x.clone();
        for (int i = 0; i < rows(); i++) {
            points[2 * i + 1] = second(i);
        }
        scaling.fit(dataSet(points)).apply(points, rows());
        double[] scaled = new double[rows()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = points[2 * i + 1];
        }
        return scaled;
    }

    private static DataSet dataSet(double[] points) {
        int rows = points.length / 2;
        return new DataSet(rows, 2, points.clone(), new double[rows], 1, Task.REGRESSION, List.of("x1", "x2"), List.of(), List.of());
    }
}
