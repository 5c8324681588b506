package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.train.KeptRows.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptRowsTest {

    private static final int WIDTH = 3;

    private static double[] row(long step) {
        return new double[] {step, Math.sin(step), -step};
    }

    private static KeptRows filled(int limit, long rows) {
        KeptRows kept = new KeptRows(WIDTH, limit);
        add(kept, 0, rows);
        return kept;
    }

    private static void add(KeptRows kept, long from, long to) {
        for (long step = from; step < to; step++) {
            kept.add(step, row(step));
        }
    }

    private static List<Double> steps(View view) {
        return IntStream.range(0, view.size()).mapToObj(view::step).toList();
    }

    private static void assertTrue(View view) {
        assertThat(steps(view)).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < view.size(); i++) {
            int at = i;
            assertThat(IntStream.range(0, WIDTH).mapToDouble(place -> view.value(at, place)).toArray()).isEqualTo(row((long) view.step(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 16, 63, 64, 100, 256, 1000})
    void everyRowIsOneThatWasAddedAndTheNewestAreAllThere(int limit) {
        for (long rows : new long[] {1, limit, limit + 1L, 3L * limit, 20_000}) {
            View view = filled(limit, rows).view();
            assertTrue(view);
            assertThat(view.size()).isBetween((int) Math.min(rows, limit / 2), limit);
            int newest = (int) Math.min(rows, limit / 4);
            assertThat(steps(view).subList(view.size() - newest, view.size()))
                    .containsExactlyElementsOf(IntStream.range(0, newest).mapToObj(i -> (double) (rows - newest + i)).toList());
            assertThat(view.step(0)).as("the beginning is not forgotten").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16, 64, 1000})
    void aViewNeverChangesWhateverComesLater(int limit) {
        KeptRows kept = new KeptRows(WIDTH, limit);
        List<View> views = new ArrayList<>();
        List<List<Double>> seen = new ArrayList<>();
        for (long step = 0; step < 5000; step++) {
            kept.add(step, row(step));
            if (step % 37 == 0) {
                views.add(kept.view());
                seen.add(steps(kept.view()));
            }
            if (step == 3000) {
                kept.limit(limit / 2 + 2);
            }
        }
        for (int i = 0; i < views.size(); i++) {
            assertThat(steps(views.get(i))).isEqualTo(seen.get(i));
            assertTrue(views.get(i));
        }
    }

    @Test
    void aForkKnowsWhatWasBeforeAndGoesItsOwnWay() {
        KeptRows trunk = filled(1000, 500);
        KeptRows fork = trunk.until(300);
        trunk.add(500, row(500));
        for (long step = 300; step < 350; step++) {
            fork.add(step, row(-step));
        }
        assertTrue(trunk.view());
        assertThat(steps(fork.view())).hasSize(350).endsWith(349.0);
        assertThat(fork.view().value(299, 0)).isEqualTo(299);
        assertThat(fork.view().value(300, 0)).isEqualTo(-300);
        assertThat(trunk.view().value(300, 0)).isEqualTo(300);
    }

    @Test
    void partsAndThinnedViewsHoldTheSameNumbers() {
        View view = filled(1000, 700).view();
        assertThat(view.steps(100, 3)).containsExactly(100, 101, 102);
        assertThat(view.values(127, 2)).containsExactly(127, Math.sin(127), -127, 128, Math.sin(128), -128);
        assertTrue(view.every(7));
        assertThat(steps(view.every(7))).hasSize(101).endsWith(693.0, 699.0);
        assertTrue(KeptRows.of(view, 1000).view());
        assertThat(steps(KeptRows.of(view, 1000).view())).isEqualTo(steps(view));
    }

    @Test
    void aFunctionSeesTheFirstRowTheLastAndNothingBesides() {
        View view = filled(4, 100).view();
        for (int row : new int[] {0, view.size() - 1}) {
            assertThat(view.of(row, values -> values.length)).isEqualTo(WIDTH);
            assertThat(view.of(row, values -> values[0])).isEqualTo(view.step(row));
            assertThat(view.of(row, values -> values[WIDTH - 1])).isEqualTo(-view.step(row));
        }
        assertThat(view.of(view.size() - 1, values -> values[0])).as("the newest is there").isEqualTo(99);
        for (int outside : new int[] {-1, view.size() + 4}) {
            assertThatThrownBy(() -> view.of(outside, values -> values[0])).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aStepStandsAtTheLastRowThatIsNotAfterIt() {
        View view = View.of(new double[] {10, 20, 40}, new double[3], 1);
        assertThat(view.rowAt(9)).isEqualTo(-1);
        assertThat(view.rowAt(10)).isZero();
        assertThat(view.rowAt(39.5)).isEqualTo(1);
        assertThat(view.rowAt(40)).isEqualTo(2);
        assertThat(view.rowAt(Double.POSITIVE_INFINITY)).isEqualTo(2);
    }

    @Test
    void withoutRowsThereIsNothingToSee() {
        KeptRows none = new KeptRows(WIDTH, 4);
        assertThat(none.view().size()).isZero();
        assertThat(none.view().width()).isEqualTo(WIDTH);
        assertThat(none.view().rowAt(0)).isEqualTo(-1);
        assertThat(none.view().every(7).size()).isZero();
        assertThat(none.until(100).view().size()).isZero();
        assertThat(KeptRows.of(none.view(), 4).view().size()).isZero();
        assertThat(View.of(new double[0], new double[0], WIDTH).size()).isZero();
    }

    @Test
    void howManyValuesAreAboveAShareOfTheFirstIsCountedInARow() {
        View view = View.of(new double[] {0, 1, 2}, new double[] {8, 4, 1, 0, 0, 0, Double.NaN, 1, 1}, WIDTH);
        assertThat(view.countAbove(0, 0.1)).isEqualTo(3);
        assertThat(view.countAbove(0, 0.5)).as("what is equal is not above").isEqualTo(1);
        assertThat(view.countAbove(0, 1)).isZero();
        assertThat(view.countAbove(1, 0.1)).isZero();
        assertThat(view.countAbove(2, 0.1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16, 64, 256, 1024})
    void neverTakesMoreThanTheBound(int limit) {
        KeptRows kept = new KeptRows(WIDTH, limit);
        for (long step = 0; step < 10L * limit; step++) {
            kept.add(step, row(step));
            assertThat(kept.bytes()).isLessThanOrEqualTo(limit * KeptRows.bytesPerRow(WIDTH));
        }
    }
}
