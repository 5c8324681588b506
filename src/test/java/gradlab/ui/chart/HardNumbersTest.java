package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.nn.Activation;
import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.train.Window;
import gradlab.ui.Words;
import gradlab.ui.chart.Ticks.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.data.Range;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Axes of values that no healthy training has: every axis has a range, a few ticks with words of their own, and never hangs. */
@Timeout(20)
class HardNumbersTest {

    private static final double LEAST = Double.MIN_VALUE;
    private static final double MOST = Double.MAX_VALUE;
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static final PictureChart LOSS = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 3).chart("loss", 1, true);

    static Stream<double[]> values() {
        return Stream.of(new double[0], new double[] {0}, new double[] {0, 0, 0}, new double[] {NAN, NAN}, new double[] {INF, -INF, NAN},
                new double[] {1, NAN, INF, 0, -1}, new double[] {LEAST}, new double[] {LEAST, LEAST}, new double[] {0, LEAST}, new double[] {LEAST, 1},
                new double[] {Double.MIN_NORMAL}, new double[] {3e-310, 7e-310}, new double[] {1e-300, 1e-290}, new double[] {MOST}, new double[] {1, MOST},
                new double[] {-MOST, MOST}, new double[] {LEAST, MOST}, new double[] {1e300, 1.1e300}, new double[] {0.5, 0.5, 0.5}, new double[] {-0.5, -0.5},
                new double[] {1, Math.nextUp(1.0)}, new double[] {1e16, 1e16 + 2}, new double[] {-1e-320}, new double[] {5}, new double[] {-1, -1e-9},
                new double[] {1e-8, 1e8}, new double[] {-0.0, 0.0});
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyAxisHasARangeAndAFewTicksWithWordsOfTheirOwn(double[] values) {
        double[] steps = new double[values.length];
        Arrays.setAll(steps, i -> i);
        Picture picture = LOSS.picture();
        for (Scale scale : Scale.values()) {
            for (boolean recent : List.of(false, true)) {
                WindowDataset data = new WindowDataset(List.of("a"));
                data.replace(List.of(new Window(steps, values)), scale);
                AxisFit fit = new AxisFit(picture, scale);
                fit.recent(recent);
                Range range = fit.range(data.low(), data.high());
                String which = scale + (recent ? " recent " : " ") + range;

                assertThat(range.getLowerBound()).as(which).isFinite().isLessThan(range.getUpperBound());
                assertThat(range.getUpperBound()).as(which).isFinite();
                assertThat(range.getLength()).as(which).isFinite();
                for (Words words : List.of(new Words(Texts.russian()), new Words(Texts.english()))) {
                    for (int most = 2; most <= 7; most++) {
                        check(ticks(range, scale, most, new ChartWords(words)), most, range, which + " " + words.locale());
                    }
                }
            }
        }
    }

    private static List<Tick> ticks(Range range, Scale scale, int most, ChartWords words) {
        return scale == Scale.LOG ? Ticks.log(range.getLowerBound(), range.getUpperBound(), most, words::logTick)
                : Ticks.linear(range.getLowerBound(), range.getUpperBound(), most, value -> words.tick(Axis.LINEAR, value));
    }

    private static void check(List<Tick> ticks, int most, Range range, String which) {
        assertThat(ticks).as(which).hasSizeBetween(1, most + 1);
        for (Tick tick : ticks) {
            assertThat(tick.at()).as(which).isBetween(range.getLowerBound() - 0.01 * range.getLength(), range.getUpperBound() + 0.01 * range.getLength());
            assertThat(tick.label().toLowerCase(Locale.ROOT)).as(which).isNotBlank().doesNotContain("nan", "inf", "∞", "e-", "null");
        }
        assertThat(ticks.stream().map(Tick::label)).as(which).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("values")
    void aTrendIsToldOfEveryCurve(double[] values) {
        double[] many = new double[40];
        double[] steps = new double[40];
        Arrays.setAll(steps, i -> i);
        Arrays.setAll(many, i -> values.length == 0 ? 0 : values[i % values.length]);
        boolean finite = Arrays.stream(many).skip(32).allMatch(Double::isFinite);

        assertThat(Trend.of(new Window(steps, many))).isIn(finite ? List.of(Trend.STEADY, Trend.FALLING, Trend.RISING) : List.of(Trend.UNKNOWN));
        assertThat(Trend.of(new Window(new double[values.length], values))).isEqualTo(Trend.UNKNOWN);
    }
}
