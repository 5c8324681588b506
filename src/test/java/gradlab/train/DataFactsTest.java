package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.data.Digits;
import gradlab.data.RandomLabels;
import gradlab.data.RareFeature;
import gradlab.data.Sine;
import gradlab.data.Subspace;
import gradlab.data.Subspace.Answer;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Spectrum;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters.Block;
import gradlab.probe.Losses;
import gradlab.probe.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lessons say of the special data sources holds when they are run. */
class DataFactsTest {

    private static final int[] SEEDS = {1, 2, 3, 4, 5, 6, 7};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theFirstGradientHasTheRankOfThePlane(int rank) {
        Run run = Run.start(spec(new Subspace(200, rank, 8, 0, Answer.CLASSES, 1), 16, 16).withBatches(new BatchPlan(0, true)).withTestShare(0));
        after(run, 20).stepMeasuringAll();

        assertThat(run.lastView().spectrum(Matrix.GRADIENT, 1).rank(1e-9)).isEqualTo(rank);
        assertThat(run.lastView().spectrum(Matrix.GRADIENT, 2).rank(1e-9)).isGreaterThanOrEqualTo(rank);
    }

    @Test
    void aBottleneckAsWideAsThePlaneLetsEverythingThrough() {
        double narrow = autoencoderLoss(1);
        double fitting = autoencoderLoss(2);
        assertThat(narrow).isGreaterThan(0.05);
        assertThat(fitting).isLessThan(0.001);
        assertThat(autoencoderLoss(3)).isLessThan(0.001);
    }

    /** The bands of the curriculum's measurements, 0.05…0.41 for gradient descent and 0.41…1.64 for AdaGrad. */
    @Test
    void adagradLearnsTheRareFeatureAndGradientDescentHardly() {
        double[] slow = Arrays.stream(SEEDS).mapToDouble(seed -> rareWeight(new Optimizer.Sgd(0.1), seed)).sorted().toArray();
        double[] adaptive = Arrays.stream(SEEDS).mapToDouble(seed -> rareWeight(new Optimizer.AdaGrad(0.1, 1e-10, 0), seed)).sorted().toArray();

        assertThat(slow[0]).isGreaterThan(0.03);
        assertThat(slow[6]).isLessThan(0.45);
        assertThat(adaptive[0]).isGreaterThan(0.41);
        assertThat(adaptive[6]).isLessThan(1.7);
        assertThat(adaptive[3]).isGreaterThan(3 * slow[3]);
    }

    @Test
    void randomLabelsAreLearntByHeartAndTeachNothing() {
        DoubleStream.Builder unseen = DoubleStream.builder();
        for (int seed : SEEDS) {
            Run run = Run.start(spec(new RandomLabels(128, 8, 2, 1), 32, 32).withTestShare(0.5).withSeeds(Seeds.all(seed)));
            after(run, 500).observe();
            assertThat(run.meter().value("accuracy.train")).isEqualTo(1);
            unseen.add(run.meter().value("accuracy.test"));
        }
        assertThat(unseen.build().average().orElseThrow()).isBetween(0.4, 0.6);
    }

    @Test
    void rankOfTheGradientIsHigherOnRandomLabels() {
        double random = meanRank(new RandomLabels(64, 8, 2, 1));
        double real = meanRank(new Subspace(64, 8, 8, 0, Answer.CLASSES, 1));
        assertThat(random).isGreaterThan(1.15 * real);
    }

    @Test
    void aSmallNetworkLearnsTheCurve() {
        Run run = after(Run.start(spec(new Sine(), 16, 16)), 1500);
        run.observe();
        assertThat(run.meter().value("loss.train")).isLessThan(0.03);
        assertThat(run.meter().value("loss.test")).isLessThan(0.05);
    }

    @Test
    void aHiddenLayerReadsDigitsBetterThanNone() {
        double[] hidden = IntStream.range(1, 4).mapToDouble(seed -> digitAccuracy(seed, 64)).toArray();
        double[] linear = IntStream.range(1, 4).mapToDouble(seed -> digitAccuracy(seed)).toArray();

        assertThat(Arrays.stream(hidden).min().orElseThrow()).isGreaterThan(0.9);
        assertThat(Arrays.stream(hidden).sum() / 3).isGreaterThan(Arrays.stream(linear).sum() / 3 + 0.01);
    }

    private static double digitAccuracy(int seed, int... units) {
        ExperimentSpec spec = spec(new Digits(), units).withActivation(new Activation.Relu()).withInitializer(new Initializer.He())
                .withOptimizer(new Optimizer.Adam(0.005, 0.9, 0.999, 1e-8)).withSeeds(Seeds.all(seed));
        Run run = after(Run.start(spec), 800);
        run.observe();
        return run.meter().value("accuracy.test");
    }

    private static double autoencoderLoss(int units) {
        ExperimentSpec spec = spec(new Subspace(200, 2, 8, 0, Answer.INPUT, 1), units).withActivation(new Activation.Identity());
        Run run = after(Run.start(spec), 2000);
        run.observe();
        return run.meter().value("loss.train");
    }

    private static double rareWeight(Optimizer optimizer, int seed) {
        ExperimentSpec spec = spec(new RareFeature()).withOptimizer(optimizer).withBatches(new BatchPlan(16, true))
                .withSeeds(Seeds.all(seed)).withInitializer(new Initializer.Zeros());
        Run run = after(Run.start(spec), 300);
        Block weight = run.parameters().weight(1);
        return run.parameters().values()[weight.offset() + weight.size() - 1];
    }

    private static double meanRank(DataSource source) {
        double sum = 0;
        for (int seed = 1; seed <= 3; seed++) {
            Run run = Run.start(spec(source, 32, 32).withTestShare(0).withBatches(new BatchPlan(0, true)).withSeeds(Seeds.all(seed)));
            for (int at = 0; at < 5; at++) {
                after(run, 99).stepMeasuringAll();
                Spectrum spectrum = run.lastView().spectrum(Matrix.GRADIENT, 2);
                sum += spectrum.rank(1e-3) / 15.0;
            }
        }
        return sum;
    }

    private static ExperimentSpec spec(DataSource source, int... units) {
        ExperimentSpec spec = ExperimentSpec.standard()
                .withHidden(Arrays.stream(units).mapToObj(count -> new LayerSpec(count, new Activation.Tanh())).toList())
                .withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8)).withProbes(List.of(new Losses(1_000_000, 1_000_000)));
        return DataFit.with(spec, source, DataFit.sample(source));
    }

    private static Run after(Run run, int steps) {
        for (int i = 0; i < steps; i++) {
            run.step();
        }
        return run;
    }
}
