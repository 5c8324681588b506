package gradlab.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Texts;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.train.Run;
import gradlab.ui.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers behind the widgets on ranks, generalisation and weights. */
class RankPicturesTest {

    @Test
    void eigenvectorsKeepTheirDirectionAndARotationHasNone() {
        for (Plane matrix : List.of(new Plane(2, 1, 1, 2), new Plane(1.5, -0.5, 0.5, -1.2), new Plane(3, 1, 0, 3), new Plane(0, 0, 2, 1), new Plane(2, 0, 0, 2))) {
            assertThat(matrix.eigenvalues()).hasSize(2);
            for (double value : matrix.eigenvalues()) {
                double[] v = matrix.eigenvector(value);
                assertThat(matrix.x(v[0], v[1])).isCloseTo(value * v[0], within(1e-7));
                assertThat(matrix.y(v[0], v[1])).isCloseTo(value * v[1], within(1e-7));
                assertThat(v[0] * v[0] + v[1] * v[1]).isCloseTo(1, within(1e-12));
            }
        }
        assertThat(new Plane(0, -1, 1, 0).eigenvalues()).isEmpty();
        assertThat(new Plane(1, 2, 2, 4).spectrum().numericalRank()).isEqualTo(1);
        assertThat(new Plane(0.1, 0.3, 0.7, 2.1).determinant()).isZero();
    }

    @Test
    void aGradientOfAllExamplesIsTheSumOfTheirProductsAndReachesItsCeiling() {
        ExampleGradients gradients = new ExampleGradients();
        for (int layer = 1; layer <= gradients.depth(); layer++) {
            for (int examples = 1; examples <= ExampleGradients.EXAMPLES; examples++) {
                assertThat(gradients.rank(layer, examples)).as("layer %s, %s examples", layer, examples).isEqualTo(gradients.ceiling(layer, examples));
            }
        }
        assertThat(gradients.ceiling(2, 12)).isEqualTo(5);
        assertThat(gradients.ceiling(3, 12)).isEqualTo(2);
        assertThat(gradients.rank(3, 1)).isEqualTo(1);
        assertThat(Spectrum.of(gradients.product(2, 3), 0, 6, 5).numericalRank()).isEqualTo(1);
    }

    @Test
    void theGradientBehindTheBarsHasAsManyDirectionsAsItsLayerAllows() {
        List<Spectrum> spectra = LayerGradients.spectra();
        assertThat(spectra.stream().map(spectrum -> spectrum.rank(1e-6))).containsExactly(8, 16, 3);
        assertThat(spectra.get(1).rank(1e-1)).isBetween(2, 6);
        assertThat(spectra.get(1).rank(1e-3)).isBetween(9, 15);
    }

    @Test
    void theFoldedPlaneCountsTheAxesThatItMeasures() {
        FoldedPlane plane = new FoldedPlane();
        double[][] here = plane.singularValues(new double[] {-1.2, -0.6}, 1);
        assertThat(here).hasNumberOfRows(4);
        assertThat(here[3][1]).isZero();
        assertThat(here[0][1]).isPositive();
        assertThat(plane.localRank(1, 1e-6)).isEqualTo(2);
        assertThat(plane.localRank(4, 1e-6)).isLessThanOrEqualTo(1);
        assertThat(plane.localRank(3, 1e9)).isZero();
        double before = plane.localRank(3, 0.1);
        assertThat(plane.localRank(3, 2)).isLessThan(before);
        assertThat(plane.rankAt(3, 0, 1e9)).isZero();
    }

    @Test
    void aPenaltySmoothsTheCurveAndTooMuchOfItSpoilsBothErrors() {
        RidgeFit ridge = new RidgeFit();
        RidgeFit.Curve rough = ridge.fit(1e-6);
        RidgeFit.Curve right = ridge.fit(1e-1);
        RidgeFit.Curve flat = ridge.fit(10);
        assertThat(rough.trainingError()).isLessThan(right.trainingError());
        assertThat(right.trainingError()).isLessThan(flat.trainingError());
        assertThat(right.heldOutError()).isLessThan(rough.heldOutError()).isLessThan(flat.heldOutError());
        assertThat(right.size()).isLessThan(rough.size());
    }

