package gradlab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.Task;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.Elu;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mathematics says about the rank of a gradient must hold in every network, whatever its weights. */
class RankCeilingTest {

    private static final Activation TANH = new Activation.Tanh();
    private static final Activation RELU = new Activation.Relu();
    private static final Loss MSE = new Loss.Mse();

    private final Rng rng = Rng.of(17, Rng.Stream.WEIGHTS);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20, 64})
    void noGradientHasMoreDirectionsThanItsBatchOrItsSides(int rows) {
        for (Activation activation : List.of(TANH, RELU, new Activation.Sigmoid(), new Elu())) {
            Net net = new Net(shape(activation, 20, 40, 40, 4), new Initializer.He(), MSE);
            int[] ranks = net.ranks(gaussians(rows * 20), rows);

            Facts facts = new Facts(net.shape, rows, MSE);
            for (int layer = 1; layer <= 3; layer++) {
                assertThat(ranks[layer - 1]).as("layer %d, %s", layer, activation).isLessThanOrEqualTo(facts.rankCeiling(layer));
            }
        }
    }

    @Test
    void theCeilingIsReachedByATanhNetworkAsMeasured() {
        Net net = new Net(shape(TANH, 20, 40, 40, 4), new Initializer.Xavier(), MSE);

        assertThat(net.ranks(gaussians(20), 1)).containsExactly(1, 1, 1);
        assertThat(net.ranks(gaussians(5 * 20), 5)).containsExactly(5, 5, 4);
        assertThat(net.ranks(gaussians(64 * 20), 64)).containsExactly(20, 40, 4);
    }

    @Test
    void repeatedExamplesAddNoDirections() {
        Net net = new Net(shape(TANH, 20, 40, 40, 4), new Initializer.Xavier(), MSE);
        double[] five = gaussians(5 * 20);
        double[] many = new double[60 * 20];
        for (int i = 0; i < many.length; i++) {
            many[i] = five[i % five.length];
        }

        net.repeatTargetsEvery(5);
        assertThat(net.ranks(many, 60)).containsExactly(5, 5, 4);
    }

    @Test
    void theFirstLayerSeesNoMoreThanItsInputs() {
        Net net = new Net(shape(TANH, 20, 40, 40, 4), new Initializer.Xavier(), MSE);
        double[] basis = gaussians(3 * 20);
        double[] inSubspace = new double[64 * 20];
        for (int row = 0; row < 64; row++) {
            for (int k = 0; k < 3; k++) {
                double factor = rng.nextGaussian();
                for (int i = 0; i < 20; i++) {
                    inSubspace[row * 20 + i] += factor * basis[k * 20 + i];
                }
            }
        }

        assertThat(net.ranks(inSubspace, 64)[0]).isEqualTo(3);
        assertThat(net.ranks(inSubspace, 64)[1]).isGreaterThan(3);
    }

    @Test
    void softmaxOutputsLoseOneDirection() {
        Loss loss = new Loss.CrossEntropy();
        Net net = new Net(shape(TANH, 10, 30, 6), new Initializer.Xavier(), loss);
        int[] ranks = net.ranks(gaussians(50 * 10), 50);

        assertThat(new Facts(net.shape, 50, loss).rankCeiling(2)).isEqualTo(5);
        assertThat(new Facts(net.shape, 50, MSE).rankCeiling(2)).isEqualTo(6);
        assertThat(ranks[1]).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void linearNetworksHaveNoMoreDirectionsThanOutputs(int outputs) {
        Net linear = new Net(shape(new Activation.Identity(), 20, 40, 40, 40, outputs), new Initializer.Xavier(), MSE);
        Net bent = new Net(shape(TANH, 20, 40, 40, 40, outputs), new Initializer.Xavier(), MSE);
        double[] x = gaussians(64 * 20);

        assertThat(linear.ranks(x, 64)).containsOnly(outputs);
        assertThat(bent.ranks(x, 64)).containsExactly(20, 40, 40, outputs);
    }

    @Test
    void deadUnitsTakeTheirColumnsAndRowsAway() {
        Net net = new Net(shape(RELU, 20, 40, 40, 4), new Initializer.He(), MSE);
        int bias = net.parameters.bias(1).offset();
        Arrays.fill(net.parameters.values(), bias, bias + 30, -1e3);
        int[] ranks = net.ranks(gaussians(64 * 20), 64);

        assertThat(ranks[0]).isEqualTo(10);
        assertThat(ranks[1]).isEqualTo(10);
        double[] g = net.parameters.gradient();
        for (int unit = 0; unit < 30; unit++) {
            for (int i = 0; i < 20; i++) {
                assertThat(g[net.parameters.weight(1).offset() + i * 40 + unit]).isZero();
            }
            for (int j = 0; j < 40; j++) {
                assertThat(g[net.parameters.weight(2).offset() + unit * 40 + j]).isZero();
            }
        }
    }

    @Test
    void equalUnitsLeaveOneDirection() {
        Net net = new Net(shape(TANH, 20, 40, 40, 4), new Initializer.Constant(), MSE);

        assertThat(net.ranks(gaussians(64 * 20), 64)).containsExactly(1, 1, 1);
    }

    @Test
    void zeroWeightsLeaveNone() {
        assertThat(new Net(shape(TANH, 20, 40, 40, 4), new Initializer.Zeros(), MSE).ranks(gaussians(64 * 20), 64)).containsOnly(0);
        assertThat(new Net(shape(RELU, 20, 40, 40, 4), new Initializer.Zeros(), MSE).ranks(gaussians(64 * 20), 64)).containsOnly(0);
    }

    @Test
    void aRankDoesNotDependOnTheSizeOfTheGradient() {
        Net net = new Net(shape(TANH, 20, 40, 40, 4), new Initializer.Xavier(), MSE);
        double[] x = gaussians(64 * 20);
        Spectrum once = net.spectrum(x, 64, 2, 1);
        Spectrum tiny = net.spectrum(x, 64, 2, 1e-140);

        assertThat(tiny.rank(1e-3)).isEqualTo(once.rank(1e-3));
        assertThat(tiny.numericalRank()).isEqualTo(once.numericalRank());
        assertThat(tiny.effectiveRank()).isCloseTo(once.effectiveRank(), within(1e-9));
        assertThat(tiny.stableRank()).isCloseTo(once.stableRank(), within(1e-9));
    }

    @Test
    void measuresOfRankKeepTheirOrder() {
        Net net = new Net(shape(TANH, 20, 40, 40, 4), new Initializer.Xavier(), MSE);
        for (int layer = 1; layer <= 3; layer++) {
            Spectrum spectrum = net.spectrum(gaussians(64 * 20), 64, layer, 1);

            assertThat(spectrum.stableRank()).isBetween(1.0, spectrum.participationRatio());
            assertThat(spectrum.participationRatio()).isLessThanOrEqualTo(spectrum.numericalRank() + 1e-9);
            assertThat(spectrum.effectiveRank()).isBetween(1.0, spectrum.numericalRank() + 1e-9);
            assertThat(spectrum.rank(1e-3)).isLessThanOrEqualTo(spectrum.numericalRank());
        }
    }

    private static NetworkShape shape(Activation activation, int... sizes) {
        List<LayerSpec> hidden = IntStream.range(1, sizes.length - 1).mapToObj(i -> new LayerSpec(sizes[i], activation)).toList();
        return NetworkShape.of(sizes[0], hidden, sizes[sizes.length - 1]);
    }

    private double[] gaussians(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = rng.nextGaussian();
        }
        return numbers;
    }

    /** A network with drawn weights and targets. */
    private final class Net {
        private final NetworkShape shape;
        private final Loss loss;
        private final Parameters parameters;
        private int repeat = Integer.MAX_VALUE;

        Net(NetworkShape shape, Initializer law, Loss loss) {
            this.shape = shape;
            this.loss = loss;
            this.parameters = new Parameters(shape);
            parameters.initialize(law, Rng.of(3, Rng.Stream.WEIGHTS));
        }

        void repeatTargetsEvery(int rows) {
            repeat = rows;
        }

        /** Numerical rank of the weight gradient of every layer. */
        int[] ranks(double[] x, int rows) {
            differentiate(x, rows);
            return IntStream.rangeClosed(1, shape.depth()).map(layer -> of(layer, 1).numericalRank()).toArray();
        }

        Spectrum spectrum(double[] x, int rows, int layer, double factor) {
            differentiate(x, rows);
            return of(layer, factor);
        }

        private Spectrum of(int layer, double factor) {
            Parameters.Block block = parameters.weight(layer);
            double[] scaled = Arrays.stream(parameters.gradient()).map(g -> factor * g).toArray();
            return Spectrum.of(scaled, block.offset(), block.rows(), block.columns());
        }

        private void differentiate(double[] x, int rows) {
            Pass pass = new Pass(shape, rows, Kernels.best());
            double[] o = pass.forward(parameters, x, rows);
            loss.gradient(o, targets(rows), pass.outputDelta(), rows, shape.outputs());
            pass.backward(parameters, x, rows);
        }

        private double[] targets(int rows) {
            Rng own = Rng.of(4, Rng.Stream.DATA);
            int outputs = shape.outputs();
            double[] y = new double[rows * outputs];
            for (int i = 0; i < rows; i++) {
                if (i >= repeat) {
                    System.arraycopy(y, i % repeat * outputs, y, i * outputs, outputs);
                } else if (loss.fits(Task.REGRESSION, outputs)) {
                    for (int j = 0; j < outputs; j++) {
                        y[i * outputs + j] = own.nextGaussian();
                    }
                } else {
                    y[i * outputs + own.nextInt(outputs)] = 1;
                }
            }
            return y;
        }
    }
}
