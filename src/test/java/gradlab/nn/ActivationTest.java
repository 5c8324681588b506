package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Place;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Notation;
import gradlab.math.Kernels;
import gradlab.math.PlainKernels;
import gradlab.math.Rng;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

    /** The reference has eight digits. */
    private static final double PRINTED = 5e-8;

    static List<Activation> activations() {
        return Catalogues.ACTIVATION.entries().stream().map(Entry::standard).toList();
    }

    @ParameterizedTest
    @CsvSource({
            "sigmoid,          -3,  0.047425873, 0.04517666",
            "sigmoid,           0,  0.5,         0.25",
            "sigmoid,           1,  0.73105858,  0.19661193",
            "sigmoid,         -20,  2.0611536e-09, 2.0611536e-09",
            "tanh,             -3, -0.99505475,  0.0098660372",
            "tanh,              1,  0.76159416,  0.41997434",
            "relu,             -3,  0,           0",
            "relu,              0,  0,           0",
            "relu,              2,  2,           1",
            "leaky-relu,       -3, -0.03,        0.01",
            "leaky-relu,        0,  0,           0.01",
            "leaky-relu(0.25), -2, -0.5,         0.25",
            "elu,              -3, -0.95021293,  0.049787068",
            "elu,               1,  1,           1",
            "elu(2),           -1, -1.2642411,   0.73575888",
            "identity,       -7.5, -7.5,         1",
    })
    void valuesAndSlopesAreThoseOfTheReference(String notation, double z, double value, double slope) {
        Activation activation = Notation.read(Catalogues.ACTIVATION, new Notation.Source(notation, new Place("", 1, 1), Path.of(""), false));

        assertThat(activation.value(z)).isCloseTo(value, within(PRINTED * Math.abs(value)));
        assertThat(activation.slope(z)).isCloseTo(slope, within(PRINTED * Math.abs(slope)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void farOutEverythingStaysFinite(Activation activation) {
        for (double z : new double[] {20, -20, 40, -40, 1000, -1000, 1e300, -1e300, Double.MIN_VALUE, -Double.MIN_VALUE}) {
            assertThat(activation.value(z)).as("f(%s)", z).isFinite();
            assertThat(activation.slope(z)).as("f′(%s)", z).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void theSlopeIsTheDerivativeOfTheValue(Activation activation) {
        double h = 1e-6;
        for (double z = -12; z <= 12; z += 0.0371) {
            double difference = (activation.value(z + h) - activation.value(z - h)) / (2 * h);
            assertThat(activation.slope(z)).as("at %s", z).isCloseTo(difference, within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void theGreatestSlopeIsReachedAndNeverExceeded(Activation activation) {
        double greatest = 0;
        for (double z = -60; z <= 60; z += 1.0 / 512) {
            greatest = Math.max(greatest, Math.abs(activation.slope(z)));
        }
        assertThat(greatest).isCloseTo(activation.greatestSlope(), within(1e-6));
        assertThat(greatest).isLessThanOrEqualTo(activation.greatestSlope());
    }

    @ParameterizedTest
    @MethodSource("activations")
    void flatSidesAreWhereTheSlopeVanishes(Activation activation) {
        boolean left = activation.slope(-500) < 1e-100;
        boolean right = activation.slope(500) < 1e-100;

        assertThat(activation.flat()).isEqualTo(left && right ? Activation.Flat.BOTH : left ? Activation.Flat.LEFT : Activation.Flat.NEVER);
        assertThat(right && !left).isFalse();
    }

    @Test
    void aLeakOfZeroMakesAReluThatCanDie() {
        assertThat(new Activation.LeakyRelu(0).canDie()).isTrue();
        assertThat(new Activation.LeakyRelu().canDie()).isFalse();
        assertThat(new Elu(3).greatestSlope()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 3.637, 1.818", "0.05, 4.357, 2.178", "0.01, 5.986, 2.993"})
    void saturationBeginsWhereTheReferenceSays(double threshold, double sigmoid, double tanh) {
        assertThat(new Activation.Sigmoid().slope(sigmoid)).isCloseTo(0.25 * threshold, within(0.25 * threshold * 1e-3));
        assertThat(new Activation.Tanh().slope(tanh)).isCloseTo(threshold, within(threshold * 2e-3));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void wholeArraysAgreeWithSingleNumbersOnEveryKernel(Activation activation) {
        for (Kernels kernels : List.of(Kernels.best(), new PlainKernels())) {
            assertAgreesWithSingleNumbers(activation, kernels);
        }
    }

    private static void assertAgreesWithSingleNumbers(Activation activation, Kernels kernels) {
        Rng rng = Rng.of(1, Rng.Stream.DATA);
        double[] z = gaussians(rng);
        double[] a = new double[50];
        double[] d = gaussians(rng);
        double[] before = d.clone();
        activation.apply(kernels, z, a, 40);
        activation.timesSlope(kernels, z, a, d, 40);

        for (int i = 0; i < 50; i++) {
            assertThat(a[i]).isEqualTo(i < 40 ? activation.value(z[i]) : 0);
            double wanted = i < 40 ? before[i] * activation.slope(z[i]) : before[i];
            assertThat(d[i]).isCloseTo(wanted, within(i < 40 ? 4e-16 * Math.abs(before[i]) : 0));
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void notANumberStaysNotANumber(Activation activation) {
        assertThat(activation.value(Double.NaN)).isNaN();
    }

    private static double[] gaussians(Rng rng) {
        return DoubleStream.generate(() -> 3 * rng.nextGaussian()).limit(50).toArray();
    }

    @Test
    void oddIsWhatTurnsWithItsInput() {
        for (Activation activation : Catalogues.ACTIVATION.entries().stream().map(Entry::standard).toList()) {
            boolean turns = DoubleStream.of(0.3, 1, 2.5).allMatch(z -> activation.value(-z) == -activation.value(z));
            assertThat(activation.isOdd()).as("%s", activation).isEqualTo(turns);
        }
    }
}
