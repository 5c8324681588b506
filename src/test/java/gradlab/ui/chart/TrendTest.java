package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.train.Window;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static Trend trend(int points, IntToDoubleFunction value) {
        return Trend.of(new Window(IntStream.range(0, points).asDoubleStream().toArray(), IntStream.range(0, points).mapToDouble(value).toArray()));
    }

    @Test
    void aCurveThatGoesDownFallsAndOneThatGoesUpRises() {
        assertThat(trend(100, i -> Math.exp(-i / 30.0))).isEqualTo(Trend.FALLING);
        assertThat(trend(100, i -> 0.2 + i / 100.0)).isEqualTo(Trend.RISING);
    }

    @Test
    void whatHappenedLongAgoDoesNotCount() {
        assertThat(trend(1000, i -> i < 500 ? 10 - i / 100.0 : 5)).isEqualTo(Trend.STEADY);
    }

    @Test
    void noiseIsNoTrend() {
        assertThat(trend(400, i -> 1 + 0.3 * Math.sin(i * 12.9898))).isEqualTo(Trend.STEADY);
    }

    @Test
    void oneSpikeIsNoTrend() {
        assertThat(trend(200, i -> i == 195 ? 50 : 1)).isEqualTo(Trend.STEADY);
    }

    @Test
    void aTrendIsSeenThroughNoiseThatIsSmallerThanIt() {
        assertThat(trend(400, i -> 4 - i / 100.0 + 0.1 * Math.sin(i * 12.9898))).isEqualTo(Trend.FALLING);
    }

    @Test
    void aFewValuesAreTooFew() {
        assertThat(trend(5, i -> i)).isEqualTo(Trend.UNKNOWN);
        assertThat(Trend.of(Window.EMPTY)).isEqualTo(Trend.UNKNOWN);
        assertThat(trend(50, _ -> Double.NaN)).isEqualTo(Trend.UNKNOWN);
    }
}
