package gradlab.ui.session;

import gradlab.train.RunArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Collects pieces in a zip archive in memory. */
final class PieceWriter implements RunArchive.Sink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final Keeping keeping;
    private final Set<String> kept = new LinkedHashSet<>();

    /** Where pieces that never change go. */
    interface Keeping {
        String keep(Object what, Supplier<byte[]> bytes) throws IOException;
    }

    /** @param level 0 for quick, 9 for small */
    PieceWriter(int level, Keeping keeping) {
        this.keeping = keeping;
        zip.setLevel(level);
    }

    /** All pieces go into the archive. */
    static PieceWriter holdingAll(int level) {
        PieceWriter[] self = new PieceWriter[1];
        self[0] = new PieceWriter(level, (_, bytes) -> {
            byte[] content = bytes.get();
            String name = SessionStore.nameOf(content);
            if (!self[0].kept.contains(name)) {
                self[0].write(name, content);
            }
            return name;
        });
        return self[0];
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public String keep(Object what, Supplier<byte[]> content) throws IOException {
        String name = keeping.keep(what, content);
        kept.add(name);
        return name;
    }

    /** Names of all that was kept. */
    Set<String> kept() {
        return kept;
    }

    /** Ends the archive. */
    byte[] bytes() throws IOException {
        zip.close();
        return bytes.toByteArray();
    }
}
