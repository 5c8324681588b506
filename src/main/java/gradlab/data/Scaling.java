package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import java.util.Arrays;

/** How inputs are scaled. The numbers come from the training part only, so nothing leaks from the test part. */
public sealed interface Scaling {

    /** Reads what the scaling needs to know off the training part. */
    Fitted fit(DataSet training);

    /** A scaling with its numbers, ready for any examples with the same features. */
    interface Fitted {

        /** Scales {@code rows} examples in place; the array may be longer. */
        void apply(double[] x, int rows);

        default DataSet apply(DataSet data) {
            double[] x = data.inputs().clone();
            apply(x, data.rows());
            return data.withInputs(x);
        }
    }

    /** x ↦ (x − shift)·factor, per feature. */
    record Affine(double[] shift, double[] factor) implements Fitted {
        @Override
        public void apply(double[] x, int rows) {
            int features = shift.length;
            for (int i = 0; i < rows * features; i++) {
                int feature = i % features;
                x[i] = (x[i] - shift[feature]) * factor[feature];
            }
        }
    }

    /** x ↦ from + (x − least)·factor, per feature. */
    record Stretched(double[] least, double[] factor, double from) implements Fitted {
        @Override
        public void apply(double[] x, int rows) {
            int features = least.length;
            for (int i = 0; i < rows * features; i++) {
                int feature = i % features;
                x[i] = from + (x[i] - least[feature]) * factor[feature];
            }
        }
    }

    /** x ↦ ln(1 + max(0, x − origin)), per feature. */
    record Logarithmic(double[] origin) implements Fitted {
        @Override
        public void apply(double[] x, int rows) {
            int features = origin.length;
            for (int i = 0; i < rows * features; i++) {
                x[i] = StrictMath.log1p(Math.max(0, x[i] - origin[i % features]));
            }
        }
    }

    @Named(en = "none", ru = "нет")
    record None() implements Scaling {
        @Override
        public Fitted fit(DataSet training) {
            double[] factor = new double[training.features()];
            Arrays.fill(factor, 1);
            return new Affine(new double[training.features()], factor);
        }
    }

    /** Mean 0 and (biased) deviation 1; a constant feature is only centred. */
    @Named(en = "standard", ru = "стандарт")
    record Standard() implements Scaling {
        @Override
        public Fitted fit(DataSet training) {
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
        public Fitted fit(DataSet training) {
            double[] least = least(training);
            return new Affine(least, factors(training, least, 1));
        }
    }

    /**
     * The training part's smallest value becomes {@code from}, its largest {@code to}; a constant feature becomes
     * {@code from}.
     */
    @Named(en = "range", ru = "диапазон")
    record Between(
            @Named(en = "from", ru = "от", also = "a") @Range(min = -1000, max = 1000) double from,
            @Named(en = "to", ru = "до", also = "b") @Range(min = -1000, max = 1000) double to) implements Scaling {
        public Between() {
            this(-1, 1);
        }

        @Override
        public Fitted fit(DataSet training) {
            double[] least = least(training);
            return new Stretched(least, factors(training, least, to - from), from);
        }
    }

    /**
     * x ↦ ln(1 + x). A feature with negative values in the training part is first moved so that its smallest becomes 0;
     * what is smaller still in the test part counts as that.
     */
    @Named(en = "log", ru = "логарифм")
    record Log() implements Scaling {
        @Override
        public Fitted fit(DataSet training) {
            double[] origin = least(training);
            for (int f = 0; f < origin.length; f++) {
                origin[f] = Math.min(0, origin[f]);
            }
            return new Logarithmic(origin);
        }
    }

    /** The smallest value of each feature. */
    private static double[] least(DataSet training) {
        double[] least = new double[training.features()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int i = 0; i < training.inputs().length; i++) {
            int feature = i % least.length;
            least[feature] = Math.min(least[feature], training.inputs()[i]);
        }
        return least;
    }

    /** Per feature what makes the distance from the smallest to the largest value {@code width}; 1 for a constant one. */
    private static double[] factors(DataSet training, double[] least, double width) {
        double[] greatest = new double[least.length];
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < training.inputs().length; i++) {
            int feature = i % least.length;
            greatest[feature] = Math.max(greatest[feature], training.inputs()[i]);
        }
        double[] factors = new double[least.length];
        for (int f = 0; f < factors.length; f++) {
            factors[f] = greatest[f] > least[f] ? width / (greatest[f] - least[f]) : 1;
        }
        return factors;
    }
}