    /** The penalised error is least where the fit says: any small change of a weight makes it larger. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-2, 1})
    void aFitIsTheLeastOfItsPenalisedError(double lambda) {
        RidgeFit ridge = new RidgeFit();
        RidgeFit.Curve best = ridge.fit(lambda);
        double least = penalised(ridge, best, lambda);
        for (int j = 0; j < best.weights().length; j++) {
            for (double change : new double[] {-1e-3, 1e-3}) {
                double[] weights = best.weights().clone();
                weights[j] += change;
                assertThat(penalised(ridge, new RidgeFit.Curve(weights, 0, 0), lambda)).isGreaterThan(least);
            }
        }
    }

    private static double penalised(RidgeFit ridge, RidgeFit.Curve curve, double lambda) {
        double sum = 0;
        for (int i = 0; i < ridge.training().rows(); i++) {
            double away = curve.at(ridge.training().inputs()[i]) - ridge.training().targets()[i];
            sum += away * away / ridge.training().rows();
        }
        return sum + lambda * curve.size();
    }

    @Test
    void droppingNeuronsLeavesTheMeanOfWhatTheNextLayerGets() {
        DroppedNetwork network = new DroppedNetwork();
        int dropped = 0;
        for (int i = 0; i < 4000; i++) {
            network.draw(0.5);
            dropped += network.dropped();
        }
        assertThat(dropped / 4000.0 / DroppedNetwork.hidden()).isCloseTo(0.5, within(0.02));
        assertThat(network.mean()).isCloseTo(network.without(), within(0.05));
        network.again();
        network.draw(0);
        assertThat(network.dropped()).isZero();
        assertThat(network.mean()).isEqualTo(network.without());
    }

    /** The picture foretells what the engine does with that patience, to the last weight. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 20})
    void patienceEndsTheRunWhereTheEngineWould(int patience) {
        OverfitRun picture = new OverfitRun();
        OverfitRun.End end = picture.end(patience);
        Run run = Run.start(OverfitRun.spec().withEarlyStop(OverfitRun.rule(patience)));
        while (!run.ended() && run.stepCount() < OverfitRun.step(OverfitRun.CHECKS)) {
            run.step();
        }
        assertThat(run.stopped()).isTrue();
        assertThat(run.stepCount()).isEqualTo(OverfitRun.step(end.stopped()));
        run.observe();
        assertThat(run.meter().value("loss.test")).isEqualTo(picture.validation(end.best()));
    }

    @Test
    void littlePatienceStopsTooEarlyAndMoreFindsTheBestStep() {
        OverfitRun run = new OverfitRun();
        int best = run.end(OverfitRun.CHECKS + 1).best();
        assertThat(run.end(1).best()).isLessThan(run.end(3).best());
        assertThat(run.end(6).best()).isEqualTo(best);
        assertThat(run.validation(OverfitRun.CHECKS - 1)).isGreaterThan(2 * run.validation(best));
        assertThat(run.training(OverfitRun.CHECKS - 1)).isLessThan(0.1);
    }

    @Test
    void aBottleneckAsWideAsTheCausesLosesNothing() {
        HiddenCauses two = new HiddenCauses(2, 0);
        assertThat(two.lost(1)).isBetween(0.2, 0.6);
        assertThat(two.error(1)).isGreaterThan(0.01);
        assertThat(two.error(2)).isLessThan(1e-20);
        assertThat(two.restored(2, 0)).containsExactly(two.example(0), within(1e-9));
        assertThat(two.code(3, 0)[2]).isZero();
        HiddenCauses noisy = new HiddenCauses(2, 0.2);
        assertThat(noisy.lost(2)).isBetween(0.02, 0.3);
        assertThat(noisy.lost(8)).isLessThan(1e-9);
        assertThat(new HiddenCauses(4, 0).lost(3)).isGreaterThan(0.05);
        assertThat(new HiddenCauses(4, 0).lost(4)).isLessThan(1e-9);
    }

    @Test
    void swappedNeuronsMoveTheWeightsAndLeaveEveryBitOfTheAnswer() {
        SwappedNetwork network = new SwappedNetwork();
        Rng chance = Rng.of(3, Rng.Stream.DATA);
        for (int i = 0; i < 40; i++) {
            network.swap(chance.nextInt(SwappedNetwork.HIDDEN), chance.nextInt(SwappedNetwork.HIDDEN));
            assertThat(network.changedAnswers()).isZero();
        }
        network.putBack();
        network.swap(1, 3);
        assertThat(network.movedNumbers()).isEqualTo(8);
        assertThat(network.cosine()).isLessThan(0.5);
        assertThat(network.order()).containsExactly(0, 3, 2, 1, 4);
        network.putBack();
        assertThat(network.movedNumbers()).isZero();
        assertThat(network.cosine()).isCloseTo(1, within(1e-15));
    }

    @Test
    void twentyRunsAnswerAlikeWithWeightsThatAreNot() {
        TwentyRuns runs = new TwentyRuns();
        for (int i = 0; i < TwentyRuns.RUNS; i++) {
            assertThat(runs.loss(i)).isLessThan(0.1);
            assertThat(runs.norm(i, 2, false)).isBetween(13.0, 19.0);
            assertThat(runs.norm(i, 2, true)).isBetween(13.0, 20.0);
            for (int other = 0; other < i; other++) {
                assertThat(Math.abs(runs.cosine(i, other, 2, true))).isLessThan(0.3);
            }
            assertThat(runs.cosine(i, i, 2, true)).isCloseTo(1, within(1e-12));
            assertThat(runs.variance(i, 2, false)).isCloseTo(runs.norm(i, 2, false) * runs.norm(i, 2, false) / 256, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"-3, 10⁻³", "-12, 10⁻¹²", "2, 10²", "0, 1", "-1, '0,1'", "-2.5, '0,0032'"})
    void powersOfTenAreWrittenAsPeopleDo(double exponent, String text) {
        assertThat(Powers.ten(new Words(Texts.russian()), exponent)).isEqualTo(text);
    }
}
