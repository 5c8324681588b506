package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation;
import gradlab.experiment.Catalogues;
import gradlab.math.Kernels;
import gradlab.probe.Facts;
import gradlab.probe.JacobianRanks;
import gradlab.probe.LocalRank;
import gradlab.probe.LocalRanks;
import gradlab.probe.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe of local ranks in a run. */
class LocalRankTest {

    private static final ExperimentSpec SPEC = spec("local-rank(threshold=0.05, absolute=0.5, every=25, samples=10)");

    private static ExperimentSpec spec(String probe) {
        return ExperimentFile.read("data: teacher(60, features=6)\nsplit: 0.5\nnet: 6-9-5-4\noptimizer: adam(0.02)\nsteps: 60\nprobe: " + probe + "\n",
                "test", Path.of("."), Map.of());
    }

    @Test
    void itIsMeasuredWhenDueAndOtherwiseNot() {
        Run run = Run.start(SPEC);
        Recorder recorder = new Recorder(run);
        for (int i = 0; i < 60; i++) {
            recorder.advance(run, false);
        }
        for (int layer = 1; layer <= 3; layer++) {
            for (String quantity : List.of("local_rank", "local_rank.absolute")) {
                assertThat(recorder.history("layer" + layer + "." + quantity).orElseThrow().window(100).steps()).containsExactly(0, 25, 50);
            }
        }
        assertThat(recorder.history("layer4.local_rank")).isEmpty();
    }

    @Test
    void theMeanIsOverTrainingExamplesAndAllOfThemIfThereAreFew() {
        Run run = Run.start(SPEC);
        run.observe();
        int rows = run.data().training().rows();
        LocalRanks expected = new JacobianRanks(SPEC.network(), rows, Kernels.best()).measure(run.parameters(), run.data().training().inputs(), rows, 0.3, 0.5);

        LocalRanks all = run.lastView().localRanks(0.3, 0.5, 4096);

        assertThat(all.relative()).containsExactly(expected.relative());
        assertThat(all.absolute()).containsExactly(expected.absolute());
        assertThat(all.relative()[1]).as("differs between examples").isNotEqualTo(Math.rint(all.relative()[1]));
    }

    @Test
    void theSampleIsTheSameAtEveryStepAndForEveryNumberAskedBefore() {
        Run run = Run.start(SPEC);
        run.observe();
        double[] ten = run.lastView().localRanks(0.3, 0.5, 10).relative();
        run.lastView().localRanks(0.3, 0.5, 30);
        assertThat(run.lastView().localRanks(0.3, 0.5, 10).relative()).containsExactly(ten);
        Run again = Run.start(SPEC);
        again.observe();
        assertThat(again.lastView().localRanks(0.3, 0.5, 10).relative()).containsExactly(ten);
    }

    @Test
    void measuringDoesNotChangeTheTraining() {
        Run measured = Run.start(spec("local-rank(every=1)"));
        Run unmeasured = Run.start(spec("loss"));
        for (int i = 0; i < 60; i++) {
            measured.step();
            unmeasured.step();
        }
        assertThat(measured.parameters().values()).containsExactly(unmeasured.parameters().values());
    }

    @Test
    void nothingIsWrittenOnceTheNumbersRanAway() {
        Run run = Run.start(ExperimentFile.read("data: teacher(60, features=6)\nnet: 6-9-4\nactivation: relu\noptimizer: sgd(100)\nsteps: 60\n"
                + "probe: local-rank(every=1)\n", "test", Path.of("."), Map.of()));
        run.stepMeasuringAll();
        assertThat(run.meter().isMeasured(run.meter().index("layer2.local_rank"))).isTrue();
        while (!run.diverged()) {
            run.step();
        }
        run.observe();
        assertThat(run.meter().isMeasured(run.meter().index("layer2.local_rank"))).isFalse();
    }

    @Test
    void itIsOffUnlessAsked() {
        assertThat(ExperimentSpec.standardProbes()).noneMatch(LocalRank.class::isInstance);
        assertThat(SPEC.probes()).containsExactly(new LocalRank(0.05, 0.5, 25, 10));
        assertThat(Notation.brief(Catalogues.PROBE, new LocalRank(), Locale.forLanguageTag("ru"))).contains("локальный-ранг");
    }

    @Test
    void picturesShowEveryLayerBelowItsCeiling() {
        List<Picture> pictures = new LocalRank().pictures(new Facts(SPEC.network(), 32, new gradlab.nn.Loss.Mse()));

        assertThat(pictures).extracting(Picture::id).containsExactly("local_rank", "local_rank.absolute");
        for (Picture picture : pictures) {
            assertThat(picture.lines()).hasSize(3);
            assertThat(picture.guides()).extracting(Picture.Guide::value).containsExactly(6.0, 5.0, 4.0);
        }
    }

    @Test
    void theTableOfARunHasItsColumns(@TempDir Path folder) throws IOException {
        Run run = Run.start(SPEC);
        Recorder recorder = new Recorder(run);
        try (RunFolder files = new RunFolder(folder, run)) {
            recorder.advance(run, false);
            files.add(1, run.meter());
            run.observe();
            files.finish(run, recorder, 1, Map.of());
        }
        assertThat(Files.readString(folder.resolve("metrics.csv")).lines().findFirst().orElseThrow())
                .contains("layer1.local_rank,layer1.local_rank.absolute", "layer3.local_rank,layer3.local_rank.absolute");
    }
}
