package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Guide;
import java.util.List;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class AxisFitTest {

    private static final double PADDING = 0.05;

    private static AxisFit fit(Axis axis, Scale scale, Guide... guides) {
        return new AxisFit(new Picture("loss", 0, axis, List.of(), List.of(guides)), scale);
    }

    @Test
    void aLinearAxisBeginsAtZeroAndEndsAtARoundNumber() {
        Range range = fit(Axis.LINEAR, Scale.LINEAR).range(0.3, 0.87);
        assertThat(range.getLowerBound()).isBetween(-PADDING, 0.0);
        assertThat(range.getUpperBound()).isBetween(1.0, 1 + PADDING);
    }

    @Test
    void aLogAxisEndsAtOneTwoOrFiveTimesAPowerOfTen() {
        Range range = fit(Axis.LOG, Scale.LOG).range(Math.log10(0.003), Math.log10(1.4));
        assertThat(Math.pow(10, range.getLowerBound())).isBetween(0.0017, 0.002);
        assertThat(Math.pow(10, range.getUpperBound())).isBetween(2.0, 2.7);
    }

    @Test
    void theRangeStandsStillWhileTheValuesFit() {
        AxisFit fit = fit(Axis.LOG, Scale.LOG);
        Range first = fit.range(-3, 0);
        assertThat(fit.range(-2.9, -0.02)).isEqualTo(first);
        assertThat(fit.range(-2.5, -0.3)).as("still more than half of it").isEqualTo(first);
    }

    @Test
    void itGivesWayWhenValuesLeaveItOrUseLittleOfIt() {
        AxisFit fit = fit(Axis.LOG, Scale.LOG);
        Range first = fit.range(-3, 0);
        Range wider = fit.range(-4.2, 0);
        assertThat(wider.getLowerBound()).isLessThan(first.getLowerBound());
        assertThat(fit.range(-1, 0).getLength()).as("closer").isLessThan(0.6 * wider.getLength());
    }

    @Test
    void noiseDoesNotFillTheAxis() {
        Range range = fit(Axis.LOG, Scale.LOG).range(-0.2001, -0.2);
        assertThat(range.getLength()).isGreaterThan(0.2);
    }

    @Test
    void whatIsRecentFillsMoreOfItsAxis() {
        AxisFit whole = fit(Axis.LOG, Scale.LOG);
        AxisFit recent = fit(Axis.LOG, Scale.LOG);
        recent.recent(true);
        assertThat(recent.range(-0.23, -0.2).getLength()).isLessThan(0.5 * whole.range(-0.23, -0.2).getLength());
        AxisFit linear = fit(Axis.LINEAR, Scale.LINEAR);
        linear.recent(true);
        assertThat(linear.range(0.6, 0.62).getLowerBound()).as("zero is not forced into view").isGreaterThan(0.5);
    }

    @Test
    void sharesAndCountsAlwaysShowAll() {
        AxisFit share = fit(Axis.SHARE, Scale.LINEAR);
        share.recent(true);
        assertThat(share.isRecent()).isFalse();
        assertThat(share.range(0.2, 0.3).contains(1)).isTrue();
        assertThat(fit(Axis.COUNT, Scale.LINEAR, new Guide(Guide.Kind.CEILING, 8, 1)).range(1, 2).contains(8)).isTrue();
    }

    @Test
    void theRuleOfThumbStaysInView() {
        Range range = fit(Axis.LOG, Scale.LOG, new Guide(Guide.Kind.USUAL, 1e-3, 0)).range(-1, 0);
        assertThat(range.contains(-3)).isTrue();
    }

    @Test
    void aValueOfZeroEverywhereHasAnAxisToo() {
        assertThat(fit(Axis.LINEAR, Scale.LINEAR).range(0, 0).getLength()).isPositive();
        assertThat(fit(Axis.LINEAR, Scale.LINEAR).range(Double.NaN, Double.NaN).getLength()).isPositive();
        assertThat(fit(Axis.LOG, Scale.LOG).range(Double.NaN, Double.NaN).getLength()).isPositive();
    }

    @Test
    void aHeldRangeStaysUntilItIsFreed() {
        AxisFit fit = fit(Axis.LOG, Scale.LOG);
        fit.hold(new Range(-9, 9));
        assertThat(fit.range(-1, 0)).isEqualTo(new Range(-9, 9));
        fit.free();
        assertThat(fit.range(-1, 0)).isNotEqualTo(new Range(-9, 9));
    }
}
