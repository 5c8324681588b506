package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegularizationTest {

    static List<Regularization> penalties() {
        return List.of(new Regularization.L1(0.3, false), new Regularization.L2(0.3));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void theSlopeIsThatOfThePenalty(Regularization penalty) {
        Parameters p = network();
        penalty.addTo(p);
        for (int i = 0; i < p.size(); i++) {
            double at = p.values()[i];
            p.values()[i] = at + 1e-6;
            double above = penalty.penalty(p);
            p.values()[i] = at - 1e-6;
            double below = penalty.penalty(p);
            p.values()[i] = at;
            assertThat(p.direction()[i]).isCloseTo((above - below) / 2e-6, within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void biasesAreLeftAloneAndTheGradientToo(Regularization penalty) {
        Parameters p = network();
        Arrays.fill(p.gradient(), 5);
        penalty.addTo(p);

        assertThat(p.gradient()).containsOnly(5);
        for (Block block : p.blocks()) {
            double[] part = Arrays.copyOfRange(p.direction(), block.offset(), block.offset() + block.size());
            if (block.kind() == Parameters.Kind.BIAS) {
                assertThat(part).containsOnly(0);
            } else {
                assertThat(part).doesNotContain(0);
            }
        }
    }

    @Test
    void aZeroWeightFeelsNoPenalty() {
        Parameters p = new Parameters(NetworkShape.of(2, List.of(), 1));
        p.separateDirection();
        new Regularization.L1(0.3, false).addTo(p);

        assertThat(p.direction()).containsOnly(0);
    }

    @Test
    void theProximalStepStopsAtZeroAndReplacesTheSlope() {
        Parameters p = network();
        Regularization proximal = new Regularization.L1(2, true);
        Block weight = p.weight(1);
        p.values()[weight.offset()] = 0.9;
        p.values()[weight.offset() + 1] = -0.15;
        double bias = p.values()[p.bias(1).offset()];
        proximal.addTo(p);
        proximal.afterUpdate(p, 0.1);

        assertThat(p.direction()).containsOnly(0);
        assertThat(p.values()[weight.offset()]).isCloseTo(0.7, within(1e-15));
        assertThat(p.values()[weight.offset() + 1]).isZero();
        assertThat(p.values()[p.bias(1).offset()]).isEqualTo(bias);
    }

    /** Least squares with 3 useful features of 20: the step past zero makes exact zeros, the slope only small numbers. */
    @Test
    void onlyTheProximalStepMakesExactZeros() {
        double[] slope = fitted(new Regularization.L1(0.1, false));
        double[] proximal = fitted(new Regularization.L1(0.1, true));
        double[] square = fitted(new Regularization.L2(0.1));

        assertThat(zeros(slope)).isZero();
        assertThat(zeros(square)).isZero();
        assertThat(zeros(proximal)).isEqualTo(17);
        assertThat(Arrays.stream(slope).filter(w -> Math.abs(w) < 0.02).count()).isGreaterThanOrEqualTo(16);
        assertThat(Arrays.copyOf(proximal, 3)).doesNotContain(0);
    }

    @Test
    void nothingLeavesNoTraceInAnExperiment() {
        ExperimentSpec spec = ExperimentSpec.standard().withRegularization(List.of(new Regularization.None(), new Regularization.L2(0.1)));

        assertThat(spec.regularization()).containsExactly(new Regularization.L2(0.1));
        assertThat(ExperimentSpec.standard().regularization()).isEmpty();
    }

    private static Parameters network() {
        Parameters p = new Parameters(NetworkShape.of(2, List.of(new LayerSpec(3, new Activation.Tanh())), 1));
        p.initialize(new Initializer.Xavier(), Rng.of(1, Rng.Stream.WEIGHTS));
        for (Block block : p.blocks()) {
            if (block.kind() == Parameters.Kind.BIAS) {
                Arrays.fill(p.values(), block.offset(), block.offset() + block.size(), 0.5);
            }
        }
        p.separateDirection();
        return p;
    }

    private static double[] fitted(Regularization penalty) {
        Rng rng = Rng.of(5, Rng.Stream.DATA);
        int rows = 60;
        int features = 20;
        double[][] x = new double[rows][features];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < features; j++) {
                x[i][j] = rng.nextGaussian();
            }
            y[i] = 2 * x[i][0] - 1.5 * x[i][1] + x[i][2] + 0.1 * rng.nextGaussian();
        }
        Parameters p = new Parameters(NetworkShape.of(features, List.of(), 1));
        p.separateDirection();
        Optimizer.Rule rule = new Optimizer.Sgd().start(p);
        for (int t = 0; t < 2000; t++) {
            Arrays.fill(p.gradient(), 0);
            for (int i = 0; i < rows; i++) {
                double error = -y[i];
                for (int j = 0; j < features; j++) {
                    error += x[i][j] * p.values()[j];
                }
                for (int j = 0; j < features; j++) {
                    p.gradient()[j] += error * x[i][j] / rows;
                }
            }
            System.arraycopy(p.gradient(), 0, p.direction(), 0, p.size());
            penalty.addTo(p);
            rule.step(p, 0.05);
            penalty.afterUpdate(p, 0.05);
        }
        return Arrays.copyOf(p.values(), features);
    }

    private static long zeros(double[] weights) {
        return Arrays.stream(weights).filter(w -> w == 0).count();
    }
}
