package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.data.DataSet;
import gradlab.data.Task;
import gradlab.math.Elementary;
import gradlab.math.Kernels;

/**
 * Every loss the lab knows, each a mean. The link function (sigmoid, softmax) is inside the loss: networks give logits.
 * Outputs {@code o} and targets {@code y} are rows × columns; classes come one-hot, or as 0/1 for a single output.
 */
public sealed interface Loss {

    /** The mean loss of the rows. */
    double value(double[] o, double[] y, int rows, int columns);

    /** d = ∂loss/∂o, already divided by the number of averaged terms. */
    void gradient(double[] o, double[] y, double[] d, int rows, int columns);

    /** Both at once, to the same bits: what a training step needs. */
    default double valueAndGradient(Kernels kernels, double[] o, double[] y, double[] d, int rows, int columns) {
        gradient(o, y, d, rows, columns);
        return value(o, y, rows, columns);
    }

    /** By how much a target stands in the gradient: y·this is subtracted from something about as large. */
    default double targetInGradient(int rows, int columns) {
        return 0;
    }

    /** Where a single output stands undecided between class 0 and class 1: logits at 0, numbers halfway between the targets. */
    default double undecided() {
        return 0;
    }

    /** True if this loss makes sense for the task with so many outputs. */
    boolean fits(Task task, int outputs);

    /** The loss itself, or what {@code auto} stands for with these data. */
    default Loss resolve(DataSet data, int outputs) {
        return this;
    }

    /** Chosen from the task: regression → mse, classes with one output → bce, with several → cross-entropy. */
    @Named(en = "auto", ru = "авто")
    record Auto() implements Loss {
        @Override
        public Loss resolve(DataSet data, int outputs) {
            return data.task() == Task.REGRESSION ? new Mse() : outputs == 1 ? new Bce() : new CrossEntropy();
        }

        @Override
        public boolean fits(Task task, int outputs) {
            return true;
        }

        @Override
        public double value(double[] o, double[] y, int rows, int columns) {
            throw new IllegalStateException("auto must be resolved first");
        }

        @Override
        public void gradient(double[] o, double[] y, double[] d, int rows, int columns) {
            throw new IllegalStateException("auto must be resolved first");
        }
    }

    /** Mean of (o−y)² over rows and columns, without a half. */
    @Named(en = "mse", ru = "mse", also = "среднеквадратичная")
    record Mse() implements Loss {
        @Override
        public double value(double[] o, double[] y, int rows, int columns) {
            int n = rows * columns;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double r = o[i] - y[i];
                sum += r * r;
            }
            return sum / n;
        }

        @Override
        public void gradient(double[] o, double[] y, double[] d, int rows, int columns) {
            int n = rows * columns;
            for (int i = 0; i < n; i++) {
                d[i] = 2 * (o[i] - y[i]) / n;
            }
        }

        @Override
        public double targetInGradient(int rows, int columns) {
            return 2.0 / (rows * columns);
        }

        @Override
        public double undecided() {
            return 0.5;
        }

