package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {

    private static final double[] DIAGONAL = {3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0};
    private static final double[] ONE_TO_NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void diagonalMatrixHasItsGoldenNumbers() {
        Spectrum spectrum = Spectrum.of(DIAGONAL, 0, 4, 3);

        assertThat(spectrum.values()).containsExactly(new double[] {3, 2, 1}, within(1e-14));
        assertThat(spectrum.numericalRank()).isEqualTo(3);
        assertThat(spectrum.stableRank()).isCloseTo(1.5555556, within(1e-7));
        assertThat(spectrum.effectiveRank()).isCloseTo(2.7494593, within(1e-7));
        assertThat(spectrum.participationRatio()).isCloseTo(2, within(1e-12));
        assertThat(spectrum.energyRank(0.90)).isEqualTo(2);
        assertThat(spectrum.energyRank(0.99)).isEqualTo(3);
        assertThat(spectrum.nuclearNorm()).isCloseTo(6, within(1e-12));
        assertThat(spectrum.conditionNumber()).isCloseTo(3, within(1e-12));
        assertThat(spectrum.frobeniusNorm()).isCloseTo(3.7416574, within(1e-7));
    }

    @Test
    void oneToNineHasRankTwoAndAlmostOneDirection() {
        Spectrum spectrum = Spectrum.of(ONE_TO_NINE, 0, 3, 3);

        assertThat(spectrum.values()[0]).isCloseTo(16.8481034, within(1e-7));
        assertThat(spectrum.values()[1]).isCloseTo(1.0683695, within(1e-7));
        assertThat(spectrum.values()[2]).isLessThan(1e-14);
        assertThat(spectrum.numericalRank()).isEqualTo(2);
        assertThat(spectrum.effectiveRank()).isCloseTo(1.2535, within(1e-4));
        assertThat(spectrum.stableRank()).isCloseTo(1.0040, within(1e-4));
        assertThat(spectrum.energyRank(0.90)).isEqualTo(1);
        assertThat(spectrum.energyRank(0.99)).isEqualTo(1);
        assertThat(spectrum.conditionNumber()).isInfinite();
    }

    @Test
    void everyRankOfAZeroMatrixIsZero() {
        Spectrum spectrum = Spectrum.of(new double[12], 0, 3, 4);

        assertThat(spectrum.values()).containsExactly(0, 0, 0);
        assertThat(new double[] {spectrum.largest(), spectrum.numericalRank(), spectrum.rank(1e-3), spectrum.stableRank(),
                spectrum.effectiveRank(), spectrum.participationRatio(), spectrum.energyRank(0.9), spectrum.nuclearNorm(),
                spectrum.frobeniusNorm()}).containsOnly(0);
        assertThat(spectrum.conditionNumber()).isNaN();
    }

    @Test
    void oneRowOrColumnHasItsLengthAsOnlyValue() {
        double[] vector = {3, 0, -4};
        for (Spectrum spectrum : new Spectrum[] {Spectrum.of(vector, 0, 1, 3), Spectrum.of(vector, 0, 3, 1)}) {
            assertThat(spectrum.values()).containsExactly(new double[] {5}, within(1e-14));
            assertThat(spectrum.numericalRank()).isEqualTo(1);
            assertThat(spectrum.effectiveRank()).isEqualTo(1);
            assertThat(spectrum.conditionNumber()).isEqualTo(1);
        }
    }

    @Test
    void singleNumberIsItsOwnSpectrum() {
        assertThat(Spectrum.of(new double[] {-2}, 0, 1, 1).values()).containsExactly(new double[] {2}, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-290, 1e200, 1e300, -1, 7})
    void ranksDoNotDependOnTheScale(double scale) {
        double[] matrix = random(8, 5, 3);
        Spectrum plain = Spectrum.of(matrix, 0, 8, 5);
        Spectrum scaled = Spectrum.of(Arrays.stream(matrix).map(x -> scale * x).toArray(), 0, 8, 5);

        assertThat(scaled.largest() / Math.abs(scale)).isCloseTo(plain.largest(), within(1e-12));
        assertSameRanks(scaled, plain);
    }

    @Test
    void ranksDoNotChangeUnderTransposition() {
        for (int[] shape : new int[][] {{8, 5}, {3, 20}, {6, 6}, {1, 4}}) {
            double[] matrix = random(shape[0], shape[1], 3);
            double[] transposed = new double[matrix.length];
            for (int i = 0; i < matrix.length; i++) {
                transposed[i % shape[1] * shape[0] + i / shape[1]] = matrix[i];
            }
            Spectrum spectrum = Spectrum.of(matrix, 0, shape[0], shape[1]);
            Spectrum other = Spectrum.of(transposed, 0, shape[1], shape[0]);
            assertThat(other.values()).containsExactly(spectrum.values(), within(1e-12));
            assertSameRanks(other, spectrum);
        }
    }

    @Test
    void valuesDescendAndKeepTheFrobeniusNorm() {
        double[] matrix = random(30, 20, 5);
        Spectrum spectrum = Spectrum.of(matrix, 0, 30, 20);

        assertThat(spectrum.values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(spectrum.frobeniusNorm()).isCloseTo(Lengths.euclidean(matrix, 0, matrix.length), within(1e-12));
    }

    @Test
    void matrixInsideALargerArrayIsReadAndLeftAlone() {
        double[] array = new double[20];
        System.arraycopy(DIAGONAL, 0, array, 5, 12);
        array[4] = Double.NaN;
        array[17] = Double.NaN;
        double[] before = array.clone();

        assertThat(Spectrum.of(array, 5, 4, 3).values()).containsExactly(new double[] {3, 2, 1}, within(1e-14));
        assertThat(array).containsExactly(before);
    }

    @Test
    void noiseLiftsTheNumericalRankButNotTheRankAtAThreshold() {
        Spectrum clean = rankThreeWithNoise(0);
        Spectrum faint = rankThreeWithNoise(1e-10);

        assertThat(clean.numericalRank()).isEqualTo(3);
        assertThat(rankThreeWithNoise(1e-15).numericalRank()).isEqualTo(3);
        assertThat(faint.numericalRank()).isEqualTo(30);
        assertThat(faint.rank(1e-3)).isEqualTo(3);
        assertThat(faint.effectiveRank()).isCloseTo(clean.effectiveRank(), within(1e-6));
    }

    @Test
    void ranksKeepTheirOrder() {
        for (int seed = 0; seed < 20; seed++) {
            Spectrum s = Spectrum.of(random(7, 11, seed), 0, 7, 11);
            assertThat(s.stableRank()).isBetween(1.0, s.participationRatio() + 1e-12);
            assertThat(s.participationRatio()).isLessThanOrEqualTo(7);
            assertThat(s.effectiveRank()).isBetween(1.0, s.numericalRank() + 1e-12);
        }
    }

    @Test
    void rankCountsValuesStrictlyAboveTheThreshold() {
        Spectrum spectrum = new Spectrum(new double[] {1, 0.5, 0.25}, 3, 3);
        assertThat(spectrum.rank(0.5)).isEqualTo(1);
        assertThat(spectrum.rank(0.49)).isEqualTo(2);
        assertThat(spectrum.rank(0)).isEqualTo(3);
    }

    @Test
    void valuesBelowTheFloorOfRoundingDoNotCount() {
        Spectrum spectrum = new Spectrum(new double[] {1e-9, 1e-12, 1e-20}, 3, 3);
        double floor = Spectrum.roundingOfProduct(10, 0.3);

        assertThat(spectrum.numericalRank()).isEqualTo(3);
        assertThat(floor).isCloseTo(6.7e-16, within(1e-17));
        assertThat(spectrum.numericalRank(floor)).isEqualTo(2);
        assertThat(spectrum.numericalRank(1)).isZero();
    }

    @Test
    void spectrumIsMeasuredAgainInItsPlace() {
        SingularValues workspace = new SingularValues(Kernels.best());
        Spectrum spectrum = new Spectrum(4, 3);
        double[] values = spectrum.values();
        assertThat(spectrum.numericalRank()).isZero();

        spectrum.measure(workspace, DIAGONAL, 0);
        assertThat(values).containsExactly(new double[] {3, 2, 1}, within(1e-14));

        spectrum.measureProduct(workspace, new double[] {1, 0, 0, 0, 0, 2, 0, 0}, 4, new double[] {0, 0, 5, 7, 0, 0}, 3, 2);
        assertThat(values).containsExactly(new double[] {14, 5, 0}, within(1e-13));

        double[] lost = DIAGONAL.clone();
        lost[11] = Double.POSITIVE_INFINITY;
        spectrum.measure(workspace, lost, 0);
        assertThat(values).containsOnly(Double.NaN);
    }

    @Test
    void allEnergyNeedsNoVanishedValues() {
        for (int seed = 0; seed < 200; seed++) {
            Rng rng = Rng.of(seed, Rng.Stream.DATA);
            double[] values = IntStream.range(0, 6).mapToDouble(i -> i < 4 ? rng.nextDouble() + 0.1 : 0).boxed()
                    .sorted((a, b) -> Double.compare(b, a)).mapToDouble(Double::doubleValue).toArray();
            assertThat(new Spectrum(values, 6, 6).energyRank(1)).as("seed %d", seed).isEqualTo(4);
        }
    }

    @Test
    void entriesThatAreNoNumbersAreRefused() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[] matrix = ONE_TO_NINE.clone();
            matrix[4] = bad;
            assertThatThrownBy(() -> Spectrum.of(matrix, 0, 3, 3)).isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining(String.valueOf(bad));
        }
    }

    private static void assertSameRanks(Spectrum actual, Spectrum expected) {
        assertThat(actual.numericalRank()).isEqualTo(expected.numericalRank());
        assertThat(actual.rank(0.3)).isEqualTo(expected.rank(0.3));
        assertThat(actual.stableRank()).isCloseTo(expected.stableRank(), within(1e-9));
        assertThat(actual.effectiveRank()).isCloseTo(expected.effectiveRank(), within(1e-9));
        assertThat(actual.participationRatio()).isCloseTo(expected.participationRatio(), within(1e-9));
        assertThat(actual.energyRank(0.9)).isEqualTo(expected.energyRank(0.9));
    }

    private static Spectrum rankThreeWithNoise(double noise) {
        double[] product = new double[50 * 30];
        double[] left = random(50, 3, 1);
        double[] right = random(4, 30, 2);
        for (int i = 0; i < product.length; i++) {
            for (int p = 0; p < 3; p++) {
                product[i] += left[i / 30 * 3 + p] * right[p * 30 + i % 30];
            }
        }
        double[] added = random(50, 30, 9);
        for (int i = 0; i < product.length; i++) {
            product[i] += noise * added[i];
        }
        return Spectrum.of(product, 0, 50, 30);
    }

    private static double[] random(int rows, int columns, long seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        return IntStream.range(0, rows * columns).mapToDouble(i -> rng.nextGaussian()).toArray();
    }
}
