package gradlab.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

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
            IntStream.of(DecisionMap.drawnRows(rows)).forEach(row -> drawn[row % classes]++);
            assertThat(IntStream.of(drawn).min().orElseThrow()).as("of %d classes", classes).isGreaterThan(DRAWN * 4 / 5 / classes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 7919, 15_838})
    void noPointIsDrawnTwice(int rows) {
        assertThat(DecisionMap.drawnRows(rows)).hasSize(DRAWN).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 500})
    void fewPointsAreAllDrawn(int rows) {
        assertThat(DecisionMap.drawnRows(rows)).containsExactly(IntStream.range(0, rows).toArray());
    }
}
