package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.train.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments that come with the lab. */
class ShippedExperimentsTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("assets/experiments"))) {
            return files.filter(file -> file.toString().endsWith(".lab")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyOneSaysWhatIsToBeSeenAndRuns(Path file) throws IOException {
        assertThat(file.getFileName().toString()).matches("[a-z0-9-]+\\.lab");
        assertThat(Files.readAllLines(file).getFirst()).matches("# .*[а-я]{3}.*[.]");
        Run run = Run.start(ExperimentFile.read(file));
        run.stepMeasuringAll();
        assertThat(run.ended()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyOneIsWrittenAndReadBackTheSame(Path file) {
        ExperimentSpec spec = ExperimentFile.read(file);
        String written = ExperimentFile.write(spec, file.getParent(), Locale.of("ru"));
        assertThat(ExperimentFile.read(written, "again", file.toAbsolutePath().getParent(), Map.of())).isEqualTo(spec);
    }
}
