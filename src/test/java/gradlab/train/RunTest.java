package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.data.PointList;
import gradlab.data.TypedPoints;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Clipping;
import gradlab.experiment.Compatibility;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.experiment.StartWeights;
import gradlab.experiment.WeightsFile;
import gradlab.math.Lengths;
import gradlab.math.PlainKernels;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Lbfgs;
import gradlab.nn.Lion;
import gradlab.nn.Loss;
import gradlab.nn.NesterovClassic;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.NotesNag;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.nn.Rprop;
import gradlab.nn.Schedule;
import gradlab.probe.Losses;
import gradlab.probe.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

    /** 140 training examples in batches of 24: the last batch of an epoch is smaller. */
    static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(24, true)).withProbes(List.of());
    /** Wild enough to leave the finite numbers within a few steps. */
    private static final ExperimentSpec WILD = SPEC.withOptimizer(new Optimizer.Sgd(100)).withLoss(new Loss.Mse())
            .withActivation(new Activation.Identity()).withInitializer(new Initializer.Xavier(1000));

    static List<Optimizer> optimizersWithoutLineSearch() {
        return SameBitsTest.optimizers().stream().filter(optimizer -> !(optimizer instanceof Lbfgs)).toList();
    }

    @Test
    void theRateOfAnUpdateIsTheOneOfTheSchedule() {
        Run run = after(Run.start(SPEC.withSchedule(new Schedule.Exponential(0.9)).withProbes(ExperimentSpec.standardProbes())), 3);
        run.stepMeasuringAll();

        assertThat(run.meter().value("rate")).isCloseTo(1e-3 * 0.9 * 0.9 * 0.9, within(1e-18));
    }

    @Test
    void oneCycleRulesTheMomentum() {
        ExperimentSpec spec = SPEC.withSchedule(new Schedule.OneCycle(20));
        Run usual = after(Run.start(spec.withOptimizer(new Optimizer.Momentum(0.1, 0.9, 0))), 10);
        Run other = after(Run.start(spec.withOptimizer(new Optimizer.Momentum(0.1, 0.5, 0))), 10);

        assertThat(weights(other)).containsExactly(weights(usual));
    }

    /** At a rate this small the loss falls by less than one in ten thousand per epoch. */
    @Test
    void aPlateauIsNoticedOnceAnEpoch() {
        ExperimentSpec spec = SPEC.withOptimizer(new Optimizer.Sgd(1e-6)).withSchedule(new Schedule.Plateau(0.1, 1));
        Run run = after(Run.start(spec), 2 * 6 + 5);
        assertThat(run.checkpoint().scheduleState()[0]).isEqualTo(1);
        after(run, 1);

        assertThat(run.checkpoint().scheduleState()[0]).isEqualTo(0.1);
        assertThat(run.checkpoint().scheduleState()[1]).isCloseTo(lossOverAll(Run.start(spec)), within(1e-5));
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThat(problem(SPEC.withOptimizer(new Rprop()))).isEqualTo("spec.whole-set");
        assertThat(problem(SPEC.withOptimizer(new Lbfgs()))).isEqualTo("spec.whole-set");
        assertThat(problem(Compatibility.withOptimizer(SPEC, new Lbfgs()).withClipping(new Clipping.Value()))).isEqualTo("spec.clip");
        Run run = after(Run.start(SPEC), 3);
        assertThat(catchThrowableOfType(BadInput.class, () -> Run.resume(SPEC.withOptimizer(new Rprop()), run.data(), run.checkpoint(),
                SPEC, () -> 0)).problems()).extracting(Problem::key).containsExactly("spec.whole-set");
    }

    @Test
    void aMethodOfSecondOrderLearnsInFewSteps() {
        ExperimentSpec spec = Compatibility.withOptimizer(SPEC, new Lbfgs())
                .withRegularization(List.of(new Regularization.L2(1e-3)));
        Run run = after(Run.start(spec), 40);
        run.observe();

        assertThat(run.meter().value("loss.train")).isLessThan(0.15);
        assertThat(run.diverged()).isFalse();
    }

    /** What is charted belongs to where the network stands, though the gradient is taken ahead of it. */
    @Test
    void lookingAheadIsNotSeenInTheCharts() {
        ExperimentSpec spec = SPEC.withOptimizer(new NesterovClassic(0.1, 0.9)).withProbes(ExperimentSpec.standardProbes());
        Run run = after(Run.start(spec), 5);
        double[] before = weights(run);
        double[] gradientHere = gradientWhereItStands(run);
        run.observe();
        assertThat(weights(run)).containsExactly(before);
        run.stepMeasuringAll();

        assertThat(run.lastView().parameters().values()).containsExactly(before);
        assertThat(run.lastView().parameters().gradient()).isNotEqualTo(gradientHere);
    }

    @Test
    void theFirstStepOfGradientDescentIsRateTimesGradient() {
        ExperimentSpec spec = SPEC.withOptimizer(new Optimizer.Sgd(0.25)).withBatches(new BatchPlan(0, true))
                .withProbes(ExperimentSpec.standardProbes());
        Run run = Run.start(spec);
        double[] before = weights(run);
        double[] gradient = fullGradient(run);
        run.stepMeasuringAll();

        for (int i = 0; i < before.length; i++) {
            assertThat(run.lastView().parameters().values()[i]).isEqualTo(before[i]);
            assertThat(run.lastView().parameters().gradient()[i]).isCloseTo(gradient[i], within(1e-15));
            assertThat(run.lastView().update()[i]).isCloseTo(-0.25 * gradient[i], within(1e-15));
        }
        assertThat(run.lastView().rate()).isEqualTo(0.25);
        assertThat(run.meter().value("rate")).isEqualTo(0.25);
        assertThat(run.meter().value("loss.batch")).isCloseTo(run.meter().value("loss.train"), within(1e-12));
        assertThat(run.lastView().spectrum(Matrix.UPDATE, 1).largest())
                .isCloseTo(0.25 * run.lastView().spectrum(Matrix.GRADIENT, 1).largest(), within(1e-12));
    }

    @Test
    void penaltiesMoveTheWeightsAndLeaveTheChartedGradientAlone() {
        ExperimentSpec plain = SPEC.withOptimizer(new Optimizer.Sgd(0.25)).withProbes(ExperimentSpec.standardProbes());
        Run without = Run.start(plain);
        Run with = Run.start(plain.withRegularization(List.of(new Regularization.L2(0.1), new Regularization.L1(0.02, false))));
        double[] start = weights(with);
        without.stepMeasuringAll();
        with.stepMeasuringAll();

        assertThat(with.lastView().parameters().gradient()).containsExactly(without.lastView().parameters().gradient());
        assertThat(with.meter().value("layer2.gradient.norm")).isEqualTo(without.meter().value("layer2.gradient.norm"));
        for (Parameters.Block block : with.parameters().blocks()) {
            for (int i = block.offset(); i < block.offset() + block.size(); i++) {
                double pull = block.kind() == Parameters.Kind.WEIGHT ? 0.1 * start[i] + 0.02 * Math.signum(start[i]) : 0;
                assertThat(with.lastView().update()[i]).isCloseTo(without.lastView().update()[i] - 0.25 * pull, within(1e-15));
            }
        }
    }

    @Test
    void penaltiesAreAddedBeforeTheCutAndTheNormIsThatOfAllParameters() {
        ExperimentSpec plain = SPEC.withOptimizer(new Optimizer.Sgd(1)).withProbes(ExperimentSpec.standardProbes())
                .withRegularization(List.of(new Regularization.L2(5)));
        Run uncut = Run.start(plain);
        Run cut = Run.start(plain.withClipping(new Clipping.Norm(0.01)));
        uncut.stepMeasuringAll();
        cut.stepMeasuringAll();
        double norm = Lengths.euclidean(uncut.lastView().update(), 0, uncut.parameters().size());

        assertThat(norm).isGreaterThan(1);
        assertThat(cut.lastView().parameters().gradient()).containsExactly(uncut.lastView().parameters().gradient());
        for (int i = 0; i < uncut.parameters().size(); i++) {
            assertThat(cut.lastView().update()[i]).isCloseTo(uncut.lastView().update()[i] * 0.01 / norm, within(1e-8));
        }
    }

    @Test
    void decayThatAnOptimizerAppliesItselfIsNotCut() {
        ExperimentSpec spec = SPEC.withOptimizer(new Lion(0.01, 0.9, 0.99, 0.5));
        double[] start = weights(Run.start(spec));
        double[] free = weights(after(Run.start(spec), 1));
        double[] cut = weights(after(Run.start(spec.withClipping(new Clipping.Norm(1e-6))), 1));

        assertThat(cut).as("of Lion's gradient only the sign counts").containsExactly(free);
        assertThat(cut[0]).isCloseTo(start[0] * (1 - 0.01 * 0.5) - 0.01 * Math.signum(start[0] * 0.995 - cut[0]), within(1e-15));
    }

    @Test
    void aCutKeepsAWildRunFinite() {
        ExperimentSpec wild = SPEC.withLoss(new Loss.Mse()).withActivation(new Activation.Identity())
                .withInitializer(new Initializer.Xavier(30)).withOptimizer(new Optimizer.Sgd(0.05));
        assertThat(after(Run.start(wild), 300).diverged()).isTrue();
        assertThat(after(Run.start(wild.withClipping(new Clipping.Norm(1))), 300).diverged()).isFalse();
    }

    /** Whoever looks elsewhere gets the gradient there as it would get it here. */
    @Test
    void aLookElsewhereIsPenalisedAndCutToo() {
        ExperimentSpec spec = SPEC.withOptimizer(new NotesNag(1, 0.9)).withRegularization(List.of(new Regularization.L2(5)))
                .withClipping(new Clipping.Norm(0.01));
        Run run = Run.start(spec);
        double[] before = weights(run);
        run.step();
        double[] moved = new double[before.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = run.parameters().values()[i] - before[i];
        }

        assertThat(Lengths.euclidean(moved, 0, moved.length)).isCloseTo(0.01, within(1e-6));
    }

    @Test
    void theProximalPenaltyUsesTheRateOfTheUpdate() {
        ExperimentSpec spec = SPEC.withOptimizer(new Optimizer.Sgd(0.25));
        Run without = Run.start(spec);
        Run with = Run.start(spec.withRegularization(List.of(new Regularization.L1(0.1, true))));
        without.step();
        with.step();
        int first = with.parameters().weight(1).offset();
        double unpressed = without.parameters().values()[first];

        assertThat(with.parameters().values()[first]).isEqualTo(Math.signum(unpressed) * Math.max(Math.abs(unpressed) - 0.25 * 0.1, 0));
    }

    @Test
    void anEpochShowsEveryExampleOnce() {
        Run run = Run.start(SPEC);
        assertThat(run.data().training().rows()).isEqualTo(140);
        assertThat(run.stepsPerEpoch()).isEqualTo(6);
        assertThat(after(run, 5).epoch()).isZero();
        assertThat(after(run, 1).epoch()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mse", "mae", "huber"})
    void anAnswerInNumbersIsRightOnTheSideOfHalfwayWhereItsTargetLies(String loss) {
        PointList points = PointList.parse("1 0; 2 1", new Place("points", 1, 1));
        ExperimentSpec spec = SPEC.withData(new TypedPoints(points, DataSource.TaskChoice.CLASSES, 1)).withTestShare(0)
                .withNetwork(NetworkShape.of(1, List.of(), 1)).withInitializer(new Initializer.Constant(0.3, 1))
                .withLoss(Catalogues.LOSS.find(loss).orElseThrow().standard());
        Run run = Run.start(spec);
        run.observe();

        assertThat(run.meter().value("accuracy.train")).isEqualTo(1);
    }

    @Test
    void trainingLowersTheLoss() {
        Run run = Run.start(SPEC.withOptimizer(new Optimizer.Adam(0.03, 0.9, 0.999, 1e-8)));
        run.observe();
        double first = run.meter().value("loss.train");
        after(run, 400).observe();

        assertThat(first).isCloseTo(Math.log(2), within(0.5));
        assertThat(run.meter().value("loss.train")).isLessThan(0.1);
        assertThat(run.meter().value("accuracy.train")).isGreaterThan(0.97);
        assertThat(run.meter().value("accuracy.test")).isGreaterThan(0.9);
    }

    @Test
    void aDivergedRunStopsAndStands() {
        Run run = Run.start(WILD);
        for (int i = 0; i < 1000 && !run.diverged(); i++) {
            run.step();
        }
        assertThat(run.diverged()).isTrue();
        long step = run.stepCount();
        double[] end = weights(run);
        after(run, 10);

        assertThat(run.stepCount()).isEqualTo(step);
        assertThat(weights(run)).containsExactly(end);
        assertThatNoException().isThrownBy(run::observe);
    }

    @Test
    void aDivergingRunIsMeasuredToTheEnd() {
        Run run = Run.start(WILD.withProbes(ExperimentSpec.standardProbes()).measuringEvery(1));
        for (int i = 0; i < 1000 && !run.diverged(); i++) {
            run.step();
        }

        assertThat(run.diverged()).isTrue();
        assertThat(run.meter().value("layer1.weight.norm")).isGreaterThan(1e50);
    }

    @Test
    void weightsOfAFileReplaceTheDrawnOnes(@TempDir Path folder) throws IOException {
        Run trained = after(Run.start(SPEC), 20);
        Path file = Files.write(folder.resolve("w.npz"), WeightsFile.bytes(trained.parameters()));

        assertThat(weights(Run.start(SPEC.withWeights(new StartWeights.FromFile(file))))).containsExactly(weights(trained));
        assertThat(catchThrowableOfType(BadInput.class,
                () -> Run.start(SPEC.withHidden(List.of()).withWeights(new StartWeights.FromFile(file)))).problems()).hasSize(1);
    }

    @Test
    void aRunThatBeginsAfterAnotherHasItsWeightsAndNothingElse() {
        ExperimentSpec before = SPEC.withOptimizer(new Optimizer.Adam(0.05, 0.9, 0.999, 1e-8)).withSteps(20);
        Run trained = after(Run.start(before), 20);
        Run next = Run.start(SPEC.withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8)).withWeights(new StartWeights.Trained(before)));

        assertThat(weights(next)).containsExactly(weights(trained));
        assertThat(next.stepCount()).isZero();
        assertThat(next.startValues()).containsExactly(weights(trained));
        assertThat(next.checkpoint().optimizerState()).isEqualTo(Run.start(SPEC.withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8))).checkpoint().optimizerState())
                .isNotEqualTo(trained.checkpoint().optimizerState());
        assertThat(next.checkpoint().batches().stepInEpoch()).isZero();
    }

    @Test
    void runsBeginAfterRunsThatBeganAfterRunsAndTakeRunningStatisticsAlong() {
        ExperimentSpec first = SPEC.withNormalization(new Normalization.Batch()).withSteps(5);
        ExperimentSpec second = first.withOptimizer(new Optimizer.Sgd(0.1)).withWeights(new StartWeights.Trained(first));
        Run ended = after(Run.start(second), 5);
        Run third = Run.start(first.withWeights(new StartWeights.Trained(second)));

        assertThat(weights(third)).containsExactly(weights(ended));
        assertThat(third.parameters().statistics()).containsExactly(ended.parameters().statistics()).isNotEqualTo(Run.start(first).parameters().statistics());
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        assertThat(problem(SPEC.withWeights(new StartWeights.Trained(SPEC.withHidden(List.of()))))).isEqualTo("spec.weights");
        assertThat(problem(SPEC.withWeights(new StartWeights.Trained(SPEC.withNormalization(new Normalization.Batch()))))).isEqualTo("spec.weights");
    }

    @Test
    void dataThatDoNotFitTheNetworkAreRefused() {
        assertThat(problem(SPEC.withEnds(3, 1))).isEqualTo("spec.inputs");
        assertThat(problem(SPEC.withEnds(2, 4))).isEqualTo("spec.outputs");
        assertThat(problem(SPEC.withLoss(new Loss.CrossEntropy()))).isEqualTo("spec.loss");
    }

    @Test
    void twoLogitsForTwoClassesTrainToo() {
        ExperimentSpec spec = SPEC.withEnds(2, 2).withOptimizer(new Optimizer.Adam(0.03, 0.9, 0.999, 1e-8));
        Run run = after(Run.start(spec), 300);
        run.observe();

        assertThat(run.data().loss()).isEqualTo(new Loss.CrossEntropy());
        assertThat(run.meter().value("accuracy.train")).isGreaterThan(0.97);
    }

    @Test
    void withoutATestPartTestNumbersAreLeftOut() {
        Run run = Run.start(SPEC.withTestShare(0).withProbes(List.of(new Losses(1, 1))));
        run.step();

        assertThat(run.meter().value("loss.test")).isNaN();
        assertThat(run.meter().isMeasured(run.meter().index("loss.test"))).isFalse();
        assertThat(run.meter().value("loss.train")).isFinite();
    }

    private static String problem(ExperimentSpec spec) {
        return catchThrowableOfType(BadInput.class, () -> Run.start(spec)).problems().getFirst().key();
    }

    static Run after(Run run, int steps) {
        for (int i = 0; i < steps; i++) {
            run.step();
        }
        return run;
    }

    static double[] weights(Run run) {
        return run.parameters().values().clone();
    }

    private static double lossOverAll(Run run) {
        run.observe();
        return run.meter().value("loss.train");
    }

    private static double[] gradientWhereItStands(Run run) {
        Run still = Run.resume(run.spec().withOptimizer(new Optimizer.Sgd()), run.data(), run.checkpoint(), run.spec(), () -> 0);
        still.observe();
        return still.lastView().parameters().gradient();
    }

    private static double[] fullGradient(Run run) {
        NetworkShape shape = run.spec().network();
        int rows = run.data().training().rows();
        Parameters copy = new Parameters(shape);
        System.arraycopy(run.parameters().values(), 0, copy.values(), 0, copy.size());
        Pass pass = new Pass(shape, rows, new PlainKernels());
        double[] o = pass.forward(copy, run.data().training().inputs(), rows);
        run.data().loss().gradient(o, run.data().targets(), pass.outputDelta(), rows, shape.outputs());
        pass.backward(copy, run.data().training().inputs(), rows);
        return copy.gradient();
    }

    /** Vectors are boxes until they are compiled, so the run may warm up for as long as it takes; L-BFGS may allocate. */
    @ParameterizedTest
    @MethodSource("optimizersWithoutLineSearch")
    void stepsAllocateNothingOnceCompiled(Optimizer optimizer) {
        ExperimentSpec spec = Compatibility.withOptimizer(SPEC.withClipping(new Clipping.Norm(0.1)), optimizer)
                .withRegularization(List.of(new Regularization.L2(0.01), new Regularization.L1(1e-3, true)))
                .withHidden(List.of(new LayerSpec(30, new Activation.Tanh()), new LayerSpec(30, new Activation.Tanh())))
                .withSchedule(new Schedule.OneCycle()).withProbes(List.of(new Losses(1_000_000, 1_000_000)));
        Run run = after(Run.start(spec), 1);
        long perStep = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4000 && perStep > 0; attempt++) {
            perStep = Math.min(perStep, allocatedPerStep(run, 50));
        }
        assertThat(perStep).isZero();
    }

    private static long allocatedPerStep(Run run, int steps) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        after(run, steps);
        return (threads.getCurrentThreadAllocatedBytes() - before) / steps;
    }
}
