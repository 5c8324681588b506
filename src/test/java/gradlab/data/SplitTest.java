package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.math.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void partsTogetherAreTheWhole() {
        Split split = split(10, 0.3, 7);

        assertThat(split.training().rows()).isEqualTo(7);
        assertThat(split.test().rows()).isEqualTo(3);
        assertThat(DoubleStream.concat(Arrays.stream(split.training().inputs()), Arrays.stream(split.test().inputs())).sorted()
                .toArray()).containsExactly(IntStream.range(0, 10).asDoubleStream().toArray());
    }

    @Test
    void testPartIsTheEndOfASeededShuffle() {
        // Fisher–Yates with the split stream of seed 7, computed by an independent implementation
        Split split = split(10, 0.3, 7);
        assertThat(split.training().inputs()).containsExactly(4, 6, 5, 8, 9, 0, 3);
        assertThat(split.test().inputs()).containsExactly(1, 7, 2);
    }

    @Test
    void targetsGoWithTheirInputs() {
        Split split = split(20, 0.5, 3);
        assertThat(split.test().targets()).containsExactly(Arrays.stream(split.test().inputs()).map(x -> -x).toArray());
    }

    @Test
    void withoutATestPartTheOrderIsKept() {
        Split split = split(4, 0, 7);
        assertThat(split.training().inputs()).containsExactly(0, 1, 2, 3);
        assertThat(split.test().rows()).isZero();
    }

    @Test
    void shareIsRoundedToTheNearestRow() {
        assertThat(split(10, 0.26, 7).test().rows()).isEqualTo(3);
        assertThat(split(10, 0.24, 7).test().rows()).isEqualTo(2);
    }

    @Test
    void oneExampleIsAlwaysLeftForTraining() {
        assertThat(split(3, 1, 7).training().rows()).isEqualTo(1);
    }

    @Test
    void namesAndNotesAreKept() {
        DataSet test = split(4, 0.5, 7).test();
        assertThat(test.featureNames()).containsExactly("x");
        assertThat(test.notes()).containsExactly(DataSet.Note.of("said"));
    }

    private static Split split(int rows, double share, long seed) {
        double[] x = IntStream.range(0, rows).asDoubleStream().toArray();
        double[] y = Arrays.stream(x).map(value -> -value).toArray();
        DataSet data = new DataSet(rows, 1, x, y, 1, Task.REGRESSION, List.of("x"), List.of(), List.of(DataSet.Note.of("said")));
        return Split.of(data, share, Rng.of(seed, Rng.Stream.SPLIT));
    }
}
