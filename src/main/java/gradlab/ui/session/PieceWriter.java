package gradlab.ui.session;

import gradlab.train.Checkpoint;
import gradlab.train.RunArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Collects pieces in a zip archive in memory. */
final class PieceWriter implements RunArchive.Sink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final Checkpoints checkpoints;
    private final Set<String> kept = new LinkedHashSet<>();

    /** Where checkpoints go. */
    interface Checkpoints {
        String keep(Checkpoint checkpoint) throws IOException;
    }

    /** @param level 0 for quick, 9 for small */
    PieceWriter(int level, Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        zip.setLevel(level);
    }

    /** Checkpoints go into the archive too. */
    static PieceWriter holdingAll(int level) {
        PieceWriter[] self = new PieceWriter[1];
        self[0] = new PieceWriter(level, checkpoint -> {
            byte[] content = RunArchive.bytes(checkpoint);
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
    public String keep(Checkpoint checkpoint) throws IOException {
        String name = checkpoints.keep(checkpoint);
        kept.add(name);
        return name;
    }

    /** Names of all checkpoints that were kept. */
    Set<String> kept() {
        return kept;
    }

    /** Ends the archive. */
    byte[] bytes() throws IOException {
        zip.close();
        return bytes.toByteArray();
    }
}
