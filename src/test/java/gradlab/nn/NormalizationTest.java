package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Kernels;
import gradlab.math.PlainKernels;
import gradlab.math.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batch and layer normalisation, dropout and the learned slope: their numbers, gradients and invariants. */
class NormalizationTest {

    private static final double H = 1e-6;
    private static final Rng NONE = Rng.of(0, Rng.Stream.MASKS);

    private static NetworkShape shape(Normalization law, Activation activation, int... sizes) {
        List<LayerSpec> hidden = Arrays.stream(sizes, 1, sizes.length - 1).mapToObj(n -> new LayerSpec(n, activation)).toList();
        return NetworkShape.of(sizes[0], hidden, sizes[sizes.length - 1]).withNormalization(law);
    }

    /** A network whose only hidden layer passes two inputs through as they are, so that its normalisation is seen bare. */
    private static Parameters bare(NetworkShape shape) {
        Parameters p = new Parameters(shape);
        p.initialize(new Initializer.Zeros(), NONE);
        for (int layer = 1; layer <= 2; layer++) {
            int at = p.weight(layer).offset();
            p.values()[at] = 1;
            p.values()[at + 3] = 1;
        }
        return p;
    }

    private static Parameters random(NetworkShape shape, long seed) {
        Parameters p = new Parameters(shape);
        Rng rng = Rng.of(seed, Rng.Stream.WEIGHTS);
        p.initialize(new Initializer.Xavier(), rng);
        for (Parameters.Block block : p.blocks()) {
            for (int i = block.offset(); block.kind() != Parameters.Kind.WEIGHT && i < block.offset() + block.size(); i++) {
                p.values()[i] += 0.3 * rng.nextGaussian();
            }
        }
        return p;
    }

    private static double[] gaussian(int n, long seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        return java.util.stream.DoubleStream.generate(rng::nextGaussian).limit(n).toArray();
    }

    @Test
    void batchNormalisationGivesTheReferenceNumbers() {
        NetworkShape shape = shape(new Normalization.Batch(), new Activation.Identity(), 2, 2, 2);
        Parameters p = bare(shape);
        double[] x = {1, 2, 3, 0, 5, 7, -1, 3};
        double[] trained = new Pass(shape, 4, Kernels.best()).train(p, x, 4, 0, NONE).clone();
        assertThat(trained).containsExactly(new double[] {-0.447213, -0.392232, 0.447213, -1.176696, 1.341639, 1.568928, -1.341639, 0},
                within(1e-6));
        assertThat(p.statistics()).containsExactly(new double[] {0.2, 0.3, 1.56666667, 1.76666667}, within(1e-8));
        double[] evaluated = new Pass(shape, 4, Kernels.best()).forward(p, x, 4);
        assertThat(Arrays.copyOf(evaluated, 2)).containsExactly(new double[] {0.639146, 1.279}, within(1e-6));
    }

    @Test
    void layerNormalisationGivesTheReferenceNumbers() {
        NetworkShape shape = shape(new Normalization.Layer(), new Activation.Identity(), 2, 2, 2);
        double[] out = new Pass(shape, 1, Kernels.best()).forward(bare(shape), new double[] {1, 2}, 1);
        assertThat(out).containsExactly(new double[] {-0.99998, 0.99998}, within(1e-5));
    }

