package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Kernels;
import gradlab.math.PlainKernels;
import gradlab.math.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassTest {

    private static final NetworkShape SHAPE = NetworkShape.of(3, List.of(new LayerSpec(5, new Activation.Tanh()),
            new LayerSpec(4, new Activation.Relu()), new LayerSpec(3, new Activation.Sigmoid())), 2);
    private static final int ROWS = 6;

    private final Rng rng = Rng.of(11, Rng.Stream.WEIGHTS);
    private final Parameters parameters = new Parameters(SHAPE);
    private final Loss loss = new Loss.Mse();
    private double[] x;
    private double[] y;

    @BeforeEach
    void draw() {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.values()[i] = 0.7 * rng.nextGaussian();
        }
        x = gaussians(ROWS * 3);
        y = gaussians(ROWS * 2);
    }

    @Test
    void outputsAndGradientAgreeWithScalarDifferentiation() {
        Scalar[] theta = Arrays.stream(parameters.values()).mapToObj(Scalar::of).toArray(Scalar[]::new);
        Scalar total = Scalar.of(0);
        double[] expected = new double[ROWS * 2];
        for (int row = 0; row < ROWS; row++) {
            Scalar[] outputs = outputs(theta, Arrays.copyOfRange(x, 3 * row, 3 * row + 3));
            for (int j = 0; j < 2; j++) {
                expected[2 * row + j] = outputs[j].value();
                Scalar difference = outputs[j].plus(Scalar.of(-y[2 * row + j]));
                total = total.plus(difference.times(difference).times(Scalar.of(1.0 / (2 * ROWS))));
            }
        }
        total.differentiate();
        Pass pass = new Pass(SHAPE, ROWS, Kernels.best());
        double[] gradient = gradient(pass, x, y, ROWS);

        assertThat(pass.forward(parameters, x, ROWS)).containsExactly(expected, within(1e-14));
        assertThat(loss.value(expected, y, ROWS, 2)).isCloseTo(total.value(), within(1e-14));
        assertThat(gradient).containsExactly(Arrays.stream(theta).mapToDouble(Scalar::gradient).toArray(), within(1e-14));
        assertThat(Arrays.stream(gradient).filter(g -> g != 0).count()).isGreaterThan(gradient.length / 2);
    }

    @Test
    void weightGradientsAreSumsOfOuterProducts() {
        Pass pass = new Pass(SHAPE, ROWS, Kernels.best());
        double[] gradient = gradient(pass, x, y, ROWS);
        for (int layer = 1; layer <= SHAPE.depth(); layer++) {
            int in = SHAPE.units(layer - 1);
            int out = SHAPE.units(layer);
            double[] a = layer == 1 ? x : pass.activations(layer - 1);
            double[] d = pass.deltas(layer);
            int inStride = layer == 1 ? in : pass.stride(layer - 1);
            int outStride = pass.stride(layer);
            double[] sum = new double[in * out];
            double[] deltaSum = new double[out];
            for (int row = 0; row < ROWS; row++) {
                for (int j = 0; j < out; j++) {
                    deltaSum[j] += d[row * outStride + j];
                    for (int i = 0; i < in; i++) {
                        sum[i * out + j] += a[row * inStride + i] * d[row * outStride + j];
                    }
                }
            }
            int weight = parameters.weight(layer).offset();
            int bias = parameters.bias(layer).offset();
            assertThat(Arrays.copyOfRange(gradient, weight, weight + in * out)).containsExactly(sum, within(1e-15));
            assertThat(Arrays.copyOfRange(gradient, bias, bias + out)).containsExactly(deltaSum, within(1e-15));
        }
    }

    @Test
    void theGradientOfABatchIsTheMeanOfItsExamples() {
        double[] mean = new double[parameters.size()];
        for (int row = 0; row < ROWS; row++) {
            double[] alone = gradient(new Pass(SHAPE, 1, Kernels.best()), Arrays.copyOfRange(x, 3 * row, 3 * row + 3),
                    Arrays.copyOfRange(y, 2 * row, 2 * row + 2), 1);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += alone[i] / ROWS;
            }
        }

        assertThat(gradient(new Pass(SHAPE, ROWS, Kernels.best()), x, y, ROWS)).containsExactly(mean, within(1e-15));
    }

    @Test
    void repeatingEveryRowChangesNothing() {
        double[] once = gradient(new Pass(SHAPE, ROWS, Kernels.best()), x, y, ROWS);
        double[] twice = gradient(new Pass(SHAPE, 2 * ROWS, Kernels.best()), concat(x, x), concat(y, y), 2 * ROWS);

        assertThat(twice).containsExactly(once, within(1e-15));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        int[] order = IntStream.range(0, ROWS).toArray();
        rng.shuffle(order);
        double[] shuffledX = new double[x.length];
        double[] shuffledY = new double[y.length];
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(x, 3 * order[i], shuffledX, 3 * i, 3);
            System.arraycopy(y, 2 * order[i], shuffledY, 2 * i, 2);
        }

        assertThat(gradient(new Pass(SHAPE, ROWS, Kernels.best()), shuffledX, shuffledY, ROWS))
                .containsExactly(gradient(new Pass(SHAPE, ROWS, Kernels.best()), x, y, ROWS), within(1e-15));
    }

    @Test
    void aLargerWorkspaceOrLeftoversOfAnEarlierBatchDoNotChangeABit() {
        double[] fresh = gradient(new Pass(SHAPE, 2, Kernels.best()), x, y, 2);
        Pass used = new Pass(SHAPE, 50, Kernels.best());
        gradient(used, gaussians(150), gaussians(100), 50);

        assertThat(gradient(used, x, y, 2)).containsExactly(fresh);
    }

    @Test
    void bothKernelsGiveTheSameBits() {
        assertThat(gradient(new Pass(SHAPE, ROWS, Kernels.best()), x, y, ROWS))
                .containsExactly(gradient(new Pass(SHAPE, ROWS, new PlainKernels()), x, y, ROWS));
    }

    @Test
    void theFlatArrayHoldsLayerAfterLayer() {
        assertThat(parameters.size()).isEqualTo(SHAPE.parameterCount()).isEqualTo(3 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3 + 3 * 2 + 2);
        assertThat(parameters.weight(2)).isEqualTo(new Parameters.Block(2, Parameters.Kind.WEIGHT, 20, 5, 4));
        assertThat(parameters.bias(2)).isEqualTo(new Parameters.Block(2, Parameters.Kind.BIAS, 40, 1, 4));
        assertThat(parameters.blocks()).hasSize(8);
    }

    @Test
    void aNetworkWithoutHiddenLayersIsOneAffineMap() {
        NetworkShape plain = NetworkShape.of(2, List.of(), 1);
        Parameters three = new Parameters(plain);
        System.arraycopy(new double[] {2, -3, 0.5}, 0, three.values(), 0, 3);

        assertThat(new Pass(plain, 2, Kernels.best()).forward(three, new double[] {1, 1, 4, 2}, 2)).containsExactly(-0.5, 2.5);
    }

    private double[] gradient(Pass pass, double[] inputs, double[] targets, int rows) {
        double[] o = pass.forward(parameters, inputs, rows);
        loss.gradient(o, targets, pass.outputDelta(), rows, 2);
        pass.backward(parameters, inputs, rows);
        return parameters.gradient().clone();
    }

    private static Scalar[] outputs(Scalar[] theta, double[] inputs) {
        Scalar[] a = Arrays.stream(inputs).mapToObj(Scalar::of).toArray(Scalar[]::new);
        int at = 0;
        for (int layer = 1; layer <= SHAPE.depth(); layer++) {
            int in = SHAPE.units(layer - 1);
            int out = SHAPE.units(layer);
            Scalar[] next = new Scalar[out];
            for (int j = 0; j < out; j++) {
                Scalar z = theta[at + in * out + j];
                for (int i = 0; i < in; i++) {
                    z = z.plus(a[i].times(theta[at + i * out + j]));
                }
                next[j] = activated(z, layer);
            }
            a = next;
            at += (in + 1) * out;
        }
        return a;
    }

    private static Scalar activated(Scalar z, int layer) {
        return switch (layer) {
            case 1 -> z.map(Math::tanh, v -> 1 / (Math.cosh(v) * Math.cosh(v)));
            case 2 -> z.map(v -> v > 0 ? v : 0, v -> v > 0 ? 1 : 0);
            case 3 -> z.map(v -> 1 / (1 + Math.exp(-v)), v -> 1 / (2 + Math.exp(v) + Math.exp(-v)));
            default -> z;
        };
    }

    private double[] gaussians(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = rng.nextGaussian();
        }
        return numbers;
    }

    private static double[] concat(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
