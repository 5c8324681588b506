package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryTest {

    @ParameterizedTest
    @CsvSource({"0.9, 1", "0.9, 7", "0.9, 300", "0.999, 60", "0.999, 4097", "0.999999, 1000000", "0.5, 1074", "1.01, 999"})
    void powersAreThoseOfExactArithmetic(double base, int n) {
        double exact = new BigDecimal(base).pow(n, new MathContext(60)).doubleValue();
        assertThat(Elementary.power(base, n)).isCloseTo(exact, within(Math.ulp(exact)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9, 1, 3, Double.POSITIVE_INFINITY})
    void thePowerOfZeroIsOne(double base) {
        assertThat(Elementary.power(base, 0)).isOne();
    }

    @Test
    void powersVanishAndGrowWithoutLimit() {
        assertThat(Elementary.power(0.9, 100_000)).isZero();
        assertThat(Elementary.power(0, 5)).isZero();
        assertThat(Elementary.power(10, 400)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 0.999, 1})
    void whatAPowerLeavesOfOneIsExactWithAndWithoutTheShortcut(double base) {
        for (long n : new long[] {1, 3, 79, 81, 399, 401, 39_999, 40_001, 1_000_000}) {
            assertThat(Elementary.complementOfPower(base, n)).isEqualTo(1 - Elementary.power(base, n));
        }
    }

    @Test
    void theCosineOfHalfTurnsIsTheCosine() {
        for (int i = 0; i <= 10_000; i++) {
            double x = i / 10_000.0;
            // πx is rounded for the cosine, by up to 2.2e-16
            assertThat(Elementary.cosineOfHalfTurns(x)).isCloseTo(StrictMath.cos(Math.PI * x), within(5e-16));
        }
        assertThat(Elementary.cosineOfHalfTurns(0)).isOne();
        assertThat(Elementary.cosineOfHalfTurns(0.5)).isZero();
        assertThat(Elementary.cosineOfHalfTurns(1)).isEqualTo(-1);
    }
}
