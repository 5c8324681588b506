package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

/** Counting singular values above thresholds against the values themselves. */
class SingularCountsTest {

    private final Rng rng = Rng.of(1, Rng.Stream.DATA);
    private final SingularCounts counts = new SingularCounts(Kernels.best());

    private double[] gaussian(int n) {
        double[] a = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = rng.nextGaussian();
        }
        return a;
    }

    /** A matrix with these singular values and directions of chance. */
    private double[] withValues(int rows, int columns, double... values) {
        var random = new java.util.Random(7);
        DMatrixRMaj left = RandomMatrices_DDRM.orthogonal(rows, values.length, random);
        DMatrixRMaj right = RandomMatrices_DDRM.orthogonal(columns, values.length, random);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < values.length; k++) {
                left.data[i * values.length + k] *= values[k];
            }
        }
        DMatrixRMaj product = new DMatrixRMaj(rows, columns);
        CommonOps_DDRM.multTransB(left, right, product);
        return product.data;
    }

    /** Compares with the values wherever a threshold is not within rounding of one of them. */
    private void compare(double[] matrix, int rows, int columns) {
        double[] values = Spectrum.of(matrix, 0, rows, columns).values();
        counts.load(matrix, 0, rows, columns);
        for (double share = 1e-12; share <= 1; share *= 1.9) {
            double bound = share * values[0];
            if (Arrays.stream(values).noneMatch(value -> Math.abs(value - bound) < 1e-13 * values[0])) {
                long expected = Arrays.stream(values).filter(value -> value > bound).count();
                assertThat(counts.aboveShare(share)).as("%d×%d at %s", rows, columns, share).isEqualTo((int) expected);
                assertThat(counts.above(bound)).as("%d×%d above %s", rows, columns, bound).isEqualTo((int) expected);
            }
        }
    }

    @Test
    void countsAgreeWithTheValuesForMatricesOfAllShapes() {
        for (int round = 0; round < 300; round++) {
            int rows = 1 + rng.nextInt(40);
            int columns = 1 + rng.nextInt(40);
            compare(gaussian(rows * columns), rows, columns);
        }
        compare(gaussian(64 * 64), 64, 64);
        compare(gaussian(100 * 64), 100, 64);
        compare(gaussian(20 * 130), 20, 130);
    }

    @Test
    void gradedSpectraAreCountedDownToRounding() {
        double[] graded = new double[30];
        for (int i = 0; i < graded.length; i++) {
            graded[i] = StrictMath.pow(10, -i / 2.0);
        }
        double[] matrix = withValues(30, 34, graded);
        counts.load(matrix, 0, 30, 34);
        for (int i = 0; i < 25; i++) {
            assertThat(counts.aboveShare(0.7 * graded[i])).isEqualTo(i + 1);
            assertThat(counts.above(0.7 * graded[i])).isEqualTo(i + 1);
        }
    }

    @Test
    void lostDirectionsAreNotCounted() {
        compare(withValues(20, 12, 3, 2, 1), 20, 12);
        counts.load(withValues(20, 12, 3, 2, 1), 0, 20, 12);
        assertThat(counts.aboveShare(1e-12)).isEqualTo(3);
    }

    @Test
    void exactlyTheThresholdIsNotAboveIt() {
        double[] diagonal = {4, 0, 0, 0, 1, 0, 0, 0, 0.25};
        counts.load(diagonal, 0, 3, 3);
        assertThat(counts.aboveShare(0.25)).isEqualTo(1);
        assertThat(counts.above(1)).isEqualTo(1);
        assertThat(counts.above(4)).isZero();
        assertThat(counts.aboveShare(1)).isZero();
        assertThat(counts.aboveShare(0.2499999)).isEqualTo(2);
    }

    @Test
    void extremeSizesCountAlike() {
        double[] matrix = gaussian(15 * 9);
        counts.load(matrix, 0, 15, 9);
        int expected = counts.aboveShare(0.4);
        assertThat(expected).isBetween(2, 8);
        for (double scale : new double[] {1e-290, 1e-200, 1e-20, 1e100, 1e300}) {
            double[] scaled = Arrays.stream(matrix).map(entry -> entry * scale).toArray();
            counts.load(scaled, 0, 15, 9);
            assertThat(counts.aboveShare(0.4)).isEqualTo(expected);
            assertThat(counts.above(0)).isEqualTo(9);
            assertThat(counts.above(1e-310)).isEqualTo(9);
            assertThat(counts.above(Double.MAX_VALUE)).isZero();
        }
    }

    @Test
    void aZeroMatrixHasNothingAboveAnything() {
        counts.load(new double[12], 0, 3, 4);
        assertThat(counts.aboveShare(1e-12)).isZero();
        assertThat(counts.above(0)).isZero();
    }

    @Test
    void zeroRowsAndColumnsBetweenAreNoTrouble() {
        double[] matrix = gaussian(10 * 10);
        Arrays.fill(matrix, 30, 40, 0);
        for (int i = 0; i < 10; i++) {
            matrix[10 * i + 6] = 0;
        }
        compare(matrix, 10, 10);
        double[] single = new double[100];
        single[37] = -2.5;
        compare(single, 10, 10);
    }

    @Test
    void theMatrixMayStandAnywhereInItsArray() {
        double[] matrix = gaussian(5 + 6 * 4);
        counts.load(matrix, 5, 6, 4);
        int[] found = {counts.aboveShare(0.5), counts.above(1.5)};
        counts.load(Arrays.copyOfRange(matrix, 5, matrix.length), 0, 6, 4);
        assertThat(found).containsExactly(counts.aboveShare(0.5), counts.above(1.5));
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> counts.load(new double[] {1, 2, bad, 3}, 0, 2, 2)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void nothingIsAllocatedOnceTheWorkspaceFits() {
        double[] matrix = gaussian(24 * 20);
        SingularCounts counts = new SingularCounts(new PlainKernels());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        int sum = 0;
        for (int round = 0; round < 300; round++) {
            long from = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                counts.load(matrix, 0, 24, 20);
                sum += counts.aboveShare(0.3) + counts.above(0.5);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - from);
        }
        assertThat(sum).isPositive();
        assertThat(least).as("bytes for fifty matrices").isLessThan(1000);
    }
}
