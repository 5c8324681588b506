package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Kernels;
import gradlab.math.PlainKernels;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives of all weighted sums by the inputs. */
class JacobianChainTest {

    private static final int POINTS = 5;
    private static final double H = 1e-5;
    private static final int[] ALL = IntStream.range(0, POINTS).toArray();

    private static NetworkShape shape(Normalization law, List<Activation> activations, int... sizes) {
        List<LayerSpec> hidden = IntStream.range(1, sizes.length - 1)
                .mapToObj(l -> new LayerSpec(sizes[l], activations.get((l - 1) % activations.size()))).toList();
        return NetworkShape.of(sizes[0], hidden, sizes[sizes.length - 1]).withNormalization(law);
    }

    /** Weights as usual; biases, gains, shifts, slopes and running statistics all different from where they start. */
    private static Parameters random(NetworkShape shape, long seed) {
        Parameters p = new Parameters(shape);
        Rng rng = Rng.of(seed, Rng.Stream.WEIGHTS);
        p.initialize(new Initializer.Xavier(), rng);
        for (Parameters.Block block : p.blocks()) {
            for (int i = block.offset(); block.kind() != Parameters.Kind.WEIGHT && i < block.offset() + block.size(); i++) {
                p.values()[i] += 0.3 * rng.nextGaussian();
            }
        }
        for (int i = 0; i < p.statistics().length; i++) {
            p.statistics()[i] += rng.uniform(-0.5, 0.8);
        }
        return p;
    }

    private static double[] gaussian(int n, long seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        return java.util.stream.DoubleStream.generate(rng::nextGaussian).limit(n).toArray();
    }

    /** Of every layer and point, ∂z_j/∂x_i at i·units + j. */
    private static List<List<double[]>> jacobians(NetworkShape shape, Parameters p, double[] x, Kernels kernels) {
        int points = x.length / shape.inputs();
        JacobianChain chain = new JacobianChain(shape, points, kernels);
        chain.forward(p, x, points);
        List<List<double[]>> found = new ArrayList<>();
        IntStream.range(0, shape.depth()).forEach(l -> found.add(new ArrayList<>()));
        for (int from = 0; from < points; from += chain.blockSize()) {
            int[] selected = IntStream.range(from, Math.min(points, from + chain.blockSize())).toArray();
            chain.select(selected, selected.length);
            for (int layer = 1; layer <= shape.depth(); layer++) {
                assertThat(chain.layer()).isEqualTo(layer);
                for (int i = 0; i < selected.length; i++) {
                    double[] one = new double[shape.inputs() * shape.units(layer)];
                    chain.copy(i, one, 0);
                    found.get(layer - 1).add(one);
                }
                if (layer < shape.depth()) {
                    chain.advance();
                }
            }
        }
        return found;
    }

    /** The weighted sums of a layer: the network cut off behind it gives them as its outputs. */
    private static double[] sums(NetworkShape shape, Parameters p, int layer, double[] x) {
        List<LayerSpec> kept = new ArrayList<>(shape.layers().subList(0, layer - 1));
        kept.add(new LayerSpec(shape.units(layer), new Activation.Identity()));
        NetworkShape cut = new NetworkShape(shape.inputs(), kept, shape.normalization());
        Parameters of = new Parameters(cut);
        for (Parameters.Block to : of.blocks()) {
            Parameters.Block from = p.blocks().stream().filter(b -> b.layer() == to.layer() && b.kind() == to.kind()).findFirst().orElseThrow();
            System.arraycopy(p.values(), from.offset(), of.values(), to.offset(), to.size());
        }
        System.arraycopy(p.statistics(), 0, of.statistics(), 0, of.statistics().length);
        int rows = x.length / shape.inputs();
        return new Pass(cut, rows, Kernels.best()).forward(of, x, rows);
    }

