package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.nn.Activation;
import gradlab.probe.Picture;
import gradlab.ui.theme.Palette;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private final ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Sigmoid()), 1);
    private final PictureBook book = run.book();

    @Test
    void aLayerHasTheSameColourAndDashesInEveryChart() {
        Map<Integer, Color> colours = new HashMap<>();
        for (Picture picture : book.pictures()) {
            for (Curve curve : Curves.of(picture, Palette.LIGHT, book.rankThreshold())) {
                if (curve.kind() == Curve.Kind.LAYER) {
                    assertThat(curve.colour()).as(curve.series()).isEqualTo(colours.computeIfAbsent(curve.layer(), any -> curve.colour()));
                    assertThat(curve.dashes()).as(curve.series()).isEqualTo(Palette.dashes(curve.layer() - 1));
                }
            }
        }
        assertThat(colours).hasSize(4);
        assertThat(colours.values()).doesNotHaveDuplicates();
        assertThat(colours.get(1)).isEqualTo(Palette.LIGHT.series(0));
    }

    @Test
    void trainingIsSolidTestIsDashedAndBatchesAreFaint() {
        List<Curve> curves = Curves.of(run.picture("loss", 1), Palette.LIGHT, Double.NaN);

        assertThat(curves).extracting(Curve::series).containsExactly("loss.batch", "loss.train", "loss.test");
        assertThat(curves.get(0).width()).isLessThan(curves.get(1).width());
        assertThat(curves.get(0).colour().getBrightness()).isGreaterThan(curves.get(1).colour().getBrightness());
        assertThat(curves.get(1).dashes()).isEmpty();
        assertThat(curves.get(2).dashes()).isNotEmpty();
    }

    @Test
    void singularValuesGoFromStrongToPale() {
        List<Curve> curves = Curves.of(run.picture("gradient.sigma", 2), Palette.LIGHT, Double.NaN);

        assertThat(curves).hasSize(4);
        assertThat(curves).extracting(curve -> curve.colour().grayscale().getRed()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theThresholdStandsAtItsShareOfTheGreatestSingularValue() {
        Curve threshold = Curves.of(run.picture("gradient.sigma", 2), Palette.LIGHT, 1e-3).getLast();

        assertThat(threshold.kind()).isEqualTo(Curve.Kind.THRESHOLD);
        assertThat(threshold.colour()).isEqualTo(Palette.LIGHT.warning());
        double greatest = run.recorder().history("layer2.gradient.sigma1").orElseThrow().last();
        assertThat(PictureChart.value(run.readings(), threshold, Double.NaN)).isEqualTo(1e-3 * greatest).isPositive();
    }

    @Test
    void aLegendNamesTheEndsOfManySingularValues() {
        List<Curve> named = Curves.named(Curves.of(run.picture("gradient.sigma", 2), Palette.LIGHT, 1e-3));

        assertThat(named).extracting(Curve::number).containsExactly(1, 4, 1);
        assertThat(named).extracting(Curve::kind).containsExactly(Curve.Kind.SIGMA, Curve.Kind.SIGMA, Curve.Kind.THRESHOLD);
    }
}