        @Override
        public boolean fits(Task task, int outputs) {
            return true;
        }
    }

    /** Mean of |o−y| over rows and columns; the derivative at 0 is 0. */
    @Named(en = "mae", ru = "mae", also = "средняя-абсолютная")
    record Mae() implements Loss {
        @Override
        public double value(double[] o, double[] y, int rows, int columns) {
            int n = rows * columns;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.abs(o[i] - y[i]);
            }
            return sum / n;
        }

        @Override
        public void gradient(double[] o, double[] y, double[] d, int rows, int columns) {
            int n = rows * columns;
            for (int i = 0; i < n; i++) {
                d[i] = Math.signum(o[i] - y[i]) / n;
            }
        }

        @Override
        public double undecided() {
            return 0.5;
        }

        @Override
        public boolean fits(Task task, int outputs) {
            return true;
        }
    }

    /** Mean of r²/2 where |r| ≤ δ, else δ(|r|−δ/2), over rows and columns; r = o−y (Huber 1964). */
    @Named(en = "huber", ru = "huber", also = "хьюбер")
    record Huber(@Named(en = "delta", ru = "дельта") @Range(min = 1e-3, max = 1000, log = true) double delta) implements Loss {
        public Huber() {
            this(1);
        }

        @Override
        public double value(double[] o, double[] y, int rows, int columns) {
            int n = rows * columns;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double r = Math.abs(o[i] - y[i]);
                sum += r <= delta ? 0.5 * r * r : delta * (r - 0.5 * delta);
            }
            return sum / n;
        }

        @Override
        public void gradient(double[] o, double[] y, double[] d, int rows, int columns) {
            int n = rows * columns;
            for (int i = 0; i < n; i++) {
                double r = o[i] - y[i];
                d[i] = (r > delta ? delta : r < -delta ? -delta : r) / n;
            }
        }

        @Override
        public double targetInGradient(int rows, int columns) {
            return 1.0 / (rows * columns);
        }

        @Override
        public double undecided() {
            return 0.5;
        }

        @Override
        public boolean fits(Task task, int outputs) {
            return true;
        }
    }

    /** Binary cross-entropy of logits, mean over rows and columns: max(o,0) − o·y + ln(1+e^−|o|). */
    @Named(en = "bce", ru = "bce", also = "двоичная-энтропия")
    record Bce() implements Loss {
        /** e to the minus this is below the smallest change of any number here. */
        private static final double NOTHING_LEFT = 700;

        @Override
        public double value(double[] o, double[] y, int rows, int columns) {
            int n = rows * columns;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double size = Math.abs(o[i]);
                double rest = size > NOTHING_LEFT ? 0 : StrictMath.log1p(Elementary.exp(-size));
                sum += Math.max(o[i], 0) - o[i] * y[i] + rest;
            }
            return sum / n;
        }

        @Override
        public void gradient(double[] o, double[] y, double[] d, int rows, int columns) {
            int n = rows * columns;
            for (int i = 0; i < n; i++) {
                d[i] = (Elementary.sigmoid(o[i]) - y[i]) / n;
            }
        }

        @Override
        public double valueAndGradient(Kernels kernels, double[] o, double[] y, double[] d, int rows, int columns) {
            int n = rows * columns;
            kernels.sigmoid(o, d, n);
            for (int i = 0; i < n; i++) {
                d[i] = (d[i] - y[i]) / n;
            }
            return value(o, y, rows, columns);
        }

        @Override
        public double targetInGradient(int rows, int columns) {
            return 1.0 / (rows * columns);
        }

        @Override
        public boolean fits(Task task, int outputs) {
            return task == Task.CLASSES;
        }
    }

    /**
     * Mean of (σ(o)−y)² over rows and columns: squared error of probabilities instead of numbers (Brier 1950). Its derivative
     * keeps the factor σ′(o), so confident mistakes hardly move; binary cross-entropy is without it.
     */
    @Named(en = "brier", ru = "квадраты-вероятностей", also = "брайер")
    record Brier() implements Loss {
        @Override
        public double value(double[] o, double[] y, int rows, int columns) {
            int n = rows * columns;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double r = probability(o[i]) - y[i];
                sum += r * r;
            }
            return sum / n;
        }

        @Override
        public void gradient(double[] o, double[] y, double[] d, int rows, int columns) {
            int n = rows * columns;
            for (int i = 0; i < n; i++) {
                double p = probability(o[i]);
                d[i] = 2 * (p - y[i]) * p * Elementary.sigmoid(-o[i]) / n;
            }
        }

        /** An infinite output is a broken network, not a certain one. */
        private static double probability(double o) {
            return Double.isInfinite(o) ? Double.NaN : Elementary.sigmoid(o);
        }

        @Override
        public double targetInGradient(int rows, int columns) {
            return 0.5 / (rows * columns);
        }

        @Override
        public boolean fits(Task task, int outputs) {
            return task == Task.CLASSES;
        }
    }

    /** Softmax cross-entropy of logits, mean over rows. */
    @Named(en = "cross-entropy", ru = "энтропия", also = {"перекрёстная-энтропия", "кросс-энтропия", "crossentropy"})
    record CrossEntropy() implements Loss {
        @Override
        public double value(double[] o, double[] y, int rows, int columns) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                int at = row * columns;
                double greatest = greatest(o, at, columns);
                double total = 0;
                for (int j = at; j < at + columns; j++) {
                    total += Elementary.exp(o[j] - greatest);
                }
                sum = addRow(sum, o, y, at, columns, greatest + StrictMath.log(total));
            }
            return sum / rows;
        }

        @Override
        public void gradient(double[] o, double[] y, double[] d, int rows, int columns) {
            valueAndGradient(Kernels.best(), o, y, d, rows, columns);
        }

        @Override
        public double valueAndGradient(Kernels kernels, double[] o, double[] y, double[] d, int rows, int columns) {
            int n = rows * columns;
            for (int at = 0; at < n; at += columns) {
                double greatest = greatest(o, at, columns);
                for (int j = at; j < at + columns; j++) {
                    d[j] = o[j] - greatest;
                }
            }
            kernels.exp(d, d, n);
            double sum = 0;
            for (int at = 0; at < n; at += columns) {
                double total = 0;
                for (int j = at; j < at + columns; j++) {
                    total += d[j];
                }
                sum = addRow(sum, o, y, at, columns, greatest(o, at, columns) + StrictMath.log(total));
                for (int j = at; j < at + columns; j++) {
                    d[j] = (d[j] / total - y[j]) / rows;
                }
            }
            return sum / rows;
        }

        private static double addRow(double sum, double[] o, double[] y, int at, int columns, double logSum) {
            double more = sum;
            for (int j = at; j < at + columns; j++) {
                more += y[j] * (logSum - o[j]);
            }
            return more;
        }

        private static double greatest(double[] o, int at, int columns) {
            double greatest = o[at];
            for (int j = at + 1; j < at + columns; j++) {
                greatest = Math.max(greatest, o[j]);
            }
            return greatest;
        }

        @Override
        public double targetInGradient(int rows, int columns) {
            return 1.0 / rows;
        }

        @Override
        public boolean fits(Task task, int outputs) {
            return task == Task.CLASSES && outputs > 1;
        }
    }
}
