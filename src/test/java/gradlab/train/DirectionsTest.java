package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.BatchPlan;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Clipping;
import gradlab.experiment.Compatibility;
import gradlab.experiment.Directions;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.math.Kernels;
import gradlab.math.Lengths;
import gradlab.math.PlainKernels;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.NotesNag;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters.Block;
import gradlab.probe.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training along some of the singular directions of the gradient. */
class DirectionsTest {

    /** Weight matrices of 2×8, 8×6 and 6×1 entries: 2, 6 and 1 directions. */
    private static final ExperimentSpec SPEC = ExperimentSpec.standard()
            .withNetwork(NetworkShape.of(2, List.of(new LayerSpec(8, new Activation.Tanh()), new LayerSpec(6, new Activation.Tanh())), 1))
            .withOptimizer(new Optimizer.Sgd(0.5)).withBatches(new BatchPlan(24, true));
    private static final int MOST = 6;

    static List<Optimizer> optimizers() {
        return Catalogues.OPTIMIZER.entries().stream().map(Entry::standard).toList();
    }

    static List<Directions> choices() {
        return List.of(new Directions.Strongest(1), new Directions.Strongest(3), new Directions.Without(1), new Directions.Without(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void anUpdateOfPlainDescentHasNoMoreDirectionsThanAreKept(int k) {
        Run run = after(Run.start(SPEC.withDirections(new Directions.Strongest(k))), 30);
        run.stepMeasuringAll();
        for (int layer = 1; layer <= 3; layer++) {
            Block weight = run.parameters().weight(layer);
            int q = Math.min(weight.rows(), weight.columns());
            // weights of about 1 round the update off at 1e-16
            assertThat(run.lastView().spectrum(Matrix.UPDATE, layer).rank(1e-11)).as("layer %d", layer).isEqualTo(Math.min(k, q));
            assertThat(run.lastView().spectrum(Matrix.GRADIENT, layer).rank(1e-11)).as("the whole gradient of layer %d", layer).isEqualTo(q);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void theStrongestAndTheRestTogetherAreTheGradient(int k) {
        double[] whole = updateOf(new Directions.All());
        double[] strongest = updateOf(new Directions.Strongest(k));
        double[] rest = updateOf(new Directions.Without(k));
        for (Block block : Run.start(SPEC).parameters().blocks()) {
            for (int i = block.offset(); i < block.offset() + block.size(); i++) {
                if (block.kind() == gradlab.nn.Parameters.Kind.WEIGHT) {
                    assertThat(strongest[i] + rest[i]).isCloseTo(whole[i], within(1e-12));
                } else {
                    assertThat(strongest[i]).as("biases are untouched").isEqualTo(whole[i]);
                    assertThat(rest[i]).as("biases are untouched").isEqualTo(whole[i]);
                }
            }
        }
    }

    @Test
    void asManyAsThereAreChangesNoBit() {
        double[] usual = weights(after(Run.start(SPEC), 50));

        assertThat(weights(after(Run.start(SPEC.withDirections(new Directions.Strongest(MOST))), 50))).containsExactly(usual);
        assertThat(weights(after(Run.start(SPEC.withDirections(new Directions.Strongest(MOST - 1))), 50))).isNotEqualTo(usual);
    }

    @Test
    void ofAMatrixWithNoMoreDirectionsThanAreDroppedNothingMoves() {
        Run run = Run.start(SPEC.withDirections(new Directions.Without(2)));
        double[] start = weights(run);
        double[] end = weights(after(run, 20));
        for (int layer : new int[] {1, 3}) {
            Block weight = run.parameters().weight(layer);
            assertThat(stretch(end, weight)).containsExactly(stretch(start, weight));
        }
        assertThat(stretch(end, run.parameters().weight(2))).isNotEqualTo(stretch(start, run.parameters().weight(2)));
        assertThat(stretch(end, run.parameters().bias(1))).isNotEqualTo(stretch(start, run.parameters().bias(1)));
    }

    @Test
    void penaltiesReachEveryWeightBecauseTheyAreAddedAfterTheChoice() {
        ExperimentSpec spec = SPEC.withRegularization(List.of(new Regularization.L2(0.1))).withDirections(new Directions.Without(9));
        Run run = Run.start(spec);
        double[] start = weights(run);
        double[] end = weights(after(run, 1));
        Block weight = run.parameters().weight(2);
        for (int i = weight.offset(); i < weight.offset() + weight.size(); i++) {
            assertThat(end[i]).isCloseTo(start[i] * (1 - 0.5 * 0.1), within(1e-15));
        }
    }

    @Test
    void theCutMeasuresWhatIsLeft() {
        Run free = Run.start(SPEC.withDirections(new Directions.Strongest(1)));
        double[] step = moved(free);
        double limit = Lengths.euclidean(step, 0, step.length) / 0.5 / 10;
        double[] cut = moved(Run.start(SPEC.withDirections(new Directions.Strongest(1)).withClipping(new Clipping.Norm(limit))));
        for (int i = 0; i < step.length; i++) {
            assertThat(cut[i]).isCloseTo(step[i] / 10, within(1e-6));
        }
    }

    @Test
    void whoeverLooksElsewhereFollowsTheSameDirections() {
        Run run = Run.start(SPEC.withOptimizer(new NotesNag(0.1, 0.9)).withDirections(new Directions.Strongest(1)));
        double[] step = moved(run);
        Block weight = run.parameters().weight(2);

        assertThat(Spectrum.of(step, weight.offset(), weight.rows(), weight.columns()).rank(1e-11)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerLearnsAlongTheStrongestDirection(Optimizer optimizer) {
        ExperimentSpec whole = Compatibility.withOptimizer(SPEC, optimizer);
        ExperimentSpec reduced = whole.withDirections(new Directions.Strongest(1));
        Run run = Run.start(reduced);
        run.observe();
        double before = run.meter().value("loss.train");
        after(run, 60).observe();

        assertThat(run.diverged()).isFalse();
        assertThat(run.meter().value("loss.train")).isLessThan(before);
        assertThat(weights(run)).isNotEqualTo(weights(after(Run.start(whole), 60)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aPauseChangesNothing(Optimizer optimizer) {
        ExperimentSpec spec = Compatibility.withOptimizer(SPEC, optimizer).withDirections(new Directions.Strongest(2))
                .withNormalization(new Normalization.Batch()).withRegularization(List.of(new Regularization.Dropout(0.2)));
        Run straight = after(Run.start(spec), 11);
        Run resumed = Run.resume(spec, Prepared.of(spec), straight.checkpoint(), spec, () -> 0);

        assertThat(weights(after(resumed, 30))).containsExactly(weights(after(straight, 30)));
        assertThat(resumed.checkpoint().optimizerState()).containsExactly(straight.checkpoint().optimizerState());
    }

    @ParameterizedTest
    @MethodSource("choices")
    void theKernelsDoNotChangeABit(Directions choice) {
        ExperimentSpec spec = SPEC.withDirections(choice);
        Run plain = Run.start(spec, Prepared.of(spec), () -> 0, new PlainKernels());
        Run best = Run.start(spec, Prepared.of(spec), () -> 0, Kernels.best());

        assertThat(weights(after(plain, 40))).containsExactly(weights(after(best, 40)));
    }

    @Test
    void anotherNumberOfDirectionsGoesOnWithTheSameWeights() {
        ExperimentSpec changed = SPEC.withDirections(new Directions.Strongest(1));
        assertThat(SPEC.continuesAs(changed)).isTrue();
        Run run = after(Run.start(SPEC), 12);
        Run fork = Run.resume(changed, run.data(), run.checkpoint(), SPEC, () -> 0);

        assertThat(weights(fork)).containsExactly(weights(run));
        after(fork, 1);
        Run back = Run.resume(SPEC, run.data(), fork.checkpoint(), changed, () -> 0);
        assertThat(weights(back)).containsExactly(weights(fork)).isNotEqualTo(weights(after(run, 1)));
    }

    /** The step of one update of plain descent from the start, over its rate: the direction it followed. */
    private static double[] updateOf(Directions choice) {
        double[] step = moved(Run.start(SPEC.withDirections(choice)));
        for (int i = 0; i < step.length; i++) {
            step[i] /= 0.5;
        }
        return step;
    }

    private static double[] moved(Run run) {
        double[] start = weights(run);
        double[] end = weights(after(run, 1));
        for (int i = 0; i < end.length; i++) {
            end[i] -= start[i];
        }
        return end;
    }

    private static double[] stretch(double[] values, Block block) {
        return java.util.Arrays.copyOfRange(values, block.offset(), block.offset() + block.size());
    }

    private static Run after(Run run, int steps) {
        for (int i = 0; i < steps; i++) {
            run.step();
        }
        return run;
    }

    private static double[] weights(Run run) {
        return run.parameters().values().clone();
    }
}
