package gradlab.ui.session;

import gradlab.train.RunArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
    /** Honest runs get smaller by far less when they are packed, but for what is short. */
    private static final long FREE_BYTES = 32L << 20;
    private static final int PACKED = 50;

    private final Map<String, byte[]> pieces;
    private final RunArchive.Pieces elsewhere;

    private Pieces(Map<String, byte[]> pieces, RunArchive.Pieces elsewhere) {
        this.pieces = pieces;
        this.elsewhere = elsewhere;
    }

    /** @throws IOException if the file is no zip file, or damaged */
    static Pieces of(Path file) throws IOException {
        Map<String, byte[]> pieces = new HashMap<>();
        long most = Math.min(MOST_BYTES, FREE_BYTES + PACKED * Files.size(file));
        long total = 0;
        // the directory at the end is written last, so a half file has none
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (entry.getSize() > most - total) {
                    throw new IOException(entry.getName() + " is too large");
                }
                byte[] bytes = bytes(zip, entry);
                total += bytes.length;
                pieces.put(entry.getName(), bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        return new Pieces(pieces, name -> {
            throw new IOException("no " + name + " in " + file.getFileName());
        });
    }

    /** As many as the directory says, whatever comes out. */
    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, entry.getSize())];
        try (InputStream in = zip.getInputStream(entry)) {
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length || in.read() >= 0) {
                throw new IOException(entry.getName() + " is not as long as it says");
            }
        }
        return bytes;
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
