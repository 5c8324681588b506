package gradlab.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.DataSet;
import gradlab.data.Split;
import gradlab.data.Subspace;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.train.Prepared;
import gradlab.train.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of gradient ranks of a 20-40-40-4 network at its start. Two numbers in a comment: this lab's, then the reference. */
@Tag("slow")
class GradientRankTest {

    /** Effective rank of layer 2: 1.0 2.0 3.1 4.6 6.0 7.0 6.0 / 1.0 2.0 3.4 4.7 6.2 6.4 6.0. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1.0", "2, 2, 2, 2, 2.0", "5, 5, 5, 4, 3.4", "10, 10, 10, 4, 4.7", "20, 20, 20, 4, 6.2", "64, 20, 40, 4, 6.4",
        "full, 20, 40, 4, 6.0"})
    void aBatchBoundsTheRank(String batch, int first, int second, int third, double effective) {
        Run run = Labs.started(Labs.read("gradient-rank", "batch", batch));

        assertThat(Labs.numericalRanks(run)).containsExactly(first, second, third);
        assertThat(Labs.gradients(run).get(1).effectiveRank()).isCloseTo(effective, within(0.15 * effective));
    }

    /** Layer 2, numerically 12 40 40 40 / 13 40 40 40, at 1e-3 2 16 27 34 / 3 15 27 35; effective ranks of layer 1: 1.0 2.8 4.5 7.7 / 1.0 2.2 3.9 7.3. */
    @ParameterizedTest
    @CsvSource({"1, 1.0, 3", "3, 2.2, 15", "5, 3.9, 27", "10, 7.3, 35"})
    void dataOfFewDirectionsBoundTheFirstLayerOnly(int r, double effective, int relative) {
        List<Spectrum> gradients = Labs.gradients(onSubspace(r, 0));

        assertThat(gradients.get(0).numericalRank()).isEqualTo(r);
        assertThat(gradients.get(0).effectiveRank()).isCloseTo(effective, within(0.3 * effective));
        assertThat(gradients.get(1).rank(1e-3)).isCloseTo(relative, within(4));
        assertThat(gradients.get(1).numericalRank()).isBetween(r == 1 ? 8 : 40, r == 1 ? 18 : 40);
    }

    /** At 1e-3 the first layer counts 3 4 19 / 3 5 16, effectively 2.8 2.9 3.4 / 2.5 2.6 3.1; numerically 20 from the smallest noise on. */
    @ParameterizedTest
    @CsvSource({"1e-6, 3, 3", "1e-2, 3, 6", "0.1, 12, 20"})
    void theSlightestNoiseFillsTheNumericalRank(double noise, int least, int greatest) {
        Spectrum first = Labs.gradients(onSubspace(3, noise)).getFirst();

        assertThat(first.numericalRank()).isEqualTo(20);
        assertThat(first.rank(1e-3)).isBetween(least, greatest);
        assertThat(first.effectiveRank()).isLessThan(4.5);
    }

    @Test
    void theExperimentOnASubspaceShowsTheSame() {
        List<Spectrum> gradients = Labs.gradients(Labs.started(Labs.read("gradient-rank-subspace")));

        assertThat(gradients.get(0).numericalRank()).isEqualTo(3);
        assertThat(gradients.get(1).numericalRank()).isGreaterThan(35);
        assertThat(gradients.get(1).rank(1e-3)).isBetween(6, 18);
    }

    @Test
    void repeatedRowsAddNothing() {
        ExperimentSpec spec = Labs.read("gradient-rank", "batch", "full");
        Prepared data = Prepared.of(spec);
        DataSet repeated = data.training().select(IntStream.range(0, 64).map(i -> i % 5).toArray(), 0, 64);

        assertThat(Labs.numericalRanks(started(spec, repeated))).containsExactly(5, 5, 4);
    }

    /** Thirty of forty units dead: 10/10/4; all dead in layer 1: 0/0/0. Effective ranks 6.8 5.1 3.3 / 7.0 5.6 3.1. */
    @Test
    void deadUnitsTakeDirectionsAway() {
        ExperimentSpec spec = Labs.read("gradient-rank", "batch", "64", "activation", "relu", "init", "he");
        Run some = withDeadUnits(spec, 30);
        assertThat(Labs.numericalRanks(some)).containsExactly(10, 10, 4);
        assertThat(Labs.gradients(some).get(0).effectiveRank()).isBetween(5.0, 9.0);
        assertThat(Labs.numericalRanks(withDeadUnits(spec, 40))).containsExactly(0, 0, 0);
    }

