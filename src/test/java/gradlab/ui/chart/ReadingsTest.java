package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.Parameters;
import gradlab.probe.Activity;
import gradlab.train.Reading;
import gradlab.train.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private final ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Sigmoid()), 0);
    private final List<double[]> gradients = new ArrayList<>();

    private void train(int steps) {
        for (int i = 0; i < steps; i++) {
            run.recorder().advance(run.run(), false);
            gradients.add(run.run().lastView().parameters().gradient().clone());
        }
    }

    private double[] ranksByHand(int layer, double threshold) {
        Parameters.Block block = run.run().parameters().weight(layer);
        return gradients.stream().mapToDouble(gradient ->
                Spectrum.of(gradient, block.offset(), block.rows(), block.columns()).rank(threshold)).toArray();
    }

    private Window window(Readings readings, int layer) {
        return readings.history("layer" + layer + ".gradient.rank").orElseThrow().window(10_000);
    }

    @Test
    void aMovedThresholdCountsTheWholeHistoryAgain() {
        train(120);
        for (double threshold : new double[] {1e-3, 1e-6, 0.3, 1}) {
            Readings readings = new Readings(run.recorder(), run.book(), run.book().withRankThreshold(threshold));
            for (int layer = 1; layer <= 4; layer++) {
                assertThat(window(readings, layer).values()).as("layer %d at %g", layer, threshold).isEqualTo(ranksByHand(layer, threshold));
                assertThat(readings.history("layer" + layer + ".gradient.rank").orElseThrow().at(57))
                        .as("under the cursor").isEqualTo(ranksByHand(layer, threshold)[57]);
            }
        }
        assertThat(ranksByHand(2, 0.3)).as("thresholds make a difference").isNotEqualTo(ranksByHand(2, 1e-6));
    }

    @Test
    void whatWasMeasuredAnewCountsOnlyAtItsStepAndItsOwnThreshold() {
        train(30);
        Curve rank = new Curve("layer1.gradient.rank", 1, 1, Curve.Kind.LAYER, javafx.scene.paint.Color.BLACK, 1, new double[0]);
        Reading exact = new Reading(1, 12, java.util.Map.of("layer1.gradient.rank", 77.0));
        Readings own = Readings.of(run.recorder(), run.book());
        Readings moved = new Readings(run.recorder(), run.book(), run.book().withRankThreshold(0.3));
        double before = PictureChart.value(own, rank, 13);
        double counted = PictureChart.value(moved, rank, 12);
        own.exact(Optional.of(exact));
        moved.exact(Optional.of(exact));

        assertThat(PictureChart.value(own, rank, 12)).isEqualTo(77);
        assertThat(PictureChart.value(own, rank, 13)).isEqualTo(before);
        assertThat(PictureChart.value(moved, rank, 12)).isEqualTo(counted);
    }

    @Test
    void theExperimentsOwnThresholdShowsWhatWasRecorded() {
        train(10);
        Readings readings = new Readings(run.recorder(), run.book(), run.book().withRankThreshold(run.book().rankThreshold()));

        assertThat(readings.history("layer1.gradient.rank")).containsSame(run.recorder().history("layer1.gradient.rank").orElseThrow());
    }

    @Test
    void aMovedThresholdOfSaturationCountsTheWholeHistoryAgain() {
        List<Activity> seen = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            train(1);
            seen.add(run.run().lastActivity().orElseThrow().copy());
        }
        double own = run.book().saturationThreshold();
        for (double threshold : new double[] {0.01, 0.5, 0.9, 1}) {
            Readings readings = new Readings(run.recorder(), run.book(), run.book().withSaturationThreshold(threshold));
            for (int layer = 1; layer <= 3; layer++) {
                int of = layer;
                assertThat(readings.history("layer" + layer + ".saturation").orElseThrow().window(10_000).values())
                        .containsExactly(seen.stream().mapToDouble(activity -> activity.saturatedShare(of, threshold)).toArray(), Offset.offset(1e-12));
            }
        }
        assertThat(seen.getLast().saturatedShare(1, 0.9)).as("thresholds make a difference").isGreaterThan(seen.getLast().saturatedShare(1, own));
    }

    @Test
    void everythingElseIsAsRecorded() {
        train(10);
        Readings readings = new Readings(run.recorder(), run.book(), run.book().withRankThreshold(0.5));

        for (String id : List.of("loss.train", "layer1.gradient.stable_rank", "layer2.saturation")) {
            assertThat(readings.history(id)).containsSame(run.recorder().history(id).orElseThrow());
        }
    }

    @Test
    void newStepsAreCountedAsTheyCome() {
        train(20);
        Readings readings = new Readings(run.recorder(), run.book(), run.book().withRankThreshold(0.3));
        assertThat(window(readings, 2).size()).isEqualTo(20);
        train(300);

        assertThat(window(readings, 2).values()).isEqualTo(ranksByHand(2, 0.3));
        assertThat(readings.history("layer2.gradient.rank").orElseThrow().points()).isEqualTo(320);
    }

    @Test
    void aCopyForAnotherThreadSaysTheSame() {
        train(30);
        Readings readings = new Readings(run.recorder(), run.book(), run.book().withRankThreshold(0.3));

        assertThat(window(readings.copy(), 3)).usingRecursiveComparison().isEqualTo(window(readings, 3));
    }
}
