package gradlab.lesson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;

/** Symbolic links in an archive: Unix packs them as entries whose mode says so, in the directory at the archive's end. */
final class ZipLinks {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int MODE_SHIFT = 16;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    /** Names of two thousand files need far less. */
    private static final long MOST_DIRECTORY_BYTES = 4L << 20;

    private ZipLinks() {
    }

    /**
     * The names of the links.
     *
     * @throws ZipException if there is no directory, or it is larger than that of a pack can be
     */
    static Set<String> in(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip)) {
            ByteBuffer tail = read(channel, Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT), channel.size());
            int end = tail.limit() - END_BYTES;
            while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
                end--;
            }
            if (end < 0) {
                throw new ZipException("no directory");
            }
            long size = Integer.toUnsignedLong(tail.getInt(end + 12));
            long directoryEnd = channel.size() - tail.limit() + end;
            if (size > MOST_DIRECTORY_BYTES || size > directoryEnd) {
                throw new ZipException("directory of " + size + " bytes");
            }
            return links(read(channel, directoryEnd - size, directoryEnd));
        }
    }

    private static Set<String> links(ByteBuffer directory) throws IOException {
        Set<String> links = new HashSet<>();
        int at = 0;
        while (at + ENTRY_BYTES <= directory.limit()) {
            if (directory.getInt(at) != ENTRY_SIGNATURE) {
                throw new ZipException("damaged directory");
            }
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int next = at + ENTRY_BYTES + nameLength + Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
            if (next > directory.limit()) {
                throw new ZipException("damaged directory");
            }
            if ((directory.getInt(at + 38) >>> MODE_SHIFT & TYPE) == LINK) {
                byte[] name = new byte[nameLength];
                directory.get(at + ENTRY_BYTES, name);
                links.add(new String(name, StandardCharsets.UTF_8));
            }
            at = next;
        }
        return links;
    }

    private static ByteBuffer read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }
}
