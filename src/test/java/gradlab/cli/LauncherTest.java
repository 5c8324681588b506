package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The assembled launcher in awkward places. The name of the lab's directory has a space and Cyrillic throughout. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherTest {

    private static final Path ASSEMBLED = Path.of("target", "gradlab");

    @TempDir
    private static Path shared;
    private static Path launcher;

    @TempDir
    private Path directory;

    private record Outcome(int status, String out, String err) {
    }

    @BeforeAll
    static void install() throws IOException {
        assumeTrue(Files.exists(ASSEMBLED.resolve("lib/gradlab.jar")), "the build assembles the lab before it tests");
        Path lab = shared.resolve("Моя лаборатория");
        for (Path part : List.of(Path.of("bin"), Path.of("lib"), Path.of("lib", "javafx"))) {
            Files.createDirectories(lab.resolve(part));
            try (Stream<Path> files = Files.list(ASSEMBLED.resolve(part)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Files.copy(file, lab.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        launcher = lab.resolve("bin/gradlab");
    }

    @Test
    void startsWithoutAWordOnStandardError() throws Exception {
        Outcome outcome = start(launcher, Map.of(), "--version");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).startsWith("Gradlab ").contains("Java " + Runtime.version().feature())
                .as("version from the manifest").doesNotContain("несобранная");
    }

    @Test
    void followsSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(shared.resolve("lab"), launcher);
        Path linkToLink = Files.createSymbolicLink(shared.resolve("ещё раз"), shared.relativize(link));
        assertThat(start(linkToLink, Map.of(), "--version").status()).isZero();
    }

    @Test
    void argumentsArriveAsTheyWereWritten() throws Exception {
        String argument = "пакет = \"32\" * $HOME 'x' \\ `y`";
        assertThat(start(launcher, Map.of(), argument).err()).contains("«" + argument + "»");
    }

    @Test
    void cyrillicArrivesInALocaleThatKnowsNone() throws Exception {
        assertThat(start(launcher, Map.of("LC_ALL", "C"), "пакет").err()).contains("«пакет»");
    }

    @Test
    void tooOldJavaHomeIsPassedOver() throws Exception {
        Outcome outcome = start(launcher, Map.of("JAVA_HOME", fakeJava("17.0.15").toString()), "--version");
        assertThat(outcome.out()).contains("Java " + Runtime.version().feature());
    }

    @Test
    void newEnoughJavaHomeComesFirst() throws Exception {
        Outcome outcome = start(launcher, Map.of("JAVA_HOME", fakeJava("25.0.1").toString()), "--version");
        assertThat(outcome.out().lines()).first().isEqualTo("fake Java");
    }

    @Test
    void javaOptionsAreHandedOnBeforeTheMainClass() throws Exception {
        var environment = Map.of("JAVA_HOME", fakeJava("26-ea").toString(), "JAVA_OPTS", "-Xmx4g -Da=*");
        assertThat(start(launcher, environment, "run").out().lines())
                .containsSubsequence("-Xmx4g", "-Da=*", "gradlab.cli.Main", "run");
    }

    @Test
    void buildsJavaIsFoundWithNoneOnThePath() throws Exception {
        assertThat(start(launcher, Map.of("PATH", toolsWithoutJava()), "--version").status()).isZero();
    }

    @Test
    void withoutAnyJavaOneLineSaysHowToMendIt() throws Exception {
        Path alone = Files.copy(launcher, Files.createDirectory(directory.resolve("bin")).resolve("gradlab"));
        Outcome outcome = start(alone, Map.of("PATH", toolsWithoutJava()), "--version");
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("нужна Java 25", "Java 25 or newer is needed", "JAVA_HOME");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutAnyFontOneLineSaysHowToMendIt() throws Exception {
        Path none = Files.writeString(directory.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig><dir>/nothing/is/here</dir></fontconfig>");
        Path experiment = Files.writeString(directory.resolve("a.lab"), CommandsTest.LAB);
        Outcome outcome = start(launcher, Map.of("FONTCONFIG_FILE", none.toString()), "render", experiment.toString(), "--out", directory.resolve("pictures").toString());
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.err()).contains("нет ни одного шрифта", "Установите шрифты").doesNotContain("Exception", "\tat ");
    }

    /** A home directory whose Java claims to be of some version and, when started, prints what it was given. */
    private Path fakeJava(String version) throws IOException {
        Path home = directory.resolve("jdk " + version);
        script(Files.createDirectories(home.resolve("bin")).resolve("java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; else printf '%%s\\n' 'fake Java' "$@"; fi
                """.formatted(version));
        return home;
    }

    /** A search path with the launcher's tools and nothing else. */
    private String toolsWithoutJava() throws IOException {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String tool : List.of("cat", "dirname", "locale", "readlink", "sed")) {
            Path found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(each -> Path.of(each, tool)).filter(Files::isExecutable).findFirst().orElseThrow();
            script(tools.resolve(tool), "exec " + found + " \"$@\"\n");
        }
        return tools.toString();
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome start(Path command, Map<String, String> environment, String... args) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        var process = new ProcessBuilder(Stream.concat(Stream.of(command.toString()), Stream.of(args)).toList())
                .directory(Path.of("/").toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        // what the tests' own JVM was started with must not reach the launcher
        process.environment().keySet().removeAll(List.of("JAVA_HOME", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        process.environment().putAll(environment);
        int status = process.start().waitFor();
        return new Outcome(status, Files.readString(out), Files.readString(err));
    }
}
