package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.DataSet;
import gradlab.data.Task;
import gradlab.experiment.Catalogues;
import gradlab.math.Rng;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {

    private static final double[] LOGITS = {2, -1, 0.5, 0, 3, -2};
    private static final double[] ONE_HOT = {1, 0, 0, 0, 0, 1};

    static List<Loss> losses() {
        return Catalogues.LOSS.entries().stream().map(Entry::standard).filter(loss -> !(loss instanceof Loss.Auto)).toList();
    }

    @Test
    void crossEntropyIsThatOfTheReference() {
        Loss loss = new Loss.CrossEntropy();
        double[] d = new double[6];
        loss.gradient(LOGITS, ONE_HOT, d, 2, 3);

        assertThat(loss.value(LOGITS, ONE_HOT, 2, 3)).isCloseTo(2.6481482660, within(5e-11));
        assertThat(d).containsExactly(new double[] {-0.10720148, 0.01955629, 0.0876452, 0.02356171, 0.47324956, -0.49681127}, within(5e-9));
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, 0", "-1000, 1, 1000", "0, 1, 0.6931471805599453", "1000, 0, 1000", "-1000, 0, 0"})
    void binaryCrossEntropyIsThatOfTheReferenceAndNeverOverflows(double logit, double target, double value) {
        assertThat(new Loss.Bce().value(new double[] {logit}, new double[] {target}, 1, 1)).isEqualTo(value);
    }

    @Test
    void squaredErrorIsThatOfTheReference() {
        double[] p = {0, 1, 3};
        double[] y = {0.5, -1, 0};
        double[] d = new double[3];
        new Loss.Mse().gradient(p, y, d, 3, 1);

        assertThat(new Loss.Mse().value(p, y, 3, 1)).isCloseTo(4.4166667, within(5e-8));
        assertThat(d).containsExactly(new double[] {-1.0 / 3, 4.0 / 3, 2}, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"4, 0, 0.9643510838246173, 0.0346900, 0.9820138", "0, 1, 0.25, -0.25, -0.5", "-2, 0, 0.0142093, 0.0250310, 0.1192029"})
    void squaredErrorOfProbabilitiesKeepsTheSlopeOfTheSigmoidWhichEntropyDropped(double logit, double target, double value, double slope,
            double slopeOfEntropy) {
        double[] d = new double[1];
        new Loss.Brier().gradient(new double[] {logit}, new double[] {target}, d, 1, 1);

        assertThat(new Loss.Brier().value(new double[] {logit}, new double[] {target}, 1, 1)).isCloseTo(value, within(1e-7));
        assertThat(d[0]).isCloseTo(slope, within(1e-7));
        new Loss.Bce().gradient(new double[] {logit}, new double[] {target}, d, 1, 1);
        assertThat(d[0]).isCloseTo(slopeOfEntropy, within(1e-7));
    }

    @Test
    void squaredErrorAveragesOverRowsAndColumns() {
        assertThat(new Loss.Mse().value(new double[] {1, 2, 3, 4}, new double[4], 2, 2)).isEqualTo(7.5);
        assertThat(new Loss.Mse().value(new double[] {1, 2, 3, 4}, new double[4], 4, 1)).isEqualTo(7.5);
    }

    @Test
    void softmaxGradientsOfARowSumToZero() {
        Rng rng = Rng.of(1, Rng.Stream.DATA);
        double[] o = IntStream.range(0, 20).mapToDouble(i -> 5 * rng.nextGaussian()).toArray();
        double[] y = new double[20];
        for (int row = 0; row < 4; row++) {
            y[5 * row + rng.nextInt(5)] = 1;
        }
        double[] d = new double[20];
        new Loss.CrossEntropy().gradient(o, y, d, 4, 5);

        for (int row = 0; row < 4; row++) {
            assertThat(IntStream.range(5 * row, 5 * row + 5).mapToDouble(i -> d[i]).sum()).isCloseTo(0, within(1e-16));
        }
    }

    @Test
    void addingAConstantToTheLogitsOfARowChangesNothing() {
        double[] shifted = {1002, 999, 1000.5, -700, -697, -702};

        assertThat(new Loss.CrossEntropy().value(shifted, ONE_HOT, 2, 3))
                .isCloseTo(new Loss.CrossEntropy().value(LOGITS, ONE_HOT, 2, 3), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "10", "50"})
    void aNetworkThatKnowsNothingLosesTheLogarithmOfTheClasses(int classes) {
        double[] y = new double[classes];
        y[1] = 1;

        assertThat(new Loss.CrossEntropy().value(new double[classes], y, 1, classes)).isCloseTo(Math.log(classes), within(1e-15));
    }

    @Test
    void twoLogitsAndOneAgreeOnTheirDifference() {
        double[] pair = {0.3, 1.7};

        assertThat(new Loss.CrossEntropy().value(pair, new double[] {0, 1}, 1, 2))
                .isCloseTo(new Loss.Bce().value(new double[] {1.4}, new double[] {1}, 1, 1), within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theMeanDoesNotDependOnHowOftenTheRowsAreRepeated(Loss loss) {
        double[] twice = {2, -1, 0.5, 0, 3, -2, 2, -1, 0.5, 0, 3, -2};
        double[] twiceTargets = {1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1};

        assertThat(loss.value(twice, twiceTargets, 4, 3)).isCloseTo(loss.value(LOGITS, ONE_HOT, 2, 3), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void hugeLogitsKeepLossAndGradientFinite(Loss loss) {
        double[] o = {1000, -1000, 0, -1000, 1000, 0};
        double[] d = new double[6];
        loss.gradient(o, ONE_HOT, d, 2, 3);

        assertThat(loss.value(o, ONE_HOT, 2, 3)).isFinite();
        assertThat(d).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void outputsThatAreNoNumbersAreNotHidden(Loss loss) {
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] o = {2, broken, 0.5, 0, 3, -2};
            assertThat(Double.isFinite(loss.value(o, ONE_HOT, 2, 3))).as("%s", broken).isFalse();
        }
    }

    @Test
    void automaticFollowsTheData() {
        Loss auto = new Loss.Auto();
        DataSet numbers = new DataSet(1, 1, new double[1], new double[1], 1, Task.REGRESSION, List.of("x"), List.of(), List.of());
        DataSet classes = DataSet.ofClasses(1, new double[2], new double[] {0, 1}, List.of("x"), List.of("a", "b"), List.of());

        assertThat(auto.resolve(numbers, 1)).isEqualTo(new Loss.Mse());
        assertThat(auto.resolve(classes, 1)).isEqualTo(new Loss.Bce());
        assertThat(auto.resolve(classes, 2)).isEqualTo(new Loss.CrossEntropy());
        assertThat(new Loss.Mse().resolve(classes, 2)).isEqualTo(new Loss.Mse());
        assertThatIllegalStateException().isThrownBy(() -> auto.value(LOGITS, ONE_HOT, 2, 3));
    }

    @Test
    void lossesKnowWhatTheyFit() {
        assertThat(new Loss.Bce().fits(Task.REGRESSION, 1)).isFalse();
        assertThat(new Loss.CrossEntropy().fits(Task.CLASSES, 1)).isFalse();
        assertThat(new Loss.CrossEntropy().fits(Task.CLASSES, 2)).isTrue();
        assertThat(new Loss.CrossEntropy().fits(Task.REGRESSION, 3)).isFalse();
        assertThat(new Loss.Mse().fits(Task.CLASSES, 3)).isTrue();
        assertThat(new Loss.Brier().fits(Task.CLASSES, 1)).isTrue();
        assertThat(new Loss.Brier().fits(Task.REGRESSION, 1)).isFalse();
    }
}
