package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import gradlab.ui.theme.Palette;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadOutTest {

    private final ShortRun own = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 20);
    private final ShortRun longer = ShortRun.of(ShortRun.spec(new Activation.Tanh()).withOptimizer(new Optimizer.Sgd(0.7)), 40);
    private final Companions two = new Companions(1, List.of(new Companions.Companion(0, longer.readings())), Optional.empty(), false);
    private final ChartWords words = new ChartWords(ShortRun.RUSSIAN);

    private PictureChart compared(String id) {
        PictureChart alone = own.chart(id, 1, true);
        PictureChart chart = new PictureChart(alone.picture(), RunOverlay.dressed(alone.curves(), two), alone.style(), words, true);
        chart.lay(new RunOverlay(chart.curves(), two, alone.style(), 1));
        chart.show(own.readings(), 40, 600);
        return chart;
    }

    @Test
    void aSingleRunHasARowForEveryCurveAndNoLetters() {
        ReadOut read = ReadOut.of("шаг 7", own.chart("gradient.norm", 1, true), own.readings(), Companions.NONE, 7, words, 4);

        assertThat(read.columns()).isEmpty();
        assertThat(read.rows()).extracting(ReadOut.Row::name).containsExactly("слой 1", "слой 2", "слой 3", "выход");
        double second = own.recorder().history("layer2.gradient.norm").orElseThrow().at(7);
        assertThat(read.rows().get(1).values()).containsExactly(ShortRun.RUSSIAN.number(second, 2));
    }

    @Test
    void severalRunsStandInColumnsAndOneThatHasEndedHasNoValue() {
        ReadOut read = ReadOut.of("шаг 30", compared("loss"), own.readings(), two, 30, words, 4);

        assertThat(read.columns()).containsExactly("A", "B");
        double train = longer.recorder().history("loss.train").orElseThrow().at(30);
        assertThat(read.rows().get(1).name()).isEqualTo("обучение");
        assertThat(read.rows().get(1).values()).containsExactly(ShortRun.RUSSIAN.number(train, 3), "—");
    }

    @Test
    void aLowChartShowsAsManyRowsAsFitAndHintsAtTheRest() {
        ReadOut read = ReadOut.of("шаг 7", own.chart("gradient.norm", 1, true), own.readings(), Companions.NONE, 7, words, 4);

        assertThat(read.limited(4)).isEqualTo(read);
        assertThat(read.limited(3).rows()).extracting(ReadOut.Row::name).containsExactly("слой 1", "слой 2", "…");
    }

    @Test
    void curvesOfSeveralRunsCarryTheNameOfTheirRunAndLayer() {
        assertThat(words.tag(1, own.chart("gradient.norm", 1, true).curves().get(1))).isEqualTo("B2");
        assertThat(words.tag(0, own.chart("loss", 1, true).curves().get(1))).isEqualTo("A");
        assertThat(words.tag(0, own.chart("loss", 1, true).curves().get(2))).isEqualTo("A\u00A0тест");
        BufferedImage with = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = with.createGraphics();
        RunTags tags = new RunTags(g, new Rectangle2D.Double(0, 0, 600, 300), new ChartStyle(Palette.LIGHT, "SansSerif"));
        PictureChart chart = compared("gradient.norm");
        chart.overlay().orElseThrow().name(tags, chart, words);
        g.dispose();
        assertThat(tags.written()).contains("A1", "A4", "B1", "B4").doesNotHaveDuplicates();
    }

    @Test
    void aScreenReaderHearsEveryCurveItsTrendAndTheOtherRuns() {
        ShortRun learning = ShortRun.of(ShortRun.spec(new Activation.Tanh()).withOptimizer(new Optimizer.Sgd(0.7)), 400);
        PictureChart chart = learning.chart("loss", 1, true);
        String speech = ChartSpeech.of("Потери", chart, learning.readings(), Companions.NONE, Double.NaN, 400, words, 4);

        double train = learning.recorder().history("loss.train").orElseThrow().last();
        assertThat(speech).startsWith("Потери. шаг 400: ").contains("обучение " + ShortRun.RUSSIAN.number(train, 3) + ", ").endsWith(".")
                .containsPattern("падает|растёт|почти не меняется");
        assertThat(ChartSpeech.of("Потери", compared("loss"), own.readings(), two, 5, 20, words, 4)).contains("Запуск A: ").contains("шаг 5")
                .doesNotContain("падает");
    }
}
