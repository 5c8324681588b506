package gradlab.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionMapTest {

    private static final int DRAWN = 500;

    /** Generators put their classes in turn: of 512 rows of two classes, every second one would be a single class. */
    @ParameterizedTest
    @ValueSource(ints = {501, 512, 1000, 1500, 2000, 7919, 60_000})
    void ofManyPointsThoseOfEveryClassAreDrawn(int rows) {
        for (int classes : new int[] {2, 3, 4}) {
            int[] drawn = new int[classes];
            IntStream.range(0, DRAWN).map(i -> DecisionMap.drawnRow(i, rows)).forEach(row -> drawn[row % classes]++);
            assertThat(Arrays.stream(drawn).boxed()).as("of %d classes", classes).allMatch(count -> count > 0.8 * DRAWN / classes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 7919, 15_838})
    void noPointIsDrawnTwice(int rows) {
        assertThat(IntStream.range(0, DRAWN).map(i -> DecisionMap.drawnRow(i, rows)).distinct().count()).isEqualTo(DRAWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 500})
    void fewPointsAreAllDrawn(int rows) {
        assertThat(IntStream.range(0, rows).map(i -> DecisionMap.drawnRow(i, rows)).distinct().count()).isEqualTo(rows);
    }
}
