package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.data.Augmentation;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.Clipping;
import gradlab.experiment.Compatibility;
import gradlab.experiment.Directions;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters.Block;
import gradlab.nn.PRelu;
import gradlab.nn.Schedule;
import gradlab.experiment.Catalogues;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The lens shows the step that the run makes, for everything the lab can do. */
class StepUnderLensTest {

    private static ExperimentSpec base() {
        return ExperimentSpec.standard().withHidden(List.of(new LayerSpec(7, new Activation.Tanh()), new LayerSpec(6, new Activation.Tanh()),
                new LayerSpec(5, new Activation.Sigmoid()))).withBatches(new BatchPlan(12, true)).withProbes(List.of());
    }

    /** A run a few steps on, so that optimizers remember something. */
    private static Run after(ExperimentSpec spec, int steps) {
        Run run = Run.start(spec);
        for (int i = 0; i < steps; i++) {
            run.step();
        }
        return run;
    }

    private static Moment momentOf(Run run) {
        return new Moment(1, run.spec(), run.data(), run.checkpoint(), run.ended());
    }

    private static StepUnderLens lensOf(Run run) {
        return StepUnderLens.of(momentOf(run)).orElseThrow();
    }

    static Stream<ExperimentSpec> experiments() {
        Stream<ExperimentSpec> optimizers = Catalogues.OPTIMIZER.entries().stream().map(entry -> Compatibility.withOptimizer(base(), entry.standard()));
        Stream<ExperimentSpec> activations = Catalogues.ACTIVATION.entries().stream().map(entry -> base().withActivation(entry.standard()));
        Stream<ExperimentSpec> losses = Stream.of(new Loss.Mse(), new Loss.Mae(), new Loss.Huber(), new Loss.Bce(), new Loss.Brier()).map(base()::withLoss);
        return Stream.concat(Stream.concat(optimizers, activations), Stream.concat(losses, others()));
    }

    private static Stream<ExperimentSpec> others() {
        ExperimentSpec soft = base().withEnds(2, 2).withLoss(new Loss.CrossEntropy());
        return Stream.of(soft,
                base().withNormalization(new Normalization.Batch()), base().withNormalization(new Normalization.Layer()),
                base().withRegularization(List.of(new Regularization.Dropout(0.3), new Regularization.L2(0.01))),
                base().withRegularization(List.of(new Regularization.L1(0.01, true))), base().withRegularization(List.of(new Regularization.L1(0.01, false))),
                base().withNormalization(new Normalization.Batch()).withActivation(new PRelu()).withRegularization(List.of(new Regularization.Dropout(0.4))),
                base().withClipping(new Clipping.Norm(0.05)), base().withClipping(new Clipping.Value(0.01)),
                base().withDirections(new Directions.Strongest(1)), base().withDirections(new Directions.Without(1)).withClipping(new Clipping.Norm(0.01)),
                base().withSchedule(new Schedule.OneCycle(50)), base().withSchedule(new Schedule.Cosine(40, 0)),
                base().withBatches(new BatchPlan(0, true)), base().withAugmentation(new Augmentation.Noise()));
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<ExperimentSpec> check) {
        return experiments().map(spec -> DynamicTest.dynamicTest(nameOf(spec), () -> check.accept(spec)));
    }

    private static String nameOf(ExperimentSpec spec) {
        return ExperimentFile.write(spec, Path.of("").toAbsolutePath(), Locale.ENGLISH).replace('\n', ' ');
    }

