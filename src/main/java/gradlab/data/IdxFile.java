package gradlab.data;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One open file in MNIST's IDX format, plain or gzip, with unsigned bytes. The header is read and judged at once; of the
 * body no more than is asked for, so that a small file which unpacks to a huge one does no harm.
 */
final class IdxFile implements AutoCloseable {

    private static final int UNSIGNED_BYTES = 8;
    private static final int OTHER_TYPES_FROM = 9;
    private static final int OTHER_TYPES_TO = 14;
    private static final int MOST_DIMENSIONS = 3;
    private static final int CHUNK = 1 << 20;

    private final Path path;
    private final InputStream in;
    private final long[] sizes;

    private IdxFile(Path path, InputStream in, long[] sizes) {
        this.path = path;
        this.in = in;
        this.sizes = sizes;
    }

    /**
     * Opens the file and reads its header.
     *
     * @throws BadInput if it is missing, unreadable or not in this format
     */
    static IdxFile open(Path path) {
        InputFile.check(path);
        InputStream in = null;
        try {
            in = unpacked(path);
            return new IdxFile(path, in, header(path, in));
        } catch (IOException e) {
            closeQuietly(in);
            throw failure(path, e);
        } catch (BadInput e) {
            closeQuietly(in);
            throw e;
        }
    }

    /** The dimensions: one for labels, two or three for images; each 0..2³²−1. */
    long[] sizes() {
        return sizes;
    }

    boolean holdsLabels() {
        return sizes.length == 1;
    }

    long count() {
        return sizes[0];
    }

    Place place() {
        return InputFile.start(path);
    }

    /** Up to {@code wanted} bytes of the body: fewer if the file ends before. Memory grows with what is really there. */
    byte[] read(int wanted) {
        byte[] bytes = new byte[Math.min(wanted, CHUNK)];
        int length = 0;
        try {
            while (length < wanted) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, 2L * length));
                }
                int read = in.read(bytes, length, bytes.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (EOFException cutGzip) {
            return Arrays.copyOf(bytes, length);
        } catch (IOException e) {
            throw failure(path, e);
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** True if something follows what was read; for gzip this also checks the sum at the end. */
    boolean goesOn() {
        try {
            return in.read() >= 0;
        } catch (EOFException cutGzip) {
            return false;
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private static InputStream unpacked(Path path) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
        } catch (EOFException cut) {
            closeQuietly(raw);
            throw new ZipException("the gzip header is cut off");
        } catch (IOException e) {
            closeQuietly(raw);
            throw e;
        }
    }

    private static long[] header(Path path, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4) {
            throw BadInput.at(InputFile.start(path), "idx.short-header", magic.length);
        }
        String shown = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(magic);
        boolean zeros = magic[0] == 0 && magic[1] == 0;
        if (zeros && magic[2] >= OTHER_TYPES_FROM && magic[2] <= OTHER_TYPES_TO) {
            throw BadInput.at(InputFile.start(path), "idx.other-type", shown);
        }
        if (!zeros || magic[2] != UNSIGNED_BYTES) {
            throw BadInput.at(InputFile.start(path), "idx.bad-magic", shown);
        }
        int dimensions = magic[3] & 0xFF;
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw BadInput.at(InputFile.start(path), "idx.dimensions", dimensions);
        }
        byte[] sizes = in.readNBytes(4 * dimensions);
        if (sizes.length < 4 * dimensions) {
            throw BadInput.at(InputFile.start(path), "idx.short-header", 4 + sizes.length);
        }
        ByteBuffer words = ByteBuffer.wrap(sizes);
        long[] result = new long[dimensions];
        Arrays.setAll(result, i -> Integer.toUnsignedLong(words.getInt()));
        return result;
    }

    private static BadInput failure(Path path, IOException cause) {
        boolean gzip = cause instanceof ZipException || cause instanceof EOFException;
        return gzip ? BadInput.at(InputFile.start(path), "idx.gzip", String.valueOf(cause.getMessage()))
                : InputFile.failed(path, cause);
    }

    private static void closeQuietly(InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
