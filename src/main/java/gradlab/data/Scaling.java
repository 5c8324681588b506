package gradlab.data;

import gradlab.catalogue.Named;

/** How inputs are scaled. The numbers come from the training part only, so nothing leaks from the test part. */
public sealed interface Scaling {

    /** Reads shift and factor off the training part. */
    Affine fit(DataSet training);

    /** x ↦ (x − shift)·factor, per feature. */
    record Affine(double[] shift, double[] factor) {
        public DataSet apply(DataSet data) {
            double[] x = data.inputs().clone();
            for (int i = 0; i < x.length; i++) {
                int feature = i % data.features();
                x[i] = (x[i] - shift[feature]) * factor[feature];
            }
            return data.withInputs(x);
        }
    }

    @Named(en = "none", ru = "нет")
    record None() implements Scaling {
        @Override
        public Affine fit(DataSet training) {
            double[] factor = new double[training.features()];
            java.util.Arrays.fill(factor, 1);
            return new Affine(new double[training.features()], factor);
        }
    }

    /** Mean 0 and (biased) deviation 1; a constant feature is only centred. */
    @Named(en = "standard", ru = "стандарт")
    record Standard() implements Scaling {
        @Override
        public Affine fit(DataSet training) {
            int features = training.features();
            double[] mean = new double[features];
            double[] factor = new double[features];
            for (int f = 0; f < features; f++) {
                boolean constant = training.rows() > 0;
                for (int i = 0; i < training.rows(); i++) {
                    mean[f] += training.inputs()[i * features + f];
                    constant &= training.inputs()[i * features + f] == training.inputs()[f];
                }
                mean[f] /= training.rows();
                if (constant) {
                    // The rounded mean may miss the value by a bit, and dividing by that bit would make it 1.
                    mean[f] = training.inputs()[f];
                }
                double variance = 0;
                for (int i = 0; i < training.rows(); i++) {
                    double d = training.inputs()[i * features + f] - mean[f];
                    variance += d * d;
                }
                variance /= training.rows();
                factor[f] = variance > 0 ? 1 / Math.sqrt(variance) : 1;
            }
            return new Affine(mean, factor);
        }
    }

    /** The training part's smallest value becomes 0, its largest 1; a constant feature becomes 0. */
    @Named(en = "minmax", ru = "минимакс")
    record MinMax() implements Scaling {
        @Override
        public Affine fit(DataSet training) {
            int features = training.features();
            double[] least = new double[features];
            double[] factor = new double[features];
            for (int f = 0; f < features; f++) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < training.rows(); i++) {
                    low = Math.min(low, training.inputs()[i * features + f]);
                    high = Math.max(high, training.inputs()[i * features + f]);
                }
                least[f] = low;
                factor[f] = high > low ? 1 / (high - low) : 1;
            }
            return new Affine(least, factor);
        }
    }
}
