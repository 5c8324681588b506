package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradlab.catalogue.WholeFile;
import gradlab.ui.session.RunFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Everything is written once, and then again by a process that the system lets write no more. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class DiskFaultsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeEverything() throws IOException {
        Files.writeString(folder.resolve("a.lab"), CommandsTest.LAB);
        Files.createDirectory(folder.resolve("lessons"));
        Files.writeString(folder.resolve("lessons").resolve("lesson.md"), "---\nформат: 1\nid: lesson\nназвание: Урок\n---\n\n```шаг id=raz\nназвание: Раз\n```\n");
        assertThat(WritingProcess.writeAll(folder, 20)).allSatisfy((_, end) -> assertThat(end).isEqualTo(WritingProcess.DONE));
    }

    @Test
    void onAFullDiskEveryWayToWriteSaysWhichFileAndWhyAndAllOldFilesAreWhole() throws Exception {
        Map<String, String> before = contents();

        Map<String, String> ends = writing("ulimit -f 0");

        assertThat(ends).hasSize(9).allSatisfy((what, end) -> assertThat(end).as(what).contains("на диске нет места").doesNotContain("IOException", "Сбой"));
        assertThat(ends.entrySet().stream().filter(end -> !end.getKey().equals("session"))).allSatisfy(end ->
                assertThat(end.getValue()).as(end.getKey()).contains(folder.toString()).contains("освободите место"));
        assertThat(contents()).isEqualTo(before);
    }

    /** Small files can still be written, and large ones fail when half of them is. */
    @Test
    void whatFailsMidwayLeavesTheOldFile() throws Exception {
        Map<String, String> before = contents();

        Map<String, String> ends = writing("ulimit -f 2");

        assertThat(ends).containsEntry("add", WritingProcess.DONE);
        assertThat(List.of("run", "labrun", "session")).allSatisfy(what -> assertThat(ends.get(what)).as(what).contains("на диске нет места"));
        Map<String, String> after = contents();
        assertThat(after.keySet()).noneMatch(name -> name.endsWith(WholeFile.UNFINISHED));
        assertThat(after.entrySet().stream().filter(file -> file.getKey().startsWith("run" + File.separator))).allSatisfy(file ->
                assertThat(file.getValue()).as(file.getKey()).isEqualTo(before.get(file.getKey())));
        assertThat(RunFile.read(folder.resolve("kept.labrun"), folder).run().latest()).isEqualTo(20);
        assertThat(WritingProcess.latest(folder)).contains(20L);
    }

    @Test
    void whereNothingMayBeWrittenThatIsSaid() throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        String bound = root ? "setpriv --inh-caps=-all --bounding-set=-all" : "env";
        assumeThat(new ProcessBuilder("bash", "-c", bound + " true").start().waitFor()).as("permissions can be made to bind").isZero();
        Map<String, String> before = contents();
        permit("r-xr-xr-x", "r--r--r--");
        try {
            Map<String, String> ends = writing("BOUND='" + bound + "'");

            assertThat(ends).hasSize(9).allSatisfy((what, end) -> assertThat(end).as(what).contains("сюда нельзя писать").doesNotContain("Exception", "Сбой"));
            assertThat(contents()).isEqualTo(before);
        } finally {
            permit("rwxr-xr-x", "rw-r--r--");
        }
    }

    /** @param first what the shell does before it becomes the process */
    private Map<String, String> writing(String first) throws Exception {
        List<String> line = new ArrayList<>(List.of("bash", "-c", first + "; exec $BOUND \"$@\"", "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + Path.of("src", "main", "launcher", "lib", "java.options"),
                "--module-path", Path.of("target", "gradlab", "lib", "javafx").toString(), "-XX:-UsePerfData", "-Djava.awt.headless=true", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WritingProcess.class.getName(), folder.toString(), "30"));
        Process process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Map<String, String> ends = new LinkedHashMap<>();
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().map(each -> each.split("\t", 2))
                .forEach(each -> ends.put(each[0], each[1]));
        assertThat(process.waitFor()).isZero();
        return ends;
    }

    /** Of all files by their names; what locks leave is not counted. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files()) {
            if (Files.isRegularFile(file) && !file.getFileName().toString().endsWith("lock")) {
                contents.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private void permit(String folders, String others) throws IOException {
        for (Path file : files()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(Files.isDirectory(file) ? folders : others));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }
}
