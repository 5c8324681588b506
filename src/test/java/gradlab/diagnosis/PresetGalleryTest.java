package gradlab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Preset;
import gradlab.experiment.Preset.Sign;
import gradlab.experiment.Preset.State;
import gradlab.experiment.Presets;
import gradlab.experiment.Seeds;
import gradlab.train.Prepared;
import gradlab.train.Recorder;
import gradlab.train.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every experiment of the gallery keeps its word on three seeds: the healthy learn, the sick do not, the cured do. */
class PresetGalleryTest {

    static final List<Preset> GALLERY = Presets.gallery();

    /** A run to its end and the last measured value of every series. */
    private record Ended(Recorder recorder, Diagnosis diagnosis) {
        static Ended of(ExperimentSpec given, long seed) {
            ExperimentSpec spec = given.reseeded(Seeds.all(seed));
            Run run = Run.start(spec, Prepared.of(spec), () -> 0);
            Recorder recorder = new Recorder(run);
            while (run.stepCount() < spec.steps() && !run.ended()) {
                recorder.advance(run, run.stepCount() == spec.steps() - 1);
            }
            return new Ended(recorder, Diagnosis.of(run, recorder));
        }

        double last(Sign sign) {
            return recorder.history(sign.series()).orElseThrow(() -> new AssertionError("no series " + sign.series())).last();
        }
    }

    @ParameterizedTest
    @FieldSource("GALLERY")
    void keepsItsWordOnThreeSeeds(Preset preset) {
        List<String> broken = LongStream.of(preset.spec().seeds().weights(), 1, 2).parallel().mapToObj(seed -> judge(preset, seed))
                .flatMap(List::stream).toList();
        assertThat(broken).as(preset.id()).isEmpty();
    }

    private static List<String> judge(Preset preset, long seed) {
        List<String> broken = new java.util.ArrayList<>();
        Ended ended = Ended.of(preset.spec(), seed);
        preset.signs().stream().filter(sign -> !sign.holds(ended.last(sign)))
                .forEach(sign -> broken.add("seed " + seed + ": " + sign + ", measured " + ended.last(sign)));
        List<String> said = ended.diagnosis().findings().stream().map(Finding::rule).toList();
        if (!said.containsAll(preset.diagnosis().stream().toList()) || preset.state() == State.HEALTHY && !said.isEmpty()) {
            broken.add("seed " + seed + ": said " + said + ", expected " + preset.diagnosis());
        }
        preset.cure().ifPresent(cure -> {
            Ended cured = Ended.of(cure.spec(), seed);
            cure.signs().stream().filter(sign -> !sign.holds(cured.last(sign)))
                    .forEach(sign -> broken.add("seed " + seed + ", cured: " + sign + ", measured " + cured.last(sign)));
        });
        return broken;
    }

    @Test
    void thereAreEnoughOfBothAndOfEveryTopic() {
        assertThat(GALLERY.stream().filter(preset -> preset.state() == State.HEALTHY)).hasSizeGreaterThanOrEqualTo(8);
        assertThat(GALLERY.stream().filter(preset -> preset.state() == State.SICK)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(GALLERY.stream().map(Preset::topic).collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(Preset.Topic.class));
        assertThat(GALLERY.stream().map(Preset::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("GALLERY")
    void saysWhyInOneSentenceOfEitherLanguageAndHasALesson(Preset preset) {
        assertThat(preset.reason().russian()).matches("[А-ЯЁA-Za-z0-9][^.]*[а-яё]{3}[^.]*(\\d[.,]\\d[^.]*)*\\.").doesNotContain("!", "?");
        assertThat(preset.reason().english()).matches("[A-Z0-9].*\\.").doesNotContainPattern("[а-яё]");
        assertThat(preset.name().english()).doesNotContainPattern("[а-яё]");
        assertThat(Path.of("lessons", preset.lesson() + ".md")).exists();
        preset.diagnosis().ifPresent(rule -> assertThat(Rule.all().stream().map(Rule::id)).contains(rule));
    }

    @Test
    void everyFileOfTheFolderStandsInTheIndexAndIsReadAlikeByItself() throws Exception {
        Path folder = Path.of("assets/experiments/presets");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".lab")))
                    .containsExactlyInAnyOrderElementsOf(GALLERY.stream().map(preset -> preset.id() + ".lab").toList());
        }
        assertThat(GALLERY).allSatisfy(preset ->
                assertThat(ExperimentFile.read(folder.resolve(preset.id() + ".lab"), Map.of())).isEqualTo(preset.spec()));
    }
}
