package gradlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.Elu;
import gradlab.nn.HardTanh;
import gradlab.nn.Initializer;
import gradlab.nn.JacobianChain;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import gradlab.nn.PRelu;

/** Counting the singular values of Jacobians, with certificates and without. */
class JacobianRanksTest {

    private static final int POINTS = 20;
    private static final List<Activation> ACTIVATIONS = List.of(new Activation.Identity(), new Activation.Tanh(), new Activation.Relu(),
            new Activation.LeakyRelu(0.2), new Activation.Sigmoid(), new PRelu(0.25), new Elu(1),
            new HardTanh());
    private static final List<Normalization> LAWS = List.of(new Normalization.None(), new Normalization.None(), new Normalization.Batch(),
            new Normalization.Layer());

    private static NetworkShape shape(Normalization law, Activation activation, int... sizes) {
        List<LayerSpec> hidden = Arrays.stream(sizes, 1, sizes.length - 1).mapToObj(n -> new LayerSpec(n, activation)).toList();
        return NetworkShape.of(sizes[0], hidden, sizes[sizes.length - 1]).withNormalization(law);
    }

    private static double[] gaussian(int n, double deviation, Rng rng) {
        return java.util.stream.DoubleStream.generate(() -> deviation * rng.nextGaussian()).limit(n).toArray();
    }

    /** From an even start to weights that saturate everything, one lost direction, no weights at all, and numbers near the end of the range. */
    private static void fill(Parameters p, int sickness, Rng rng) {
        Initializer start = sickness == 1 ? new Initializer.Xavier() : new Initializer.Orthogonal();
        p.initialize(start, rng);
        double scale = switch (sickness) {
            case 2 -> 30;
            case 3 -> 1e-3;
            case 4 -> 1e-120;
            case 5 -> 1e40;
            default -> 1;
        };
        for (Parameters.Block block : p.blocks()) {
            for (int i = block.offset(); block.kind() == Parameters.Kind.WEIGHT && i < block.offset() + block.size(); i++) {
                p.values()[i] *= scale;
            }
        }
        Parameters.Block second = p.weight(2);
        int at = second.offset();
        switch (sickness) {
            case 6 -> System.arraycopy(p.values(), at, p.values(), at + second.columns(), second.columns());
            case 7 -> Arrays.fill(p.values(), at, at + second.size(), 0);
            case 8 -> Arrays.fill(p.values(), p.bias(1).offset(), p.bias(1).offset() + p.bias(1).size(), -50);
            default -> { }
        }
    }

    @Test
    void certificatesNeverChangeACount() {
        Rng rng = Rng.of(1, Rng.Stream.PROBES);
        int saved = 0;
        int spent = 0;
        for (int round = 0; round < 600; round++) {
            int depth = 2 + rng.nextInt(3);
            int[] sizes = IntStream.rangeClosed(0, depth).map(l -> 1 + rng.nextInt(9)).toArray();
            NetworkShape shape = shape(LAWS.get(rng.nextInt(LAWS.size())), ACTIVATIONS.get(rng.nextInt(ACTIVATIONS.size())), sizes);
            Parameters p = new Parameters(shape);
            fill(p, rng.nextInt(9), rng);
            double[] x = gaussian(POINTS * shape.inputs(), 0.5, rng);
            double threshold = List.of(1e-2, 1e-1, 1e-12, 0.5, 1e-6).get(rng.nextInt(5));
            double least = List.of(1e-2, 1e-12, 1.0, 1e-6).get(rng.nextInt(4));
            JacobianRanks counted = new JacobianRanks(shape, POINTS, Kernels.best());
            counted.certify(false);
            LocalRanks expected = counted.measure(p, x, POINTS, threshold, least);
            JacobianRanks certified = new JacobianRanks(shape, POINTS, Kernels.best());
            LocalRanks found = certified.measure(p, x, POINTS, threshold, least);

            assertThat(found.relative()).as("%s τ=%s", shape, threshold).containsExactly(expected.relative());
            assertThat(found.absolute()).as("%s ε=%s", shape, least).containsExactly(expected.absolute());
            for (int layer = 1; layer <= depth && expected.areKnown(); layer++) {
                for (int point = 0; point < POINTS; point++) {
                    assertThat(certified.relative(layer, point)).isEqualTo(counted.relative(layer, point));
                    assertThat(certified.absolute(layer, point)).isEqualTo(counted.absolute(layer, point));
                }
            }
            saved += counted.decomposed() - certified.decomposed();
            spent += certified.decomposed();
        }
        assertThat(saved).as("decompositions saved, beside " + spent).isGreaterThan(spent / 3);
        assertThat(spent).as("decompositions that no certificate saved").isGreaterThan(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 40})
    void countsAreThoseOfEachPointsOwnSingularValues(int inputs) {
        NetworkShape shape = shape(new Normalization.None(), new Activation.Tanh(), inputs, 15, 14, 13, 3);
        Parameters p = new Parameters(shape);
        Rng rng = Rng.of(2, Rng.Stream.WEIGHTS);
        p.initialize(new Initializer.Normal(0.6 * Math.sqrt(12.0 / inputs), 1), rng);
        double[] x = gaussian(POINTS * inputs, 1, rng);
        JacobianRanks ranks = new JacobianRanks(shape, POINTS, Kernels.best());
        LocalRanks found = ranks.measure(p, x, POINTS, 0.05, 0.3);
        JacobianChain chain = new JacobianChain(shape, POINTS, Kernels.best());
        chain.forward(p, x, POINTS);
        double[] sumRelative = new double[4];
        double[] sumAbsolute = new double[4];
        for (int point = 0; point < POINTS; point++) {
            chain.select(new int[] {point}, 1);
            for (int layer = 1; layer <= 4; layer++) {
                double[] one = new double[inputs * shape.units(layer)];
                chain.copy(0, one, 0);
                double[] sigma = Spectrum.of(one, 0, inputs, shape.units(layer)).values();
                sumRelative[layer - 1] += Arrays.stream(sigma).filter(s -> s > 0.05 * sigma[0]).count();
                sumAbsolute[layer - 1] += Arrays.stream(sigma).filter(s -> s > 0.3).count();
                if (layer < 4) {
                    chain.advance();
                }
            }
        }
        assertThat(found.relative()).containsExactly(Arrays.stream(sumRelative).map(s -> s / POINTS).toArray());
        assertThat(found.absolute()).containsExactly(Arrays.stream(sumAbsolute).map(s -> s / POINTS).toArray());
        assertThat(found.relative()[2]).as("something between nothing and everything").isBetween(3.0, 11.9);
        assertThat(found.relative()[2]).isNotEqualTo(found.absolute()[2]);
    }

