package gradlab.nn;

import java.util.Arrays;

/**
 * The two passes of a normalisation over one layer. Rows stand {@code stride} apart. Sums run over the rows in order, unit
 * beside unit, so vectors and plain loops give the same bits.
 */
final class Normalizer {

    private final int units;
    private final int stride;
    private final double[] normalized;
    private final double[] inverse;
    private final double[] first;
    private final double[] second;

    Normalizer(int units, int stride, int capacity) {
        this.units = units;
        this.stride = stride;
        normalized = new double[capacity * stride];
        inverse = new double[Math.max(capacity, units)];
        first = new double[units];
        second = new double[units];
    }

    /**
     * z ← gain·x̂ + shift with the batch's own statistics, which also enter the running ones.
     *
     * @param statistics running means at {@code at}, running variances {@code units} later
     */
    void trainBatch(Normalization.Batch law, double[] z, int rows, Parameters p, int gainAt, int shiftAt, double[] statistics, int at) {
        means(z, rows);
        variances(z, rows);
        double unbias = rows > 1 ? (double) rows / (rows - 1) : 1;
        for (int j = 0; j < units; j++) {
            inverse[j] = 1 / Math.sqrt(second[j] + law.epsilon());
            statistics[at + j] = (1 - law.momentum()) * statistics[at + j] + law.momentum() * first[j];
            statistics[at + units + j] = (1 - law.momentum()) * statistics[at + units + j] + law.momentum() * second[j] * unbias;
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                double hat = (z[i * stride + j] - first[j]) * inverse[j];
                normalized[i * stride + j] = hat;
                z[i * stride + j] = Math.fma(p.values()[gainAt + j], hat, p.values()[shiftAt + j]);
            }
        }
    }

    /** z ← gain·x̂ + shift with the running statistics. */
    void evaluateBatch(Normalization.Batch law, double[] z, int rows, Parameters p, int gainAt, int shiftAt, double[] statistics, int at) {
        for (int j = 0; j < units; j++) {
            inverse[j] = 1 / Math.sqrt(statistics[at + units + j] + law.epsilon());
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                double hat = (z[i * stride + j] - statistics[at + j]) * inverse[j];
                z[i * stride + j] = Math.fma(p.values()[gainAt + j], hat, p.values()[shiftAt + j]);
            }
        }
    }

    /** d ← ∂loss/∂(input of the normalisation); gradients of gain and shift into the parameters. */
    void backBatch(double[] d, int rows, Parameters p, int gainAt, int shiftAt) {
        gainAndShift(d, rows, p, gainAt, shiftAt);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                double gain = p.values()[gainAt + j];
                double meanOfH = gain * p.gradient()[shiftAt + j] / rows;
                double meanOfHx = gain * p.gradient()[gainAt + j] / rows;
                int at = i * stride + j;
                d[at] = inverse[j] * (gain * d[at] - meanOfH - normalized[at] * meanOfHx);
            }
        }
    }

    /** The same over the units of each example. */
    void trainLayer(Normalization.Layer law, double[] z, int rows, Parameters p, int gainAt, int shiftAt) {
        for (int i = 0; i < rows; i++) {
            int row = i * stride;
            double mean = 0;
            for (int j = 0; j < units; j++) {
                mean += z[row + j];
            }
            mean /= units;
            double variance = 0;
            for (int j = 0; j < units; j++) {
                double off = z[row + j] - mean;
                variance = Math.fma(off, off, variance);
            }
            inverse[i] = 1 / Math.sqrt(variance / units + law.epsilon());
            for (int j = 0; j < units; j++) {
                double hat = (z[row + j] - mean) * inverse[i];
                normalized[row + j] = hat;
                z[row + j] = Math.fma(p.values()[gainAt + j], hat, p.values()[shiftAt + j]);
            }
        }
    }

    void backLayer(double[] d, int rows, Parameters p, int gainAt, int shiftAt) {
        gainAndShift(d, rows, p, gainAt, shiftAt);
        for (int i = 0; i < rows; i++) {
            int row = i * stride;
            double meanOfH = 0;
            double meanOfHx = 0;
            for (int j = 0; j < units; j++) {
                double h = p.values()[gainAt + j] * d[row + j];
                meanOfH += h;
                meanOfHx = Math.fma(h, normalized[row + j], meanOfHx);
            }
            meanOfH /= units;
            meanOfHx /= units;
            for (int j = 0; j < units; j++) {
                double h = p.values()[gainAt + j] * d[row + j];
                d[row + j] = inverse[i] * (h - meanOfH - normalized[row + j] * meanOfHx);
            }
        }
    }

    /** Takes bounds of |d| back as {@link #backBatch} or {@link #backLayer} takes d, with all terms added up. */
    void bound(double[] d, int rows, Parameters p, int gainAt, boolean overBatch) {
        int outer = overBatch ? units : rows;
        int inner = overBatch ? rows : units;
        int outerStep = overBatch ? 1 : stride;
        int innerStep = overBatch ? stride : 1;
        for (int o = 0; o < outer; o++) {
            double meanOfH = 0;
            double meanOfHx = 0;
            for (int i = 0; i < inner; i++) {
                int at = o * outerStep + i * innerStep;
                d[at] *= Math.abs(p.values()[gainAt + (overBatch ? o : i)]);
                meanOfH += d[at] / inner;
                meanOfHx = Math.fma(d[at] / inner, Math.abs(normalized[at]), meanOfHx);
            }
            for (int i = 0; i < inner; i++) {
                int at = o * outerStep + i * innerStep;
                d[at] = inverse[o] * (d[at] + meanOfH + Math.abs(normalized[at]) * meanOfHx);
            }
        }
    }

    /** 1/√(variance + ε) of the last pass: of a unit for batches, of an example for layers. */
    double inverse(int of) {
        return inverse[of];
    }

    /**
     * A small change of one example's sums becomes the change of x̂ it makes.
     *
     * @param change the units' changes from {@code at} on; overwritten
     */
    void differentiateLayer(double[] change, int at, int example) {
        int row = example * stride;
        double mean = 0;
        double along = 0;
        for (int j = 0; j < units; j++) {
            mean += change[at + j];
            along = Math.fma(change[at + j], normalized[row + j], along);
        }
        mean /= units;
        along /= units;
        for (int j = 0; j < units; j++) {
            change[at + j] = inverse[example] * (change[at + j] - mean - normalized[row + j] * along);
        }
    }

    private void means(double[] z, int rows) {
        Arrays.fill(first, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                first[j] += z[i * stride + j];
            }
        }
        for (int j = 0; j < units; j++) {
            first[j] /= rows;
        }
    }

    private void variances(double[] z, int rows) {
        Arrays.fill(second, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                double off = z[i * stride + j] - first[j];
                second[j] = Math.fma(off, off, second[j]);
            }
        }
        for (int j = 0; j < units; j++) {
            second[j] /= rows;
        }
    }

    private void gainAndShift(double[] d, int rows, Parameters p, int gainAt, int shiftAt) {
        double[] g = p.gradient();
        Arrays.fill(g, gainAt, gainAt + units, 0);
        Arrays.fill(g, shiftAt, shiftAt + units, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < units; j++) {
                g[gainAt + j] = Math.fma(d[i * stride + j], normalized[i * stride + j], g[gainAt + j]);
                g[shiftAt + j] += d[i * stride + j];
            }
        }
    }
}
