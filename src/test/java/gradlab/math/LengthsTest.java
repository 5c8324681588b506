package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LengthsTest {

    @Test
    void normIsThatOfThePartAskedFor() {
        assertThat(Lengths.euclidean(new double[] {100, 3, -4, 100}, 1, 2)).isCloseTo(5, within(1e-15));
        assertThat(Lengths.euclidean(new double[3], 0, 3)).isZero();
        assertThat(Lengths.euclidean(new double[3], 0, 0)).isZero();
    }

    @Test
    void normNeitherOverflowsNorVanishes() {
        assertThat(Lengths.euclidean(new double[] {3e200, 4e200}, 0, 2)).isCloseTo(5e200, within(1e186));
        assertThat(Lengths.euclidean(new double[] {3e-200, 4e-200}, 0, 2)).isCloseTo(5e-200, within(1e-214));
    }

    @Test
    void normOfNoNumberIsNoNumber() {
        assertThat(Lengths.euclidean(new double[] {1, Double.NaN}, 0, 2)).isNaN();
        assertThat(Lengths.euclidean(new double[] {1, Double.NEGATIVE_INFINITY}, 0, 2)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Lengths.euclidean(new double[] {Double.POSITIVE_INFINITY, Double.NaN}, 0, 2)).isNaN();
    }

    @Test
    void frobeniusNormReadsTheColumnsAndNotWhatLiesBetween() {
        double[] padded = {1, 2, 3, 4, 5, 99, Double.NaN, 6, 7, 8, 9, 10, 99, 99};

        assertThat(Lengths.frobenius(padded, 0, 2, 5, 7)).isCloseTo(Math.sqrt(385), within(1e-14));
        assertThat(Lengths.norm(padded, 0, 2)).isCloseTo(Math.sqrt(5), within(1e-15));
    }

    @Test
    void frobeniusNormAgreesWithTheLengthAtEverySize() {
        for (double scale : new double[] {0, 1e-320, 1e-200, 1e-140, 1, 1e140, 1e155, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
            double[] a = new double[13];
            for (int i = 0; i < a.length; i++) {
                a[i] = scale == 0 ? 0 : scale * (i - 6.5) / 7;
            }
            double length = Lengths.euclidean(a, 0, a.length);
            double norm = Lengths.norm(a, 0, a.length);

            if (Double.isFinite(length)) {
                assertThat(norm).isCloseTo(length, within(1e-14 * length));
            } else {
                assertThat(norm).isEqualTo(Double.valueOf(length));
            }
        }
    }
}
