package gradlab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The self-contained application, moved to a folder with a space and Cyrillic in its name that nobody may write to, on a
 * machine without Java.
 */
@Tag("dist")
@Timeout(180)
class PackagedLabTest {

    private static final Path MADE = Path.of("target", "dist");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");
    private static final long SECONDS = 120;

    @TempDir
    private static Path shared;
    private static Path installed;

    @TempDir
    private Path elsewhere;

    private record Outcome(int status, String out, String err) {
    }

    @BeforeAll
    static void install() throws IOException {
        Path image = MADE.resolve(MAC ? "Gradlab.app" : "Gradlab");
        installed = shared.resolve("Школьные программы").resolve(image.getFileName());
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : files.toList()) {
                Path target = installed.resolve(image.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        permit(false);
    }

    @AfterAll
    static void letItBeDeleted() throws IOException {
        permit(true);
    }

    @Test
    void carriesItsOwnJava() throws Exception {
        Outcome outcome = start("--version");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Gradlab ").contains("Java 25").contains("vector");
    }

    @Test
    void opensItsWindowAndTrains() throws Exception {
        Outcome outcome = start("bench", "--start", "--here");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).containsSubsequence("frame", "moving");
    }

    @Test
    void runsAnExampleThatItBringsAlong() throws Exception {
        Outcome outcome = start("run", app().resolve("assets/experiments/clouds.lab").toString(), "--steps", "50", "--out", elsewhere.resolve("итог").toString());
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(elsewhere.resolve("итог/metrics.csv")).isNotEmptyFile();
    }

    @Test
    void checksALessonThatItBringsAlong() throws Exception {
        Outcome outcome = start("check", app().resolve("lessons/intro-lab.md").toString(), "--seeds", "1");
        assertThat(outcome.status()).as(outcome.err()).isZero();
    }

    @Test
    void anArchiveOfClassesIsReallyUsed() throws Exception {
        ProcessBuilder builder = onlyWithArchive();
        builder.environment().merge("JAVA_TOOL_OPTIONS", " -Xlog:class+load:file=" + elsewhere.resolve("classes.log"), String::concat);
        assertThat(await(builder).status()).isZero();
        try (Stream<String> lines = Files.lines(elsewhere.resolve("classes.log"))) {
            List<String> own = lines.filter(line -> line.contains(" gradlab.")).toList();
            assertThat(own).isNotEmpty().filteredOn(line -> line.contains("source: shared objects file")).hasSizeGreaterThan(own.size() / 2);
        }
    }

    @Test
    void theArchiveOutlivesUnpackingInAnotherTimeZone() throws Exception {
        permit(true);
        for (Path jar : jars()) {
            Files.setLastModifiedTime(jar, FileTime.from(Files.getLastModifiedTime(jar).toInstant().plus(Duration.ofHours(3))));
        }
        assertThat(await(onlyWithArchive()).status()).as("jars of another time").isNotZero();
        assertThat(start("--version").status()).isZero();
        permit(false);
        assertThat(await(onlyWithArchive()).status()).as("the next start").isZero();
    }

    @Test
    void namesTheLicencesOfEverythingItBringsAlong() throws IOException {
        String list = Files.readString(app().resolve("legal/THIRD-PARTY.txt")).toLowerCase(Locale.ROOT);
        for (Path jar : jars()) {
            if (!library(jar).equals("gradlab")) {
                assertThat(list).contains(":" + library(jar).toLowerCase(Locale.ROOT) + ":");
            }
        }
        assertThat(list).contains("openjfx");
    }

    @Test
    void holdsTheTextOfEveryLicence() throws IOException {
        Path legal = app().resolve("legal");
        assertThat(app().resolve("LICENSE")).isNotEmptyFile();
        List<String> listed = Files.readAllLines(legal.resolve("THIRD-PARTY.txt")).stream().filter(line -> line.startsWith("     (")).toList();
        assertThat(listed).hasSizeGreaterThan(30).allSatisfy(line -> {
            String library = line.replaceFirst(".* \\([^:]+:([^:]+):.*", "$1");
            try (Stream<Path> texts = Files.list(legal)) {
                List<String> names = texts.map(text -> text.getFileName().toString()).toList();
                assertThat(names).anyMatch(name -> name.equals(library + ".txt") || name.matches(Pattern.quote(library) + "-\\d.*")
                        || line.contains("(GPLv2+CE)") && name.startsWith("GPL-2.0-with")
                        || line.contains("Lesser") && name.startsWith("LGPL-2.1") || line.contains("Apache") && name.startsWith("Apache-2.0"));
            }
        });
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(app())) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String library(Path jar) {
        return jar.getFileName().toString().replaceFirst("(-\\d.*)?\\.jar$", "");
    }

    /** A start that fails where the archive of classes cannot be used. */
    private ProcessBuilder onlyWithArchive() {
        ProcessBuilder builder = command("--version");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");
        return builder;
    }

    private Outcome start(String... arguments) throws IOException, InterruptedException {
        return await(command(arguments));
    }

    private ProcessBuilder command(String... arguments) {
        Path program = WINDOWS ? installed.resolve("gradlab-console.exe") : installed.resolve(MAC ? "Contents/MacOS/Gradlab" : "bin/Gradlab");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
        builder.directory(elsewhere.toFile());
        // no Java anywhere, no display, a home of its own
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("_JAVA") || name.equals("DISPLAY") || name.equals("CLASSPATH"));
        builder.environment().put("PATH", elsewhere.toString());
        builder.environment().put("HOME", elsewhere.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private Outcome await(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = elsewhere.resolve("out.txt");
        Path err = elsewhere.resolve("err.txt");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static Path app() {
        return WINDOWS ? installed.resolve("app") : installed.resolve(MAC ? "Contents/app" : "lib/app");
    }

    private static void permit(boolean writing) throws IOException {
        if (WINDOWS) {
            return;
        }
        try (Stream<Path> files = Files.walk(installed)) {
            for (Path file : files.toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(writing ? rights.replaceFirst("^r.", "rw") : rights.replace('w', '-')));
            }
        }
    }
}
