package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.data.Split;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.PlainKernels;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.probe.Activity;
import gradlab.probe.Saturation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of hidden units, against theory and against counting by hand. */
class ActivityTest {

    @ParameterizedTest
    @CsvSource({"1, .0294", "2, .276", "4, .586", "8, .785"})
    void tanhSaturatesAsNormalSumsPredict(double deviation, double share) {
        assertThat(saturation(new Activation.Tanh(), deviation)).isCloseTo(share, within(0.004));
    }

    @ParameterizedTest
    @CsvSource({"2, .0294", "4, .276", "8, .586"})
    void sigmoidSaturatesAtTwiceTheWidth(double deviation, double share) {
        assertThat(saturation(new Activation.Sigmoid(), deviation)).isCloseTo(share, within(0.004));
    }

    @ParameterizedTest
    @CsvSource({"tanh, 0.05", "tanh, 0.5", "sigmoid, 0.3", "relu, 0.1"})
    void sharesDeadUnitsAndSlopesAgreeWithCounting(String name, double threshold) {
        Activation activation = gradlab.experiment.Catalogues.ACTIVATION.find(name).orElseThrow().standard();
        ExperimentSpec spec = ExperimentSpec.standard().withData(new DataSource.Moons(777, 0.2, 1))
                .withHidden(List.of(new LayerSpec(9, activation), new LayerSpec(6, activation)))
                .withInitializer(new Initializer.He(2.5)).withProbes(List.of(new Saturation(threshold, 1)));
        Run run = Run.start(spec);
        int bias = run.parameters().bias(1).offset();
        run.parameters().values()[bias + 2] = -40;
        run.observe();

        assertAgreesWithCounting(run.lastView().activity(threshold), run, threshold);
        assertThat(run.lastActivity()).contains(run.lastView().activity(threshold));
        Activity activity = run.lastView().activity(threshold);
        assertThat(run.meter().value("layer1.slope.mean")).isEqualTo(activity.meanSlope()[0]);
        assertThat(run.meter().value("layer1.saturation")).isEqualTo(Double.valueOf(activation.saturates() ? activity.saturatedShare(1) : Double.NaN));
        assertThat(run.meter().value("layer1.dead")).isEqualTo(Double.valueOf(activation.canDie() ? activity.deadShare(1) : Double.NaN));
    }

    @Test
    void aUnitNobodyWakesIsDead() {
        ExperimentSpec spec = ExperimentSpec.standard().withActivation(new Activation.Relu());
        Run run = Run.start(spec);
        double[] theta = run.parameters().values();
        theta[run.parameters().bias(1).offset()] = -100;
        theta[run.parameters().bias(1).offset() + 5] = -100;
        run.observe();

        assertThat(run.meter().value("layer1.dead")).isGreaterThanOrEqualTo(0.25);
        assertThat(run.lastView().activity(0.1).dead()[0][0]).isTrue();
        assertThat(run.lastView().activity(0.1).dead()[0][5]).isTrue();
    }

    @Test
    void aThresholdOfItsOwnIsMeasuredAnew() {
        Run run = Run.start(ExperimentSpec.standard().withInitializer(new Initializer.Xavier(3)));
        run.observe();

        assertThat(run.lastView().activity(0.9).saturatedShare(1)).isGreaterThan(run.lastView().activity(0.01).saturatedShare(1));
    }

    private static void assertAgreesWithCounting(Activity activity, Run run, double threshold) {
        NetworkShape shape = run.spec().network();
        DataSet training = run.data().training();
        Pass pass = new Pass(shape, training.rows(), new PlainKernels());
        pass.forward(run.parameters(), training.inputs(), training.rows());
        for (int layer = 1; layer < shape.depth(); layer++) {
            Activation activation = shape.activation(layer);
            int units = shape.units(layer);
            double slopes = 0;
            double saturatedSum = 0;
            int dead = 0;
            for (int j = 0; j < units; j++) {
                int saturated = 0;
                int asleep = 0;
                for (int i = 0; i < training.rows(); i++) {
                    double z = pass.preActivations(layer)[i * pass.stride(layer) + j];
                    slopes += activation.slope(z);
                    saturated += Math.abs(activation.slope(z)) < threshold * activation.greatestSlope() ? 1 : 0;
                    asleep += z <= 0 ? 1 : 0;
                }
                saturatedSum += (double) saturated / training.rows();
                dead += asleep == training.rows() ? 1 : 0;
                assertThat(activity.saturated()[layer - 1][j]).isEqualTo((double) saturated / training.rows());
                assertThat(activity.dead()[layer - 1][j]).isEqualTo(asleep == training.rows());
            }
            assertThat(activity.saturatedShare(layer)).isCloseTo(saturatedSum / units, within(1e-12));
            assertThat(activity.deadShare(layer)).isEqualTo((double) dead / units);
            assertThat(activity.meanSlope()[layer - 1]).isCloseTo(slopes / units / training.rows(), within(1e-12));
        }
    }

    /** One unit with weight {@code deviation} on standard normal inputs: its sums are N(0, deviation²). */
    private static double saturation(Activation activation, double deviation) {
        int rows = 100_000;
        double[] x = new double[rows];
        Rng rng = Rng.of(1, Rng.Stream.DATA);
        for (int i = 0; i < rows; i++) {
            x[i] = rng.nextGaussian();
        }
        DataSet data = DataSet.ofClasses(1, x, new double[rows], List.of("x"), List.of("a", "b"), List.of());
        ExperimentSpec spec = ExperimentSpec.standard().withNetwork(NetworkShape.of(1, List.of(new LayerSpec(1, activation)), 1))
                .withInitializer(new Initializer.Constant(deviation, 1)).withProbes(List.of(new Saturation(0.05, 1)));
        Split split = Split.of(data, 0, Rng.of(1, Rng.Stream.SPLIT));
        Run run = Run.start(spec, new Prepared(split, data.targets(), new double[0], new Loss.Bce()), () -> 0);
        run.observe();
        return run.meter().value("layer1.saturation");
    }

    @Test
    void weightsStayUntouchedByLooking() {
        Run run = Run.start(ExperimentSpec.standard());
        Parameters parameters = run.parameters();
        double[] before = parameters.values().clone();
        run.observe();

        assertThat(parameters.values()).containsExactly(before);
        assertThat(run.stepCount()).isZero();
    }
}
