package gradlab.bench;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.math.SingularValues;
import org.ejml.data.DMatrixRMaj;

/** All singular values, without vectors, of random matrices of one size. */
final class Decompositions {

    /** Different ones in turn: a processor learns the branches of one that comes again and again. */
    private static final int MATRICES = 32;

    private final DMatrixRMaj[] matrices = new DMatrixRMaj[MATRICES];
    private final double[] values;
    private final SingularValues workspace = new SingularValues(Kernels.best());
    private final EjmlSpectra.Values ejml;
    private int ours;
    private int theirs;

    private Decompositions(int rows, int columns) {
        Rng rng = Rng.of(7, Rng.Stream.DATA);
        for (int m = 0; m < MATRICES; m++) {
            matrices[m] = EjmlStep.gaussian(rows, columns, 1, rng);
        }
        values = new double[Math.min(rows, columns)];
        ejml = new EjmlSpectra.Values(rows, columns);
    }

    static Contest contest(int rows, int columns) {
        Decompositions of = new Decompositions(rows, columns);
        return new Contest(of::ours, of::theirs, 0);
    }

    private double ours() {
        DMatrixRMaj matrix = matrices[ours++ % MATRICES];
        workspace.compute(matrix.data, 0, matrix.numRows, matrix.numCols, values);
        return values[0];
    }

    private double theirs() {
        return ejml.largestOf(matrices[theirs++ % MATRICES]);
    }
}
