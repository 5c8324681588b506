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
}
