package gradlab.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kept spectra as bytes: one list of what there is, with the latest rows, and the rows before in parts of their own. Those
 * never change, so that saving again and again writes only what is new.
 */
final class SpectrumPieces {

    private static final int PART_BYTES = 256 << 10;

    private SpectrumPieces() {
    }

    /** @param most bytes: evenly spaced rows are left out until the rest fits */
    static byte[] write(SpectrumStore.Image image, long most, RunArchive.Sink sink) throws IOException {
        int distance = (int) Math.max(1, Math.ceilDiv(image.bytes(), Math.max(1, most)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(image.thinned() || distance > 1);
            out.writeInt(image.rows().size());
            for (Map.Entry<String, KeptRows.View> entry : image.rows().entrySet()) {
                out.writeUTF(entry.getKey());
                write(entry.getValue().every(distance), out, sink);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(KeptRows.View rows, DataOutputStream out, RunArchive.Sink sink) throws IOException {
        int length = (int) Math.max(1, PART_BYTES / KeptRows.bytesPerRow(rows.width()));
        int parts = rows.size() / length;
        out.writeInt(rows.width());
        out.writeInt(rows.size());
        out.writeInt(length);
        for (int part = 0; part < parts; part++) {
            int first = part * length;
            out.writeUTF(sink.keep(rows.part(first, length), () -> bytes(rows, first, length)));
        }
        out.write(bytes(rows, parts * length, rows.size() - parts * length));
    }

    private static byte[] bytes(KeptRows.View rows, int first, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            CheckpointBytes.writeAll(rows.steps(first, count), out);
            CheckpointBytes.writeAll(rows.values(first, count), out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if the bytes or a part of them are damaged */
    static SpectrumStore.Image read(byte[] bytes, RunArchive.Pieces pieces) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        boolean thinned = in.readBoolean();
        int count = in.readInt();
        Map<String, KeptRows.View> rows = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String id = in.readUTF();
            rows.put(id, rows(in, pieces));
        }
        return new SpectrumStore.Image(rows, thinned);
    }

    private static KeptRows.View rows(DataInputStream in, RunArchive.Pieces pieces) throws IOException {
        int width = in.readInt();
        int size = in.readInt();
        int length = in.readInt();
        if (width < 1 || size < 0 || length < 1 || (long) size * width > Integer.MAX_VALUE / Double.BYTES) {
            throw new IOException(size + " rows of " + width + " numbers in parts of " + length);
        }
        List<byte[]> parts = parts(in, pieces, size / length, length * (width + 1L) * Double.BYTES);
        if ((size % length) * (width + 1L) * Double.BYTES > in.available()) {
            throw new IOException(size + " rows of " + width + " numbers where " + in.available() + " bytes are left");
        }
        double[] steps = new double[size];
        double[] values = new double[size * width];
        for (int part = 0; part < parts.size(); part++) {
            fill(new DataInputStream(new ByteArrayInputStream(parts.get(part))), steps, values, part * length, length);
        }
        fill(in, steps, values, size - size % length, size % length);
        return KeptRows.View.of(steps, values, width);
    }

    /** Every part once, and as long as is said: damaged bytes must not ask for all the memory. */
    private static List<byte[]> parts(DataInputStream in, RunArchive.Pieces pieces, int count, long bytes) throws IOException {
        Set<String> names = new HashSet<>();
        List<byte[]> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            String name = in.readUTF();
            byte[] piece = pieces.read(name);
            if (!names.add(name) || piece.length < bytes) {
                throw new IOException(name + " is not part " + part + " of " + count);
            }
            parts.add(piece);
        }
        return parts;
    }

    private static void fill(DataInputStream in, double[] steps, double[] values, int first, int count) throws IOException {
        double[] someSteps = CheckpointBytes.readDoubles(in);
        double[] some = CheckpointBytes.readDoubles(in);
        int width = values.length / Math.max(1, steps.length);
        if (someSteps.length != count || some.length != count * width) {
            throw new IOException(some.length + " numbers for " + someSteps.length + " steps are not " + count + " rows");
        }
        System.arraycopy(someSteps, 0, steps, first, count);
        System.arraycopy(some, 0, values, first * width, some.length);
    }
}
