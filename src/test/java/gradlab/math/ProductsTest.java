package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProductsTest {

    @Test
    void affineIsTheProductPlusTheBias() {
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] parameters = {-1, 1, 0, 0, 1, 1, 0, 10, 20};
        double[] c = new double[4];
        Products.affine(a, 2, 3, parameters, 1, 7, 2, c);

        // [[1,2,3],[4,5,6]]·[[1,0],[0,1],[1,0]] + (10, 20)
        assertThat(c).containsExactly(14, 22, 20, 25);
    }

    @Test
    void transposedTimesIsASumOfOuterProducts() {
        double[] a = {1, 2, 3, 4};
        double[] b = {1, 0, 2, 0, 1, 3};
        double[] c = {9, 9, 9, 9, 9, 9, 9, 9};
        Products.transposedTimes(a, 2, 2, b, 3, c, 1);

        assertThat(c).containsExactly(9, 1, 3, 11, 2, 4, 16, 9);
    }

    @Test
    void timesTransposedMultipliesRowsByRows() {
        double[] a = {1, 2, 3, 4};
        double[] b = {7, 1, 0, 0, 1, 1, 1};
        double[] c = new double[6];
        Products.timesTransposed(a, 2, 2, b, 1, 3, c);

        assertThat(c).containsExactly(1, 2, 3, 3, 4, 7);
    }

    @Test
    void productsAgreeWithEachOther() {
        double[] a = random(12, 1);
        double[] b = random(20, 2);
        double[] zeroBias = Arrays.copyOf(b, 25);
        double[] plain = new double[15];
        double[] viaRows = new double[15];
        Products.affine(a, 3, 4, zeroBias, 0, 20, 5, plain);
        Products.timesTransposed(a, 3, 4, transposed(b, 4, 5), 0, 5, viaRows);
        double[] viaColumns = new double[15];
        Products.transposedTimes(transposed(a, 3, 4), 4, 3, b, 5, viaColumns, 0);

        assertThat(viaRows).containsExactly(plain, within(1e-14));
        assertThat(viaColumns).containsExactly(plain, within(1e-14));
    }

    @Test
    void sumsAreFusedSoThatBitsAreTheSameEverywhere() {
        double almostOne = 1 + 0x1p-30;
        double[] c = new double[1];
        // The exact product has the tail 2⁻⁶⁰, which separate rounding would lose.
        Products.affine(new double[] {almostOne}, 1, 1, new double[] {almostOne, -1 - 0x1p-29}, 0, 1, 1, c);
        assertThat(c[0]).isEqualTo(0x1p-60);
    }

    @Test
    void columnSumsStartFromZero() {
        double[] c = {5, 5, 5, 5};
        Products.columnSums(new double[] {1, 2, 3, 4, 5, 6}, 3, 2, c, 1);
        assertThat(c).containsExactly(5, 9, 12, 5);
    }

    @Test
    void normIsThatOfThePartAskedFor() {
        assertThat(Products.norm(new double[] {100, 3, -4, 100}, 1, 2)).isCloseTo(5, within(1e-15));
        assertThat(Products.norm(new double[3], 0, 3)).isZero();
        assertThat(Products.norm(new double[3], 0, 0)).isZero();
    }

    @Test
    void normNeitherOverflowsNorVanishes() {
        assertThat(Products.norm(new double[] {3e200, 4e200}, 0, 2)).isCloseTo(5e200, within(1e186));
        assertThat(Products.norm(new double[] {3e-200, 4e-200}, 0, 2)).isCloseTo(5e-200, within(1e-214));
    }

    @Test
    void normOfNoNumberIsNoNumber() {
        assertThat(Products.norm(new double[] {1, Double.NaN}, 0, 2)).isNaN();
        assertThat(Products.norm(new double[] {1, Double.NEGATIVE_INFINITY}, 0, 2)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Products.norm(new double[] {Double.POSITIVE_INFINITY, Double.NaN}, 0, 2)).isNaN();
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
        double[] result = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            result[i % columns * rows + i / columns] = matrix[i];
        }
        return result;
    }

    private static double[] random(int length, long seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        return IntStream.range(0, length).mapToDouble(i -> rng.nextGaussian()).toArray();
    }
}
