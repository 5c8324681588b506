package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossSliceTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withHidden(List.of(new LayerSpec(5, new Activation.Tanh())));

    private static RunImage image(ExperimentSpec spec, int steps) {
        Track track = Track.begin(spec, Prepared.of(spec), () -> 0, Room.USUAL);
        for (int i = 0; i < steps; i++) {
            track.advance();
        }
        return track.image(0, Optional.empty());
    }

    private static WeightPath path(ExperimentSpec spec, int steps) {
        return WeightPath.of(image(spec, steps), Prepared.of(spec), 16, _ -> { }, () -> false).orElseThrow();
    }

    private static LossSlice slice(WeightPath path, WeightPlane.Choice choice, double reach) {
        return LossSlice.of(path, WeightPlane.of(path, choice, 7), reach, _ -> { }, () -> false).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(WeightPlane.Choice.class)
    void inTheMiddleStandsTheLossThatTheRunMeasuresToTheBit(WeightPlane.Choice choice) {
        Run run = Run.start(SPEC);
        for (int i = 0; i < 40; i++) {
            run.step();
        }
        run.observe();

        assertThat(slice(path(SPEC, 40), choice, 0.5).centre()).isEqualTo(run.lastView().training().loss());
    }

    @ParameterizedTest
    @EnumSource(WeightPlane.Choice.class)
    void aLinearNetworkWithSquaredErrorHasAParaboloid(WeightPlane.Choice choice) {
        ExperimentSpec spec = ExperimentSpec.standard().withHidden(List.of()).withLoss(new Loss.Mse());
        WeightPath path = path(spec, 25);
        LossSlice slice = slice(path, choice, 1.5);
        double[] first = slice.plane().first();
        double[] second = slice.plane().second();
        int size = slice.losses().length;
        for (int row = 0; row < size; row += 3) {
            for (int column = 0; column < size; column += 4) {
                double a = LossSlice.coordinate(column, size, 1.5);
                double b = LossSlice.coordinate(row, size, 1.5);
                assertThat(slice.losses()[row][column]).isCloseTo(squares(path, a, b, first, second), within(1e-10 * (1 + slice.losses()[row][column])));
            }
        }
    }

    /** Mean squared error of inputs · w + bias, as the loss defines it at its own scale. */
    private static double squares(WeightPath path, double a, double b, double[] first, double[] second) {
        var data = path.data().training();
        double[] targets = path.data().targets();
        double sum = 0;
        for (int i = 0; i < data.rows(); i++) {
            double o = 0;
            for (int j = 0; j <= data.features(); j++) {
                double weight = path.last()[j] + a * first[j] + b * second[j];
                o += j < data.features() ? weight * data.inputs()[i * data.features() + j] : weight;
            }
            sum += (o - targets[i]) * (o - targets[i]);
        }
        double plain = sum / data.rows();
        double own = new Loss.Mse().value(new double[] {3}, new double[] {1}, 1, 1) / 4;
        return own * plain;
    }

    @Test
    void equalRunsAndChoicesGiveEqualSlicesAndAnotherSeedAnotherOne() {
        WeightPath path = path(SPEC, 30);
        assertThat(slice(path, WeightPlane.Choice.RANDOM, 1).losses()).isDeepEqualTo(slice(path(SPEC, 30), WeightPlane.Choice.RANDOM, 1).losses());
        LossSlice other = LossSlice.of(path, WeightPlane.of(path, WeightPlane.Choice.RANDOM, 8), 1, _ -> { }, () -> false).orElseThrow();
        assertThat(other.losses()[0][0]).isNotEqualTo(slice(path, WeightPlane.Choice.RANDOM, 1).losses()[0][0]);
    }

    @Test
    void randomDirectionsAreAsLongInEveryUnitAsItsWeights() {
        WeightPath path = path(SPEC, 10);
        WeightPlane plane = WeightPlane.of(path, WeightPlane.Choice.RANDOM, 1);
        var block = new gradlab.nn.Parameters(path.spec().network()).weight(1);
        for (int unit = 0; unit < block.columns(); unit++) {
            double own = 0;
            double drawn = 0;
            for (int i = 0; i < block.rows(); i++) {
                int at = block.offset() + i * block.columns() + unit;
                own += plane.centre()[at] * plane.centre()[at];
                drawn += plane.first()[at] * plane.first()[at];
            }
            assertThat(drawn).isCloseTo(own, within(1e-12));
        }
    }

    @Test
    void theMainDirectionsShowMoreOfTheWayThanRandomOnes() {
        WeightPath path = path(SPEC.withOptimizer(new Optimizer.Adam()), 200);
        LossSlice along = slice(path, WeightPlane.Choice.PATH, Double.NaN);
        LossSlice random = slice(path, WeightPlane.Choice.RANDOM, Double.NaN);
        assertThat(along.shownShare(path)).isBetween(0.8, 1.0).isGreaterThan(random.shownShare(path));
        assertThat(along.farthestBeside()).isPositive();
        assertThat(along.way()[along.way().length - 1]).as("the run stands in the middle").isEqualTo(new WeightPlane.Shadow(0, 0, 0));
        assertThat(along.reach()).as("the whole way is in view").isGreaterThan(Math.abs(along.way()[0].a()));
        assertThat(along.below()[along.below().length - 1]).isEqualTo(along.centre());
    }

    @Test
    void wayAndStepsAreThoseOfTheRunItself() {
        WeightPath path = path(SPEC, 30);
        Run run = Run.start(SPEC);
        for (int i = 0; i < path.steps().length; i++) {
            while (run.stepCount() < path.steps()[i]) {
                run.step();
            }
            assertThat(path.values()[i]).isEqualTo(run.parameters().values());
        }
        assertThat(path.steps()).startsWith(0).endsWith(30).isSorted();
    }

    @Test
    void aRunThatHasNotMovedHasAPlaneToo() {
        WeightPath path = path(SPEC, 0);
        for (WeightPlane.Choice choice : WeightPlane.Choice.values()) {
            LossSlice slice = slice(path, choice, Double.NaN);
            assertThat(slice.reach()).isEqualTo(1);
            assertThat(slice.shownShare(path)).isNaN();
        }
        assertThat(WeightPlane.of(path, WeightPlane.Choice.PATH, 1).replaced()).isTrue();
    }

    @Test
    void itCanBeGivenUpOnTheWayAndTellsHowFarItIs() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(WeightPath.of(image(SPEC, 30), Prepared.of(SPEC), 16, _ -> { }, () -> asked.incrementAndGet() > 3)).isEmpty();
        WeightPath path = path(SPEC, 5);
        double[] told = {0};
        assertThat(LossSlice.of(path, WeightPlane.of(path, WeightPlane.Choice.RANDOM, 1), 1, share -> told[0] = share, () -> told[0] > 0.2)).isEmpty();
        assertThat(told[0]).isBetween(0.2, 0.4);
    }

    @Test
    void edgesOfTheExperimentOnTheWayAreWalkedAsTheyWere() {
        Prepared data = Prepared.of(SPEC);
        Track track = Track.begin(SPEC, data, () -> 0, Room.USUAL);
        for (int i = 0; i < 10; i++) {
            track.advance();
        }
        track.change(SPEC.withOptimizer(new Optimizer.Sgd(0.05)));
        for (int i = 0; i < 10; i++) {
            track.advance();
        }
        WeightPath path = WeightPath.of(track.image(0, Optional.empty()), data, 8, _ -> { }, () -> false).orElseThrow();
        assertThat(path.last()).isEqualTo(track.run().parameters().values());
    }
}
