package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import gradlab.nn.Activation;
import gradlab.ui.theme.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.Layer;
import org.junit.jupiter.api.Test;

class PictureChartTest {

    private static final Rectangle2D AREA = new Rectangle2D.Double(40, 10, 400, 200);

    private final ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Sigmoid()), 30);

    @Test
    void takingOverManyCurvesIsOneChangeOfTheChart() {
        PictureChart chart = run.chart("gradient.sigma", 2, true);
        int[] changes = {0};
        chart.chart().addChangeListener(_ -> changes[0]++);

        chart.show(run.readings(), 30, 400);
        assertThat(changes[0]).isEqualTo(1);
        chart.show(run.readings(), 31, 400);
        assertThat(changes[0]).isEqualTo(2);
    }

    @Test
    void itDrawsWhatWasRecordedAndNoMorePointsThanPixelsCanShow() {
        ShortRun longRun = ShortRun.of(ShortRun.spec(new Activation.Relu()).withProbes(java.util.List.of()), 3000);
        PictureChart chart = longRun.chart("loss", 1, true);

        chart.show(longRun.readings(), 3000, 300);

        assertThat(chart.points(longRun.readings())).as("batch losses, and every tenth of the whole parts").isEqualTo(3000 + 2 * 300);
        assertThat(chart.dataset().getItemCount(0)).isBetween(300, 2 * 300 + 2);
        assertThat(chart.dataset().lastStep()).isEqualTo(2999);
    }

    @Test
    void aRankChartReachesFromZeroToItsHighestCeiling() {
        PictureChart chart = run.chart("gradient.rank", 1, true);
        chart.show(run.readings(), 30, 400);

        assertThat(chart.scale()).isEqualTo(Scale.LINEAR);
        assertThat(chart.y(0, AREA)).isBetween(AREA.getMaxY() - 10, AREA.getMaxY());
        assertThat(chart.y(4, AREA)).isBetween(AREA.getY(), AREA.getY() + 15);
        assertThat(chart.chart().getXYPlot().getRangeMarkers(Layer.BACKGROUND)).extracting(marker -> ((ValueMarker) marker).getValue())
                .containsExactlyInAnyOrder(2.0, 4.0, 3.0, 1.0);
    }

    @Test
    void placesAndStepsAreEachOthersInverse() {
        PictureChart chart = run.chart("loss", 1, true);
        chart.show(run.readings(), 1000, 400);

        assertThat(chart.step(chart.x(640, AREA), AREA)).isEqualTo(640);
        assertThat(chart.step(AREA.getX() - 50, AREA)).isZero();
        assertThat(chart.step(AREA.getMaxX() + 50, AREA)).isEqualTo(1000);
        assertThat(chart.y(-1, AREA)).as("nothing negative on a log axis").isNaN();
    }

    @Test
    void equalRatiosAreEqualDistancesOnALogAxisOnly() {
        PictureChart log = run.chart("gradient.norm", 1, true);
        PictureChart linear = run.chart("gradient.norm", 1, false);
        log.show(run.readings(), 30, 400);
        linear.show(run.readings(), 30, 400);

        assertThat(log.y(0.1, AREA) - log.y(1, AREA)).isCloseTo(log.y(0.01, AREA) - log.y(0.1, AREA), offset(1e-9));
        assertThat(linear.y(0.1, AREA) - linear.y(0.2, AREA)).isCloseTo(linear.y(0.2, AREA) - linear.y(0.3, AREA), offset(1e-9));
    }

    @Test
    void sharesRunFromZeroToAllHoweverSmallTheyAre() {
        PictureChart chart = run.chart("saturation", 1, true);
        chart.show(run.readings(), 30, 400);

        assertThat(chart.y(1, AREA)).isBetween(AREA.getY(), AREA.getY() + 10);
        assertThat(chart.y(0, AREA)).isBetween(AREA.getMaxY() - 10, AREA.getMaxY());
    }

    @Test
    void theGridIsFaintAndNothingIsJFreeChartGrey() {
        PictureChart chart = run.chart("loss", 1, true);
        chart.show(run.readings(), 30, 400);
        BufferedImage image = new BufferedImage(400, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 400, 240);
        chart.chart().draw(g, new Rectangle2D.Double(0, 0, 400, 240), new ChartRenderingInfo(null));
        g.dispose();

        int[] pixels = image.getRGB(0, 0, 400, 240, null, 0, 400);
        assertThat(pixels).doesNotContain(Color.LIGHT_GRAY.getRGB(), Color.GRAY.getRGB());
        assertThat(pixels).contains(ChartStyle.awt(Palette.LIGHT.surface().interpolate(Palette.LIGHT.line(), 0.5)).getRGB());
        assertThat(pixels).contains(ChartStyle.awt(Palette.LIGHT.series(0)).getRGB());
    }
}
