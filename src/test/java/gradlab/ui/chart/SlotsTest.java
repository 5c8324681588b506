package gradlab.ui.chart;

import static gradlab.ui.chart.ChartFamily.DEPTH;
import static gradlab.ui.chart.ChartFamily.LOCAL_RANK;
import static gradlab.ui.chart.ChartFamily.LOSS;
import static gradlab.ui.chart.ChartFamily.NORM;
import static gradlab.ui.chart.ChartFamily.RANK;
import static gradlab.ui.chart.ChartFamily.SATURATION;
import static gradlab.ui.chart.ChartFamily.SPECTRUM;
import static org.assertj.core.api.Assertions.assertThat;

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
}
