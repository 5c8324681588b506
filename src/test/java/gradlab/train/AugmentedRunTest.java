package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.Augmentation;
import gradlab.data.BatchPlan;
import gradlab.data.Digits;
import gradlab.data.Scaling;
import gradlab.experiment.Catalogues;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentedRunTest {

    private static final Digits SMALL = new Digits(120, 8, 0.05, 0.03, 6, 0.15, 1);
    private static final ExperimentSpec SPEC = DataFit.with(ExperimentSpec.standard(), SMALL, DataFit.sample(SMALL))
            .withInputs(new Scaling.Standard()).withBatches(new BatchPlan(24, true)).withProbes(List.of());

    static Stream<ExperimentSpec> augmented() {
        return Catalogues.AUGMENTATION.entries().stream().map(Entry::standard).map(SPEC::withAugmentation);
    }

    @ParameterizedTest
    @MethodSource("augmented")
    void equalSpecificationsGiveEqualBits(ExperimentSpec spec) {
        double[] plain = weights(after(Run.start(SPEC), 40));
        assertThat(weights(after(Run.start(spec), 40))).containsExactly(weights(after(Run.start(spec), 40)));
        if (!spec.equals(SPEC)) {
            assertThat(weights(after(Run.start(spec), 40))).isNotEqualTo(plain);
        }
    }

    @ParameterizedTest
    @MethodSource("augmented")
    void aResumedRunGoesOnWithTheSameBits(ExperimentSpec spec) {
        for (int at : new int[] {0, 1, 6, 16}) {
            Run straight = after(Run.start(spec), at);
            Run resumed = Run.resume(spec, Prepared.of(spec), straight.checkpoint(), spec, () -> 0);
            assertThat(weights(after(resumed, 40))).as("from step %d", at).containsExactly(weights(after(straight, 40)));
            assertThat(resumed.checkpoint().augment()).containsExactly(straight.checkpoint().augment());
        }
    }

    @ParameterizedTest
    @MethodSource("augmented")
    void measuringChangesNothing(ExperimentSpec spec) {
        Run curious = Run.start(spec.withProbes(ExperimentSpec.standardProbes()).measuringEvery(1));
        for (int i = 0; i < 20; i++) {
            curious.observe();
            curious.stepMeasuringAll();
        }
        assertThat(weights(curious)).containsExactly(weights(after(Run.start(spec), 20)));
    }

    @ParameterizedTest
    @MethodSource("augmented")
    void whatIsMeasuredOverAllExamplesIsNotAugmented(ExperimentSpec spec) {
        Run plain = Run.start(SPEC.withProbes(List.of(new Losses(1, 1))));
        Run run = Run.start(spec.withProbes(List.of(new Losses(1, 1))));
        plain.observe();
        run.observe();
        for (String metric : List.of("loss.train", "loss.test", "accuracy.train", "accuracy.test")) {
            assertThat(run.meter().value(metric)).as(metric).isEqualTo(plain.meter().value(metric));
        }
        assertThat(run.meter().value("loss.batch") == plain.meter().value("loss.batch")).isEqualTo(spec.equals(SPEC));
    }

    @Test
    void theExamplesThemselvesStayAsTheyWere() {
        ExperimentSpec spec = SPEC.withAugmentation(new Augmentation.Images());
        Run run = after(Run.start(spec), 30);
        assertThat(run.data().training().inputs()).containsExactly(Prepared.of(spec).training().inputs());
        assertThat(run.data().test().inputs()).containsExactly(Prepared.of(spec).test().inputs());
    }

    @Test
    void augmentationIsHowItLearnsSoARunCanGoOnWithIt() {
        assertThat(SPEC.continuesAs(SPEC.withAugmentation(new Augmentation.Noise(0.5)))).isTrue();
    }

    @Test
    void picturesNeedPictures() {
        ExperimentSpec circles = ExperimentSpec.standard().withAugmentation(new Augmentation.Images());
        BadInput bad = catchThrowableOfType(BadInput.class, () -> Run.start(circles));
        assertThat(bad.problems()).singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo("spec.augment"));
        BadInput read = catchThrowableOfType(BadInput.class, () -> read("data: circles\naugment: images(shift=0.1)\n"));
        assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem.place().toString()).isEqualTo("x.lab:2:10"));
    }

    @Test
    void otherDataPutAnAugmentationAsideThatDoesNotSuitThem() {
        ExperimentSpec images = SPEC.withAugmentation(new Augmentation.Images());
        var circles = new gradlab.data.DataSource.Circles();
        assertThat(DataFit.with(images, circles, DataFit.sample(circles)).batches().augmentation()).isEqualTo(new Augmentation.None());
        ExperimentSpec noise = SPEC.withAugmentation(new Augmentation.Noise(0.7));
        assertThat(DataFit.with(noise, circles, DataFit.sample(circles)).batches().augmentation()).isEqualTo(new Augmentation.Noise(0.7));
    }

    @Test
    void filesKeepTheAugmentation() {
        ExperimentSpec spec = SPEC.withAugmentation(new Augmentation.Images(0.125, 0.25, 30)).withProbes(ExperimentSpec.standardProbes());
        for (Locale locale : List.of(Locale.of("ru"), Locale.ENGLISH)) {
            String text = ExperimentFile.write(spec, Path.of("."), locale);
            assertThat(read(text)).isEqualTo(spec);
        }
        assertThat(read("данные: цифры\nаугментация: картинки(сдвиг=0.1)\n").batches().augmentation()).isEqualTo(new Augmentation.Images(0.05, 0.1, 6));
        assertThat(read("batch: 8\nshuffle: no\naugment: noise(0.2)\n").batches()).isEqualTo(new BatchPlan(8, false, new Augmentation.Noise(0.2)));
    }

    @Test
    void movedPicturesHelpAgainstOverfitting() {
        double plain = testAccuracy(new Augmentation.None());
        double moved = testAccuracy(new Augmentation.Images(0, 0.04, 8));
        assertThat(moved).isGreaterThan(plain + 0.02);
    }

    /** Mean over three seeds after training on 140 pictures. */
    private static double testAccuracy(Augmentation augmentation) {
        Digits few = new Digits(700, 12, 0.05, 0.03, 6, 0.15, 1);
        double sum = 0;
        for (int seed = 1; seed <= 3; seed++) {
            ExperimentSpec spec = DataFit.with(ExperimentSpec.standard(), few, DataFit.sample(few)).withTestShare(0.8)
                    .withHidden(List.of(new LayerSpec(48, new Activation.Relu()))).withInitializer(new Initializer.He())
                    .withOptimizer(new Optimizer.Adam(0.005, 0.9, 0.999, 1e-8)).withSeeds(Seeds.all(seed))
                    .withProbes(List.of(new Losses(1_000_000, 1_000_000))).withAugmentation(augmentation);
            Run run = after(Run.start(spec), 800);
            run.observe();
            sum += run.meter().value("accuracy.test") / 3;
        }
        return sum;
    }

    private static ExperimentSpec read(String text) {
        return ExperimentFile.read(text, "x.lab", Path.of("."), Map.of());
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
