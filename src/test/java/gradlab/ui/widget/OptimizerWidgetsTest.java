package gradlab.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.nn.Optimizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers behind the widgets on optimizers and fair comparisons. */
class OptimizerWidgetsTest {

    @ParameterizedTest
    @CsvSource({"1, 200", "0.5, 100", "0.1, 20", "0.01, 2"})
    void aFeatureIsThereAsOftenAsItsShareSays(double share, int times) {
        double[][] history = RareFeature.history(share);
        assertThat(history[0][RareFeature.STEPS - 1]).isEqualTo(times);
        assertThat(Arrays.stream(history[1]).filter(step -> step > 0).count()).isEqualTo(times);
    }

    @Test
    void theRareWeightsStepsAreLongerByTheRootOfHowMuchRarerItIs() {
        double often = RareFeature.history(1)[1][99];
        double[] rare = RareFeature.history(0.25)[1];
        double last = Arrays.stream(rare, 0, 100).filter(step -> step > 0).reduce((_, next) -> next).orElseThrow();
        assertThat(often).isCloseTo(RareFeature.RATE / 10, within(1e-9));
        assertThat(last / often).isCloseTo(2, within(1e-6));
    }

    @Test
    void adaGradsStepsFallWithTheRootOfTheirNumber() {
        double[] lengths = RateCurve.lengths(1000);
        for (int t : new int[] {1, 4, 100, 1000}) {
            assertThat(lengths[t - 1]).isCloseTo(1 / Math.sqrt(t), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e3})
    void onlyTheFirstStepOfSgdDependsOnTheSizeOfTheGradient(double gradient) {
        assertThat(FirstStep.Method.SGD.firstStep(gradient)).isCloseTo(0.1 * gradient, within(1e-12 * gradient));
        assertThat(FirstStep.Method.ADAGRAD.firstStep(gradient)).isCloseTo(0.1, within(1e-5));
        assertThat(FirstStep.Method.ADAM.firstStep(gradient)).isCloseTo(0.1, within(1e-5));
        assertThat(FirstStep.Method.RMSPROP.firstStep(gradient)).isCloseTo(0.1 / Math.sqrt(0.1), within(1e-4));
    }

    @Test
    void adamRemembersTwoVectorsAndTheSecondIsNeverNegative() {
        List<double[]> vectors = MemoryStrip.vectors(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8));
        assertThat(vectors).hasSize(3);
        assertThat(vectors.get(2)).hasSameSizeAs(vectors.get(0));
        assertThat(Arrays.stream(vectors.get(2)).allMatch(value -> value >= 0)).isTrue();
        assertThat(Arrays.stream(vectors.get(1)).anyMatch(value -> value < 0)).isTrue();
        assertThat(MemoryStrip.vectors(new Optimizer.Momentum(0.1, 0.9, 0))).hasSize(2);
        assertThat(MemoryStrip.vectors(new Optimizer.Sgd(0.1))).hasSize(1);
    }

    @Test
    void theRunsOfTheTableAreThoseTheLessonTells() {
        double[] adam = {0.018, 0.014, 0.012, 0.015, 0.013};
        double[] sgd = {0.009, 0.013, 0.005, 0.017, 0.005};
        for (int seed = 1; seed <= RunTable.SEEDS; seed++) {
            assertThat(end(Contender.ADAM, seed)).isCloseTo(adam[seed - 1], within(5.1e-4));
            assertThat(end(Contender.SGD, seed)).isCloseTo(sgd[seed - 1], within(5.1e-4));
        }
    }

    @Test
    void noMethodIsTheFirstWithEverySeed() {
        Set<Contender> winners = new HashSet<>();
        for (int seed = 1; seed <= RunTable.SEEDS; seed++) {
            Contender best = Contender.SGD;
            for (Contender method : Contender.values()) {
                best = end(method, seed) < end(best, seed) ? method : best;
            }
            winners.add(best);
        }
        assertThat(winners).hasSizeGreaterThan(1);
    }

    private static double end(Contender method, int seed) {
        double[] losses = method.losses(seed);
        return losses[losses.length - 1];
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 7, 10})
    void everyExampleIsCheckedOnceAndThePartsAreOfOneSize(int k) {
        int sum = 0;
        for (int part = 0; part < k; part++) {
            sum += Folds.size(k, part);
            assertThat(Folds.size(k, part)).isBetween(Folds.EXAMPLES / k, Folds.EXAMPLES / k + 1);
        }
        assertThat(sum).isEqualTo(Folds.EXAMPLES);
    }

    @Test
    void theFoldsLearnAndDiffer() {
        double[] scores = new Folds().scores(5);
        assertThat(scores).hasSize(5);
        assertThat(Arrays.stream(scores).allMatch(score -> score > 0.75)).isTrue();
        assertThat(Arrays.stream(scores).distinct().count()).isGreaterThan(1);
    }
}
