package gradlab.ui.session;

import gradlab.train.RunArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The pieces in a zip file, all in memory, and if they are not there, somewhere else. */
final class Pieces implements RunArchive.Pieces {

    private static final long MOST_BYTES = 1L << 30;

    private final Map<String, byte[]> pieces;
    private final RunArchive.Pieces elsewhere;

    private Pieces(Map<String, byte[]> pieces, RunArchive.Pieces elsewhere) {
        this.pieces = pieces;
        this.elsewhere = elsewhere;
    }

    /** @throws IOException if the file is no zip file, or damaged */
    static Pieces of(Path file) throws IOException {
        Map<String, byte[]> pieces = new HashMap<>();
        long total = 0;
        // the directory at the end is written last, so a half file has none
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                byte[] bytes = zip.getInputStream(entry).readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MOST_BYTES - total));
                total += bytes.length;
                if (total >= MOST_BYTES) {
                    throw new IOException(file + " is too large");
                }
                pieces.put(entry.getName(), bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        return new Pieces(pieces, name -> {
            throw new IOException("no " + name + " in " + file.getFileName());
        });
    }

    Pieces or(RunArchive.Pieces other) {
        return new Pieces(pieces, other);
    }

    Set<String> names() {
        return Set.copyOf(pieces.keySet());
    }

    @Override
    public byte[] read(String name) throws IOException {
        byte[] bytes = pieces.get(name);
        return bytes == null ? elsewhere.read(name) : bytes;
    }
}
