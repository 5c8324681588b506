package gradlab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histograms and slope counts against counting by hand. */
class CountsTest {

    private final Rng rng = Rng.of(5, Rng.Stream.DATA);

    @Test
    void valuesFallIntoTheirBins() {
        Histogram histogram = new Histogram(-10, 10, 41);
        for (double value : new double[] {-10.1, -10, -0.01, 0, 0.01, 10, 10.1, Double.NEGATIVE_INFINITY, Double.NaN}) {
            histogram.add(value);
        }

        assertThat(histogram.below()).isEqualTo(2);
        assertThat(histogram.above()).isEqualTo(1);
        assertThat(histogram.count(0)).isEqualTo(1);
        assertThat(histogram.count(20)).as("the middle bin holds zero").isEqualTo(3);
        assertThat(histogram.count(40)).as("the end belongs to the last bin").isEqualTo(1);
        assertThat(histogram.total()).as("what is no number is not counted").isEqualTo(8);
        assertThat(histogram.share(20)).isEqualTo(3 / 8.0);
        assertThat(histogram.edge(0)).isEqualTo(-10);
        assertThat(histogram.edge(41)).isEqualTo(10);
    }

    @Test
    void aCopyStaysWhenTheOriginalGoesOn() {
        Histogram histogram = new Histogram(0, 1, 4);
        histogram.add(0.3);
        Histogram copy = histogram.copy();
        histogram.clear();

        assertThat(copy.count(1)).isEqualTo(1);
        assertThat(histogram.total()).isZero();
        assertThat(histogram.share(1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 3e-5, 0.01, 0.05, 0.1, 0.333, 0.5, 0.7, 0.99})
    void theShareBelowAnyThresholdIsKnownAfterwards(double threshold) {
        double[] slopes = new double[20_000];
        SlopeCounts counts = new SlopeCounts();
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = StrictMath.pow(rng.nextDouble(), 6);
            counts.add(slopes[i]);
        }
        double share = (double) Arrays.stream(slopes).filter(slope -> slope < threshold).count() / slopes.length;
        double[] cumulative = new double[SlopeCounts.BINS + 1];
        counts.cumulativeShares(cumulative);

        assertThat(counts.shareBelow(threshold)).isCloseTo(share, within(0.002));
        assertThat(SlopeCounts.shareBelow(cumulative, threshold)).isCloseTo(counts.shareBelow(threshold), within(1e-12));
    }

    @Test
    void atTheEdgesOfBinsTheShareIsExact() {
        SlopeCounts counts = new SlopeCounts();
        double[] slopes = new double[5_000];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = i % 10 == 0 ? 0 : rng.nextDouble();
            counts.add(slopes[i]);
        }
        for (int bin = 0; bin <= SlopeCounts.BINS; bin++) {
            double edge = SlopeCounts.edge(bin);
            assertThat(counts.shareBelow(edge)).isCloseTo((double) Arrays.stream(slopes).filter(slope -> slope < edge).count() / slopes.length,
                    within(1e-15));
        }
        assertThat(SlopeCounts.edge(0)).isEqualTo(SlopeCounts.LEAST);
        assertThat(SlopeCounts.edge(SlopeCounts.BINS)).isEqualTo(1);
    }

    @Test
    void slopesOfZeroAndOneAreBelowAndAboveEveryThreshold() {
        SlopeCounts counts = new SlopeCounts();
        counts.add(0);
        counts.add(0);
        counts.add(1);
        counts.add(1);
        counts.add(1 + 1e-15);

        assertThat(counts.shareBelow(1e-6)).isEqualTo(0.4);
        assertThat(counts.shareBelow(0.999)).isEqualTo(0.4);
        assertThat(new SlopeCounts().shareBelow(0.5)).isZero();
    }
}
