package gradlab.train;

import gradlab.math.Kernels;
import gradlab.math.SingularValues;
import gradlab.math.Spectrum;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.Arrays;

/** Gathers the covariances of the hidden layers' activations over the passes of one evaluation, and their eigenvalues. */
final class DimensionCount implements Evaluator.Watcher {

    private final NetworkShape shape;
    private final Kernels kernels;
    private final double[][] shift;
    private final double[][] sums;
    private final double[][] products;
    private final Spectrum[] eigenvalues;
    private final double[][] covariances;
    private final SingularValues workspace;
    private double[] shifted = {};
    private double[] panels = {};
    private long examples;

    /** @param workspace for the decompositions; others may use it in between */
    DimensionCount(NetworkShape shape, Kernels kernels, SingularValues workspace) {
        this.workspace = workspace;
        this.shape = shape;
        this.kernels = kernels;
        int hidden = shape.depth() - 1;
        shift = new double[hidden][];
        sums = new double[hidden][];
        products = new double[hidden][];
        eigenvalues = new Spectrum[hidden];
        covariances = new double[hidden][];
        for (int l = 0; l < hidden; l++) {
            int units = shape.units(l + 1);
            eigenvalues[l] = new Spectrum(units, units);
            covariances[l] = new double[units * units];
        }
    }

    /** Forgets the last evaluation. */
    void begin() {
        examples = 0;
        for (int l = 0; l < sums.length; l++) {
            if (sums[l] != null) {
                Arrays.fill(sums[l], 0);
                Arrays.fill(products[l], 0);
            }
        }
    }

    /** Everything is counted from the first example, so that what does not vary comes out as exactly zero. */
    @Override
    public void add(Parameters parameters, Pass pass, int rows) {
        for (int l = 0; l < sums.length; l++) {
            int units = shape.units(l + 1);
            int stride = pass.stride(l + 1);
            double[] a = pass.activations(l + 1);
            if (sums[l] == null) {
                shift[l] = new double[units];
                sums[l] = new double[stride];
                products[l] = new double[units * stride];
            }
            if (examples == 0) {
                System.arraycopy(a, 0, shift[l], 0, units);
            }
            shiftTo(a, shift[l], rows, units, stride);
            addSums(sums[l], rows, units, stride);
            double[] right = shifted;
            if (stride != kernels.lanes()) {
                kernels.pack(shifted, 0, stride, rows, stride, panels);
                right = panels;
            }
            kernels.multiply(shifted, 0, 1, stride, units, rows, right, 0, stride / kernels.lanes(), products[l], 0, stride, products[l],
                    0, stride);
        }
        examples += rows;
    }

    private void shiftTo(double[] a, double[] by, int rows, int units, int stride) {
        if (shifted.length < rows * stride) {
            shifted = new double[rows * stride];
            panels = new double[rows * stride];
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                shifted[i * stride + j] = a[i * stride + j] - by[j];
            }
            Arrays.fill(shifted, i * stride + units, (i + 1) * stride, 0);
        }
    }

    private void addSums(double[] sum, int rows, int units, int stride) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                sum[j] += shifted[i * stride + j];
            }
        }
    }

    /** To be called after the last pass. */
    void decompose() {
        for (int l = 0; l < sums.length; l++) {
            int units = shape.units(l + 1);
            int stride = sums[l].length;
            double[] covariance = covariances[l];
            for (int i = 0; i < units; i++) {
                for (int j = 0; j < units; j++) {
                    covariance[i * units + j] = (products[l][i * stride + j] - sums[l][i] / examples * sums[l][j]) / examples;
                }
            }
            eigenvalues[l].measure(workspace, covariance, 0);
        }
    }

    /** The least share of a layer's directions that carries {@code share} of the variance; 0 if nothing varies. */
    double dimensionShare(int layer, double share) {
        double[] values = eigenvalues[layer - 1].values();
        double trace = 0;
        for (double value : values) {
            trace += value;
        }
        if (!(trace > 0)) {
            return trace;
        }
        double carried = 0;
        int count = 0;
        while (count < values.length && carried < share * trace) {
            carried += values[count++];
        }
        return (double) count / values.length;
    }
}
