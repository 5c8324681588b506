package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PcaTest {

    private final Rng rng = Rng.of(9, Rng.Stream.PROBES);

    /** The four corners of a rectangle 6 × 2 around (10, 20), turned so that its long side runs along (3, 4)/5. */
    private static final double[][] RECTANGLE = {corner(3, 1), corner(3, -1), corner(-3, 1), corner(-3, -1)};

    private static double[] corner(double along, double across) {
        return new double[] {10 + 0.6 * along - 0.8 * across, 20 + 0.8 * along + 0.6 * across};
    }

    @Test
    void theAxesOfARectangleAreItsComponents() {
        Pca pca = Pca.of(RECTANGLE, 2);

        assertThat(pca.mean()).containsExactly(new double[] {10, 20}, within(1e-12));
        assertThat(pca.variances()).containsExactly(new double[] {9, 1}, within(1e-12));
        assertThat(Math.abs(Likeness.cosine(pca.components()[0], new double[] {3, 4}))).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(Likeness.cosine(pca.components()[1], new double[] {-4, 3}))).isCloseTo(1, within(1e-12));
        assertThat(Pca.of(RECTANGLE, 1).share()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void oneComponentRestoresTheNearestPointOfItsLine() {
        assertThat(Pca.of(RECTANGLE, 1).restored(corner(2, 1))).containsExactly(corner(2, 0), within(1e-12));
    }

    @Test
    void componentsAreOrthonormal() {
        double[][] components = Pca.of(noise(8, 30), 5).components();

        assertThat(components).hasNumberOfRows(5);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(dot(components[i], components[j])).isCloseTo(i == j ? 1 : 0, within(1e-10));
            }
        }
    }

    /** Singular values of the centred matrix say the same about the variances. */
    @Test
    void variancesAreSquaredSingularValues() {
        double[][] vectors = noise(6, 9);
        double[] centred = new double[54];
        for (int j = 0; j < 9; j++) {
            int column = j;
            double mean = IntStream.range(0, 6).mapToDouble(i -> vectors[i][column]).average().orElseThrow();
            for (int i = 0; i < 6; i++) {
                centred[i * 9 + j] = vectors[i][j] - mean;
            }
        }
        double[] sigma = Spectrum.of(centred, 0, 6, 9).values();
        double[] variances = Pca.of(vectors, 4).variances();

        for (int k = 0; k < 4; k++) {
            assertThat(variances[k]).isCloseTo(sigma[k] * sigma[k] / 6, within(1e-10));
        }
    }

    @Test
    void thereAreNoMoreComponentsThanDirections() {
        double[][] onALine = {{0, 0, 0}, {1, 2, 3}, {2, 4, 6}, {5, 10, 15}};

        assertThat(Pca.of(onALine, 3).components()).hasNumberOfRows(1);
        assertThat(Pca.of(onALine, 3).share()).isCloseTo(1, within(1e-12));
        assertThat(Pca.of(new double[][] {{1, 2}, {1, 2}}, 2).share()).isNaN();
    }

    /** The trap of few runs in many dimensions: k of n − 1 components carry k/(n − 1) of pure noise, and explain none of it elsewhere. */
    @Test
    void pureNoiseLooksExplainedUntilRunsAreHeldOut() {
        double[][] runs = noise(40, 1300);

        assertThat(Pca.of(runs, 5).share()).isGreaterThan(5.0 / 39);
        assertThat(Pca.heldOut(runs, 5, 5)).isBetween(0.0, 0.01);
    }

    @Test
    void commonDirectionsHoldForWhatWasNotSeen() {
        double[][] directions = noise(3, 200);
        double[][] runs = new double[30][];
        for (int i = 0; i < 30; i++) {
            runs[i] = noise(1, 200)[0];
            for (double[] direction : directions) {
                double amount = 10 * rng.nextGaussian();
                for (int j = 0; j < 200; j++) {
                    runs[i][j] += amount * direction[j];
                }
            }
        }

        assertThat(Pca.heldOut(runs, 3, 5)).isGreaterThan(0.95);
        assertThat(Pca.heldOut(runs, 1, 5)).isLessThan(0.9);
    }

    @Test
    void nothingCanBeHeldOutOfOne() {
        assertThatThrownBy(() -> Pca.heldOut(noise(3, 4), 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pca.heldOut(noise(3, 4), 1, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    private double[][] noise(int count, int length) {
        double[][] vectors = new double[count][length];
        for (double[] vector : vectors) {
            for (int j = 0; j < length; j++) {
                vector[j] = rng.nextGaussian();
            }
        }
        return vectors;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
