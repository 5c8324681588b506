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
            "momentum-classic(0.1, 0.9)             | 0    | 0.95, -1.9                   | 0.855, -2.01                 | 0.8695, -2.109",
            "adadelta                               | 0    | 0.9968377856, -1.9968377382  | 0.9935934238, -2.0008783341  | 0.9981413061, -2.0008783341",
            "adam                                   | 0    | 0.999, -1.999                | 0.998, -1.9993661035         | 0.9980756494, -1.9996491026",
            "adam                                   | 0.01 | 0.999, -1.999                | 0.9980000006, -1.9993548537  | 0.9980615203, -1.999623408",
            "amsgrad                                | 0    | 0.999, -1.999                | 0.998, -1.9993661035         | 0.9980756494, -1.9996489611",
            "adamw                                  | 0    | 0.99899, -1.99898            | 0.9979800101, -1.9993261137  | 0.9980456797, -1.9995891196",
            "adamax                                 | 0    | 0.998, -1.998                | 0.9960000001, -1.9985789474  | 0.9961070111, -1.9989446267",
            "nadam                                  | 0    | 0.9978870965, -1.9978870965  | 0.9963197278, -1.9997002114  | 0.9980496408, -1.9997722384",
            "radam                                  | 0    | 0.9995, -1.999               | 0.999, -1.9995789474         | 0.9990535055, -1.999944261",
            "rprop                                  | 0    | 0.99, -1.99                  | 0.978, -1.99                 | 0.978, -1.99",
            "lion                                   | 0    | 0.9999, -1.9999              | 0.9998, -2.0                 | 0.9999, -2.0001",
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

    /** Decay of weights needs no gradient, so it is taken away. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void withoutAnyGradientNothingEverMoves(Optimizer chosen) {
        Entry<Optimizer> entry = Catalogues.OPTIMIZER.entryOf(chosen);
        Optimizer optimizer = entry.parameter("decay").map(decay -> entry.with(chosen, decay, 0.0)).orElse(chosen);
        Parameters p = new Parameters(START);
        steps(optimizer.start(p, new Bowl(p, 0, 0)), p, optimizer.rate(), 0, 20);

        assertThat(p.values()).containsExactly(START);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aSmallStepGoesDownhill(Optimizer optimizer) {
        Parameters p = new Parameters(START);
        step(optimizer.start(p, new Bowl(p, 0.5, 0.5)), p, optimizer.rate(), 0.5, -1);

        assertThat(p.values()[0]).isLessThan(1);
        assertThat(p.values()[1]).isGreaterThan(-2);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aRestoredStateGoesOnWithTheSameBits(Optimizer optimizer) {
        Rng rng = Rng.of(3, Rng.Stream.BATCHES);
        Parameters p = new Parameters(new double[] {1, -2, 3, 0});
        Optimizer.Rule rule = optimizer.start(p, new Bowl(p, 1, 2, 3, 4));
        wander(rule, p, optimizer.rate(), rng, 7);

        Parameters copy = new Parameters(p.values());
        Optimizer.Rule restored = optimizer.start(copy, new Bowl(copy, 1, 2, 3, 4));
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
        Parameters p = new Parameters(new double[] {1, -2, 3, 0.5});
        Bowl bowl = new Bowl(p, 1, 2, 3, 4);
        Optimizer.Rule rule = optimizer.start(p, bowl);
        for (int t = 0; t < 3; t++) {
            bowl.step(rule, optimizer.rate());
        }
        double[] here = p.values().clone();
        double[] state = rule.state();
        boolean differs = false;
        // downhill, and against the momentum: methods of the sign show the difference only there
        for (double side : new double[] {1, -0.01}) {
            double[] kept = afterOneMore(optimizer, here, side, state);
            double[] dropped = afterOneMore(optimizer, here, side, optimizer.start(p).state());
            differs |= !Arrays.equals(kept, dropped);
        }
        assertThat(differs).isTrue();
    }

    private static double[] afterOneMore(Optimizer optimizer, double[] here, double side, double[] state) {
        Parameters p = new Parameters(here);
        Bowl bowl = new Bowl(p, 1, 2, 3, 4);
        Optimizer.Rule rule = optimizer.start(p, bowl);
        rule.restore(state);
        bowl.at(here, p.gradient());
        for (int i = 0; i < p.size(); i++) {
            p.gradient()[i] *= side;
        }
        rule.step(p, optimizer.rate());
        return p.values();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aSavedStateIsItsOwnCopy(Optimizer optimizer) {
        Parameters p = new Parameters(START);
        Optimizer.Rule rule = optimizer.start(p, new Bowl(p, 1, 2));
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
        assertThat(adam.accepts(momentum.state())).isFalse();
        assertThat(adam.accepts(adam.state())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theDirectionIsFollowedAndNotTheGradient(Optimizer optimizer) {
        Parameters p = new Parameters(START);
        p.separateDirection();
        Arrays.fill(p.gradient(), Double.NaN);
        p.direction()[0] = 0.5;
        p.direction()[1] = -1;
        optimizer.start(p, new Bowl(p, 0.5, 0.5)).step(p, optimizer.rate());

        assertThat(p.allFinite()).isTrue();
        assertThat(p.values()[0]).isLessThan(1);
    }

    /** Coupled to the gradient, decay would be divided by the root like everything else and the large gradient would hide it. */
    @Test
    void theDecayOfAdamwIsTheSameForLargeAndSmallGradients() {
        Parameters p = new Parameters(new double[] {2, 2});
        Parameters plain = new Parameters(p.values());
        step(new AdamW(0.1, 0.9, 0.999, 1e-8, 0.2).start(p), p, 0.1, 1e-3, 1e3);
        step(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8).start(plain), plain, 0.1, 1e-3, 1e3);

        assertThat(plain.values()[0] - p.values()[0]).isCloseTo(2 * 0.1 * 0.2, within(1e-12));
        assertThat(plain.values()[1] - p.values()[1]).isCloseTo(2 * 0.1 * 0.2, within(1e-12));
    }

    @Test
    void adagradMayLowerItsRateWithTheSteps() {
        Parameters p = new Parameters(START);
        Optimizer.Rule rule = new Optimizer.AdaGrad(1, 1e-10, 0.5).start(p);
        step(rule, p, 1, 2, 2);
        step(rule, p, 1, 2, 2);

        assertThat(p.values()[0]).isCloseTo(1 - 1 - 1 / 1.5 / Math.sqrt(2), within(1e-9));
    }

    @Test
    void rpropWaitsOnceWhenTheSignTurns() {
        Parameters p = new Parameters(new double[] {0});
        Optimizer.Rule rule = new Rprop().start(p);
        double[] path = new double[6];
        double[] gradients = {1, 7, -1, -1, -1, -1};
        for (int t = 0; t < path.length; t++) {
            step(rule, p, 0.01, gradients[t]);
            path[t] = p.values()[0];
        }

        assertThat(path).containsExactly(new double[] {-0.01, -0.022, -0.022, -0.016, -0.0088, -0.00016}, within(1e-15));
    }

    /** The step looks with β₁ at a mix that the memory of β₂ has hardly taken in. */
    @Test
    void lionStepsByOneMixAndRemembersAnother() {
        Parameters p = new Parameters(new double[] {0});
        Optimizer.Rule rule = new Lion().start(p);
        step(rule, p, 1e-4, 1);
        step(rule, p, 1e-4, -0.2);
        assertThat(p.values()[0]).isCloseTo(0, within(1e-18));
        step(rule, p, 1e-4, 0);
        assertThat(p.values()[0]).isCloseTo(-1e-4, within(1e-18));
    }

    @Test
    void radamDividesByTheRootFromTheSixthStepOn() {
        Parameters p = new Parameters(new double[] {0});
        Optimizer.Rule rule = new RAdam().start(p);
        double before = 0;
        for (int t = 1; t <= 7; t++) {
            before = p.values()[0];
            step(rule, p, 1e-3, 1000);
            double length = before - p.values()[0];
            if (t <= 5) {
                assertThat(length).as("step %d", t).isCloseTo(1, within(1e-12));
            } else {
                assertThat(length).as("step %d", t).isBetween(1e-6, 1e-3);
            }
        }
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