    @Test
    void equalUnitsHaveOneDirectionAndKeepIt() {
        Run run = Labs.started(Labs.read("gradient-rank-constant"));
        assertThat(Labs.numericalRanks(run)).containsExactly(1, 1, 1);
        for (int step = 0; step < 100; step++) {
            run.step();
        }
        run.observe();
        assertThat(Labs.gradients(run)).allMatch(gradient -> gradient.rank(1e-9) == 1);
        assertThat(Labs.numericalRanks(Labs.started(Labs.read("gradient-rank-constant", "init", "zeros")))).containsExactly(0, 0, 0);
    }

    /** With tanh and one output the effective ranks are 7.3 5.2 2.9 1 / 8.3 5.0 2.9 1. */
    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void depthWithoutNonlinearityAddsNothing(int outputs) {
        String[] ends = {"data", "teacher(512, outputs=" + outputs + ")", "net", "20-40-40-40-" + outputs};
        assertThat(Labs.numericalRanks(Labs.started(Labs.read("gradient-rank-linear", ends)))).containsOnly(outputs);

        String[] bent = {ends[0], ends[1], ends[2], ends[3], "activation", "tanh"};
        assertThat(Labs.numericalRanks(Labs.started(Labs.read("gradient-rank-linear", bent)))).containsExactly(20, 40, 40, outputs);
    }

    /** Layer 2: numerical 10 40 160 512; at 1e-3 10 30 22 20 / 9 26 22 20; effective 4.9 6.0 6.0 4.4 / 3.8 6.0 6.2 4.4. */
    @ParameterizedTest
    @CsvSource({"10, 10, 9, 3.8", "40, 40, 26, 6.0", "160, 160, 22, 6.2", "640, 512, 20, 4.4"})
    void widthRaisesTheNumericalRankOnly(int width, int numerical, int relative, double effective) {
        Run run = Labs.started(Labs.read("gradient-rank", "batch", "full", "net", "20-%d-%d-4".formatted(width, width)));
        Spectrum second = Labs.gradients(run).get(1);

        assertThat(second.numericalRank()).isEqualTo(numerical);
        assertThat(second.rank(1e-3)).isCloseTo(relative, within(5));
        assertThat(second.effectiveRank()).isCloseTo(effective, within(0.35 * effective));
    }

    /** The rate does not enter the gradient: at one place it is the same for all rates. */
    @Test
    void theLearningRateDoesNotChangeTheRankOfAPlace() {
        List<Double> ranks = IntStream.of(1, 100, 1000).mapToObj(rate -> Labs.gradients(Labs.started(
                Labs.read("gradient-rank", "optimizer", "sgd(" + rate / 1000.0 + ")"))).get(1).effectiveRank()).toList();

        assertThat(ranks).allMatch(rank -> rank.equals(ranks.getFirst()));
    }

    private static Run withDeadUnits(ExperimentSpec spec, int count) {
        Run run = Run.start(spec);
        int bias = run.parameters().bias(1).offset();
        Arrays.fill(run.parameters().values(), bias, bias + count, -1e3);
        run.observe();
        return run;
    }

    /** Answers of the teacher to 64 inputs that are normal mixtures of r random N(0, 1) directions, with noise in every feature. */
    private static Run onSubspace(int r, double noise) {
        ExperimentSpec spec = Labs.read("gradient-rank", "batch", "full");
        DataSet teacher = Prepared.of(spec).training().select(IntStream.range(0, 64).toArray(), 0, 64);
        double length = Math.sqrt(20);
        DataSet flat = new Subspace(64, r, 20, noise / length, Subspace.Answer.CLASSES, length).load(Rng.of(3, Rng.Stream.DATA));
        return started(spec, teacher.withInputs(flat.inputs()));
    }

    private static Run started(ExperimentSpec spec, DataSet training) {
        DataSet nothing = training.select(new int[0], 0, 0);
        Prepared data = new Prepared(new Split(training, nothing), training.targets(), new double[0], Prepared.of(spec).loss());
        Run run = Run.start(spec, data, () -> 0);
        run.observe();
        return run;
    }
}
