package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.train.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowDatasetTest {

    private static final Window VALUES = new Window(new double[] {0, 1, 2, 3, 4, 5},
            new double[] {100, 0, -1, Double.NaN, Double.POSITIVE_INFINITY, 0.01});

    private final WindowDataset dataset = new WindowDataset(List.of("a", "b"));

    @Test
    void whatHasNoLogarithmIsAGapBeforeTheAxisSeesIt() {
        dataset.replace(List.of(VALUES, Window.EMPTY), Scale.LOG);

        assertThat(dataset.places(0)).containsExactly(2, Double.NEGATIVE_INFINITY, Double.NaN, Double.NaN, Double.NaN, -2);
        assertThat(dataset.low()).isEqualTo(-2);
        assertThat(dataset.high()).isEqualTo(2);
    }

    @Test
    void aLinearAxisKeepsZeroAndNegativeValuesButNoInfinity() {
        dataset.replace(List.of(VALUES, Window.EMPTY), Scale.LINEAR);

        assertThat(dataset.places(0)).containsExactly(100, 0, -1, Double.NaN, Double.NaN, 0.01);
        assertThat(dataset.low()).isEqualTo(-1);
    }

    @Test
    void everySeriesHasItsOwnSteps() {
        dataset.replace(List.of(VALUES, new Window(new double[] {3, 9}, new double[] {1, 2})), Scale.LINEAR);

        assertThat(dataset.getSeriesCount()).isEqualTo(2);
        assertThat(dataset.getItemCount(0)).isEqualTo(6);
        assertThat(dataset.getItemCount(1)).isEqualTo(2);
        assertThat(dataset.getXValue(1, 1)).isEqualTo(9);
        assertThat(dataset.getYValue(1, 1)).isEqualTo(2);
        assertThat(dataset.lastStep()).isEqualTo(9);
    }

    @Test
    void withoutValuesThereAreNoBounds() {
        dataset.replace(List.of(Window.EMPTY, Window.EMPTY), Scale.LOG);

        assertThat(dataset.low()).isNaN();
        assertThat(dataset.high()).isNaN();
        assertThat(dataset.lastStep()).isNaN();
    }

    @Test
    void manySeriesAreOneChange() {
        int[] changes = {0};
        dataset.addChangeListener(_ -> changes[0]++);

        dataset.replace(List.of(VALUES, VALUES), Scale.LOG);

        assertThat(changes[0]).isEqualTo(1);
    }
}
