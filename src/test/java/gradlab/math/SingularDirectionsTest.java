package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularDirectionsTest {

    private final SingularDirections directions = new SingularDirections();

    @ParameterizedTest
    @CsvSource({"8, 8", "2, 8", "8, 2", "40, 7", "7, 40", "30, 31", "100, 3"})
    void theNearestMatrixOfARankIsLeft(int rows, int columns) {
        int q = Math.min(rows, columns);
        double[] whole = gaussians(rows * columns, 3);
        double[] sigma = Spectrum.of(whole, 0, rows, columns).values();
        for (int k = 1; k < q; k++) {
            double[] strongest = kept(whole, rows, columns, 0, k);
            double[] rest = kept(whole, rows, columns, k, q);
            Spectrum spectrum = Spectrum.of(strongest, 0, rows, columns);

            assertThat(spectrum.rank(1e-13)).isEqualTo(k);
            for (int i = 0; i < q; i++) {
                assertThat(spectrum.values()[i]).isCloseTo(i < k ? sigma[i] : 0, within(1e-12 * sigma[0]));
            }
            assertThat(Spectrum.of(rest, 0, rows, columns).values()[0]).isCloseTo(sigma[k], within(1e-12 * sigma[0]));
            for (int i = 0; i < whole.length; i++) {
                assertThat(strongest[i] + rest[i]).isCloseTo(whole[i], within(1e-12 * sigma[0]));
            }
        }
    }

    @Test
    void aSumAndADifferenceAreToldApart() {
        double[] whole = {2, 1, 1, 2};

        assertThat(kept(whole, 2, 2, 0, 1)).containsExactly(new double[] {1.5, 1.5, 1.5, 1.5}, within(1e-15));
        assertThat(kept(whole, 2, 2, 1, 2)).containsExactly(new double[] {0.5, -0.5, -0.5, 0.5}, within(1e-15));
    }

    @Test
    void nothingLeftOutChangesNoBit() {
        double[] whole = gaussians(5 * 9, 1);

        assertThat(kept(whole, 5, 9, 0, 5)).containsExactly(whole);
        assertThat(kept(whole, 5, 9, 0, 99)).containsExactly(whole);
    }

    @Test
    void nothingKeptLeavesZero() {
        assertThat(kept(gaussians(5 * 9, 1), 5, 9, 5, 5)).containsOnly(0);
        assertThat(kept(gaussians(9, 1), 1, 9, 1, 1)).containsOnly(0);
    }

    @Test
    void onlyTheStretchOfTheMatrixIsTouched() {
        double[] around = gaussians(40, 2);
        double[] alone = java.util.Arrays.copyOfRange(around, 10, 30);
        double[] changed = around.clone();
        directions.keep(changed, 10, 5, 4, 0, 2);

        assertThat(java.util.Arrays.copyOfRange(changed, 0, 10)).containsExactly(java.util.Arrays.copyOfRange(around, 0, 10));
        assertThat(java.util.Arrays.copyOfRange(changed, 30, 40)).containsExactly(java.util.Arrays.copyOfRange(around, 30, 40));
        assertThat(java.util.Arrays.copyOfRange(changed, 10, 30)).containsExactly(kept(alone, 5, 4, 0, 2));
    }

    @Test
    void tinyAndHugeMatricesHaveTheSameDirections() {
        double[] whole = gaussians(6 * 6, 4);
        double[] usual = kept(whole, 6, 6, 0, 2);
        for (double scale : new double[] {0x1p-700, 0x1p700}) {
            double[] scaled = DoubleStream.of(whole).map(entry -> entry * scale).toArray();

            assertThat(DoubleStream.of(kept(scaled, 6, 6, 0, 2)).map(entry -> entry / scale).toArray()).containsExactly(usual);
        }
    }

    @Test
    void zeroStaysZeroAndWhatIsNoNumberStays() {
        assertThat(kept(new double[12], 3, 4, 0, 1)).containsOnly(0);
        double[] broken = {1, 2, Double.NaN, 4, 5, Double.POSITIVE_INFINITY};

        assertThat(kept(broken, 2, 3, 0, 1)).containsExactly(broken);
    }

    @Test
    void lowerRankThanIsKeptIsKeptWhole() {
        double[] left = gaussians(7, 1);
        double[] right = gaussians(5, 2);
        double[] whole = new double[35];
        for (int i = 0; i < 35; i++) {
            whole[i] = left[i / 5] * right[i % 5];
        }

        assertThat(kept(whole, 7, 5, 0, 3)).containsExactly(whole, within(1e-14));
        assertThat(Spectrum.of(kept(whole, 7, 5, 1, 5), 0, 7, 5).largest()).isLessThan(1e-14);
    }

    /** What was decomposed before leaves no trace: a resumed run starts with a fresh workspace. */
    @Test
    void aUsedWorkspaceGivesTheBitsOfAFreshOne() {
        double[] whole = gaussians(9 * 6, 8);
        directions.keep(gaussians(9 * 6, 9), 0, 9, 6, 0, 4);
        directions.keep(gaussians(12 * 20, 9), 0, 12, 20, 1, 4);
        double[] used = whole.clone();
        directions.keep(used, 0, 9, 6, 0, 2);

        assertThat(used).containsExactly(kept(whole, 9, 6, 0, 2));
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "2, 8", "24, 3", "16, 40"})
    void matricesOfOneShapeCostNoMemory(int rows, int columns) {
        double[] whole = gaussians(rows * columns, 6);
        double[] work = whole.clone();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int round = 0; round < 600; round++) {
            before = round == 100 ? thread.getCurrentThreadAllocatedBytes() : before;
            System.arraycopy(whole, 0, work, 0, whole.length);
            directions.keep(work, 0, rows, columns, 0, 1);
        }

        assertThat((thread.getCurrentThreadAllocatedBytes() - before) / 500).isLessThan(64);
    }

    private static double[] kept(double[] whole, int rows, int columns, int from, int to) {
        double[] left = whole.clone();
        new SingularDirections().keep(left, 0, rows, columns, from, to);
        return left;
    }

    private static double[] gaussians(int count, long seed) {
        return DoubleStream.generate(Rng.of(seed, Rng.Stream.WEIGHTS)::nextGaussian).limit(count).toArray();
    }
}
