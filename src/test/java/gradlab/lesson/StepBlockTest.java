package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Samples;
import gradlab.experiment.Seeds;
import gradlab.experiment.StartWeights;
import gradlab.lesson.StepBlock.Outcome;
import gradlab.nn.Activation;
import gradlab.probe.LocalRank;
import gradlab.probe.Losses;
import gradlab.probe.Saturation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepBlockTest {

    private static final List<String> CHARTS = List.of("gradient.spectrum", "loss", "saturation", "gradient.rank");

    @TempDir
    private Path folder;

    static List<ExperimentSpec> experiments() throws IOException {
        List<ExperimentSpec> specs = new ArrayList<>();
        ExperimentSpec standard = ExperimentSpec.standard();
        specs.add(standard);
        specs.add(standard.withHidden(List.of()).withBatches(new BatchPlan(1, true)));
        specs.add(standard.withActivation(new Activation.Relu()).withSteps(17).withSeeds(Seeds.all(42)));
        specs.add(Samples.elaborate().withProbes(List.of(new Losses(2, 20), new Saturation(0.05, 5), new LocalRank())));
        specs.add(standard.withWeights(new StartWeights.Trained(standard.withSteps(30).withProbes(List.of()))));
        try (Stream<Path> shipped = Files.list(Path.of("assets/experiments"))) {
            shipped.filter(file -> file.toString().endsWith(".lab")).sorted().map(ExperimentFile::read).forEach(specs::add);
        }
        return specs;
    }

    private Path lesson() {
        return folder.resolve("urok.md");
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theBlockOfAnExperimentIsReadAsTheSameExperiment(ExperimentSpec spec) {
        String block = StepBlock.write("shag-1", spec, lesson(), CHARTS, 1, Optional.of(new Outcome(0.7, 0.1)));
        Lesson read = LessonReader.read(lesson(), "---\nid: urok\n---\n" + block);
        assertThat(read.faults()).isEmpty();
        assertThat(read.steps()).singleElement().satisfies(step -> {
            assertThat(step.spec()).isEqualTo(spec);
            assertThat(step.watch()).hasSizeBetween(1, 2).extracting(metric -> metric.name()).contains(Metric.Name.LOSS);
            assertThat(step.prediction()).isPresent();
        });
    }

    @Test
    void dataFromAFileAreNamedFromTheLesson() throws IOException {
        Files.writeString(folder.resolve("мои данные.csv"), "a,b,y\n1,2,0\n2,1,1\n3,3,0\n4,1,1\n");
        ExperimentSpec spec = ExperimentFile.read("data: file(\"мои данные.csv\")\nnet: 2-3-1\n", "a.lab", folder, java.util.Map.of());
        String block = StepBlock.write("shag-1", spec, lesson(), List.of(), 1, Optional.empty());
        assertThat(block).doesNotContain(folder.toString());
        assertThat(StepBlock.read("shag-1", block, lesson())).contains(spec);
    }

    @Test
    void whatIsUsualIsLeftOutWithoutLoss() {
        String block = StepBlock.write("shag-1", ExperimentSpec.standard().withSteps(60), lesson(), List.of("loss"), 1, Optional.empty());
        assertThat(block).contains("шагов: 60", "смотреть: потери", "сеть:", "зерно:").doesNotContain("отсечение", "предсказание", "регуляризация");
    }

    @Test
    void theRightAnswerIsWhatTheRunMeasured() {
        assertThat(right(new Outcome(0.8, 0.1))).isEqualTo("Меньше половины начальных");
        assertThat(right(new Outcome(0.8, 0.7))).isEqualTo("Почти как в начале или немного меньше");
        assertThat(right(new Outcome(0.8, 3))).isEqualTo("Больше начальных");
        assertThat(right(new Outcome(0.8, Double.POSITIVE_INFINITY))).isEqualTo("Больше начальных");
        assertThat(right(new Outcome(0.8, Double.NaN))).isEmpty();
    }

    private String right(Outcome outcome) {
        String block = StepBlock.write("shag-1", ExperimentSpec.standard(), lesson(), List.of(), 1, Optional.of(outcome));
        return block.lines().filter(line -> line.startsWith("- [x] ")).map(line -> line.substring(6)).findFirst().orElse("");
    }

    @Test
    void chartsThatMakeNoSenseHereAreNotWatched() {
        ExperimentSpec relu = ExperimentSpec.standard().withActivation(new Activation.Relu());
        assertThat(StepBlock.write("shag-1", relu, lesson(), List.of("saturation", "local_rank", "nothing"), 1, Optional.empty()))
                .contains("смотреть: мёртвые[слой 1]\n").doesNotContain("насыщение", "локальный");
    }
}
