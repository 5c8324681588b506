package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import gradlab.nn.Activation;
import gradlab.train.History;
import gradlab.ui.theme.Palette;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StillsTest {

    private final ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Sigmoid()), 30);

    private double recorded(String series, double step) {
        return run.recorder().history(series).map((History history) -> history.at(step)).orElseThrow();
    }

    private static void draw(Still still) {
        BufferedImage image = new BufferedImage(320, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Rectangle2D area = still.draw(g, new Rectangle2D.Double(0, 0, 320, 120), new ChartStyle(Palette.LIGHT, "SansSerif"),
                new ChartWords(ShortRun.RUSSIAN));
        g.dispose();
        assertThat(new Rectangle2D.Double(0, 0, 320, 120).contains(area)).isTrue();
        assertThat(IntStream.of(image.getRGB(0, 0, 320, 120, null, 0, 320)).distinct().count()).as("something is drawn").isGreaterThan(3);
    }

    @Test
    void theChainOfFactorsGivesTheWholeAttenuationBackToLayerOne() {
        for (double step : new double[] {0, 13, 29}) {
            FactorsStill still = FactorsStill.at(run.readings(), run.book(), 1, step).orElseThrow();

            assertThat(still.links()).extracting(FactorsStill.Link::layer).containsExactly(3, 2, 1);
            assertThat(still.left(0)).isEqualTo(1);
            assertThat(still.left(3)).isCloseTo(recorded("layer1.delta.norm", step) / recorded("layer4.delta.norm", step), offset(1e-9));
            assertThat(still.links().get(1).factor()).isCloseTo(recorded("layer2.attenuation", step), offset(1e-9));
            assertThat(still.table()).hasSize(4);
            draw(still);
        }
    }

    @Test
    void theLayerThatWeakensMostIsNamedUnlessNoneDoes() {
        FactorsStill.Link strong = new FactorsStill.Link(3, 2, 0.9, 1);
        FactorsStill.Link weak = new FactorsStill.Link(2, 0.5, 0.2, 1);
        FactorsStill.Link middling = new FactorsStill.Link(1, 0.5, 0.9, 1);

        assertThat(new FactorsStill(List.of(strong, weak, middling)).weakest()).contains(weak);
        assertThat(new FactorsStill(List.of(strong)).weakest()).isEmpty();
        assertThat(new FactorsStill(List.of(strong, weak)).left(2)).isCloseTo(0.18, offset(1e-15));
    }

    @Test
    void whereNoGradientFlowsThereIsNoChain() {
        ShortRun flat = ShortRun.of(ShortRun.spec(new Activation.Sigmoid()).withHidden(List.of()), 5);
        assertThat(FactorsStill.at(flat.readings(), flat.book(), 1, Double.NaN)).isEmpty();
    }

    @Test
    void preactivationsAreThoseOfTheStepAndSharesAddUp() {
        PreactivationsStill first = PreactivationsStill.at(run.readings(), run.book(), 2, 0).orElseThrow();
        PreactivationsStill last = PreactivationsStill.at(run.readings(), run.book(), 2, Double.NaN).orElseThrow();

        assertThat(IntStream.range(0, first.counts().length).mapToDouble(first::share).sum()).isCloseTo(1, offset(1e-12));
        assertThat(last.counts()).isNotEqualTo(first.counts());
        assertThat(last.flat().orElseThrow()).isCloseTo(run.recorder().history("layer2.saturation").orElseThrow().last(), offset(0.02));
        assertThat(last.isFlat(8)).isTrue();
        assertThat(last.isFlat(0)).isFalse();
        assertThat(last.table()).hasSize(44);
        draw(last);
    }

    @Test
    void aMovedThresholdShadesOtherZones() {
        PictureBook strict = run.book().withSaturationThreshold(0.9);
        PreactivationsStill still = PreactivationsStill.at(new Readings(run.recorder(), run.book(), strict), strict, 1, Double.NaN).orElseThrow();

        assertThat(still.isFlat(1)).isTrue();
        assertThat(still.flat().orElseThrow())
                .isGreaterThan(PreactivationsStill.at(run.readings(), run.book(), 1, Double.NaN).orElseThrow().flat().orElseThrow());
    }

    @Test
    void theOutputHasNoCurveToStandUnder() {
        assertThat(PreactivationsStill.at(run.readings(), run.book(), 4, Double.NaN)).isEqualTo(Optional.empty());
    }

    @Test
    void reluHasNoSaturatedShare() {
        ShortRun relu = ShortRun.of(ShortRun.spec(new Activation.Relu()), 3);
        PreactivationsStill still = PreactivationsStill.at(relu.readings(), relu.book(), 1, Double.NaN).orElseThrow();

        assertThat(still.flat()).isEmpty();
        draw(still);
    }

    @Test
    void normsByDepthStandBesideThoseOfTheStart() {
        DepthStill still = DepthStill.at(run.readings(), run.book(), 1, Double.NaN).orElseThrow();

        assertThat(still.weights()).hasSize(4);
        assertThat(still.weights()[2]).isEqualTo(recorded("layer3.weight.norm", 29));
        assertThat(still.firstWeights()[2]).isEqualTo(recorded("layer3.weight.norm", 0)).isNotEqualTo(still.weights()[2]);
        assertThat(still.ratio(2)).isEqualTo(recorded("layer2.weight.norm", 29) / recorded("layer2.bias.norm", 29));
        draw(still);
    }

    @Test
    void everyPlaceOfADrawingTellsItsNumbers() {
        Rectangle2D area = new Rectangle2D.Double(40, 10, 300, 100);
        ChartStyle style = new ChartStyle(Palette.LIGHT, "SansSerif");
        ChartWords words = new ChartWords(ShortRun.RUSSIAN);

        DepthStill depth = DepthStill.at(run.readings(), run.book(), 1, Double.NaN).orElseThrow();
        ReadOut third = depth.at(40 + 300 * 0.6, 50, area, style, words).orElseThrow().readOut();
        assertThat(third.head()).isEqualTo("слой 3");
        assertThat(third.rows().getFirst().values()).containsExactly(ShortRun.RUSSIAN.number(depth.weights()[2], 3));
        assertThat(depth.at(20, 50, area, style, words)).isEmpty();

        FactorsStill factors = FactorsStill.at(run.readings(), run.book(), 1, Double.NaN).orElseThrow();
        ReadOut nearest = factors.at(339, 50, area, style, words).orElseThrow().readOut();
        assertThat(nearest.head()).isEqualTo("слой 1");
        assertThat(nearest.rows().getLast().values()).containsExactly("×" + ShortRun.RUSSIAN.number(factors.left(3), 3));

        PreactivationsStill z = PreactivationsStill.at(run.readings(), run.book(), 1, Double.NaN).orElseThrow();
        ReadOut middle = z.at(190, 50, area, style, words).orElseThrow().readOut();
        assertThat(middle.rows().getFirst().values()).containsExactly(ShortRun.RUSSIAN.percent(z.share(21)));
        assertThat(z.at(339.9, 50, area, style, words).orElseThrow().readOut().head()).isEqualTo("z > 10");
    }
}
