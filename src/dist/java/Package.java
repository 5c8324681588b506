import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the self-contained application out of the assembled lab: a Java of its own with JavaFX in it, the lab's jars, lessons
 * and examples, an archive of classes that makes it start fast, the licences of everything, and a launcher of the platform.
 *
 * <p>{@code java Package.java <assembled lab> <folder for the result> <version> <list of third-party licences> <folder of licences and launchers>}
 */
final class Package {

    private static final String NAME = "Gradlab";
    /** What the lab and its libraries use of the JDK; jdk.incubator.vector is loaded while the lab runs. */
    private static final String MODULES = "java.base,java.desktop,java.logging,java.management,java.sql,java.xml,jdk.charsets,jdk.incubator.vector,"
            + "jdk.localedata,jdk.management,jdk.unsupported,javafx.controls,javafx.swing";
    private static final String ARCHIVE = "gradlab.aot";
    /** Even seconds, as old archive formats know no others. */
    private static final FileTime MADE = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));
    private static final long TRAINING_MINUTES = 10;
    private static final boolean WINDOWS = os().startsWith("windows");
    private static final boolean MAC = os().startsWith("mac");

    private final Path lab;
    private final Path out;
    private final String version;
    private final Path thirdParty;
    /** This program's own neighbours. */
    private final Path sources;

    private Package(Path lab, Path out, String version, Path thirdParty, Path sources) {
        this.lab = lab;
        this.out = out;
        this.version = version;
        this.thirdParty = thirdParty;
        this.sources = sources;
    }

    static void main(String[] args) throws IOException, InterruptedException {
        new Package(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath(), args[2], Path.of(args[3]).toAbsolutePath(),
                Path.of(args[4]).toAbsolutePath()).make();
    }

    private void make() throws IOException, InterruptedException {
        clear(out);
        Files.createDirectories(out);
        Path runtime = runtime();
        Path input = input();
        licences(input.resolve("legal"));
        archive(runtime, input);
        image(runtime, input);
    }

    /** A Java that has what the lab needs and nothing else. JavaFX's native libraries stand where Java looks for its own. */
    private Path runtime() throws IOException {
        Path runtime = out.resolve("runtime");
        run("jlink", "--module-path", lab.resolve("lib/javafx").toString(), "--add-modules", MODULES, "--include-locales=ru,en",
                "--strip-debug", "--compress=zip-6", "--no-header-files", "--no-man-pages", "--output", runtime.toString());
        Path natives = runtime.resolve(WINDOWS ? "bin" : "lib");
        for (Path jar : jars(lab.resolve("lib/javafx"))) {
            try (FileSystem inside = FileSystems.newFileSystem(jar); Stream<Path> files = Files.list(inside.getPath("/"))) {
                for (Path library : files.filter(file -> file.toString().matches(".*\\.(so|dll|dylib)")).toList()) {
                    // Windows: where both bring Microsoft's libraries, Java's are the newer ones
                    if (Files.notExists(natives.resolve(library.getFileName().toString()))) {
                        Files.copy(library, natives.resolve(library.getFileName().toString()));
                    }
                }
            }
        }
        return runtime;
    }

    /** An archive of classes is good only for jars of the very time at which it was made: the copies keep it. */
    private static void date(Path folder) throws IOException {
        for (Path jar : jars(folder)) {
            Files.setLastModifiedTime(jar, MADE);
        }
    }

    /** What the application brings along beside its Java. */
    private Path input() throws IOException {
        Path input = out.resolve("input");
        Files.createDirectories(input);
        for (Path jar : jars(lab.resolve("lib"))) {
            Files.copy(jar, input.resolve(jar.getFileName()));
        }
        date(input);
        copy(lab.resolve("lessons"), input.resolve("lessons"));
        copy(lab.resolve("assets/experiments"), input.resolve("assets/experiments"));
        Files.copy(lab.resolve("LICENSE"), input.resolve("LICENSE"));
        return input;
    }

    /** The list of all libraries with their licences, the texts that they carry, and those that they do not. Java's stand in its own folder. */
    private void licences(Path legal) throws IOException {
        copy(sources.resolve("legal"), legal);
        Files.copy(thirdParty, legal.resolve("THIRD-PARTY.txt"));
        for (Path jar : jars(lab.resolve("lib"))) {
            try (FileSystem inside = FileSystems.newFileSystem(jar); Stream<Path> files = Files.walk(inside.getPath("/"))) {
                for (Path text : files.filter(Files::isRegularFile).filter(Package::isLicence).toList()) {
                    Path folder = legal.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
                    Files.createDirectories(folder);
                    Files.copy(text, folder.resolve(text.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static boolean isLicence(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.endsWith(".class") && (name.matches(".*(licen[sc]e|notice|copying).*") || file.getParent().endsWith("licences"));
    }

    /** Lets the lab open its window once, head-less, and keeps the classes that it loaded. */
    private void archive(Path runtime, Path input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(runtime.resolve(WINDOWS ? "bin/java.exe" : "bin/java").toString()));
        command.addAll(options());
        // vectors come from a module that is loaded later, which an archive cannot hold
        command.addAll(List.of("-XX:AOTCacheOutput=" + input.resolve(ARCHIVE), "-Dgradlab.kernels=plain", "-Djava.awt.headless=true",
                "-Dgradlab.home=" + input, "-cp", classPath(input), "gradlab.cli.Main", "bench", "--start", "--here"));
        Path log = out.resolve("archive.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(TRAINING_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0 || !Files.exists(input.resolve(ARCHIVE))) {
            process.destroyForcibly();
            throw new IllegalStateException("no archive of classes was made, see " + log);
        }
    }

    private void image(Path runtime, Path input) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--type", "app-image", "--name", NAME, "--app-version", appVersion(), "--vendor", NAME,
                "--description", "Лаборатория градиента", "--input", input.toString(), "--main-jar", "gradlab.jar",
                "--main-class", "gradlab.cli.Main", "--runtime-image", runtime.toString(), "--dest", out.toString(), "--icon", icon()));
        List<String> options = new ArrayList<>(options());
        options.addAll(List.of("-XX:AOTCache=$APPDIR/" + ARCHIVE, "-Xlog:aot*=off", "-Dgradlab.home=$APPDIR", "-Dgradlab.jars.time=" + MADE));
        for (String option : options) {
            arguments.addAll(List.of("--java-options", option));
        }
        if (WINDOWS) {
            // the window has no console; the commands have a launcher of their own
            arguments.addAll(List.of("--add-launcher", "gradlab-console=" + sources.resolve("console.properties")));
        }
        run("jpackage", arguments.toArray(String[]::new));
        date(out.resolve(MAC ? NAME + ".app/Contents/app" : WINDOWS ? NAME + "/app" : NAME + "/lib/app"));
    }

    /** macOS takes no version that begins with nothing. */
    private String appVersion() {
        return MAC ? version.replaceFirst("^0\\.", "") : version;
    }

    private String icon() {
        String kind = WINDOWS ? "ico" : MAC ? "icns" : "png";
        return lab.resolve("assets/icons/gradlab." + kind).toString();
    }

    /** The lab's own options for Java, one word each. */
    private List<String> options() {
        try (Stream<String> lines = Files.lines(lab.resolve("lib/java.options"))) {
            return lines.filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.strip().replaceFirst("^(--[a-z-]+) ", "$1=")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which the launcher will have it: the archive is good for this order alone. */
    private static String classPath(Path input) throws IOException {
        List<Path> jars = new ArrayList<>(jars(input));
        Path main = input.resolve("gradlab.jar");
        jars.remove(main);
        jars.addFirst(main);
        return String.join(System.getProperty("path.separator"), jars.stream().map(Path::toString).toList());
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static void run(String tool, String... arguments) {
        int status = ToolProvider.findFirst(tool).orElseThrow(() -> new IllegalStateException("this JDK has no " + tool)).run(System.out, System.err, arguments);
        if (status != 0) {
            throw new IllegalStateException(tool + " ended with " + status);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    file.toFile().setWritable(true);
                    Files.delete(file);
                }
            }
        }
    }

    private static String os() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