    @Test
    void anEvenNetworkIsSettledByItsWeightsAlone() {
        NetworkShape shape = shape(new Normalization.None(), new Activation.LeakyRelu(0.5), 16, 16, 12, 8);
        Parameters p = new Parameters(shape);
        p.initialize(new Initializer.Orthogonal(), Rng.of(3, Rng.Stream.WEIGHTS));
        JacobianRanks ranks = new JacobianRanks(shape, POINTS, Kernels.best());
        LocalRanks found = ranks.measure(p, gaussian(POINTS * 16, 1, Rng.of(4, Rng.Stream.DATA)), POINTS, 1e-2, 1e-2);

        assertThat(found.relative()).containsExactly(16, 12, 8);
        assertThat(found.absolute()).containsExactly(16, 12, 8);
        assertThat(ranks.decomposed()).as("W₁ alone").isEqualTo(1);
    }

    @Test
    void deadAndSaturatedNetworksLetNothingThrough() {
        NetworkShape dead = shape(new Normalization.None(), new Activation.Relu(), 5, 6, 6, 2);
        Parameters p = new Parameters(dead);
        fill(p, 8, Rng.of(5, Rng.Stream.WEIGHTS));
        double[] x = gaussian(POINTS * 5, 1, Rng.of(6, Rng.Stream.DATA));

        LocalRanks found = new JacobianRanks(dead, POINTS, Kernels.best()).measure(p, x, POINTS, 1e-2, 1e-2);

        assertThat(found.relative()).containsExactly(5, 0, 0);
        assertThat(found.absolute()).containsExactly(5, 0, 0);
    }

    @Test
    void layerNormalisationTakesAwayADirectionOfAWideInput() {
        NetworkShape shape = shape(new Normalization.Layer(), new Activation.Identity(), 8, 8, 8);
        Parameters p = new Parameters(shape);
        p.initialize(new Initializer.Orthogonal(), Rng.of(7, Rng.Stream.WEIGHTS));
        double[] x = gaussian(POINTS * 8, 3, Rng.of(8, Rng.Stream.DATA));

        LocalRanks found = new JacobianRanks(shape, POINTS, Kernels.best()).measure(p, x, POINTS, 1e-2, 1e-9);

        assertThat(found.relative()).as("neither a common shift nor a stretching passes").containsExactly(8, 6);
    }

    @Test
    void nothingIsCountedWhereNumbersHaveRunAway() {
        NetworkShape shape = shape(new Normalization.None(), new Activation.Identity(), 3, 4, 2);
        Parameters p = new Parameters(shape);
        p.initialize(new Initializer.Xavier(), Rng.of(9, Rng.Stream.WEIGHTS));
        double[] x = gaussian(POINTS * 3, 1, Rng.of(10, Rng.Stream.DATA));
        JacobianRanks ranks = new JacobianRanks(shape, POINTS, Kernels.best());
        assertThat(ranks.measure(p, x, POINTS, 1e-2, 1e-2).areKnown()).isTrue();

        p.values()[0] = Double.NaN;
        assertThat(ranks.measure(p, x, POINTS, 1e-2, 1e-2).areKnown()).isFalse();
        for (int i = 0; i < p.size(); i++) {
            p.values()[i] = 1e200;
        }
        assertThat(ranks.measure(p, x, POINTS, 1e-2, 1e-2).areKnown()).isFalse();
    }

    @Test
    void theCeilingIsTheNarrowestPlaceSoFar() {
        NetworkShape shape = shape(new Normalization.None(), new Activation.Tanh(), 10, 20, 4, 20, 3);

        assertThat(IntStream.rangeClosed(1, 4).map(l -> LocalRanks.ceiling(shape, l))).containsExactly(10, 4, 4, 3);
    }
}
