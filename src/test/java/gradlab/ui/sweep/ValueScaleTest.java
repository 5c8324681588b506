package gradlab.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.train.SweepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ValueScaleTest {

    private static CellValues cell(String metric, double... values) {
        List<SweepResult> runs = new ArrayList<>();
        for (double value : values) {
            runs.add(new SweepResult(runs.size() + 1, 10, Double.isNaN(value), Map.of(metric, value)));
        }
        return new CellValues(runs, metric);
    }

    private static ValueScale losses(double... medians) {
        return ValueScale.of(Measure.LOSS_TEST, DoubleStream.of(medians).mapToObj(median -> cell("loss.test", median)).toList(), false);
    }

    @Test
    void lossesAreComparedByTheirRatio() {
        ValueScale scale = losses(0.01, 1);

        assertThat(scale.share(0.01)).isZero();
        assertThat(scale.share(0.1)).isCloseTo(0.5, within(1e-9));
        assertThat(scale.share(1)).isCloseTo(1, within(1e-9));
        assertThat(scale.ticks(4)).containsExactly(0.01, 0.1, 1.0);
        assertThat(scale.ticks(6)).containsExactly(0.01, 0.03, 0.1, 0.3, 1.0);
    }

    @Test
    void smallDifferencesAreNotBlownUpToAllColours() {
        assertThat(losses(0.5, 0.51).share(0.51) - losses(0.5, 0.51).share(0.5)).isLessThan(0.1);
        ValueScale shares = ValueScale.of(Measure.ACCURACY_TEST, List.of(cell("accuracy.test", 0.995), cell("accuracy.test", 1)), false);
        assertThat(shares.high()).isEqualTo(1);
        assertThat(shares.low()).isCloseTo(0.96, within(1e-9));
    }

    @Test
    void oneHugeLossLeavesColoursForTheRest() {
        ValueScale scale = losses(0.01, 0.1, 1e30);

        assertThat(scale.share(0.1)).isGreaterThan(0.1);
        assertThat(scale.share(1e30)).isEqualTo(1);
    }

    @Test
    void aLossOfZeroStandsAtTheLowEnd() {
        assertThat(losses(0, 0.1, 1).share(0)).isZero();
    }

    @Test
    void ranksAreLabelledWithWholeNumbers() {
        ValueScale scale = ValueScale.of(Measure.RANK, List.of(cell("layer1.gradient.rank", 1), cell("layer1.gradient.rank", 3)), false);

        assertThat(scale.ticks(12)).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void medianAndSpreadLeaveOutWhatDivergedAndCountIt() {
        CellValues cell = cell("loss.test", 8, 1, Double.NaN, 4, 2);

        assertThat(List.of(cell.least(), cell.quantile(0.25), cell.median(), cell.quantile(0.75), cell.greatest())).containsExactly(1.0, 1.75, 3.0, 5.0, 8.0);
        assertThat(cell.diverged()).isEqualTo(1);
        assertThat(cell.isShown()).isTrue();
        assertThat(cell("loss.test", 1, Double.NaN, Double.NaN).isShown()).isFalse();
    }

    @Test
    void withoutResultsThereIsStillAScale() {
        assertThat(ValueScale.of(Measure.LOSS_TRAIN, List.of(cell("loss.train")), true).ticks(4)).isNotEmpty();
    }
}
