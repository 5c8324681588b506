package gradlab.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.Scaling;
import gradlab.nn.Activation;
import gradlab.nn.Normalization;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers behind the widgets on the health of gradients. */
class HealthWidgetsTest {

    @Test
    void withXaviersWeightsTheSpreadOfTanhFallsSlowlyAndWithSmallOnesItFades() {
        FreshNetwork network = new FreshNetwork();
        double[] xavier = network.spreads(new Activation.Tanh(), 1);
        double[] small = network.spreads(new Activation.Tanh(), 0.5);
        assertThat(xavier).hasSize(FreshNetwork.LAYERS);
        assertThat(xavier[5]).isBetween(0.2, 0.6);
        assertThat(small[5]).isLessThan(0.03);
        assertThat(network.spreads(new Activation.Tanh(), 3)[5]).isBetween(0.8, 1.0);
    }

    @Test
    void withHesWeightsTheSpreadOfReluStaysAndWithXaviersItFalls() {
        FreshNetwork network = new FreshNetwork();
        double[] he = network.spreads(new Activation.Relu(), Math.sqrt(2));
        double[] xavier = network.spreads(new Activation.Relu(), 1);
        assertThat(he[5] / he[0]).isBetween(0.6, 1.7);
        assertThat(xavier[5] / he[5]).isCloseTo(StrictMath.pow(2, -3), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 5, 20})
    void stretchingTheSecondFeatureStretchesTheBowlByItsSquare(double k) {
        FeatureCloud round = FeatureCloud.of(1, false);
        FeatureCloud stretched = FeatureCloud.of(k, false);
        assertThat(round.elongation()).isLessThan(2);
        assertThat(round.curvature().a()).isCloseTo(1, within(1e-12));
        assertThat(stretched.curvature().d()).isCloseTo(k * k, within(1e-9));
        assertThat(stretched.elongation()).isBetween(0.9 * k * k, 1.6 * k * k);
        assertThat(stretched.bottom()[1]).isCloseTo(round.bottom()[1] / k, within(1e-9));
    }

    @Test
    void atTheBottomOfTheBowlTheGradientVanishes() {
        FeatureCloud cloud = FeatureCloud.of(3, true);
        double[] w = cloud.bottom();
        double[] gradient = new double[2];
        for (int i = 0; i < cloud.rows(); i++) {
            double error = w[0] * cloud.first(i) + w[1] * cloud.second(i) - cloud.y()[i];
            gradient[0] += error * cloud.first(i);
            gradient[1] += error * cloud.second(i);
        }
        assertThat(gradient[0]).isCloseTo(0, within(1e-9));
        assertThat(gradient[1]).isCloseTo(0, within(1e-9));
    }

    @Test
    void oneOutlierSqueezesAllOthersUnderMinMax() {
        double[] without = FeatureCloud.of(7, false).scaledSecond(new Scaling.MinMax());
        double[] with = FeatureCloud.of(7, true).scaledSecond(new Scaling.MinMax());
        assertThat(Arrays.stream(without).max().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(with[FeatureCloud.EXAMPLES]).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(with, 0, FeatureCloud.EXAMPLES).max().orElseThrow()).isLessThan(0.25);
        assertThat(without).containsExactly(FeatureCloud.of(1, false).scaledSecond(new Scaling.MinMax()), within(1e-12));
    }

    @Test
    void batchNormalisationWorksByColumnAndLayerNormalisationByRow() {
        double[] table = {2, 1, 4, 0, 6, -7};
        double[] batch = NormalizedLayer.of(new Normalization.Batch(), table, 3, 2);
        double[] layer = NormalizedLayer.of(new Normalization.Layer(), table, 3, 2);
        assertThat(new double[] {batch[0], batch[2], batch[4]}).containsExactly(new double[] {-1.2247, 0, 1.2247}, within(1e-3));
        assertThat(layer).containsExactly(new double[] {1, -1, 1, -1, 1, -1}, within(1e-3));
    }

    @Test
    void changingOneNumberLeavesOtherColumnsOrRowsAlone() {
        double[] changed = NormalizationTable.START.clone();
        changed[4] = 9;
        for (boolean byColumn : new boolean[] {true, false}) {
            Normalization normalization = byColumn ? new Normalization.Batch() : new Normalization.Layer();
            double[] before = NormalizedLayer.of(normalization, NormalizationTable.START, NormalizationTable.ROWS, NormalizationTable.COLUMNS);
            double[] after = NormalizedLayer.of(normalization, changed, NormalizationTable.ROWS, NormalizationTable.COLUMNS);
            for (int at = 0; at < before.length; at++) {
                boolean together = byColumn ? at % NormalizationTable.COLUMNS == 1 : at / NormalizationTable.COLUMNS == 1;
                assertThat(before[at] != after[at]).as("cell %s", at).isEqualTo(together);
            }
        }
    }

    @Test
    void theNeuronDiesWhereTheLessonSaysItDoes() {
        double[] examples = DeadNeuron.examples();
        assertThat(DeadNeuron.answering(examples, -1.9)).isPositive();
        assertThat(DeadNeuron.gradientLength(examples, -1.9)).isPositive();
        assertThat(DeadNeuron.answering(examples, -2)).isZero();
        assertThat(DeadNeuron.gradientLength(examples, -2)).isZero();
        assertThat(DeadNeuron.answering(examples, 2)).isEqualTo(DeadNeuron.EXAMPLES);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0, 0.02", "5, 0.6, 0.9", "50, 0.9, 1"})
    void wideWeightsSaturateTanh(double factor, double least, double greatest) {
        assertThat(Preactivations.flatShare(new Activation.Tanh(), FreshLayer.sums(), factor)).isBetween(least, greatest);
    }

    @Test
    void theSumsOfAFreshLayerAreAsWideAsItsInputs() {
        assertThat(FreshLayer.sums()).hasSize(FreshLayer.EXAMPLES * FreshLayer.NEURONS);
        assertThat(FreshLayer.deviation(FreshLayer.sums())).isBetween(0.5, 2.0);
    }
}
