package gradlab.bench;

import gradlab.math.Rng;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The same training step written by hand on EJML's operations, as somebody would who has EJML and no engine: matrices
 * made once, products by EJML, everything else in plain loops over their entries. One fixed batch, so it never has to
 * gather examples.
 */
final class EjmlStep {

    private final boolean crossEntropy;
    private final boolean adam;
    private final DMatrixRMaj target;
    private final DMatrixRMaj[] w;
    private final DMatrixRMaj[] b;
    private final DMatrixRMaj[] gw;
    private final DMatrixRMaj[] gb;
    private final DMatrixRMaj[] m;
    private final DMatrixRMaj[] v;
    private final DMatrixRMaj[] a;
    private final DMatrixRMaj[] d;
    private final double rate;
    private long t;
    private double loss;

    EjmlStep(Training workload) {
        int[] n = workload.sizes().stream().mapToInt(Integer::intValue).toArray();
        int depth = n.length - 1;
        int batch = workload.batch();
        Rng rng = Rng.of(7, Rng.Stream.WEIGHTS);
        crossEntropy = workload.loss() instanceof Loss.CrossEntropy;
        adam = workload.optimizer() instanceof Optimizer.Adam;
        rate = workload.optimizer().rate();
        a = new DMatrixRMaj[depth + 1];
        d = new DMatrixRMaj[depth + 1];
        w = new DMatrixRMaj[depth];
        b = new DMatrixRMaj[depth];
        gw = new DMatrixRMaj[depth];
        gb = new DMatrixRMaj[depth];
        m = new DMatrixRMaj[2 * depth];
        v = new DMatrixRMaj[2 * depth];
        a[0] = gaussian(batch, n[0], 1, rng);
        for (int l = 0; l < depth; l++) {
            w[l] = gaussian(n[l], n[l + 1], Math.sqrt(2.0 / (n[l] + n[l + 1])), rng);
            b[l] = new DMatrixRMaj(1, n[l + 1]);
            gw[l] = new DMatrixRMaj(n[l], n[l + 1]);
            gb[l] = new DMatrixRMaj(1, n[l + 1]);
            m[2 * l] = new DMatrixRMaj(n[l], n[l + 1]);
            v[2 * l] = new DMatrixRMaj(n[l], n[l + 1]);
            m[2 * l + 1] = new DMatrixRMaj(1, n[l + 1]);
            v[2 * l + 1] = new DMatrixRMaj(1, n[l + 1]);
            a[l + 1] = new DMatrixRMaj(batch, n[l + 1]);
            d[l + 1] = new DMatrixRMaj(batch, n[l + 1]);
        }
        target = new DMatrixRMaj(batch, n[depth]);
        for (int i = 0; i < batch; i++) {
            target.set(i, i % n[depth], 1);
        }
    }

    /** One full step; returns the loss so that nothing can be optimised away. */
    double step() {
        int depth = w.length;
        for (int l = 0; l < depth; l++) {
            CommonOps_DDRM.mult(a[l], w[l], a[l + 1]);
            addBias(a[l + 1], b[l]);
            if (l < depth - 1) {
                double[] z = a[l + 1].data;
                for (int i = 0; i < z.length; i++) {
                    z[i] = Math.tanh(z[i]);
                }
            }
        }
        loss = crossEntropy ? crossEntropy(a[depth], d[depth]) : squares(a[depth], d[depth]);
        for (int l = depth - 1; l >= 0; l--) {
            CommonOps_DDRM.multTransA(a[l], d[l + 1], gw[l]);
            CommonOps_DDRM.sumCols(d[l + 1], gb[l]);
            if (l > 0) {
                CommonOps_DDRM.multTransB(d[l + 1], w[l], d[l]);
                double[] delta = d[l].data;
                double[] value = a[l].data;
                for (int i = 0; i < delta.length; i++) {
                    delta[i] *= 1 - value[i] * value[i];
                }
            }
        }
        t++;
        for (int l = 0; l < depth; l++) {
            update(w[l].data, gw[l].data, m[2 * l].data, v[2 * l].data);
            update(b[l].data, gb[l].data, m[2 * l + 1].data, v[2 * l + 1].data);
        }
        return loss;
    }

    /** ∂loss/∂W of every layer at the last step. */
    List<DMatrixRMaj> gradients() {
        return List.of(gw);
    }

    private void update(double[] theta, double[] g, double[] mean, double[] square) {
        if (!adam) {
            for (int i = 0; i < theta.length; i++) {
                theta[i] -= rate * g[i];
            }
            return;
        }
        double first = 1 - Math.pow(0.9, t);
        double second = 1 - Math.pow(0.999, t);
        for (int i = 0; i < theta.length; i++) {
            mean[i] = 0.9 * mean[i] + 0.1 * g[i];
            square[i] = 0.999 * square[i] + 0.001 * g[i] * g[i];
            theta[i] -= rate * (mean[i] / first) / (Math.sqrt(square[i] / second) + 1e-8);
        }
    }

    private static void addBias(DMatrixRMaj z, DMatrixRMaj bias) {
        for (int i = 0; i < z.numRows; i++) {
            for (int j = 0; j < z.numCols; j++) {
                z.data[i * z.numCols + j] += bias.data[j];
            }
        }
    }

    private double squares(DMatrixRMaj o, DMatrixRMaj delta) {
        double sum = 0;
        for (int i = 0; i < o.data.length; i++) {
            double r = o.data[i] - target.data[i];
            sum += r * r;
            delta.data[i] = 2 * r / o.data.length;
        }
        return sum / o.data.length;
    }

    private double crossEntropy(DMatrixRMaj o, DMatrixRMaj delta) {
        int columns = o.numCols;
        double sum = 0;
        for (int i = 0; i < o.numRows; i++) {
            int at = i * columns;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < columns; j++) {
                greatest = Math.max(greatest, o.data[at + j]);
            }
            double total = 0;
            for (int j = 0; j < columns; j++) {
                delta.data[at + j] = Math.exp(o.data[at + j] - greatest);
                total += delta.data[at + j];
            }
            for (int j = 0; j < columns; j++) {
                double p = delta.data[at + j] / total;
                sum -= target.data[at + j] * Math.log(Math.max(p, Double.MIN_NORMAL));
                delta.data[at + j] = (p - target.data[at + j]) / o.numRows;
            }
        }
        return sum / o.numRows;
    }

    static DMatrixRMaj gaussian(int rows, int columns, double deviation, Rng rng) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = deviation * rng.nextGaussian();
        }
        return matrix;
    }
}
