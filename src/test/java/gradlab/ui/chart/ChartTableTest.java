package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.WholeFile;
import gradlab.nn.Activation;
import gradlab.probe.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTableTest {

    @TempDir
    private Path folder;

    @Test
    void aTableHasARowPerStepAndEmptyCellsWhereNothingWasMeasured() throws IOException {
        ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 0);
        var spec = run.run().spec().withProbes(List.of(new Losses(1, 3)));
        gradlab.train.Run training = gradlab.train.Run.start(spec);
        gradlab.train.Recorder recorder = new gradlab.train.Recorder(training);
        for (int i = 0; i < 5; i++) {
            recorder.advance(training, false);
        }
        Path file = folder.resolve("loss.csv");

        WholeFile.write(file, ChartTable.of(run.picture("loss", 1), Readings.of(recorder, run.book())));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo("step,loss.batch,loss.train,loss.test");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).matches("0,[\\d.]+,[\\d.]+,[\\d.]+");
        assertThat(lines.get(2)).matches("1,[\\d.]+,,");
        assertThat(lines.get(4)).matches("3,[\\d.]+,[\\d.]+,[\\d.]+");
        assertThat(folder.toFile().list()).containsExactly("loss.csv");
    }

    @Test
    void allRunsStandSideBySideUnderTheirLetters() throws IOException {
        ShortRun own = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 3);
        ShortRun longer = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 5);
        Companions runs = new Companions(1, List.of(new Companions.Companion(0, longer.readings())), Optional.empty(), false);
        Path file = folder.resolve("Потери.csv");

        WholeFile.write(file, ChartTable.of(own.picture("accuracy", 1), own.readings(), runs));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo("step,A.accuracy.train,A.accuracy.test,B.accuracy.train,B.accuracy.test");
        assertThat(lines).hasSize(6);
        assertThat(lines.getLast()).as("the shorter run has no value there").matches("4,[\\d.]+,[\\d.]+,,");
    }
}
