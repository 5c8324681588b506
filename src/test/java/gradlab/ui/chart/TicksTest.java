package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.probe.Picture.Axis;
import gradlab.ui.Words;
import gradlab.ui.chart.Ticks.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    private final ChartWords russian = new ChartWords(ShortRun.RUSSIAN);
    private final ChartWords english = new ChartWords(new Words(Texts.english()));

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }

    @Test
    void aRankAxisHasWholeTicksFromZero() {
        assertThat(labels(Ticks.whole(-0.3, 16.6, 5, value -> russian.tick(Axis.COUNT, value)))).containsExactly("0", "4", "8", "12", "16");
        assertThat(labels(Ticks.whole(0, 1.04, 6, value -> russian.tick(Axis.COUNT, value)))).containsExactly("0", "1");
    }

    @Test
    void aShareIsShownInPercent() {
        assertThat(labels(Ticks.shares(-0.02, 1.02, 5, value -> russian.tick(Axis.SHARE, value))))
                .containsExactly("0\u00A0%", "25\u00A0%", "50\u00A0%", "75\u00A0%", "100\u00A0%");
    }

    @Test
    void aShortLogAxisSpeaksInDecimalsWithTheCommaOfTheLanguage() {
        assertThat(labels(Ticks.log(-2.1, 0.1, 6, russian::logTick))).containsExactly("0,01", "0,03", "0,1", "0,3", "1");
        assertThat(labels(Ticks.log(-2.1, 0.1, 6, english::logTick))).containsExactly("0.01", "0.03", "0.1", "0.3", "1");
    }

    @Test
    void aLongLogAxisSpeaksInPowers() {
        assertThat(labels(Ticks.log(-8.2, 0.1, 5, russian::logTick))).containsExactly("10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1");
    }

    @Test
    void aLogAxisWithinOneDecadeStillHasTicks() {
        List<Tick> ticks = Ticks.log(Math.log10(0.68), Math.log10(0.71), 5, russian::logTick);

        assertThat(labels(ticks)).containsExactly("0,68", "0,69", "0,7", "0,71");
        assertThat(ticks.getFirst().at()).isCloseTo(Math.log10(0.68), org.assertj.core.data.Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "0, 1234", "0, 1e9", "0, 3e-7", "-4, 4", "0, 0.1"})
    void ticksAreFewButMoreThanOne(double low, double high) {
        for (int most = 2; most <= 7; most++) {
            assertThat(Ticks.linear(low, high, most, Double::toString)).hasSizeBetween(1, most);
        }
        assertThat(Ticks.linear(low, high, 6, Double::toString)).hasSizeGreaterThan(2);
    }

    @Test
    void logTicksNeverExceedWhatFits() {
        for (double low = -300; low < 0; low += 7.3) {
            for (int most = 2; most <= 7; most++) {
                assertThat(Ticks.log(low, 2, most, russian::logTick)).hasSizeBetween(1, most);
            }
        }
    }
}
