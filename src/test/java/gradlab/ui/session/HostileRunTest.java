package gradlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.BadInput;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunImage;
import gradlab.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A saved run may come from anywhere: whatever names it brings, files come to lie in the folder for them alone. */
class HostileRunTest {

    @TempDir
    private Path folder;

    private final Map<String, byte[]> pieces = new LinkedHashMap<>();
    private Path imported;

    @BeforeEach
    void saveARunWithItsTable() throws IOException {
        imported = folder.resolve("deep").resolve("imported");
        Path table = Files.writeString(folder.resolve("points.csv"), "x,y,kind\n" + "0,1,a\n1,0,b\n0,0,a\n1,1,b\n".repeat(20));
        ExperimentSpec own = ExperimentSpec.standard().withData(new DataSource.CsvFile(table, "kind", DataSource.TaskChoice.AUTO));
        Path file = folder.resolve("honest.labrun");
        try (Trainer trainer = new Trainer(own, System::nanoTime)) {
            RunImage.All image = trainer.image().join();
            RunFile.write(file, image.chosenRun(), "");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                pieces.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        Files.delete(file);
        Files.delete(table);
        assertThat(pieces).containsKey("data/0-points.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/../../outside.csv", "data/../../../../outside.csv", "data//outside.csv", "data/..", "data/.", "data/", "data/..\\..\\outside.csv", "data/C:\\outside.csv",
        "data/sub/../../../outside.csv", "../outside.csv", "/outside.csv", "data/con:.csv", "data/a\u0000.csv"})
    void noNameLeadsOutOfTheFolderForFiles(String name) throws IOException {
        // comes first, and makes the folder that the others would leave
        pieces.put("data/!first.csv", new byte[] {1});
        pieces.put(name, "harm".getBytes(StandardCharsets.UTF_8));
        opened().ifPresent(bad -> assertThat(bad.problems()).singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo("run.unreadable")));

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).allSatisfy(file ->
                    assertThat(file.equals(folder.resolve("hostile.labrun")) || file.startsWith(imported)).as(file.toString()).isTrue());
        }
    }

    @Test
    void aRunBringsNoFloodOfFiles() throws IOException {
        IntStream.range(0, 5000).forEach(number -> pieces.put("data/" + number + ".csv", new byte[] {1}));

        assertThat(opened()).hasValueSatisfying(bad -> assertThat(bad.getMessage()).contains("more files than a run needs"));
        assertThat(imported).doesNotExist();
    }

    /** What is wrong with it, in one sentence; empty if it opens. */
    private Optional<BadInput> opened() throws IOException {
        Path file = folder.resolve("hostile.labrun");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> piece : pieces.entrySet()) {
                out.putNextEntry(new ZipEntry(piece.getKey()));
                out.write(piece.getValue());
                out.closeEntry();
            }
        }
        try {
            RunFile.read(file, imported);
            return Optional.empty();
        } catch (BadInput bad) {
            return Optional.of(bad);
        }
    }
}
