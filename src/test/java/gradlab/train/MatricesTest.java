package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.probe.Matrix;
import gradlab.probe.MatrixChoice;
import gradlab.probe.MeasureChoice;
import gradlab.probe.Norms;
import gradlab.probe.Ranks;
import gradlab.probe.Series;
import gradlab.probe.Spectra;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrices that are decomposed besides gradient, weights and update. */
class MatricesTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withTestShare(0)
            .withProbes(List.of(new Ranks(1e-3, 1, MatrixChoice.ALL, MeasureChoice.ALL), new Spectra(1, MatrixChoice.ALL)));

    static List<Optimizer> optimizers() {
        return Catalogues.OPTIMIZER.entries().stream().map(Entry::standard).toList();
    }

    @Test
    void onAllExamplesTheProbeGradientIsTheGradient() {
        Run run = Run.start(SPEC.withBatches(new BatchPlan(1000, true)));
        run.step();

        double[] expected = run.lastView().entries(Matrix.GRADIENT);
        double[] probe = run.lastView().entries(Matrix.PROBE_GRADIENT);
        for (int i = 0; i < expected.length; i++) {
            assertThat(probe[i]).isCloseTo(expected[i], within(1e-14));
        }
    }

    @Test
    void theProbeGradientKnowsNeitherBatchNorDropoutNorPenalty() {
        ExperimentSpec large = SPEC.withData(new DataSource.Moons(600, 0.2, 1));
        ExperimentSpec noisy = large.withBatches(new BatchPlan(7, true))
                .withRegularization(List.of(new Regularization.Dropout(0.5), new Regularization.L2(0.1)));
        double[] calm = probeGradient(Run.start(large));

        assertThat(probeGradient(Run.start(noisy))).containsExactly(calm);
        assertThat(probeGradient(Run.start(large.withSeeds(new gradlab.experiment.Seeds(large.seeds().data(), large.seeds().weights(), 99)))))
                .as("other batches").containsExactly(calm);
    }

    @Test
    void theProbeGradientLeavesRunningStatisticsAlone() {
        ExperimentSpec normalized = SPEC.withNormalization(new Normalization.Batch());
        Run watched = Run.start(normalized);
        Run unwatched = Run.start(normalized.withProbes(List.of(new Norms(1))));
        for (int step = 0; step < 5; step++) {
            watched.step();
            unwatched.step();
        }

        assertThat(watched.parameters().statistics()).containsExactly(unwatched.parameters().statistics());
        assertThat(watched.parameters().values()).containsExactly(unwatched.parameters().values());
        assertThat(watched.meter().value("layer1.probe_gradient.rank")).isGreaterThan(0);
    }

    @Test
    void aFirstMomentumIsTheGradientAndAdamsATenthOfIt() {
        assertThat(quotient(new Optimizer.Momentum(0.1, 0.9, 0))).isCloseTo(1, within(1e-12));
        assertThat(quotient(new Optimizer.Adam())).isCloseTo(0.1, within(1e-12));
        assertThat(quotient(new Optimizer.RmsProp(0.01, 0.75, 1e-8, 0, true))).isCloseTo(0.25, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void whatAMethodCallsItsAverageIsParallelToTheFirstGradient(Optimizer optimizer) {
        Parameters p = new Parameters(NetworkShape.of(2, ExperimentSpec.standard().hidden(), 1));
        p.initialize(ExperimentSpec.standard().initializer(), gradlab.math.Rng.of(1, gradlab.math.Rng.Stream.WEIGHTS));
        for (int i = 0; i < p.size(); i++) {
            p.gradient()[i] = Math.sin(i + 1);
        }
        Optimizer.Rule rule = optimizer.start(p, new gradlab.nn.Objective() {
            @Override
            public double here() {
                return 1;
            }

            @Override
            public double at(double[] values, double[] slope) {
                System.arraycopy(p.gradient(), 0, slope, 0, slope.length);
                return 0.9;
            }
        });
        rule.step(p, 0.01);

        double[] average = rule.average();
        assertThat(average.length).isEqualTo(optimizer.averageAt() < 0 ? 0 : p.size());
        for (Parameters.Block block : average.length == 0 ? List.<Parameters.Block>of() : p.blocks()) {
            int first = block.offset();
            assertThat(average[first]).isNotZero();
            for (int i = first + 1; i < first + block.size(); i++) {
                assertThat(average[i] * p.gradient()[first]).isCloseTo(average[first] * p.gradient()[i], within(1e-15));
            }
        }
    }

    @Test
    void whereNoAverageIsKeptMomentumIsNotMeasured() {
        Run run = Run.start(SPEC.withOptimizer(new Optimizer.Sgd(0.1)));
        run.step();

        assertThat(run.meter().isMeasured(run.meter().index("layer1.momentum.rank"))).isFalse();
        assertThat(run.meter().isMeasured(run.meter().index("layer1.momentum.sigma1"))).isFalse();
        assertThat(run.meter().isMeasured(run.meter().index("layer1.change.sigma1"))).isTrue();
        var facts = run.data().facts(run.spec());
        assertThat(new Ranks(1e-3, 1, MatrixChoice.MOMENTUM, MeasureChoice.USUAL).pictures(facts)).allSatisfy(picture ->
                assertThat(picture.lines()).isEmpty());
    }

    @Test
    void theChangeIsWhatTheStepsAddUpTo() {
        Run run = Run.start(SPEC.withOptimizer(new Optimizer.Sgd(0.1)));
        run.step();
        assertThat(run.meter().value("layer1.change.rank")).as("nothing has changed yet").isZero();
        assertThat(run.meter().value("layer1.change.condition")).isNaN();
        double first = run.meter().value("layer2.update.sigma1");
        run.step();

        assertThat(run.meter().value("layer2.change.sigma1")).isCloseTo(first, within(1e-15));
        assertThat(run.meter().value("layer2.change.norm")).isGreaterThanOrEqualTo(first);
    }

    @Test
    void theChangeCountsFromTheFirstWeightsAlsoAfterAFork() {
        Run run = Run.start(SPEC);
        for (int step = 0; step < 4; step++) {
            run.step();
        }
        ExperimentSpec changed = SPEC.withOptimizer(new Optimizer.Sgd(0.5));
        Run fork = Run.resume(changed, run.data(), run.checkpoint(), SPEC, () -> 0);
        fork.step();
        run.step();

        assertThat(fork.meter().value("layer1.change.sigma1")).isEqualTo(run.meter().value("layer1.change.sigma1")).isGreaterThan(0);
        assertThat(fork.startValues()).containsExactly(Run.start(SPEC).parameters().values());
    }

    @Test
    void weightsSetBeforeTheFirstStepAreTheFirstWeights() {
        Run run = Run.start(SPEC);
        run.observe();
        run.parameters().values()[0] += 1;
        run.step();

        assertThat(run.meter().value("layer1.change.norm")).isZero();
    }

    @Test
    void ofTwoProbesThatMeasureTheSameTheFirstIsHeard() {
        ExperimentSpec spec = SPEC.withProbes(List.of(new Ranks(0.5, 1), new Ranks(1e-9, 1, MatrixChoice.ALL, MeasureChoice.ALL)));
        Run run = Run.start(spec);
        Recorder recorder = new Recorder(run);
        recorder.advance(run, false);

        assertThat(run.meter().series()).extracting(Series::id).doesNotHaveDuplicates();
        Spectrum gradient = run.lastView().spectrum(Matrix.GRADIENT, 2);
        assertThat(run.meter().value("layer2.gradient.rank")).isEqualTo(gradient.rank(0.5)).isLessThan(gradient.rank(1e-9));
        assertThat(run.meter().value("layer2.gradient.energy90")).isEqualTo(gradient.energyRank(0.9));
        assertThat(recorder.history("layer2.gradient.rank").orElseThrow().points()).isEqualTo(1);
    }

    @Test
    void withoutBiasesTheRatioOfNormsIsUndefined() {
        Run run = Run.start(SPEC.withActivation(new Activation.Tanh()).withProbes(List.of(new Norms(1))));
        run.step();
        assertThat(run.meter().value("layer1.norm_ratio")).isNaN();
        assertThat(run.meter().isMeasured(run.meter().index("layer1.norm_ratio"))).isTrue();
        run.step();

        assertThat(run.meter().value("layer1.norm_ratio"))
                .isEqualTo(run.meter().value("layer1.weight.norm") / run.meter().value("layer1.bias.norm"));
        assertThat(run.meter().value("layer1.norm_ratio.start")).isNaN();
    }

    @Test
    void theSpreadOfWeightsIsTheirVariance() {
        Run run = Run.start(SPEC.withProbes(List.of(new Norms(1))));
        run.step();
        Parameters.Block block = run.lastView().parameters().weight(2);
        double mean = 0;
        double meanSquare = 0;
        for (int i = block.offset(); i < block.offset() + block.size(); i++) {
            mean += run.lastView().parameters().values()[i] / block.size();
            meanSquare += Math.pow(run.lastView().parameters().values()[i], 2) / block.size();
        }

        assertThat(run.meter().value("layer2.weight.variance")).isCloseTo(meanSquare - mean * mean, within(1e-14));
    }

    private static double quotient(Optimizer optimizer) {
        Run run = Run.start(SPEC.withOptimizer(optimizer));
        run.step();
        return run.meter().value("layer2.momentum.sigma2") / run.meter().value("layer2.gradient.sigma2");
    }

    private static double[] probeGradient(Run run) {
        run.observe();
        return run.lastView().entries(Matrix.PROBE_GRADIENT).clone();
    }
}
