package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import gradlab.ui.chart.Companions.Companion;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class RunOverlayTest {

    private static final double[] SOLID = {};
    private static final Curve BATCH = new Curve("loss.batch", 1, 0, Curve.Kind.NAMED, Color.BLUE, 1, SOLID);
    private static final Curve TRAIN = new Curve("loss.train", 1, 0, Curve.Kind.NAMED, Color.BLUE, 2, SOLID);
    private static final Curve TEST = new Curve("loss.test", 1, 0, Curve.Kind.NAMED, Color.RED, 1.75, new double[] {6, 4});

    private final ShortRun first = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 50);
    private final ShortRun second = ShortRun.of(ShortRun.spec(new Activation.Tanh()).withOptimizer(new Optimizer.Sgd(0.7)), 50);
    private final Readings own = Readings.of(first.recorder(), first.book());
    private final Companion other = new Companion(2, Readings.of(second.recorder(), second.book()));

    @Test
    void oneRunAloneKeepsItsLines() {
        assertThat(RunOverlay.dressed(List.of(BATCH, TRAIN, TEST), Companions.NONE)).containsExactly(BATCH, TRAIN, TEST);
    }

    @Test
    void beforeOthersDashesTellTheRunsApartAndColoursTheCurves() {
        List<Curve> dressed = RunOverlay.dressed(List.of(BATCH, TRAIN, TEST), with(1, false));

        assertThat(dressed).extracting(Curve::colour).containsExactly(Color.BLUE, Color.BLUE, Color.RED);
        assertThat(dressed.get(1).dashes()).containsExactly(Palette.dashes(1));
        assertThat(dressed.get(2).dashes()).containsExactly(Palette.dashes(1));
        assertThat(dressed.get(0)).isEqualTo(BATCH);
    }

    @Test
    void theOthersCurvesLieBehindWithoutTheLossOfEveryBatch() {
        XYPlot plot = new XYPlot();
        RunOverlay overlay = new RunOverlay(List.of(BATCH, TRAIN, TEST), with(0, false), new ChartStyle(Palette.LIGHT, "SansSerif"), 1);
        overlay.layUnder(plot);
        overlay.show(own, 500, Scale.LINEAR);

        assertThat(plot.getDataset(1).getSeriesCount()).isEqualTo(2);
        assertThat(plot.getDataset(1).getItemCount(0)).isPositive();
        assertThat(plot.getDataset(2).getItemCount(0)).isZero();
        assertThat(overlay.points()).isPositive();
        assertThat(overlay.high(0)).isGreaterThan(overlay.low(0));
        assertThat(overlay.difference(own, 40)).isNaN();
    }

    @Test
    void theDifferenceIsThatOfTheMainCurve() {
        RunOverlay overlay = new RunOverlay(List.of(BATCH, TRAIN, TEST), with(0, true), new ChartStyle(Palette.LIGHT, "SansSerif"), 1);
        double expected = Math.abs(PictureChart.value(own, TRAIN, 40) - PictureChart.value(other.readings(), TRAIN, 40));

        assertThat(overlay.difference(own, 40)).isEqualTo(expected).isPositive();
    }

    private Companions with(int chosen, boolean difference) {
        return new Companions(chosen, List.of(other), Optional.of(other), difference);
    }
}
