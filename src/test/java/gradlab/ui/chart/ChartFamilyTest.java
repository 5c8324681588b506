package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartFamilyTest {

    @ParameterizedTest
    @EnumSource(Metric.Name.class)
    void everyChartThatALessonCanNameStandsOnExactlyOneCard(Metric.Name name) {
        String chart = new Metric(name, Metric.Where.NETWORK, 0, 1, Double.NaN).chart();

        assertThat(Arrays.stream(ChartFamily.values()).filter(family -> family.isAmong(List.of(chart)))).as(chart)
                // what compares two runs is a number without a curve
                .hasSize(chart.isEmpty() ? 0 : 1);
    }

    @Test
    void everyMetricTurnsItsCardToThePictureThatHasIt() {
        assertThat(picture(ChartFamily.RANK, Metric.Name.EFFECTIVE_RANK)).isEqualTo("gradient.effective_rank");
        assertThat(picture(ChartFamily.RANK, Metric.Name.UPDATE_RANK)).isEqualTo("update.rank");
        assertThat(picture(ChartFamily.RANK, Metric.Name.WEIGHT_RANK)).isEqualTo("weight.rank");
        assertThat(picture(ChartFamily.NORM, Metric.Name.WEIGHT_NORM)).isEqualTo("weight.norm");
        assertThat(picture(ChartFamily.SATURATION, Metric.Name.DEAD)).isEqualTo("dead");
    }

    private static String picture(ChartFamily family, Metric.Name name) {
        return family.picture(Set.of(new Metric(name, Metric.Where.LAYER, 1, 1, Double.NaN).chart()), family.pictures().get(1));
    }

    @Test
    void aLessonsChartPicksItsPictureUnlessTheShownOneIsMeantToo() {
        assertThat(ChartFamily.LOSS.picture(Set.of("accuracy"), "loss")).isEqualTo("accuracy");
        assertThat(ChartFamily.LOSS.picture(Set.of("accuracy", "loss"), "loss")).isEqualTo("loss");
        assertThat(ChartFamily.RANK.picture(Set.of("rank"), "gradient.effective_rank")).isEqualTo("gradient.effective_rank");
        assertThat(ChartFamily.NORM.picture(Set.of("norm"), "weight.norm")).isEqualTo("weight.norm");
        assertThat(ChartFamily.NORM.picture(Set.of("gradient.norm"), "weight.norm")).isEqualTo("gradient.norm");
        assertThat(ChartFamily.SPECTRUM.picture(Set.of("chart-spectrum"), "weight.sigma")).isEqualTo("weight.sigma");
    }
}
