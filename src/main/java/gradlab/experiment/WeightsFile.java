package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Weights as NumPy's {@code .npz}: {@code layerK.weight} out × in as in PyTorch (the lab's own matrices are in × out),
 * {@code layerK.bias} out, and where they stand {@code gain}, {@code shift}, {@code slope}, {@code running_mean},
 * {@code running_var}. Written as float64, read as float64 or float32 in C or Fortran order.
 */
public final class WeightsFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** Bytes of arrays that this network has no use for. */
    private static final long MOST_SKIPPED = 1L << 30;
    private static final int MAX_HEADER = 1 << 16;
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    /** A date for the archive: local, so that the bytes are the same in every time zone, and not the first day zip knows. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    private WeightsFile() {
    }

    /** The bytes of the archive; equal weights give equal bytes. */
    public static byte[] bytes(Parameters parameters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Slot slot : slots(parameters)) {
                byte[] array = npy(slot.target(), slot.block(), slot.block().kind() == Kind.WEIGHT);
                ZipEntry entry = new ZipEntry(slot.name() + ".npy");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(array.length);
                entry.setTimeLocal(EPOCH);
                CRC32 crc = new CRC32();
                crc.update(array);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(array);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Fills the parameters from a file. Every array of the network must be there with its shape.
     *
     * @throws BadInput saying which array is missing, misshapen or broken
     */
    public static void read(Path file, Parameters into) {
        Place place = new Place(file.toString(), 1, 1);
        Map<String, Slot> wanted = new HashMap<>();
        slots(into).forEach(slot -> wanted.put(slot.name(), slot));
        try {
            if (file.toString().isEmpty()) {
                throw BadInput.at(place, "file.unset");
            }
            if (!Files.isRegularFile(file)) {
                throw BadInput.noFile(file);
            }
            long skipped = 0;
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
                ZipEntry first = zip.getNextEntry();
                if (first == null) {
                    throw BadInput.at(place, "npz.none");
                }
                for (ZipEntry entry = first; entry != null; entry = zip.getNextEntry()) {
                    String name = entry.getName().replaceFirst("\\.npy$", "");
                    Slot slot = wanted.remove(name);
                    if (slot != null) {
                        readArray(zip, name, slot.block(), slot.target(), place);
                    }
                    // what is not wanted has to be unpacked all the same, and may be endless
                    long rest = zip.skip(MOST_SKIPPED - skipped + 1);
                    for (skipped += rest; rest > 0 && skipped <= MOST_SKIPPED; skipped += rest) {
                        rest = zip.skip(MOST_SKIPPED - skipped + 1);
                    }
                    if (skipped > MOST_SKIPPED) {
                        throw BadInput.at(place, "npz.large", MOST_SKIPPED >> 20);
                    }
                }
            }
        } catch (EOFException e) {
            throw BadInput.at(place, "npz.cut");
        } catch (IOException | IllegalArgumentException e) {
            if ("unexpected EOF".equals(e.getMessage())) {
                // how zip says of what is not packed that it ends too early
                throw BadInput.at(place, "npz.cut");
            }
            throw BadInput.at(place, "npz.broken", String.valueOf(e.getMessage()));
        }
        wanted.keySet().removeIf(name -> name.contains(".running_"));
        if (!wanted.isEmpty()) {
            throw BadInput.at(place, "npz.missing", wanted.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    /** One array of the archive and where its numbers live. */
    private record Slot(String name, Block block, double[] target) {
    }

    /** Everything learned, and the running statistics of batch normalisation. */
    private static List<Slot> slots(Parameters parameters) {
        List<Slot> slots = new ArrayList<>();
        for (Block block : parameters.blocks()) {
            String layer = "layer" + block.layer() + ".";
            slots.add(new Slot(layer + block.kind().name().toLowerCase(Locale.ROOT), block, parameters.values()));
            if (block.kind() == Kind.SHIFT && parameters.statistics().length > 0) {
                int at = parameters.statisticsAt(block.layer());
                int units = block.columns();
                slots.add(new Slot(layer + "running_mean", new Block(block.layer(), Kind.SHIFT, at, 1, units), parameters.statistics()));
                slots.add(new Slot(layer + "running_var", new Block(block.layer(), Kind.SHIFT, at + units, 1, units), parameters.statistics()));
            }
        }
        return slots;
    }

    private static byte[] npy(double[] values, Block block, boolean transposed) {
        String shape = transposed ? "(" + block.columns() + ", " + block.rows() + ")" : "(" + block.columns() + ",)";
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        int padding = 63 - (10 + header.length()) % 64;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.allocate(10 + text.length + 8 * block.size()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length).put(text);
        for (int column = 0; column < block.columns(); column++) {
            for (int row = 0; row < block.rows(); row++) {
                buffer.putDouble(values[block.offset() + row * block.columns() + column]);
            }
        }
        return buffer.array();
    }

    private static void readArray(InputStream in, String name, Block block, double[] values, Place place) throws IOException {
        byte[] start = in.readNBytes(10);
        if (start.length < 10 || !java.util.Arrays.equals(java.util.Arrays.copyOf(start, 6), MAGIC)) {
            throw BadInput.at(place, "npz.array", name);
        }
        int headerLength = (start[8] & 0xFF) | (start[9] & 0xFF) << 8;
        if (start[6] >= 2) {
            byte[] rest = in.readNBytes(2);
            headerLength |= rest.length < 2 ? MAX_HEADER : (rest[0] & 0xFF) << 16 | (rest[1] & 0xFF) << 24;
        }
        if (headerLength < 0 || headerLength > MAX_HEADER) {
            throw BadInput.at(place, "npz.array", name);
        }
        String header = new String(in.readNBytes(headerLength), StandardCharsets.ISO_8859_1);
        String type = group(DESCRIPTION, header);
        boolean fortran = group(FORTRAN, header).equals("True");
        boolean weight = block.kind() == Kind.WEIGHT;
        List<Integer> expected = weight ? List.of(block.columns(), block.rows()) : List.of(block.columns());
        if (!group(SHAPE, header).replaceAll("[\\s]|,$", "").equals(expected.stream().map(String::valueOf).collect(Collectors.joining(",")))) {
            throw BadInput.at(place, "npz.shape", name, group(SHAPE, header), expected);
        }
        int width = type.endsWith("f8") ? 8 : type.endsWith("f4") ? 4 : 0;
        if (width == 0) {
            throw BadInput.at(place, "npz.type", name, type.isEmpty() ? "—" : type);
        }
        byte[] data = in.readNBytes(width * block.size());
        if (data.length < width * block.size()) {
            throw BadInput.at(place, "npz.short", name);
        }
        ByteBuffer buffer = ByteBuffer.wrap(data).order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < block.size(); i++) {
            double value = width == 8 ? buffer.getDouble() : buffer.getFloat();
            if (!Double.isFinite(value)) {
                throw BadInput.at(place, "npz.finite", name);
            }
            boolean rowMajorOurs = !weight || fortran;
            int row = rowMajorOurs ? i / block.columns() : i % block.rows();
            int column = rowMajorOurs ? i % block.columns() : i / block.rows();
            values[block.offset() + row * block.columns() + column] = value;
        }
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
