package gradlab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradlab.compare.Patterns.Space;
import gradlab.compare.Patterns.Stage;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.StartWeights;
import gradlab.train.Prepared;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What many runs have in common, pair by pair, agrees with the findings of the comparison and with arithmetic. */
class PatternsTest {

    private static final ExperimentSpec SPEC = ExperimentFile.read(Path.of("assets/experiments/weight-patterns.lab"), Map.of("steps", "120"));
    private static final int RUNS = 12;
    private static final Prepared DATA = Prepared.of(SPEC);
    private static Comparison comparison;
    private static Patterns patterns;

    @BeforeAll
    static void compare() {
        comparison = Comparison.of(SPEC, RUNS, done -> { });
        patterns = Patterns.of(SPEC, comparison.runs(), DATA, () -> false);
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double found(String id, int layer) {
        return comparison.finding(id, layer).orElseThrow().end().mean();
    }

    @Test
    void aBatchOfRunsGivesWhatTheComparisonGives() {
        RunBatch batch = new RunBatch(SPEC, 5);
        batch.train(DATA, 2, () -> 1);

        assertThat(batch.finished()).isEqualTo(5);
        assertThat(batch.diverged()).isEmpty();
        for (int run = 0; run < 5; run++) {
            assertThat(batch.runs().get(run).seed()).isEqualTo(comparison.runs().get(run).seed());
            assertThat(batch.runs().get(run).end().weights().values()).containsExactly(comparison.runs().get(run).end().weights().values());
        }
    }

    @Test
    void aCancelledBatchKeepsWhatWasFinishedAndADivergedRunIsNamed() {
        RunBatch batch = new RunBatch(SPEC.withSteps(1_000_000), 4);
        Thread trains = Thread.ofVirtual().start(() -> batch.train(DATA, 2, () -> 2));
        batch.cancel();
        assertThat(joined(trains)).isTrue();
        assertThat(batch.runs()).isEmpty();

        RunBatch wild = new RunBatch(ExperimentFile.read(Path.of("assets/experiments/presets/exploding.lab"), Map.of("init", "he(scale=20)")), 3);
        wild.train(Prepared.of(wild.spec()), 2, () -> 2);
        assertThat(wild.diverged()).containsExactly(7L, 8L, 9L);
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(java.time.Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void startWeightsThatCannotBeUsedAreTold() {
        RunBatch batch = new RunBatch(SPEC.withWeights(new StartWeights.FromFile(Path.of("nowhere.npz"))), 3);
        assertThatThrownBy(() -> batch.train(DATA, 2, () -> 2)).isInstanceOf(gradlab.catalogue.BadInput.class);
    }

    @Test
    void rawWeightsDoNotCorrelateAndMatchedOnesDoMoreThanBeforeTraining() {
        PairCorrelations pairs = patterns.correlations();

        assertThat(pairs.pairs()).hasSize(RUNS * (RUNS - 1) / 2);
        assertThat(mean(pairs.raw()[1])).isCloseTo(found("correlation.raw", 0), within(1e-12)).isCloseTo(0, within(0.1));
        assertThat(mean(pairs.aligned()[1])).isGreaterThan(mean(pairs.aligned()[0]) + 0.2);
        assertThat(pairs.chance()).isEqualTo(1 / Math.sqrt(337));
    }

    @Test
    void representationsAreSymmetricEqualToThemselvesAndAgreeWithTheFindings() {
        Representations representations = patterns.representations();
        double[][] layer = representations.cka()[Stage.END.ordinal()][1];

        assertThat(representations.runs()).isEqualTo(RUNS);
        for (int i = 0; i < RUNS; i++) {
            assertThat(layer[i][i]).isCloseTo(1, within(1e-12));
            assertThat(layer[i][0]).isEqualTo(layer[0][i]).isBetween(0.0, 1.0);
        }
        assertThat(representations.mean(Stage.END, 1)).isCloseTo(found("cka", 2), within(1e-9));
    }

    @Test
    void pathsBeginAndEndAtTheRunsAndTheirBarriersAreThoseOfTheFindings() {
        Paths paths = patterns.paths();

        assertThat(paths.others()).hasSize(RUNS - 1);
        for (int other = 0; other < RUNS - 1; other++) {
            assertThat(paths.raw()[1][other][0]).isEqualTo(comparison.runs().getFirst().end().trainingLoss());
            assertThat(paths.aligned()[1][other][Paths.POINTS - 1])
                    .isCloseTo(comparison.runs().get(other + 1).end().trainingLoss(), within(1e-9));
        }
        assertThat(mean(Arrays.stream(paths.raw()[1]).mapToDouble(Paths::barrier).toArray())).isCloseTo(found("barrier.raw", 0), within(1e-9));
        assertThat(mean(Arrays.stream(paths.aligned()[1]).mapToDouble(Paths::barrier).toArray()))
                .isCloseTo(found("barrier.aligned", 0), within(1e-9));
        assertThat(Paths.barrier(new double[] {1, 0.9, 0})).as("below the line").isCloseTo(0.4, within(1e-12));
        assertThat(Paths.barrier(new double[] {1, 0.1, 1})).isZero();
    }

    @Test
    void componentsAreThoseOfTheFindings() {
        Components features = patterns.components().get(Space.FEATURES);

        assertThat(features.share(Stage.END)).isCloseTo(found("pca.share.features", 0), within(1e-9));
        assertThat(features.heldOut()[Stage.END.ordinal()]).isCloseTo(found("pca.held_out.features", 0), within(1e-9));
        assertThat(patterns.components().get(Space.RAW).heldOut()[1]).as("raw weights teach nothing about others").isLessThan(0.2);
        double along = Arrays.stream(features.places()[1]).mapToDouble(place -> place[0] * place[0]).sum();
        double across = Arrays.stream(features.places()[1]).mapToDouble(place -> place[1] * place[1]).sum();
        assertThat(along).as("the first component is the longer one").isGreaterThan(across);
        assertThat(along / across).isCloseTo(features.shares()[1][0] / features.shares()[1][1], within(1e-6));
    }

    @Test
    void randomMatricesHaveTheMeanNormOfTheLayer() {
        double norm = comparison.runs().stream().mapToDouble(run -> run.end().layers().get(1).norm()).average().orElseThrow();

        assertThat(List.of(patterns.randomSpectra()[1])).hasSizeGreaterThan(20).allSatisfy(values -> {
            assertThat(values).hasSize(16).isSortedAccordingTo(java.util.Comparator.reverseOrder());
            assertThat(Math.sqrt(Arrays.stream(values).map(v -> v * v).sum())).isCloseTo(norm, within(1e-9));
        });
    }

    @Test
    void comparingCanBeStopped() {
        assertThatThrownBy(() -> Patterns.of(SPEC, comparison.runs(), DATA, () -> true)).isInstanceOf(CancellationException.class);
    }
}