    @TestFactory
    Stream<DynamicTest> theRunHasTheParametersThatTheLensShowedToTheLastBit() {
        return each(spec -> {
            for (int steps : new int[] {0, 1, 9}) {
                Run run = after(spec, steps);
                StepUnderLens lens = lensOf(run);
                assertThat(lens.update().before()).containsExactly(run.parameters().values());
                run.step();
                assertThat(lens.update().result()).containsExactly(run.parameters().values());
                assertThat(lens.update().after()).containsExactly(run.parameters().values());
                assertThat(lens.update().gradient()).containsExactly(run.parameters().gradient());
                assertThat(lens.update().direction()).containsExactly(run.parameters().direction());
                assertThat(lens.update().memoryAfter()).containsExactly(run.optimizerState());
                assertThat(lens.losses().batch()).isEqualTo(run.batchLoss());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatTheExamplesAddSumsUpToTheGradientOfTheBatch() {
        return each(spec -> {
            StepUnderLens lens = lensOf(after(spec, 3));
            for (Block block : lens.blocks()) {
                for (int i = 0; i < block.size(); i++) {
                    double sum = 0;
                    double size = 0;
                    for (int example = 0; example < lens.rows(); example++) {
                        double part = lens.contribution(block, i / block.columns(), i % block.columns(), example);
                        sum += part;
                        size += Math.abs(part);
                    }
                    assertThat(sum).as("%s", block).isCloseTo(lens.update().gradient()[block.offset() + i], within(1e-12 * (1 + size)));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theLayersFollowFromOneAnother() {
        return each(spec -> {
            StepUnderLens lens = lensOf(after(spec, 3));
            for (StepUnderLens.Layer layer : lens.layers()) {
                int weight = lens.weightAt(layer.number(), 0, 0);
                int bias = lens.block(layer.number(), gradlab.nn.Parameters.Kind.BIAS).orElseThrow().offset();
                for (int i = 0; i < lens.rows(); i++) {
                    for (int j = 0; j < layer.units(); j++) {
                        double sum = lens.update().at()[bias + j];
                        for (int k = 0; k < layer.inputs(); k++) {
                            sum = Math.fma(layer.in()[i * layer.inputs() + k], lens.update().at()[weight + k * layer.units() + j], sum);
                        }
                        int at = i * layer.units() + j;
                        assertThat(layer.sums()[at]).isEqualTo(sum);
                        if (layer.isDropped()) {
                            assertThat(layer.out()[at]).isEqualTo(layer.a()[at] * layer.mask()[at]);
                        }
                        double masked = layer.isDropped() ? layer.arriving()[at] * layer.mask()[at] : layer.arriving()[at];
                        double slope = layer.slopes().length == 0 ? 1 : layer.slopes()[at];
                        assertThat(layer.beforeNormalization()[at]).isCloseTo(masked * slope, within(1e-14));
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyGradientAgreesWithFiniteDifferences() {
        return each(spec -> {
            StepUnderLens lens = lensOf(after(spec, 2));
            FiniteDifferences differences = new FiniteDifferences(lens);
            for (int layer = 1; layer <= lens.depth(); layer++) {
                FiniteDifferences.LayerCheck check = differences.check(layer, 1000, OptionalInt.empty(), () -> false, _ -> { });
                assertThat(check.checked()).isEqualTo(check.all());
                assertThat(check.count(GradientCheck.Verdict.DIFFERS)).as("%s", check).isZero();
                assertThat(check.count(GradientCheck.Verdict.NOT_FINITE)).as("%s", check).isZero();
                FiniteDifferences.LayerCheck one = differences.check(layer, 20, OptionalInt.of(lens.rows() - 1), () -> false, _ -> { });
                assertThat(one.count(GradientCheck.Verdict.DIFFERS)).as("%s", one).isZero();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theLinesOfAnUpdateLeadToTheNewParameter() {
        return each(spec -> {
            for (int steps : new int[] {0, 1, 8}) {
                StepUnderLens lens = lensOf(after(spec, steps));
                for (int i = 0; i < lens.update().after().length; i += 3) {
                    List<UpdateTrace.Line> lines = UpdateTrace.of(lens, i);
                    assertThat(lines.getLast().value()).as("%s", lines).isCloseTo(lens.update().after()[i], within(1e-12 * (1 + Math.abs(lens.update().after()[i]))));
                    for (UpdateTrace.Line line : lines) {
                        assertThat(line.template().chars().filter(c -> c == '#').count()).as(line.template()).isEqualTo(line.numbers().size());
                    }
                }
            }
        });
    }

    @Test
    void lookingChangesNothingOfTheRun() {
        Run run = after(base(), 5);
        Run twin = after(base(), 5);
        lensOf(run);
        run.step();
        twin.step();
        assertThat(run.parameters().values()).containsExactly(twin.parameters().values());
    }

    @Test
    void anEndedRunHasNoStepToShow() {
        Run run = after(base().withOptimizer(new Optimizer.Sgd(1)), 1);
        Moment ended = new Moment(0, run.spec(), run.data(), run.checkpoint(), true);
        assertThat(StepUnderLens.of(ended)).isEmpty();
    }

    @Test
    void aWrongGradientIsFound() {
        StepUnderLens lens = lensOf(after(base(), 3));
        lens.update().gradient()[4] *= 1.001;
        assertThat(new FiniteDifferences(lens).check(4, OptionalInt.empty()).verdict()).isEqualTo(GradientCheck.Verdict.DIFFERS);
    }

    @Test
    void aKinkWithinReachIsNamed() {
        ExperimentSpec spec = base().withActivation(new Activation.Relu()).withBatches(new BatchPlan(0, true));
        StepUnderLens lens = lensOf(after(spec, 3));
        // the bias of a unit is moved so that one example stands exactly on the kink
        int bias = lens.block(1, gradlab.nn.Parameters.Kind.BIAS).orElseThrow().offset();
        Moment moment = lens.moment();
        double[] values = moment.checkpoint().values().clone();
        values[bias] -= lens.layer(1).sums()[0];
        Checkpoint c = moment.checkpoint();
        Checkpoint shifted = new Checkpoint(c.step(), values, c.statistics(), c.optimizerState(), c.scheduleState(), c.stopState(), c.batches(), c.masks(), c.augment(),
                c.start());
        StepUnderLens onKink = StepUnderLens.of(new Moment(1, moment.spec(), moment.data(), shifted, false)).orElseThrow();
        GradientCheck check = new FiniteDifferences(onKink).check(bias, OptionalInt.empty());
        assertThat(check.kink()).hasValueSatisfying(kink -> assertThat(kink.layer()).isPositive());
        assertThat(check.verdict()).isEqualTo(GradientCheck.Verdict.KINK);
    }

    @Test
    void theGradientPredictsTheChangeOfTheLossOfASmallStep() {
        StepUnderLens lens = lensOf(after(base().withOptimizer(new Optimizer.Sgd(1e-5)), 3));
        double real = lens.losses().batchAfter() - lens.losses().batch();
        assertThat(lens.predictedChange()).isNegative().isCloseTo(real, within(1e-3 * Math.abs(real)));
    }

    @Test
    void examplesAreThoseOfTheBatch() {
        Run run = after(base(), 4);
        StepUnderLens lens = lensOf(run);
        assertThat(lens.batch().examples()).hasSize(12).doesNotHaveDuplicates();
        double[] first = java.util.Arrays.copyOfRange(run.data().training().inputs(), 2 * lens.batch().examples()[0], 2 * lens.batch().examples()[0] + 2);
        assertThat(lens.batch().x()).startsWith(first);
        double mean = java.util.Arrays.stream(lens.losses().examples()).average().orElseThrow();
        assertThat(mean).isCloseTo(lens.losses().batch(), within(1e-14));
    }

    @Test
    void theTrainerTellsWhereTheRunStands() {
        try (Trainer trainer = new Trainer(base(), System::nanoTime)) {
            trainer.stepOnce();
            trainer.stepOnce();
            Moment moment = trainer.moment().join().orElseThrow();
            assertThat(moment.step()).isEqualTo(2);
            StepUnderLens lens = StepUnderLens.of(moment).orElseThrow();
            trainer.stepOnce();
            assertThat(trainer.moment().join().orElseThrow().checkpoint().values()).containsExactly(lens.update().result());
        }
    }

    @Test
    void dataWithManyFeaturesWorkToo() {
        ExperimentSpec digits = base().withData(new DataSource.Spirals()).withEnds(2, 2);
        assertThat(lensOf(after(digits, 1)).layer(4).units()).isEqualTo(2);
    }
}
