package gradlab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void theOldFileStaysWhenWritingFailsMidwayAndNothingIsLeftBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("Мой опыт.lab"), "old");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        })).hasMessage("No space left on device");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(1);
            throw new OutOfMemoryError("of the picture");
        })).isInstanceOf(OutOfMemoryError.class);

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("Мой опыт.lab");
    }

    @Test
    void nobodySeesAFileThatGrowsBeforeItIsTaken() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "old");

        try (WholeFile growing = WholeFile.begin(file)) {
            try (Writer writer = new OutputStreamWriter(growing.out(), StandardCharsets.UTF_8)) {
                writer.write("new");
            }
            assertThat(file).hasContent("old");
            growing.out().write('!');
            growing.take();
        }
        try (WholeFile abandoned = WholeFile.begin(file)) {
            abandoned.out().write("never".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(file).hasContent("new!");
        assertThat(names()).containsExactly("table.csv");
    }

    @Test
    void textIsWrittenInUtf8EvenIfItHoldsHalfACharacter() throws IOException {
        Path file = folder.resolve("note.txt");

        WholeFile.write(file, "потери \uD83D");

        assertThat(file).hasContent("потери ?");
    }

    @Test
    void theLongestNameThatADiskTakesIsWritten() throws IOException {
        String name = "Я".repeat(120) + ".csv";
        assumeThat(probe(folder.resolve(name))).as("this disk takes such a name").isTrue();

        WholeFile.write(folder.resolve(name), "whole");

        assertThat(folder.resolve(name)).hasContent("whole");
    }

    @Test
    void aFileBehindALinkIsWrittenAndTheLinkStays() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("диск"));
        Path real = Files.writeString(elsewhere.resolve("real.lab"), "old");
        Path link = linked(folder.resolve("link.lab"), Path.of("диск", "real.lab"));
        Path toNothing = linked(folder.resolve("later.lab"), elsewhere.resolve("later.lab"));
        linked(folder.resolve("round.lab"), folder.resolve("round.lab"));

        WholeFile.write(link, "new");
        WholeFile.write(toNothing, "made");

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
        assertThat(elsewhere.resolve("later.lab")).hasContent("made");
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("round.lab"), "x")).isInstanceOf(FileSystemLoopException.class);
        assertThat(elsewhere.toFile().list()).containsExactlyInAnyOrder("real.lab", "later.lab");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsNeverReplacedByAFile() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Path link = linked(folder.resolve("out.csv"), full);

        assertThatThrownBy(() -> WholeFile.write(link, "x")).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(Files.isRegularFile(full)).isFalse();
        Files.delete(link);
    }

    @Test
    void aFolderIsNeverReplacedByAFileEvenIfItIsEmpty() throws IOException {
        Path there = Files.createDirectory(folder.resolve("results.csv"));

        assertThatThrownBy(() -> WholeFile.write(there, "x")).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(there).isDirectory();
        assertThat(names()).containsExactly("results.csv");
    }

    @Test
    void whereThereIsNoFolderOrAFileInsteadItIsSaid() throws IOException {
        Path home = Files.writeString(folder.resolve("home"), "a file");

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("gone").resolve("a.csv"), "x")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> WholeFile.write(home.resolve("a.csv"), "x")).isInstanceOf(NotDirectoryException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatMustNotBeChangedIsNotChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("exam.lab"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(file)).as("permissions do not bind this user").isFalse();

        assertThatThrownBy(() -> WholeFile.write(file, "new")).isInstanceOf(AccessDeniedException.class);

        assertThat(file).hasContent("old");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoMayReadTheFileMayReadTheNewOneToo() throws IOException {
        Path file = Files.writeString(folder.resolve("shared.md"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        WholeFile.write(file, "new");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw-r--");
    }

    @Test
    void manyWritersOfOneFileLeaveTheWholeOfOneOfThem() throws Exception {
        Path file = folder.resolve("settings.json");
        CountDownLatch start = new CountDownLatch(1);
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        List<Thread> writers = IntStream.range(0, 8).mapToObj(number -> Thread.ofPlatform().start(() -> {
            try {
                start.await();
                for (int round = 0; round < 10; round++) {
                    WholeFile.write(file, Integer.toString(number).repeat(50_000));
                }
            } catch (IOException | InterruptedException e) {
                failures.add(e);
            }
        })).toList();
        start.countDown();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(failures).isEmpty();
        assertThat(Files.readString(file)).hasSize(50_000).matches("(\\d)\\1*");
        assertThat(names()).containsExactly("settings.json");
    }

    @Test
    void whatAKilledLabLeftBesideIsNoHindrance() throws IOException {
        Files.writeString(folder.resolve(".gradlab-1" + WholeFile.UNFINISHED), "half");

        WholeFile.write(folder.resolve("a.csv"), "whole");

        assertThat(folder.resolve("a.csv")).hasContent("whole");
    }

    private static boolean probe(Path file) {
        try {
            Files.delete(Files.createFile(file));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path linked(Path link, Path to) {
        try {
            return Files.createSymbolicLink(link, to);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).as("links can be made here").isTrue();
            return link;
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
