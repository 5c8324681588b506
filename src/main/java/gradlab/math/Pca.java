package gradlab.math;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal components of few long vectors, which is also the best linear autoencoder of them: from the eigenvectors of
 * the n × n matrix of scalar products, so that a million coordinates cost no more than a pass over them.
 */
public final class Pca {

    /** Directions whose variance is below this share of the greatest are rounding. */
    private static final double ROUNDING = 1e-12;

    private final double[] mean;
    private final double[][] components;
    private final double[] variances;
    private final double totalVariance;

    private Pca(double[] mean, double[][] components, double[] variances, double totalVariance) {
        this.mean = mean;
        this.components = components;
        this.variances = variances;
        this.totalVariance = totalVariance;
    }

    /**
     * The leading components, fewer if the vectors have fewer directions.
     *
     * @param vectors one per example, equally long, at least one
     */
    public static Pca of(double[][] vectors, int wanted) {
        int n = vectors.length;
        int length = vectors[0].length;
        double[] mean = new double[length];
        for (double[] vector : vectors) {
            for (int j = 0; j < length; j++) {
                mean[j] += vector[j] / n;
            }
        }
        double[][] centred = new double[n][];
        for (int i = 0; i < n; i++) {
            centred[i] = minus(vectors[i], mean);
        }
        DMatrixRMaj products = new DMatrixRMaj(n, n);
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double product = dot(centred[i], centred[j]);
                products.set(i, j, product);
                products.set(j, i, product);
            }
            total += products.get(i, i);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(products)) {
            throw new ArithmeticException("the eigenvalues did not converge");
        }
        double[] values = IntStream.range(0, n).mapToDouble(i -> eigen.getEigenvalue(i).getReal()).toArray();
        int[] descending = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .mapToInt(Integer::intValue).toArray();
        double least = ROUNDING * Math.max(0, values[descending[0]]);
        int[] kept = Arrays.stream(descending).filter(i -> values[i] > least).limit(wanted).toArray();
        double[][] components = new double[kept.length][length];
        double[] variances = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            DMatrixRMaj weights = eigen.getEigenVector(kept[k]);
            for (int i = 0; i < n; i++) {
                double weight = weights.get(i, 0) / Math.sqrt(values[kept[k]]);
                for (int j = 0; j < length; j++) {
                    components[k][j] += weight * centred[i][j];
                }
            }
            variances[k] = values[kept[k]] / n;
        }
        return new Pca(mean, components, variances, total / n);
    }

    public double[] mean() {
        return mean.clone();
    }

    /** Orthonormal directions, that of the greatest variance first; the sign of each is arbitrary. */
    public double[][] components() {
        return Arrays.stream(components).map(double[]::clone).toArray(double[][]::new);
    }

    /** Variance (1/n) along each component. */
    public double[] variances() {
        return variances.clone();
    }

    /** The share 0..1 of the variance of the vectors it was made from; NaN if they are all the same. */
    public double share() {
        return totalVariance > 0 ? Arrays.stream(variances).sum() / totalVariance : Double.NaN;
    }

    /** The vector as the components alone can express it. */
    public double[] restored(double[] vector) {
        double[] deviation = minus(vector, mean);
        double[] restored = mean.clone();
        for (double[] component : components) {
            double along = dot(deviation, component);
            for (int j = 0; j < restored.length; j++) {
                restored[j] += along * component[j];
            }
        }
        return restored;
    }

    /**
     * How much of vectors that were not seen is explained: R² = 1 − Σ‖x − x̂‖² / Σ‖x − mean‖², where each vector is restored
     * by components and mean of the other parts. Near 0 nothing was learnt that holds for others; NaN if all are the same.
     *
     * @param parts vector i is held out with part {@code i mod parts}; 2..number of vectors
     */
    public static double heldOut(double[][] vectors, int wanted, int parts) {
        if (parts < 2 || parts > vectors.length) {
            throw new IllegalArgumentException("parts must be 2.." + vectors.length + ", were " + parts);
        }
        double missed = 0;
        double whole = 0;
        for (int part = 0; part < parts; part++) {
            int own = part;
            double[][] seen = IntStream.range(0, vectors.length).filter(i -> i % parts != own).mapToObj(i -> vectors[i])
                    .toArray(double[][]::new);
            Pca pca = of(seen, wanted);
            for (int i = own; i < vectors.length; i += parts) {
                double[] missing = minus(vectors[i], pca.restored(vectors[i]));
                double[] deviation = minus(vectors[i], pca.mean);
                missed += dot(missing, missing);
                whole += dot(deviation, deviation);
            }
        }
        return whole > 0 ? 1 - missed / whole : Double.NaN;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            difference[j] = a[j] - b[j];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
