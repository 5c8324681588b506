package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSet.Note;
import gradlab.data.DataSource.IdxFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDataTest {

    private static final int IMAGES = 0x803;
    private static final int ROWS_OF_BYTES = 0x802;
    private static final int LABELS = 0x801;

    @TempDir
    private Path folder;

    @Test
    void pixelsBecomeSharesOfWhite() {
        DataSet data = read(idx(IMAGES, bytes(0, 51, 102, 255, 204, 153), 3, 1, 2), idx(LABELS, bytes(1, 0, 1), 3), 0);

        assertThat(data.inputs()).containsExactly(0, 0.2, 0.4, 1, 0.8, 0.6);
        assertThat(data.targets()).containsExactly(1, 0, 1);
        assertThat(data.classNames()).containsExactly("0", "1");
        assertThat(data.featureNames()).containsExactly("r1c1", "r1c2");
        assertThat(data.task()).isEqualTo(Task.CLASSES);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void gzipIsKnownByItsFirstBytes() {
        DataSet data = read(gzip(idx(IMAGES, bytes(0, 255), 2, 1, 1)), gzip(idx(LABELS, bytes(4, 5), 2)), 0);

        assertThat(data.inputs()).containsExactly(0, 1);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void labelsWithGapsAreNumberedAnew() {
        DataSet data = read(idx(IMAGES, new byte[4], 4, 1, 1), idx(LABELS, bytes(10, 3, 200, 3), 4), 0);

        assertThat(data.classNames()).containsExactly("3", "10", "200");
        assertThat(data.targets()).containsExactly(1, 0, 2, 0);
    }

    @Test
    void flatRowsOfPixelsAreReadToo() {
        DataSet data = read(idx(ROWS_OF_BYTES, bytes(255, 0, 0, 255), 2, 2), idx(LABELS, bytes(0, 1), 2), 0);

        assertThat(data.inputs()).containsExactly(1, 0, 0, 1);
        assertThat(data.featureNames()).containsExactly("r1c1", "r1c2");
    }

    @Test
    void limitTakesTheFirstAndKeepsTheClassesOfAll() {
        DataSet data = read(idx(IMAGES, bytes(1, 2, 3, 4), 4, 1, 1), idx(LABELS, bytes(7, 9, 7, 8), 4), 2);

        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.targets()).containsExactly(0, 2);
        assertThat(data.classNames()).containsExactly("7", "8", "9");
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void limitBeyondTheEndTakesAll() {
        assertThat(read(idx(IMAGES, new byte[3], 3, 1, 1), idx(LABELS, bytes(0, 1, 2), 3), 50).rows()).isEqualTo(3);
    }

    @Test
    void spareBytesAtTheEndAreNoted() {
        Path images = write("images", idx(IMAGES, new byte[5], 2, 1, 2));
        Path labels = write("labels", idx(LABELS, bytes(0, 1, 1), 2));
        DataSet data = IdxData.read(new IdxFiles(images, labels, 0));

        assertThat(data.notes()).containsExactly(Note.of("idx.rest", images.toString()), Note.of("idx.rest", labels.toString()));
        Refusals.assertTellable("note.idx.rest", images);
    }

    @Test
    void cutFileTellsWhatWasExpectedAndFound() {
        byte[] labels = idx(LABELS, bytes(0, 1, 2), 3);
        assertThat(refusal(idx(IMAGES, new byte[9], 3, 2, 2), labels, 0)).isEqualTo("idx.cut-images 1:1 [3, 2, 12, 9]");
        assertThat(refusal(idx(IMAGES, new byte[12], 3, 2, 2), idx(LABELS, bytes(0), 3), 0)).isEqualTo("idx.cut-labels 1:1 [3, 1]");
    }

    @Test
    void cutBeyondTheLimitDoesNotMatter() {
        assertThat(read(idx(IMAGES, new byte[9], 3, 2, 2), idx(LABELS, bytes(0, 1), 3), 2).rows()).isEqualTo(2);
    }

    @Test
    void cutGzipTellsWhatWasFound() {
        byte[] noise = new byte[40_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 7919 >> 3);
        }
        byte[] whole = gzip(idx(IMAGES, noise, 40, 100, 10));
        byte[] labels = idx(LABELS, alternating(40), 40);
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2), labels, 0)).startsWith("idx.cut-images 1:1 [40, ");
        assertThat(refusal(Arrays.copyOf(whole, 5), labels, 0)).startsWith("idx.gzip");
    }

    @Test
    void corruptGzipIsASentence() {
        byte[] whole = gzip(idx(IMAGES, new byte[4000], 40, 10, 10));
        byte[] labels = idx(LABELS, alternating(40), 40);
        byte[] body = whole.clone();
        Arrays.fill(body, 12, 20, (byte) 0xFF);
        byte[] sum = whole.clone();
        sum[whole.length - 7] ^= 1;
        assertThat(refusal(body, labels, 0)).startsWith("idx.gzip");
        assertThat(refusal(sum, labels, 0)).startsWith("idx.gzip");
    }

    @Test
    void swappedFilesAreRecognised() {
        byte[] images = idx(IMAGES, new byte[2], 2, 1, 1);
        byte[] labels = idx(LABELS, bytes(0, 1), 2);
        assertThat(refusal(labels, images, 0)).startsWith("idx.swapped");
        assertThat(refusal(labels, labels, 0)).startsWith("idx.no-images");
        assertThat(refusal(images, images, 0)).startsWith("idx.no-labels");
    }

    @Test
    void otherFilesAreRefused() {
        byte[] labels = idx(LABELS, bytes(0, 1), 2);
        assertThat(refusal("PNG picture".getBytes(), labels, 0)).isEqualTo("idx.bad-magic 1:1 [50 4E 47 20]");
        assertThat(refusal(idx(0xD03, new byte[8], 2, 1, 1), labels, 0)).startsWith("idx.other-type");
        assertThat(refusal(idx(0x804, new byte[8], 2, 1, 1, 1), labels, 0)).startsWith("idx.dimensions");
        assertThat(refusal(bytes(0, 0), labels, 0)).isEqualTo("idx.short-header 1:1 [2]");
        assertThat(refusal(bytes(0, 0, 8, 3, 0, 0), labels, 0)).isEqualTo("idx.short-header 1:1 [6]");
        assertThat(refusal(new byte[0], labels, 0)).isEqualTo("idx.short-header 1:1 [0]");
    }

    @Test
    void absurdSizesAreRefusedBeforeAnythingIsRead() {
        byte[] labels = idx(LABELS, bytes(0, 1), 2);
        assertThat(refusal(idx(IMAGES, new byte[2], 2, -1, -1), labels, 0)).startsWith("idx.pixels");
        assertThat(refusal(idx(IMAGES, new byte[2], 2, 1 << 16, 1 << 16), labels, 0)).startsWith("idx.pixels");
        assertThat(refusal(idx(IMAGES, new byte[2], 2, 0, 5), labels, 0)).startsWith("idx.pixels");
        assertThat(refusal(idx(IMAGES, new byte[2], -1, 1, 1), labels, 0)).startsWith("idx.count");
        assertThat(refusal(idx(IMAGES, new byte[2], 0, 1, 1), labels, 0)).startsWith("idx.count");
    }

    @Test
    void imagesBeyondTheMemoryAreRefusedWithALimitThatFits() {
        byte[] images = idx(IMAGES, new byte[0], 100_000, 256, 256);
        byte[] labels = idx(LABELS, alternating(100_000), 100_000);
        assertThat(refusal(images, labels, 0)).isEqualTo("idx.too-large 1:1 [100000, 65536, 2048]");
        assertThat(refusal(images, labels, 2048)).startsWith("idx.cut-images");
    }

    @Test
    void bombIsReadNoFurtherThanItsHeaderSays() {
        byte[] labels = idx(LABELS, bytes(0, 1), 2);
        assertThat(read(gzip(idx(IMAGES, new byte[100 << 20], 2, 1, 1)), labels, 0).notes()).hasSize(1);
    }

    @Test
    void unequalCountsAreRefusedUnlessTheLimitMakesThemEqual() {
        byte[] images = idx(IMAGES, new byte[4], 4, 1, 1);
        byte[] labels = idx(LABELS, bytes(0, 1, 2), 3);
        assertThat(refusal(images, labels, 0)).isEqualTo("idx.unequal 1:1 [4, 3]");
        assertThat(refusal(images, labels, 4)).startsWith("idx.unequal");
        assertThat(read(images, labels, 3).rows()).isEqualTo(3);
    }

    @Test
    void labelsThatAreAllAlikeAreRefused() {
        byte[] images = idx(IMAGES, new byte[3], 3, 1, 1);
        byte[] labels = idx(LABELS, bytes(5, 5, 6), 3);
        assertThat(refusal(images, labels, 2)).isEqualTo("idx.one-class 1:1 [2, 5]");
        assertThat(refusal(images, labels, 1)).startsWith("idx.small-limit");
    }

    @Test
    void missingFilesAreRefused() {
        assertThat(Refusals.of(() -> IdxData.read(new IdxFiles()))).isEqualTo("file.unset 1:1");
        Path images = write("images", idx(IMAGES, new byte[2], 2, 1, 1));
        assertThat(Refusals.of(() -> IdxData.read(new IdxFiles(images, folder.resolve("no"), 0)))).isEqualTo("file.missing 1:1");
    }

    private DataSet read(byte[] images, byte[] labels, int limit) {
        return IdxData.read(new IdxFiles(write("images", images), write("labels", labels), limit));
    }

    private String refusal(byte[] images, byte[] labels, int limit) {
        var problem = Refusals.problem(() -> read(images, labels, limit));
        return problem.key() + " " + problem.place().line() + ":" + problem.place().column() + " " + problem.args();
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] idx(int magic, byte[] body, int... sizes) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + body.length).putInt(magic);
        Arrays.stream(sizes).forEach(buffer::putInt);
        return buffer.put(body).array();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] alternating(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i % 2);
        }
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
