package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.catalogue.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonPackTest {

    private static final String LESSON = "---\nid: urok\n---\n";

    @TempDir
    private Path folder;
    private Path lessons;
    private Path zip;
    private Path root;

    @BeforeEach
    void prepare() throws IOException {
        lessons = Files.createDirectories(folder.resolve("lessons"));
        zip = folder.resolve("pack.zip");
        root = folder.resolve("packs");
        put("urok.md", LESSON);
    }

    private void put(String name, String text) throws IOException {
        Path file = lessons.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** An archive with these entries, as somebody else may have made it. */
    private void hostile(Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }

    private static Map<String, byte[]> lessonAnd(String name, byte[] bytes) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("urok.md", LESSON.getBytes(StandardCharsets.UTF_8));
        entries.put(name, bytes);
        return entries;
    }

    /** One sentence of one problem, and nothing left on the disk, inside or outside. */
    private void isRefused(String key) throws IOException {
        assertThatThrownBy(() -> LessonPack.open(zip, root)).isInstanceOfSatisfying(BadInput.class,
                bad -> assertThat(bad.problems()).singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo(key)));
        nothingIsLeft();
    }

    private void nothingIsLeft() throws IOException {
        if (Files.exists(root)) {
            assertThat(root).isEmptyDirectory();
        }
        try (Stream<Path> around = Files.list(folder)) {
            assertThat(around.map(file -> file.getFileName().toString())).isSubsetOf("lessons", "pack.zip", "packs", "outside.txt");
        }
    }

    @Test
    void aPackBringsTheFolderBack() throws IOException {
        put("img/a.png", "picture");
        put("notes/001.md", "заметка");
        put("routes.txt", "маршрут: Один\nurok\n");
        put("данные.csv", "a,b\n1,2\n");
        put("secret.key", "not to be handed on");
        put(".check/urok.json", "{}");
        LessonPack.write(lessons, zip);
        Path opened = LessonPack.open(zip, root);
        assertThat(opened.resolve("urok.md")).hasContent(LESSON);
        assertThat(opened.resolve("img/a.png")).hasContent("picture");
        assertThat(opened.resolve("notes/001.md")).hasContent("заметка");
        assertThat(opened.resolve("данные.csv")).exists();
        assertThat(opened.resolve("routes.txt")).exists();
        assertThat(opened.resolve("secret.key")).doesNotExist();
        assertThat(opened.resolve(".check")).doesNotExist();
        assertThat(opened).startsWith(root);
        assertThat(LessonPack.open(zip, root)).as("the same pack again").isEqualTo(opened);
        try (Stream<Path> inside = Files.list(root)) {
            assertThat(inside).hasSize(1);
        }
    }

    @Test
    void equalFoldersMakeEqualPacks() throws IOException {
        LessonPack.write(lessons, zip);
        byte[] first = Files.readAllBytes(zip);
        Files.setLastModifiedTime(lessons.resolve("urok.md"), java.nio.file.attribute.FileTime.fromMillis(1_600_000_000_000L));
        LessonPack.write(lessons, zip);
        assertThat(zip).hasBinaryContent(first);
    }

    @Test
    void aFolderThatWasPackedByHandIsFoundWithin() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("Мои уроки/", new byte[0]);
        entries.put("Мои уроки/urok.md", LESSON.getBytes(StandardCharsets.UTF_8));
        entries.put("__MACOSX/Мои уроки/._urok.md", new byte[] {1});
        entries.put("Мои уроки/.DS_Store", new byte[] {1});
        hostile(entries);
        assertThat(LessonPack.open(zip, root)).hasFileName("Мои уроки").isDirectoryContaining(file -> file.endsWith("urok.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.txt", "/outside.txt", "img/../../outside.txt", "..\\outside.txt", "C:/outside.txt", "a//b.txt", "./b.txt",
        "con:.txt", "img/ /b.txt", "a\u0000b.txt", "a/b/c/d/e/f/g/h/i.txt", "trailing./b.txt", "NUL.txt", "img/com1.png"})
    void noNameLeadsOutOfTheFolder(String name) throws IOException {
        hostile(lessonAnd(name, "harm".getBytes(StandardCharsets.UTF_8)));
        isRefused("pack.path");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.sh", "evil.exe", "noextension", "page.html", "x.md.jar", "inner.zip"})
    void otherKindsOfFilesAreRefused(String name) throws IOException {
        hostile(lessonAnd(name, new byte[] {1}));
        isRefused("pack.kind");
    }

    @Test
    void linksAreRefused() throws IOException {
        hostile(lessonAnd("link.txt", "/etc/passwd".getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = Files.readAllBytes(zip);
        // the mode of the last entry in the directory, where Unix keeps it
        int entry = lastIndexOf(bytes, new byte[] {0x50, 0x4b, 1, 2});
        bytes[entry + 40] = (byte) 0xff;
        bytes[entry + 41] = (byte) 0xa1;
        Files.write(zip, bytes);
        isRefused("pack.link");
    }

    @Test
    void aBombIsRefusedWhileItIsUnpackedWhateverItsHeaderSays() throws IOException {
        hostile(lessonAnd("bomb.txt", new byte[300_000]));
        byte[] bytes = Files.readAllBytes(zip);
        assertThat(bytes.length).isLessThan(3000);
        for (int i = 0; i + 46 < bytes.length; i++) {
            if (bytes[i] == 0x50 && bytes[i + 1] == 0x4b && bytes[i + 2] == 1 && bytes[i + 3] == 2 && new String(bytes, i + 46, 4, StandardCharsets.US_ASCII).equals("bomb")) {
                Arrays.fill(bytes, i + 24, i + 28, (byte) 0);
                bytes[i + 24] = 10;
            }
        }
        Files.write(zip, bytes);
        assertThatThrownBy(() -> LessonPack.limited(zip, 100_000, 1 << 20).unpack(root)).isInstanceOf(BadInput.class).hasMessageContaining("bomb.txt");
        nothingIsLeft();
    }

    @Test
    void manyFilesTogetherMayNotBeTooLarge() throws IOException {
        Map<String, byte[]> entries = lessonAnd("a.txt", new byte[60_000]);
        entries.put("b.txt", new byte[60_000]);
        hostile(entries);
        assertThatThrownBy(() -> LessonPack.limited(zip, 100_000, 100_000).unpack(root)).isInstanceOfSatisfying(BadInput.class,
                bad -> assertThat(bad.problems().getFirst().key()).isEqualTo("pack.huge"));
        nothingIsLeft();
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Map<String, byte[]> entries = lessonAnd("a.txt", new byte[0]);
        for (int i = 0; i < LessonPack.MOST_ENTRIES; i++) {
            entries.put("f" + i + ".txt", new byte[0]);
        }
        hostile(entries);
        isRefused("pack.many");
    }

    @Test
    void aNameTwiceInOtherLettersIsRefused() throws IOException {
        hostile(lessonAnd("UROK.md", LESSON.getBytes(StandardCharsets.UTF_8)));
        isRefused("pack.twice");
    }

    @Test
    void aFileThatCannotBePackedIsTheOneThatIsNamed() throws IOException {
        put("nul.md", "---\n");
        assertThatThrownBy(() -> LessonPack.write(lessons, zip)).isInstanceOfSatisfying(BadInput.class,
                bad -> assertThat(bad.problems()).singleElement().satisfies(problem -> assertThat(problem.place().file()).endsWith("nul.md")));
    }

    @Test
    void whatIsNoArchiveOrDamagedOrHasNoLessonIsRefused() throws IOException {
        Files.writeString(zip, "not an archive");
        isRefused("pack.damaged");
        Files.write(zip, new byte[0]);
        isRefused("pack.damaged");
        hostile(Map.of("readme.txt", new byte[] {1}));
        isRefused("pack.none");
        hostile(Map.of("readme.md", "# no head".getBytes(StandardCharsets.UTF_8)));
        isRefused("pack.none");
        Files.delete(zip);
        isRefused("file.missing");
    }

    @Test
    void everyCutAndEveryChangedByteGivesAPackOrOneSentence() throws IOException {
        put("img/a.svg", "<svg/>".repeat(20));
        LessonPack.write(lessons, zip);
        byte[] whole = Files.readAllBytes(zip);
        for (int i = 0; i < whole.length; i++) {
            ByteArrayOutputStream cut = new ByteArrayOutputStream();
            cut.write(whole, 0, i);
            opensOrSays(cut.toByteArray());
            byte[] changed = whole.clone();
            changed[i] ^= (byte) 0x55;
            opensOrSays(changed);
        }
    }

    private void opensOrSays(byte[] bytes) throws IOException {
        Files.write(zip, bytes);
        try {
            assertThat(LessonPack.open(zip, root)).startsWith(root);
        } catch (BadInput bad) {
            assertThat(bad.problems()).hasSize(1);
        }
    }

    @Test
    void aFolderWithoutLessonsIsNotPacked() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("lessons/img"));
        assertThatThrownBy(() -> LessonPack.write(empty, zip)).isInstanceOf(BadInput.class);
        assertThat(zip).doesNotExist();
        assertThat(List.of(folder.toFile().list())).noneMatch(name -> name.endsWith(".part"));
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int i = bytes.length - wanted.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
