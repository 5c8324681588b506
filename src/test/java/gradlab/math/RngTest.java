package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng.Stream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The golden numbers were computed by an independent implementation in Python's whole numbers. */
class RngTest {

    @Test
    void sequenceIsThatOfThePublishedGenerator() {
        Rng rng = Rng.of(0, Stream.DATA);
        rng.restore(new long[] {1, 2, 3, 4});
        // the test vector that goes round with xoshiro256++
        assertThat(longs(rng, 5)).containsExactly(41943041L, 58720359L, 3588806011781223L, 3591011842654386L,
                Long.parseUnsignedLong("9228616714210784205"));
    }

    @Test
    void firstNumbersNeverChange() {
        assertThat(longs(Rng.of(7, Stream.DATA), 4)).containsExactly(0x7d9e88f41c54e7c3L, 0xaacb5fdcfdb221b7L,
                0x150e4f6ea0e8fac8L, 0xf9389e398255e381L);
        assertThat(longs(Rng.of(7, Stream.WEIGHTS), 4)).containsExactly(0xd1a272a7007e73b5L, 0x302a124a8fc9a8b0L,
                0x46f7d0effd117097L, 0x224b976c3bda747cL);
        assertThat(longs(Rng.of(42, Stream.BATCHES), 4)).containsExactly(0xff5204c12746e8bcL, 0x383a07b9aa2231c4L,
                0xd99c2419210cc4e6L, 0x04924307735145ddL);
    }

    @Test
    void firstDoublesGaussiansAndIntegersNeverChange() {
        Rng uniform = Rng.of(7, Stream.DATA);
        assertThat(new double[] {uniform.nextDouble(), uniform.nextDouble(), uniform.nextDouble()})
                .containsExactly(0x1.f67a23d071538p-2, 0x1.5596bfb9fb644p-1, 0x1.50e4f6ea0e8f8p-4);
        Rng normal = Rng.of(7, Stream.DATA);
        assertThat(new double[] {normal.nextGaussian(), normal.nextGaussian(), normal.nextGaussian()})
                .containsExactly(new double[] {-0.5776688583378854, 0.40859703988972385, 0.6094643499315966}, within(1e-15));
        Rng whole = Rng.of(7, Stream.DATA);
        assertThat(IntStream.range(0, 20).map(i -> whole.nextInt(10)))
                .containsExactly(4, 6, 0, 9, 2, 9, 9, 9, 5, 9, 6, 4, 2, 2, 1, 9, 6, 2, 6, 6);
    }

    @Test
    void streamsAndSeedsAreUnrelated() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = -5; seed < 100; seed++) {
            for (Stream stream : Stream.values()) {
                firsts.add(Rng.of(seed, stream).nextLong());
            }
        }
        assertThat(firsts).hasSize(105 * Stream.values().length);
    }

    @Test
    void doublesAreUniformInTheUnitInterval() {
        Rng rng = Rng.of(1, Stream.DATA);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            double value = rng.nextDouble();
            assertThat(value >= 0 && value < 1).isTrue();
            counts[(int) (10 * value)]++;
        }
        // chi-square with 9 degrees of freedom: 27.9 is the 0.1 % limit
        assertThat(chiSquare(counts, 10_000)).isLessThan(27.9);
    }

    @Test
    void integersAreUniform() {
        Rng rng = Rng.of(1, Stream.DATA);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[rng.nextInt(7)]++;
        }
        assertThat(chiSquare(counts, 10_000)).isLessThan(22.5);
    }

    @Test
    void boundThatDoesNotDividePowersOfTwoIsNotBiased() {
        Rng rng = Rng.of(1, Stream.DATA);
        int bound = 3 << 29;
        // Without the rejection every third value would come twice where the others come three times: a mean of 7/8.
        double mean = IntStream.range(0, 100_000).map(i -> rng.nextInt(bound) % 3).average().orElseThrow();
        assertThat(mean).isCloseTo(1, within(0.015));
    }

    @Test
    void uniformKeepsItsEnds() {
        Rng rng = Rng.of(1, Stream.DATA);
        double[] values = IntStream.range(0, 10_000).mapToDouble(i -> rng.uniform(-3, 5)).toArray();
        assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-3.0, -2.99);
        assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(4.99, 5.0);
    }

    @Test
    void gaussiansHaveTheMomentsOfTheNormalLaw() {
        Rng rng = Rng.of(1, Stream.DATA);
        double[] values = IntStream.range(0, 200_000).mapToDouble(i -> rng.nextGaussian()).toArray();

        assertThat(moment(values, 1)).isCloseTo(0, within(0.01));
        assertThat(moment(values, 2)).isCloseTo(1, within(0.015));
        assertThat(moment(values, 3)).isCloseTo(0, within(0.04));
        assertThat(moment(values, 4)).isCloseTo(3, within(0.1));
    }

    @Test
    void shuffleIsAPermutationAndReachesAllOrders() {
        Rng rng = Rng.of(1, Stream.DATA);
        int[] counts = new int[27];
        for (int i = 0; i < 6_000; i++) {
            int[] items = {0, 1, 2};
            rng.shuffle(items);
            counts[9 * items[0] + 3 * items[1] + items[2]]++;
        }
        int[] orders = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertThat(orders).hasSize(6);
        assertThat(chiSquare(orders, 1_000)).isLessThan(20.5);
    }

    @Test
    void shuffleDrawsTheNumbersOfNextInt() {
        Rng shuffling = Rng.of(5, Stream.BATCHES);
        Rng drawing = Rng.of(5, Stream.BATCHES);
        int[] items = IntStream.range(0, 1_000).toArray();
        int[] expected = items.clone();
        for (int epoch = 0; epoch < 50; epoch++) {
            shuffling.shuffle(items);
            for (int i = expected.length - 1; i > 0; i--) {
                int j = drawing.nextInt(i + 1);
                int kept = expected[i];
                expected[i] = expected[j];
                expected[j] = kept;
            }
        }
        assertThat(items).containsExactly(expected);
        assertThat(shuffling.nextLong()).isEqualTo(drawing.nextLong());
    }

    @Test
    void restoredGeneratorGoesOnAlike() {
        Rng rng = Rng.of(1, Stream.DATA);
        rng.nextGaussian();
        long[] state = rng.state();
        double[] expected = IntStream.range(0, 5).mapToDouble(i -> rng.nextGaussian()).toArray();

        rng.restore(state);
        assertThat(IntStream.range(0, 5).mapToDouble(i -> rng.nextGaussian()).toArray()).containsExactly(expected);
    }

    @Test
    void savedStateDoesNotMoveWithTheGenerator() {
        Rng rng = Rng.of(1, Stream.DATA);
        long[] state = rng.state();
        long[] kept = state.clone();
        rng.nextLong();
        assertThat(state).containsExactly(kept);
    }

    @Test
    void boundMustBePositive() {
        assertThatThrownBy(() -> Rng.of(1, Stream.DATA).nextInt(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] longs(Rng rng, int count) {
        return IntStream.range(0, count).mapToLong(i -> rng.nextLong()).toArray();
    }

    private static double chiSquare(int[] counts, double expected) {
        return Arrays.stream(counts).mapToDouble(count -> (count - expected) * (count - expected) / expected).sum();
    }

    private static double moment(double[] values, int power) {
        return Arrays.stream(values).map(value -> Math.pow(value, power)).average().orElseThrow();
    }
}
