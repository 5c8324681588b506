package gradlab.bench;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** EJML's training step, and EJML's singular values of every layer's gradient, with decompositions that are made once. */
final class EjmlSpectra {

    private final EjmlStep step;
    private final List<Values> layers;

    EjmlSpectra(EjmlStep step) {
        this.step = step;
        this.layers = step.gradients().stream().map(g -> new Values(g.numRows, g.numCols)).toList();
    }

    double step() {
        double sum = step.step();
        for (int layer = 0; layer < layers.size(); layer++) {
            sum += layers.get(layer).largestOf(step.gradients().get(layer));
        }
        return sum;
    }

    /** One decomposition without vectors and the copy that it may destroy. */
    static final class Values {

        private final SingularValueDecomposition_F64<DMatrixRMaj> svd;
        private final DMatrixRMaj copy;

        Values(int rows, int columns) {
            svd = DecompositionFactory_DDRM.svd(rows, columns, false, false, true);
            copy = new DMatrixRMaj(rows, columns);
        }

        double largestOf(DMatrixRMaj matrix) {
            copy.setTo(matrix);
            svd.decompose(copy);
            return svd.getSingularValues()[0];
        }
    }
}
