package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

    private final Rng rng = Rng.of(11, Rng.Stream.PROBES);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void noOtherAssignmentGainsMore(int n) {
        for (int time = 0; time < 20; time++) {
            double[] gain = IntStream.range(0, n * n).mapToDouble(i -> rng.nextGaussian()).toArray();

            assertThat(sum(gain, Assignment.best(gain, n))).isCloseTo(bestOfAll(gain, n), within(1e-12));
        }
    }

    @Test
    void equalGainsAreNoTrap() {
        for (int time = 0; time < 50; time++) {
            double[] gain = IntStream.range(0, 36).mapToDouble(i -> rng.nextInt(3)).toArray();

            assertThat(sum(gain, Assignment.best(gain, 6))).isEqualTo(bestOfAll(gain, 6));
        }
    }

    /** Whoever takes the greatest gain first ends with 10 + 1; the best is 9 + 9. */
    @Test
    void theGreatestGainIsNotAlwaysTaken() {
        assertThat(Assignment.best(new double[] {10, 9, 9, 1}, 2)).containsExactly(1, 0);
    }

    @Test
    void aHiddenPermutationIsFoundAmongMany() {
        int n = 200;
        int[] hidden = IntStream.range(0, n).toArray();
        rng.shuffle(hidden);
        double[] gain = IntStream.range(0, n * n).mapToDouble(i -> rng.nextDouble()).toArray();
        for (int i = 0; i < n; i++) {
            gain[i * n + hidden[i]] += 1;
        }

        assertThat(Assignment.best(gain, n)).containsExactly(hidden);
    }

    @Test
    void nobodyIsAssignedToNobody() {
        assertThat(Assignment.best(new double[0], 0)).isEmpty();
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> Assignment.best(new double[] {1, Double.NaN, 0, 1}, 2)).isInstanceOf(ArithmeticException.class);
    }

    private static double bestOfAll(double[] gain, int n) {
        return bestFrom(gain, n, 0, new int[n], new boolean[n]);
    }

    private static double bestFrom(double[] gain, int n, int row, int[] columns, boolean[] taken) {
        if (row == n) {
            return sum(gain, columns);
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < n; column++) {
            if (!taken[column]) {
                taken[column] = true;
                columns[row] = column;
                best = Math.max(best, bestFrom(gain, n, row + 1, columns, taken));
                taken[column] = false;
            }
        }
        return best;
    }

    private static double sum(double[] gain, int[] columns) {
        assertThat(Arrays.stream(columns).distinct().count()).isEqualTo(columns.length);
        return IntStream.range(0, columns.length).mapToDouble(i -> gain[i * columns.length + columns[i]]).sum();
    }
}
