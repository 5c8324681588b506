package gradlab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.BatchPlan;
import gradlab.data.Ridges;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Likeness;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.train.Prepared;
import gradlab.train.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final LayerSpec HIDDEN = new LayerSpec(6, new Activation.Tanh());
    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withData(new Ridges(80, 3, 0, 1)).withTestShare(0.25)
            .withNetwork(NetworkShape.of(3, List.of(HIDDEN, HIDDEN), 1)).withInitializer(new Initializer.Xavier(1, 1))
            .withOptimizer(new Optimizer.Sgd(0.05)).withBatches(new BatchPlan(16, true)).withSeeds(new Seeds(7, 100, 100)).withSteps(60);

    private final Comparison comparison = Comparison.of(SPEC, 4, done -> { });

    @Test
    void everyRunHasItsSeedAndIsTheRunOfThatSeed() {
        assertThat(comparison.runs()).extracting(RunOutcome::seed).containsExactly(100L, 101L, 102L, 103L);
        Run alone = Run.start(SPEC.withSeeds(new Seeds(7, 102, 102)));
        assertThat(comparison.runs().get(2).start().weights().values()).containsExactly(alone.parameters().values());
        for (int step = 0; step < 60; step++) {
            alone.step();
        }
        assertThat(comparison.runs().get(2).end().weights().values()).containsExactly(alone.parameters().values());
        alone.observe();
        assertThat(comparison.runs().get(2).end().trainingLoss()).isCloseTo(alone.meter().value(alone.meter().index("loss.train")), within(1e-14));
        assertThat(comparison.runs().get(2).end().testLoss()).isCloseTo(alone.meter().value(alone.meter().index("loss.test")), within(1e-14));
    }

    @Test
    void comparingAgainFindsTheSame() {
        assertThat(Comparison.of(SPEC, 4, done -> { }).findings()).isEqualTo(comparison.findings());
    }

    @Test
    void progressIsHeardOnceForEveryRun() {
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        Comparison.of(SPEC.withSteps(1), 5, heard::add);

        assertThat(heard).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void featuresOfALayerAreThoseOfItsMatrix() {
        LayerFeatures layer = comparison.runs().getFirst().end().layers().get(1);
        double[] sigma = layer.singularValues();
        double squares = 0;
        for (double value : sigma) {
            squares += value * value;
        }

        assertThat(sigma).hasSize(6).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(layer.norm()).isCloseTo(Math.sqrt(squares), within(1e-12));
        assertThat(layer.ratio()).isEqualTo(layer.norm() / layer.biasNorm());
        assertThat(comparison.runs().getFirst().end().features()).hasSize(3 + 6 + 1 + 3);
    }

    @Test
    void aRatioToBiasesOfZeroIsUndefinedBeforeTrainingButNotAfter() {
        Comparison fromZero = Comparison.of(SPEC.withInitializer(new Initializer.Xavier()), 2, done -> { });

        assertThat(fromZero.finding("norm_ratio", 1).orElseThrow().start()).isEqualTo(Statistic.NONE);
        assertThat(fromZero.finding("norm_ratio", 1).orElseThrow().end().count()).isEqualTo(2);
    }

    @Test
    void pairsAreAllPairsAndAlignmentIsToTheFirst() {
        assertThat(comparison.finding("correlation.raw", 0).orElseThrow().end().count()).isEqualTo(6);
        assertThat(comparison.finding("cka", 2).orElseThrow().end().count()).isEqualTo(6);
        assertThat(comparison.finding("correlation.aligned", 0).orElseThrow().end().count()).isEqualTo(3);
        double[] one = comparison.runs().get(0).end().weights().values();
        double[] other = comparison.runs().get(1).end().weights().values();
        Comparison two = Comparison.of(SPEC, 2, done -> { });
        assertThat(two.finding("correlation.raw", 0).orElseThrow().end().mean()).isEqualTo(Likeness.correlation(one, other));
    }

    @Test
    void alignedNetworksAreMoreAlikeAndNearer() {
        assertThat(end("correlation.aligned")).isGreaterThan(end("correlation.raw") + 0.1);
        assertThat(end("barrier.aligned")).isLessThan(end("barrier.raw"));
    }

    /** Five components of four runs would restore whatever they saw. */
    @Test
    void componentsNeedManyRuns() {
        assertThat(comparison.finding("pca.share.raw", 0)).isEmpty();
        assertThat(Comparison.of(SPEC.withSteps(1), 10, done -> { }).finding("pca.held_out.raw", 0)).isPresent();
    }

    @Test
    void runsThatDivergeAreNamedAndLeftOut() {
        Comparison wild = Comparison.of(SPEC.withOptimizer(new Optimizer.Sgd(50)).withActivation(new Activation.Identity()).withSteps(500), 2, done -> { });

        assertThat(wild.diverged()).containsExactly(100L, 101L);
        assertThat(wild.runs()).isEmpty();
        assertThat(wild.findings()).isEmpty();
    }

    @Test
    void thereIsNoHillBetweenANetworkAndItself() {
        Landscape landscape = new Landscape(SPEC.network(), Prepared.of(SPEC));
        Weights one = comparison.runs().get(0).end().weights();
        Weights other = comparison.runs().get(1).end().weights();

        assertThat(landscape.barrier(one, one, 9)).isCloseTo(0, within(1e-12));
        assertThat(landscape.barrier(one, other, 9)).isCloseTo(landscape.barrier(other, one, 9), within(1e-12)).isPositive();
        double middle = landscape.trainingLoss(one.towards(other, 0.5)) - (landscape.trainingLoss(one) + landscape.trainingLoss(other)) / 2;
        assertThat(landscape.barrier(one, other, 1)).isCloseTo(middle, within(1e-12));
    }

    @Test
    void withoutATestPartThereIsNoTestLoss() {
        ExperimentSpec untested = SPEC.withTestShare(0);
        Weights weights = comparison.runs().getFirst().end().weights();

        assertThat(new Landscape(untested.network(), Prepared.of(untested)).testLoss(weights)).isNaN();
    }

    @Test
    void whatIsUndefinedDoesNotEnterAMean() {
        Statistic statistic = Statistic.of(1, Double.NaN, 3);

        assertThat(statistic).isEqualTo(new Statistic(2, 1, 2));
        assertThat(statistic.variation()).isEqualTo(0.5);
        assertThat(Statistic.of(Double.NaN)).isEqualTo(Statistic.NONE);
        assertThat(Statistic.single(4).deviation()).isNaN();
    }

    private double end(String id) {
        return comparison.finding(id, 0).orElseThrow().end().mean();
    }
}
