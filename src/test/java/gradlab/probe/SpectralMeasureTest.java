package gradlab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng;
import gradlab.math.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of summaries against known numbers, and what must hold between them for every matrix. */
class SpectralMeasureTest {

    private static final double THRESHOLD = 1e-3;

    @ParameterizedTest
    @CsvSource({"RANK, 3", "NUMERICAL_RANK, 3", "STABLE_RANK, 1.5555556", "EFFECTIVE_RANK, 2.7494593", "PARTICIPATION_RATIO, 2",
            "ENERGY90, 2", "ENERGY95, 3", "ENERGY99, 3", "NUCLEAR_NORM, 6", "CONDITION, 3", "NORM, 3.7416574"})
    void aDiagonalMatrixHasTheKnownSummaries(SpectralMeasure measure, double known) {
        Spectrum spectrum = Spectrum.of(new double[] {3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0}, 0, 4, 3);

        assertThat(measure.of(spectrum, THRESHOLD)).isCloseTo(known, within(5e-8));
    }

    @ParameterizedTest
    @CsvSource({"RANK, 2", "NUMERICAL_RANK, 2", "STABLE_RANK, 1.0040", "EFFECTIVE_RANK, 1.2535", "ENERGY90, 1", "ENERGY99, 1",
            "NUCLEAR_NORM, 17.9164729", "CONDITION, Infinity"})
    void theNumbersOneToNineHaveRankTwoButHardlyMoreThanOneDirection(SpectralMeasure measure, double known) {
        Spectrum spectrum = Spectrum.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 3, 3);

        if (Double.isInfinite(known)) {
            assertThat(measure.of(spectrum, THRESHOLD)).isEqualTo(known);
        } else {
            assertThat(measure.of(spectrum, THRESHOLD)).isCloseTo(known, within(5e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(SpectralMeasure.class)
    void aZeroMatrixHasNoDirectionsAndNoCondition(SpectralMeasure measure) {
        double value = measure.of(Spectrum.of(new double[12], 0, 4, 3), THRESHOLD);

        if (measure == SpectralMeasure.CONDITION) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(SpectralMeasure.class)
    void ofWhatIsNotFiniteNothingIsSaid(SpectralMeasure measure) {
        assertThat(measure.of(new Spectrum(new double[] {Double.NaN, Double.NaN}, 2, 2), THRESHOLD)).isNaN();
    }

    @Test
    void theSummariesKeepTheirOrder() {
        Rng rng = Rng.of(3, Rng.Stream.WEIGHTS);
        for (int trial = 0; trial < 200; trial++) {
            int rows = 1 + rng.nextInt(8);
            int columns = 1 + rng.nextInt(8);
            double[] entries = new double[rows * columns];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = rng.nextGaussian() * StrictMath.exp(3 * rng.nextGaussian());
            }
            Spectrum spectrum = Spectrum.of(entries, 0, rows, columns);
            double least = 1 - 1e-12;
            double most = Math.min(rows, columns) + 1e-9;
            double stable = SpectralMeasure.STABLE_RANK.of(spectrum, THRESHOLD);
            double participating = SpectralMeasure.PARTICIPATION_RATIO.of(spectrum, THRESHOLD);

            assertThat(stable).isBetween(least, most);
            assertThat(participating).isBetween(stable - 1e-9, most);
            assertThat(SpectralMeasure.EFFECTIVE_RANK.of(spectrum, THRESHOLD)).isBetween(least, most);
            assertThat(SpectralMeasure.ENERGY90.of(spectrum, THRESHOLD)).isLessThanOrEqualTo(SpectralMeasure.ENERGY99.of(spectrum, THRESHOLD));
            assertThat(SpectralMeasure.RANK.of(spectrum, THRESHOLD)).isLessThanOrEqualTo(SpectralMeasure.NUMERICAL_RANK.of(spectrum, THRESHOLD));
            assertThat(SpectralMeasure.NORM.of(spectrum, THRESHOLD)).isLessThanOrEqualTo(SpectralMeasure.NUCLEAR_NORM.of(spectrum, THRESHOLD) * (1 + 1e-12));
        }
    }
}