    static Stream<Arguments> laws() {
        return Stream.of(Arguments.of(new Normalization.None(), new PRelu(), 0.0), Arguments.of(new Normalization.Batch(), new Activation.Tanh(), 0.0),
                Arguments.of(new Normalization.Layer(), new Activation.Sigmoid(), 0.0), Arguments.of(new Normalization.Batch(), new Silu(), 0.4),
                Arguments.of(new Normalization.Layer(), new Activation.Tanh(), 0.4), Arguments.of(new Normalization.None(), new Activation.Tanh(), 0.5),
                Arguments.of(new Normalization.Batch(), new PRelu(), 0.0));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void gradientsAgreeWithDifferences(Normalization law, Activation activation, double dropout) {
        NetworkShape shape = shape(law, activation, 3, 6, 5, 2);
        int rows = 7;
        Parameters p = random(shape, 5);
        double[] x = gaussian(rows * 3, 6);
        double[] y = gaussian(rows * 2, 7);
        Pass pass = new Pass(shape, rows, Kernels.best());
        Loss loss = new Loss.Mse();
        double[] o = pass.train(p, x, rows, dropout, Rng.of(1, Rng.Stream.MASKS));
        loss.gradient(o, y, pass.outputDelta(), rows, 2);
        pass.backward(p, x, rows);
        double[] gradient = p.gradient().clone();
        for (int i = 0; i < p.size(); i++) {
            double kept = p.values()[i];
            p.values()[i] = kept + H;
            double above = loss.value(pass.train(p, x, rows, dropout, Rng.of(1, Rng.Stream.MASKS)), y, rows, 2);
            p.values()[i] = kept - H;
            double below = loss.value(pass.train(p, x, rows, dropout, Rng.of(1, Rng.Stream.MASKS)), y, rows, 2);
            p.values()[i] = kept;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((above - below) / (2 * H), within(1e-7));
        }
    }

    @Test
    void aBatchOfOneGivesTheShiftAndNoGradient() {
        NetworkShape shape = shape(new Normalization.Batch(), new Activation.Tanh(), 3, 4, 1);
        Parameters p = random(shape, 2);
        Pass pass = new Pass(shape, 1, Kernels.best());
        pass.train(p, gaussian(3, 3), 1, 0, NONE);
        pass.outputDelta()[0] = 1;
        pass.backward(p, gaussian(3, 3), 1);
        Parameters.Block w = p.weight(1);
        assertThat(Arrays.copyOfRange(p.gradient(), w.offset(), w.offset() + w.size())).containsOnly(0);
    }

    @Test
    void scalingTheWeightsBeforeBatchNormalisationChangesNothing() {
        NetworkShape shape = shape(new Normalization.Batch(1e-12, 0.1), new Activation.Tanh(), 3, 4, 1);
        Parameters p = random(shape, 2);
        double[] x = gaussian(24, 3);
        Pass pass = new Pass(shape, 8, Kernels.best());
        double[] before = pass.train(p, x, 8, 0, NONE).clone();
        Parameters.Block w = p.weight(1);
        for (int i = w.offset(); i < w.offset() + w.size(); i++) {
            p.values()[i] *= 10;
        }
        for (int i = p.bias(1).offset(); i < p.bias(1).offset() + 4; i++) {
            p.values()[i] *= 10;
        }
        assertThat(pass.train(p, x, 8, 0, NONE)).containsExactly(before, within(1e-9));
    }

    @Test
    void theBiasBeforeBatchNormalisationHasNoGradient() {
        NetworkShape shape = shape(new Normalization.Batch(), new Activation.Tanh(), 3, 4, 1);
        Parameters p = random(shape, 2);
        Pass pass = new Pass(shape, 8, Kernels.best());
        double[] o = pass.train(p, gaussian(24, 3), 8, 0, NONE);
        new Loss.Mse().gradient(o, gaussian(8, 4), pass.outputDelta(), 8, 1);
        pass.backward(p, gaussian(24, 3), 8);
        Parameters.Block b = p.bias(1);
        for (int i = b.offset(); i < b.offset() + 4; i++) {
            assertThat(p.gradient()[i]).isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void droppedActivationsAreZeroOrGrownAndTheMeanStays() {
        NetworkShape shape = shape(new Normalization.None(), new Activation.Identity(), 1, 1000, 1000);
        Parameters p = new Parameters(shape);
        for (int i = p.bias(1).offset(); i < p.bias(1).offset() + 1000; i++) {
            p.values()[i] = 1;
        }
        for (int i = 0; i < 1000; i++) {
            p.values()[p.weight(2).offset() + i * 1001] = 1;
        }
        Pass pass = new Pass(shape, 100, Kernels.best());
        double[] o = pass.train(p, new double[100], 100, 0.3, Rng.of(4, Rng.Stream.MASKS));
        assertThat(Arrays.stream(o).distinct().sorted().toArray()).containsExactly(new double[] {0, 1 / 0.7}, within(1e-12));
        assertThat(Arrays.stream(o).average().orElseThrow()).isCloseTo(1, within(0.01));
        assertThat(pass.forward(p, new double[100], 100)).containsOnly(1);
        assertThat(pass.train(p, new double[100], 100, 1, NONE)).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void bothKernelsGiveTheSameBits(Normalization law, Activation activation, double dropout) {
        NetworkShape shape = shape(law, activation, 3, 9, 17, 2);
        double[][] gradients = new double[2][];
        Kernels[] kernels = {Kernels.best(), new PlainKernels()};
        for (int k = 0; k < 2; k++) {
            Parameters p = random(shape, 5);
            Pass pass = new Pass(shape, 11, kernels[k]);
            double[] o = pass.train(p, gaussian(33, 6), 11, dropout, Rng.of(1, Rng.Stream.MASKS));
            new Loss.Mse().gradient(o, gaussian(22, 7), pass.outputDelta(), 11, 2);
            pass.backward(p, gaussian(33, 6), 11);
            gradients[k] = p.gradient().clone();
        }
        assertThat(gradients[0]).containsExactly(gradients[1]);
    }
}
