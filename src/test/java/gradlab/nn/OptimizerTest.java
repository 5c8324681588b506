package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Place;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Notation;
import gradlab.math.Rng;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {

    private static final double[] START = {1, -2};
    private static final double[][] GRADIENTS = {{0.5, -1}, {0.5, 2}, {-1, 0}};
    private static final double PRINTED = 6e-11;

    static List<Optimizer> optimizers() {
        return Catalogues.OPTIMIZER.entries().stream().map(Entry::standard).toList();
    }

    /** The values of the reference after steps 1, 2 and 3; {@code decay} adds λθ to the gradient. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sgd(0.1)                               | 0    | 0.95, -1.9                   | 0.9, -2.1                    | 1.0, -2.1",
            "momentum(0.1, 0.9)                     | 0    | 0.95, -1.9                   | 0.855, -2.01                 | 0.8695, -2.109",
            "momentum(0.1, 0.9, dampening=0.9)      | 0    | 0.95, -1.9                   | 0.9, -1.83                   | 0.865, -1.767",
            "nesterov(0.1, 0.9)                     | 0.01 | 0.9031, -1.8062              | 0.76507411, -2.10014822      | 0.8752099582, -2.1823369164",
            "adagrad                                | 0    | 0.99, -1.99                  | 0.9829289322, -1.9989442719  | 0.991093898, -1.9989442719",
            "rmsprop                                | 0    | 0.90000002, -1.90000001      | 0.8291119095, -1.9895323022  | 0.9109657682, -1.9895323022",
            "rmsprop(centered=yes)                  | 0    | 0.8994962387, -1.8994962286  | 0.8278920868, -1.9891201762  | 0.9097460068, -1.9891201762",
            "rmsprop(centered=yes, momentum=0.9)    | 0.01 | 0.8994962383, -1.8994962284  | 0.737509005, -1.8981278877   | 0.6728569447, -1.8960385714",
            "adam                                   | 0    | 0.999, -1.999                | 0.998, -1.9993661035         | 0.9980756494, -1.9996491026",
            "adam                                   | 0.01 | 0.999, -1.999                | 0.9980000006, -1.9993548537  | 0.9980615203, -1.999623408",
    })
    void trajectoriesAreThoseOfTheReference(String notation, double decay, String first, String second, String third) {
        Optimizer optimizer = Notation.read(Catalogues.OPTIMIZER, new Notation.Source(notation, new Place("", 1, 1), Path.of(""), false));
        Parameters p = new Parameters(START);
        Optimizer.Rule rule = optimizer.start(p);
        List<String> expected = List.of(first, second, third);
        for (int t = 0; t < 3; t++) {
            for (int i = 0; i < 2; i++) {
                p.gradient()[i] = GRADIENTS[t][i] + decay * p.values()[i];
            }
            rule.step(p, optimizer.rate());
            double[] wanted = Arrays.stream(expected.get(t).split(", ")).mapToDouble(Double::parseDouble).toArray();
            assertThat(p.values()).as("after step %d", t + 1).containsExactly(wanted, within(PRINTED));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5", "500", "1e-3"})
    void theFirstStepOfAdamIsAsLongAsTheRateWhateverTheGradient(double factor) {
        Parameters p = new Parameters(START);
        step(new Optimizer.Adam().start(p), p, 1e-3, 0.7 * factor, -3 * factor);

        assertThat(p.values()).containsExactly(new double[] {0.999, -1.999}, within(2e-8));
    }

    @ParameterizedTest
    @CsvSource({"1e-3", "1", "1e3"})
    void rmspropForgetsTheScaleOfASteadyGradient(double g) {
        Parameters p = new Parameters(new double[] {0});
        Optimizer.Rule rule = new Optimizer.RmsProp().start(p);
        double before = steps(rule, p, 1e-2, g, 499);
        step(rule, p, 1e-2, g);

        assertThat((before - p.values()[0]) / 1e-2).isCloseTo(1.003, within(1e-3));
    }

    @Test
    void adagradShortensItsStepsWithTheRootOfTheirNumber() {
        Parameters p = new Parameters(new double[] {0});
        Optimizer.Rule rule = new Optimizer.AdaGrad().start(p);
        for (int t = 1; t <= 10_000; t++) {
            double before = p.values()[0];
            step(rule, p, 1e-2, 0.7);
            assertThat(before - p.values()[0]).isCloseTo(0.01 / Math.sqrt(t), within(1e-10));
        }
    }

    @Test
    void momentumOnASteadyGradientGrowsToItsLimit() {
        Parameters p = new Parameters(new double[] {0});
        Optimizer.Rule rule = new Optimizer.Momentum(0.1, 0.9, 0).start(p);
        double before = steps(rule, p, 0.1, 2, 400);
        step(rule, p, 0.1, 2);

        assertThat(before - p.values()[0]).isCloseTo(0.1 * 2 / (1 - 0.9), within(1e-12));
    }

    @Test
    void adamMovesOnWithoutAGradientAndSgdDoesNot() {
        Parameters adam = new Parameters(START);
        Optimizer.Rule adamRule = new Optimizer.Adam().start(adam);
        Parameters sgd = new Parameters(START);
        Optimizer.Rule sgdRule = new Optimizer.Sgd().start(sgd);
        for (double g : new double[] {1, 0}) {
            step(adamRule, adam, 0.1, g, g);
            step(sgdRule, sgd, 0.1, g, g);
        }

        assertThat(adam.values()[0]).isLessThan(0.9 - 0.01);
        assertThat(sgd.values()).containsExactly(0.9, -2.1);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void withoutAnyGradientNothingEverMoves(Optimizer optimizer) {
        Parameters p = new Parameters(START);
        steps(optimizer.start(p), p, optimizer.rate(), 0, 20);

        assertThat(p.values()).containsExactly(START);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aSmallStepGoesDownhill(Optimizer optimizer) {
        Parameters p = new Parameters(START);
        step(optimizer.start(p), p, optimizer.rate(), 0.5, -1);

        assertThat(p.values()[0]).isLessThan(1);
        assertThat(p.values()[1]).isGreaterThan(-2);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aRestoredStateGoesOnWithTheSameBits(Optimizer optimizer) {
        Rng rng = Rng.of(3, Rng.Stream.BATCHES);
        Parameters p = new Parameters(new double[] {1, -2, 3, 0});
        Optimizer.Rule rule = optimizer.start(p);
        wander(rule, p, optimizer.rate(), rng, 7);

        Parameters copy = new Parameters(p.values());
        Optimizer.Rule restored = optimizer.start(copy);
        restored.restore(rule.state());
        long[] generator = rng.state();
        wander(rule, p, optimizer.rate(), rng, 9);
        rng.restore(generator);
        wander(restored, copy, optimizer.rate(), rng, 9);

        assertThat(copy.values()).containsExactly(p.values());
        assertThat(restored.state()).containsExactly(rule.state());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aDroppedStateGoesAnotherWay(Optimizer optimizer) {
        if (optimizer.buffers() == 0) {
            return;
        }
        Rng rng = Rng.of(3, Rng.Stream.BATCHES);
        Parameters p = new Parameters(new double[] {1, -2, 3, 0});
        Optimizer.Rule rule = optimizer.start(p);
        wander(rule, p, optimizer.rate(), rng, 7);
        Parameters copy = new Parameters(p.values());
        step(rule, p, optimizer.rate(), 1, 1, 1, 1);
        step(optimizer.start(copy), copy, optimizer.rate(), 1, 1, 1, 1);

        assertThat(copy.values()).isNotEqualTo(p.values());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aSavedStateIsItsOwnCopy(Optimizer optimizer) {
        Parameters p = new Parameters(START);
        Optimizer.Rule rule = optimizer.start(p);
        step(rule, p, optimizer.rate(), 1, 2);
        double[] saved = rule.state();
        double[] kept = saved.clone();
        step(rule, p, optimizer.rate(), 3, 4);
        assertThat(saved).containsExactly(kept);

        rule.restore(saved);
        step(rule, p, optimizer.rate(), 3, 4);
        assertThat(saved).containsExactly(kept);
    }

    @Test
    void aStateOfAnotherSizeIsRefused() {
        Optimizer.Rule adam = new Optimizer.Adam().start(new Parameters(START));
        Optimizer.Rule momentum = new Optimizer.Momentum().start(new Parameters(START));

        assertThatIllegalArgumentException().isThrownBy(() -> adam.restore(momentum.state()));
    }

    /** The variance under the root is then a difference of equal numbers and must not round to less than nothing. */
    @ParameterizedTest
    @CsvSource({"0.3", "0.9", "0.99"})
    void centredRmspropSurvivesAGradientThatNeverVaries(double alpha) {
        Parameters p = new Parameters(new double[400]);
        Optimizer.Rule rule = new Optimizer.RmsProp(1e-2, alpha, 1e-8, 0, true).start(p);
        double[] steady = IntStream.range(0, 400).mapToDouble(i -> 0.0137 * (i + 1)).toArray();
        for (int t = 0; t < 10_000; t++) {
            step(rule, p, 1e-2, steady);
        }

        assertThat(p.allFinite()).isTrue();
    }

    private static double steps(Optimizer.Rule rule, Parameters p, double eta, double g, int count) {
        for (int t = 0; t < count; t++) {
            Arrays.fill(p.gradient(), g);
            rule.step(p, eta);
        }
        return p.values()[0];
    }

    private static void step(Optimizer.Rule rule, Parameters p, double eta, double... gradient) {
        System.arraycopy(gradient, 0, p.gradient(), 0, gradient.length);
        rule.step(p, eta);
    }

    private static void wander(Optimizer.Rule rule, Parameters p, double eta, Rng rng, int steps) {
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < p.size(); i++) {
                p.gradient()[i] = rng.nextGaussian() * (i + 1);
            }
            rule.step(p, eta);
        }
    }
}