    static Stream<Arguments> networks() {
        List<Activation> smooth = List.of(new Activation.Tanh(), new Activation.Sigmoid(), new Gelu(), new Softplus());
        List<Activation> kinked = List.of(new PRelu(0.25), new Activation.LeakyRelu(0.1), new Activation.Relu(), new Elu(1));
        return Stream.of(new Normalization.None(), new Normalization.Batch(), new Normalization.Layer()).flatMap(law ->
                Stream.of(smooth, kinked).flatMap(activations -> Stream.of(
                        Arguments.of(law, activations, new int[] {7, 9, 11, 5, 10, 3}),
                        Arguments.of(law, activations, new int[] {20, 4, 6, 1}))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyLayersDerivativesAgreeWithDifferences(Normalization law, List<Activation> activations, int[] sizes) {
        NetworkShape shape = shape(law, activations, sizes);
        Parameters p = random(shape, 3);
        double[] x = gaussian(POINTS * shape.inputs(), 4);
        List<List<double[]>> found = jacobians(shape, p, x, Kernels.best());
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int units = shape.units(layer);
            for (int i = 0; i < shape.inputs(); i++) {
                double[] below = x.clone();
                double[] above = x.clone();
                for (int point = 0; point < POINTS; point++) {
                    below[point * shape.inputs() + i] -= H;
                    above[point * shape.inputs() + i] += H;
                }
                double[] low = sums(shape, p, layer, below);
                double[] high = sums(shape, p, layer, above);
                for (int point = 0; point < POINTS; point++) {
                    for (int j = 0; j < units; j++) {
                        double difference = (high[point * units + j] - low[point * units + j]) / (2 * H);
                        assertThat(found.get(layer - 1).get(point)[i * units + j]).as("layer %d, point %d", layer, point)
                                .isCloseTo(difference, within(1e-8));
                    }
                }
            }
        }
    }

    @Test
    void withoutActivationsTheJacobianIsTheProductOfTheWeightsEverywhere() {
        NetworkShape shape = shape(new Normalization.None(), List.of(new Activation.Identity()), 6, 8, 5, 4);
        Parameters p = random(shape, 5);
        List<List<double[]>> found = jacobians(shape, p, gaussian(POINTS * 6, 6), Kernels.best());
        DMatrixRMaj product = CommonOps_DDRM.identity(6);
        for (int layer = 1; layer <= 3; layer++) {
            Parameters.Block w = p.weight(layer);
            double[] entries = Arrays.copyOfRange(p.values(), w.offset(), w.offset() + w.size());
            product = CommonOps_DDRM.mult(product, new DMatrixRMaj(w.rows(), w.columns(), true, entries), null);
            for (double[] one : found.get(layer - 1)) {
                assertThat(one).containsExactly(product.data, within(1e-14));
            }
        }
    }

    @Test
    void noLayerHasAHigherExactRankThanTheOneBefore() {
        NetworkShape shape = shape(new Normalization.None(), List.of(new Activation.Relu()), 12, 10, 10, 14, 12);
        double total = 0;
        for (int seed = 0; seed < 10; seed++) {
            List<List<double[]>> found = jacobians(shape, random(shape, seed), gaussian(POINTS * 12, seed), Kernels.best());
            for (int point = 0; point < POINTS; point++) {
                int before = 12;
                for (int layer = 1; layer <= shape.depth(); layer++) {
                    int rank = Spectrum.of(found.get(layer - 1).get(point), 0, 12, shape.units(layer)).numericalRank();
                    assertThat(rank).isLessThanOrEqualTo(before);
                    before = rank;
                }
                total += before;
            }
        }
        assertThat(total / (10 * POINTS)).as("rank at the output: neither nothing nor everything passes").isBetween(1.0, 9.0);
    }

    @Test
    void aReluNetworkWithoutBiasesAnswersAlikeAlongARay() {
        NetworkShape shape = shape(new Normalization.None(), List.of(new Activation.Relu()), 6, 9, 8, 3);
        Parameters p = random(shape, 8);
        for (int layer = 1; layer <= shape.depth(); layer++) {
            Arrays.fill(p.values(), p.bias(layer).offset(), p.bias(layer).offset() + p.bias(layer).size(), 0);
        }
        double[] x = gaussian(POINTS * 6, 9);
        List<List<double[]>> near = jacobians(shape, p, x, Kernels.best());
        List<List<double[]>> far = jacobians(shape, p, Arrays.stream(x).map(v -> 37.5 * v).toArray(), Kernels.best());
        for (int layer = 0; layer < shape.depth(); layer++) {
            for (int point = 0; point < POINTS; point++) {
                assertThat(far.get(layer).get(point)).containsExactly(near.get(layer).get(point));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void turnedInputsKeepTheSingularValues(Normalization law, List<Activation> activations, int[] sizes) {
        NetworkShape shape = shape(law, activations, sizes);
        Parameters p = random(shape, 18);
        double[] x = gaussian(POINTS * shape.inputs(), 19);
        JacobianChain turned = JacobianChain.upToRotation(shape, POINTS, Kernels.best());
        turned.forward(p, x, POINTS);
        turned.select(ALL, POINTS);
        List<List<double[]>> whole = jacobians(shape, p, x, Kernels.best());
        assertThat(turned.rows()).isEqualTo(Math.min(sizes[0], sizes[1]));
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int units = shape.units(layer);
            double[] one = new double[turned.rows() * units];
            for (int point : ALL) {
                turned.copy(point, one, 0);
                double[] expected = Spectrum.of(whole.get(layer - 1).get(point), 0, shape.inputs(), units).values();
                double[] found = Arrays.copyOf(Spectrum.of(one, 0, turned.rows(), units).values(), expected.length);
                assertThat(found).containsExactly(expected, within(1e-13));
            }
            if (layer < shape.depth()) {
                turned.advance();
            }
        }
    }

    @Test
    void plainAndVectorKernelsGiveTheSameBits() {
        NetworkShape shape = shape(new Normalization.Batch(), List.of(new Activation.Tanh(), new Activation.Sigmoid()), 7, 13, 9, 4);
        Parameters p = random(shape, 10);
        double[] x = gaussian(POINTS * 7, 11);
        List<List<double[]>> vectors = jacobians(shape, p, x, Kernels.best());
        List<List<double[]>> plain = jacobians(shape, p, x, new PlainKernels());
        for (int layer = 0; layer < shape.depth(); layer++) {
            for (int point = 0; point < POINTS; point++) {
                assertThat(plain.get(layer).get(point)).containsExactly(vectors.get(layer).get(point));
            }
        }
    }

    @Test
    void pointsInAnyOrderAndNumberGiveWhatTheyGiveTogether() {
        NetworkShape shape = shape(new Normalization.Layer(), List.of(new Activation.Tanh()), 7, 9, 8, 4);
        Parameters p = random(shape, 12);
        double[] x = gaussian(POINTS * 7, 13);
        List<List<double[]>> together = jacobians(shape, p, x, Kernels.best());
        JacobianChain chain = new JacobianChain(shape, POINTS, Kernels.best());
        chain.forward(p, x, POINTS);
        chain.select(new int[] {4, 1, 99}, 2);
        chain.advance();
        chain.advance();
        double[] to = new double[2 + 7 * 4];
        chain.copy(0, to, 2);
        assertThat(Arrays.copyOfRange(to, 2, to.length)).containsExactly(together.get(2).get(4));
        chain.copy(1, to, 2);
        assertThat(Arrays.copyOfRange(to, 2, to.length)).containsExactly(together.get(2).get(1));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gainsBoundWhatOneLayerDoesToALength(Normalization law, List<Activation> activations, int[] sizes) {
        NetworkShape shape = shape(law, activations, sizes);
        Parameters p = random(shape, 14);
        JacobianChain chain = new JacobianChain(shape, POINTS, Kernels.best());
        double[] x = gaussian(POINTS * shape.inputs(), 15);
        chain.forward(p, x, POINTS);
        List<List<double[]>> found = jacobians(shape, p, x, Kernels.best());
        for (int l = 1; l < shape.depth(); l++) {
            Parameters.Block w = p.weight(l + 1);
            double greatestWeight = Spectrum.of(p.values(), w.offset(), w.rows(), w.columns()).largest();
            for (int point : ALL) {
                double before = Spectrum.of(found.get(l - 1).get(point), 0, shape.inputs(), shape.units(l)).largest();
                double after = Spectrum.of(found.get(l).get(point), 0, shape.inputs(), shape.units(l + 1)).largest();
                assertThat(after).isLessThanOrEqualTo(greatestWeight * chain.greatestGain(l, point) * before * (1 + 1e-12));
                assertThat(chain.leastGain(l, point)).isBetween(0.0, chain.greatestGain(l, point));
            }
        }
    }

    @Test
    void nothingIsAllocatedAfterTheFirstUse() {
        NetworkShape shape = shape(new Normalization.Batch(), List.of(new Activation.Tanh()), 16, 24, 24, 4);
        Parameters p = random(shape, 16);
        double[] x = gaussian(POINTS * 16, 17);
        JacobianChain chain = new JacobianChain(shape, POINTS, new PlainKernels());
        double[] to = new double[16 * 24];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 200; round++) {
            long from = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                chain.forward(p, x, POINTS);
                chain.select(ALL, POINTS);
                chain.advance();
                chain.advance();
                chain.copy(1, to, 0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - from);
        }
        assertThat(least).as("bytes for fifty measurements").isLessThan(1000);
    }
}
