package gradlab.bench;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.probe.JacobianRanks;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * W7: the local rank of the second layer of W3 at 64 points, each with a Jacobian of 64 × 64, and the same by somebody who
 * has EJML. At the usual threshold these random weights are not of full rank, so every point must be decomposed. With
 * {@code -certificate} the question is whether any direction is lost at all (thresholds at rounding), which the singular
 * values of the weights settle for all points at once; EJML decomposes as before.
 */
final class LocalRankWork {

    private static final int UNITS = 64;
    private static final int POINTS = 64;
    private static final double USUAL = 1e-2;
    private static final double NEARLY_NOTHING = 1e-10;

    private final Parameters parameters;
    private final double[] x;
    private final double threshold;
    private final JacobianRanks ranks;
    private final DMatrixRMaj first;
    private final DMatrixRMaj second;
    private final DMatrixRMaj points;
    private final DMatrixRMaj slopes = new DMatrixRMaj(POINTS, UNITS);
    private final DMatrixRMaj passed = new DMatrixRMaj(UNITS, UNITS);
    private final DMatrixRMaj jacobian = new DMatrixRMaj(UNITS, UNITS);
    private final SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(UNITS, UNITS, false, false, true);

    LocalRankWork(boolean certificate) {
        // the second layer's sums are the outputs of the network cut off behind it
        NetworkShape shape = NetworkShape.of(UNITS, List.of(new LayerSpec(UNITS, new Activation.Tanh())), UNITS);
        parameters = new Parameters(shape);
        Rng rng = Rng.of(7, Rng.Stream.WEIGHTS);
        parameters.initialize(new Initializer.Xavier(), rng);
        x = new double[POINTS * UNITS];
        for (int i = 0; i < x.length; i++) {
            x[i] = rng.nextGaussian();
        }
        threshold = certificate ? NEARLY_NOTHING : USUAL;
        ranks = new JacobianRanks(shape, POINTS, Kernels.best());
        ranks.certify(certificate);
        first = matrix(parameters.weight(1));
        second = matrix(parameters.weight(2));
        points = DMatrixRMaj.wrap(POINTS, UNITS, x);
    }

    /** @param certificate whether the weights' singular values may decide, and thresholds are at rounding */
    static Contest contest(boolean certificate) {
        LocalRankWork of = new LocalRankWork(certificate);
        return new Contest(of::ours, of::ejml, 0);
    }

    private DMatrixRMaj matrix(Parameters.Block block) {
        DMatrixRMaj matrix = new DMatrixRMaj(block.rows(), block.columns());
        System.arraycopy(parameters.values(), block.offset(), matrix.data, 0, block.size());
        return matrix;
    }

    /** The mean rank at all points, by the lab. */
    double ours() {
        return ranks.measure(parameters, x, POINTS, threshold, threshold).relative()[1];
    }

    /** The same by EJML's operations. */
    double ejml() {
        CommonOps_DDRM.mult(points, first, slopes);
        for (int i = 0; i < slopes.data.length; i++) {
            double a = Math.tanh(slopes.data[i]);
            slopes.data[i] = 1 - a * a;
        }
        long sum = 0;
        for (int point = 0; point < POINTS; point++) {
            for (int i = 0; i < UNITS; i++) {
                for (int j = 0; j < UNITS; j++) {
                    passed.data[i * UNITS + j] = first.data[i * UNITS + j] * slopes.data[point * UNITS + j];
                }
            }
            CommonOps_DDRM.mult(passed, second, jacobian);
            sum += rank();
        }
        return (double) sum / POINTS;
    }

    /** EJML's values come in no order. */
    private int rank() {
        if (!svd.decompose(jacobian)) {
            throw new ArithmeticException("EJML's decomposition did not converge");
        }
        double[] values = svd.getSingularValues();
        double largest = 0;
        for (int i = 0; i < UNITS; i++) {
            largest = Math.max(largest, values[i]);
        }
        int count = 0;
        for (int i = 0; i < UNITS; i++) {
            count += values[i] > threshold * largest ? 1 : 0;
        }
        return count;
    }

    /** Decompositions that one measurement of ours needs beside those of the weights. */
    int decomposed() {
        return ranks.decomposed();
    }
}
