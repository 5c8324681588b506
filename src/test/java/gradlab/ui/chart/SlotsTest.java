package gradlab.ui.chart;

import static gradlab.ui.chart.ChartFamily.DEPTH;
import static gradlab.ui.chart.ChartFamily.LOCAL_RANK;
import static gradlab.ui.chart.ChartFamily.LOSS;
import static gradlab.ui.chart.ChartFamily.NORM;
import static gradlab.ui.chart.ChartFamily.RANK;
import static gradlab.ui.chart.ChartFamily.SATURATION;
import static gradlab.ui.chart.ChartFamily.SPECTRUM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots();

    @Test
    void aChosenChartTakesThePlaceOfAnotherAndNoneStandsTwice() {
        slots.put(RANK, DEPTH);
        assertThat(slots.present()).containsExactly(LOSS, DEPTH, SPECTRUM, SATURATION);
        slots.put(LOSS, SATURATION);
        assertThat(slots.present()).containsExactly(SATURATION, DEPTH, SPECTRUM, LOSS);
    }

    @Test
    void whatIsNotMeasuredGivesItsPlaceToWhatIsAndComesBackWithItsMeasurement() {
        slots.measured(Set.of(LOSS, LOCAL_RANK), Set.of());
        assertThat(slots.present()).containsExactly(LOSS, LOCAL_RANK, SPECTRUM, SATURATION);
        slots.measured(Set.of(ChartFamily.values()), Set.of());
        assertThat(slots.present()).containsExactly(LOSS, RANK, SPECTRUM, SATURATION);
    }

    @Test
    void aChartThatTheUserAskedForStaysWhereItIsThoughItIsNotMeasured() {
        slots.put(RANK, DEPTH);
        slots.measured(Set.of(LOSS, LOCAL_RANK), Set.of());
        assertThat(slots.present()).containsExactly(LOSS, DEPTH, LOCAL_RANK, SATURATION);
    }

    @Test
    void aLessonBorrowsThePlaceOfAChartThatItDoesNotNameAndGivesItBack() {
        slots.lend(Set.of("norm", "saturation", "loss"));
        assertThat(slots.present()).containsExactly(LOSS, RANK, NORM, SATURATION);
        slots.lend(Set.of());
        assertThat(slots.present()).containsExactly(LOSS, RANK, SPECTRUM, SATURATION);
    }

    @Test
    void whatTheUserChoosesWhileALessonRunsStays() {
        slots.lend(Set.of("norm"));
        slots.put(LOSS, DEPTH);
        slots.lend(Set.of());
        assertThat(slots.present()).contains(DEPTH).doesNotContain(LOSS);
    }

    @Test
    void chartsAreAddedAndRemovedBetweenOneAndSix() {
        slots.add(NORM);
        slots.add(NORM);
        assertThat(slots.present()).containsExactly(LOSS, RANK, SPECTRUM, SATURATION, NORM);
        slots.add(DEPTH);
        slots.add(LOCAL_RANK);
        assertThat(slots.present()).as("six at most").containsExactly(LOSS, RANK, SPECTRUM, SATURATION, NORM, DEPTH);
        for (ChartFamily family : ChartFamily.values()) {
            slots.remove(family);
        }
        assertThat(slots.present()).as("one stays").hasSize(1);
    }

    @Test
    void aLayoutKeepsTheFirstChartsAndFillsUpWithWhatIsMeasured() {
        slots.put(LOSS, DEPTH);
        slots.count(2);
        assertThat(slots.present()).containsExactly(DEPTH, RANK);
        slots.count(6);
        assertThat(slots.present()).hasSize(6).startsWith(DEPTH, RANK).doesNotHaveDuplicates();
        slots.measured(Set.of(LOSS, RANK, DEPTH), Set.of());
        slots.count(2);
        slots.count(4);
        assertThat(slots.present()).startsWith(DEPTH, RANK, LOSS).hasSize(4);
    }

    @Test
    void whatWasChosenAnotherTimeComesBackAndCanBeReset() {
        slots.restore(List.of(NORM, LOSS));
        assertThat(slots.present()).containsExactly(NORM, LOSS);
        slots.restore(List.of());
        assertThat(slots.present()).as("nothing was kept").containsExactly(NORM, LOSS);
        slots.reset();
        assertThat(slots.present()).containsExactly(LOSS, RANK, SPECTRUM, SATURATION);
    }

    @Test
    void aSmallGridGrowsForALessonAndIsAsSmallAsBeforeAfterwards() {
        slots.count(1);
        slots.lend(Set.of("loss", "norm", "saturation"));
        assertThat(slots.present()).containsExactly(LOSS, SATURATION, NORM);
        slots.lend(Set.of());
        assertThat(slots.present()).containsExactly(LOSS);
        assertThat(slots.chosen()).containsExactly(LOSS);
    }
}
