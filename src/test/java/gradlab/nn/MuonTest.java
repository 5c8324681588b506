package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng;
import gradlab.math.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuonTest {

    /** Weights of the reference are out × in, ours in × out. */
    @Test
    void theFirstStepIsThatOfTheReference() {
        Parameters p = between(2, 3);
        double[][] weight = {{1, 2}, {3, 4}, {5, 6}};
        double[][] gradient = {{0.1, -0.2}, {0.3, 0.4}, {-0.5, 0.6}};
        double[][] exact = {{0.9997759031, 2.0000721704}, {2.9990613032, 3.9989224562}, {5.0002270469, 5.9986367701}};
        double[][] ofPytorch = {{0.9997696, 2.0000763}, {2.9990900, 3.9989350}, {5.0002463, 5.9986106}};
        Parameters.Block block = p.weight(2);
        for (int out = 0; out < 3; out++) {
            for (int in = 0; in < 2; in++) {
                p.values()[block.offset() + in * 3 + out] = weight[out][in];
                p.gradient()[block.offset() + in * 3 + out] = gradient[out][in];
            }
        }
        Muon muon = new Muon();
        muon.start(p).step(p, muon.rate());

        for (int out = 0; out < 3; out++) {
            for (int in = 0; in < 2; in++) {
                double moved = p.values()[block.offset() + in * 3 + out];
                assertThat(moved).as("%d, %d", out, in).isCloseTo(exact[out][in], within(1e-10));
                assertThat(moved).isCloseTo(ofPytorch[out][in], within(0.1 * muon.rate()));
            }
        }
    }

    @Test
    void aNormalizedNetworkHasItsHiddenMatricesTooAndTheirsAreMoved() {
        LayerSpec hidden = new LayerSpec(4, new Activation.Tanh());
        Parameters p = new Parameters(NetworkShape.of(2, List.of(hidden, hidden), 1).withNormalization(new Normalization.Batch()));
        Parameters.Block matrix = p.weight(2);
        for (int i = 0; i < matrix.size(); i++) {
            p.gradient()[matrix.offset() + i] = i % 5 == 0 ? 1 : 0.1;
        }
        double rate = 0.01;
        new Muon(rate, 0.95, 0, rate).start(p).step(p, rate);

        assertThat(p.depth()).isEqualTo(3);
        assertThat(Math.abs(p.values()[matrix.offset() + 1])).as("AdamW would have moved every entry by the rate").isLessThan(0.5 * rate);
    }

    @Test
    void allButHiddenMatricesGoToAdamwWithTheSideRate() {
        Parameters p = between(4, 3);
        Parameters other = between(4, 3);
        fill(p, 0.3);
        fill(other, 0.3);
        double rate = 0.02;
        Optimizer.Rule muon = new Muon(rate, 0.95, 0.1, 0.007).start(p);
        Optimizer.Rule adamw = new AdamW(0.007, 0.9, 0.999, 1e-8, 0.1).start(other);
        for (int t = 0; t < 5; t++) {
            gradients(p, t);
            gradients(other, t);
            muon.step(p, rate / 2);
            adamw.step(other, 0.007 / 2);
        }

        for (Parameters.Block block : p.blocks()) {
            double[] moved = part(p, block);
            if (block.equals(p.weight(2))) {
                assertThat(moved).isNotEqualTo(part(other, block));
            } else {
                assertThat(moved).as("%s", block).containsExactly(part(other, block), within(1e-15));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-4, 0.05", "1e-3, 0.47", "0.01, 0.70", "0.1, 0.71", "0.3, 1.08", "1, 0.70"})
    void fiveRoundsMapASingularValueAsMeasured(double share, double expected) {
        double[] h = {7 * share, 0, 0, 7 * Math.sqrt(1 - share * share)};
        NewtonSchulz.equalize(h, 2, 2, memory(4));

        assertThat(h[0]).isCloseTo(expected, within(0.006));
        assertThat(h[1]).isZero();
        assertThat(h[2]).isZero();
    }

    @Test
    void largeSingularValuesEndCloseToOne() {
        for (double share = 0.01; share <= 0.7; share *= 1.1) {
            double[] h = {share, 0, 0, Math.sqrt(1 - share * share)};
            NewtonSchulz.equalize(h, 2, 2, memory(4));
            assertThat(h[0]).as("share %s", share).isBetween(0.68, 1.14);
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 20", "20, 30", "5, 5", "1, 9", "9, 1"})
    void noRankIsMadeAndTheScaleDoesNotMatter(int rows, int columns) {
        int rank = Math.min(2, Math.min(rows, columns));
        double[] h = ofRank(rank, rows, columns);
        double[] scaled = Arrays.stream(h).map(value -> 7.3 * value).toArray();
        NewtonSchulz.equalize(h, rows, columns, memory(h.length));
        NewtonSchulz.equalize(scaled, rows, columns, memory(h.length));
        double[] sigma = Spectrum.of(h, 0, rows, columns).values();

        assertThat(Arrays.stream(sigma, 0, rank).boxed()).allMatch(value -> value > 0.6 && value < 1.2);
        assertThat(Arrays.stream(sigma, rank, sigma.length).boxed()).allMatch(value -> value < 1e-10);
        assertThat(scaled).containsExactly(h, within(1e-12));
    }

    @Test
    void aTallMatrixIsTheTransposeOfAWideOne() {
        double[] wide = ofRank(3, 3, 7);
        double[] tall = new double[21];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 7; j++) {
                tall[j * 3 + i] = wide[i * 7 + j];
            }
        }
        NewtonSchulz.equalize(wide, 3, 7, memory(21));
        NewtonSchulz.equalize(tall, 7, 3, memory(21));

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 7; j++) {
                assertThat(tall[j * 3 + i]).isEqualTo(wide[i * 7 + j]);
            }
        }
    }

    @Test
    void aMatrixOfZerosStaysOne() {
        double[] h = new double[12];
        NewtonSchulz.equalize(h, 3, 4, memory(12));

        assertThat(h).containsOnly(0);
    }

    /** The direction of the last iteration over which scratch was used must not leak into a smaller matrix. */
    @Test
    void matricesOfDifferentShapesMayShareTheScratch() {
        Memory memory = memory(64);
        double[] large = ofRank(5, 8, 8);
        NewtonSchulz.equalize(large, 8, 8, memory);
        double[] fresh = ofRank(2, 3, 5);
        double[] after = fresh.clone();
        NewtonSchulz.equalize(fresh, 3, 5, memory(15));
        NewtonSchulz.equalize(after, 3, 5, memory);

        assertThat(after).containsExactly(fresh);
    }

    private static Memory memory(int size) {
        return new Memory(size, 0, 0, 0);
    }

    /** A network whose second layer of three has this many inputs and outputs. */
    private static Parameters between(int in, int out) {
        return new Parameters(NetworkShape.of(2, List.of(new LayerSpec(in, new Activation.Tanh()), new LayerSpec(out, new Activation.Tanh())), 1));
    }

    private static void fill(Parameters p, double from) {
        for (int i = 0; i < p.size(); i++) {
            p.values()[i] = from + 0.01 * i;
        }
    }

    private static void gradients(Parameters p, int t) {
        for (int i = 0; i < p.size(); i++) {
            p.gradient()[i] = Math.sin(1 + i + 3 * t);
        }
    }

    private static double[] part(Parameters p, Parameters.Block block) {
        return Arrays.copyOfRange(p.values(), block.offset(), block.offset() + block.size());
    }

    private static double[] ofRank(int rank, int rows, int columns) {
        Rng rng = Rng.of(11, Rng.Stream.WEIGHTS);
        double[] h = new double[rows * columns];
        for (int k = 0; k < rank; k++) {
            double[] left = DoubleStream.generate(rng::nextGaussian).limit(rows).toArray();
            double[] right = DoubleStream.generate(rng::nextGaussian).limit(columns).toArray();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    h[i * columns + j] += left[i] * right[j];
                }
            }
        }
        return h;
    }
}
