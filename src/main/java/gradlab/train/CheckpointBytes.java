package gradlab.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;

/**
 * Checkpoints as bytes: the components of the record in their order, numbers big-endian, arrays after their length. What
 * belongs to a checkpoint is said by the record alone.
 */
final class CheckpointBytes {

    private static final int MOST_NUMBERS = 1 << 28;

    private CheckpointBytes() {
    }

    static byte[] of(Checkpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(checkpoint, out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if the bytes are no checkpoint of this version */
    static Checkpoint read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Checkpoint checkpoint = (Checkpoint) read(Checkpoint.class, in);
        if (in.available() > 0) {
            throw new IOException("a checkpoint of " + bytes.length + " bytes is too long by " + in.available());
        }
        return checkpoint;
    }

    private static void write(Record from, DataOutputStream out) throws IOException {
        for (RecordComponent component : from.getClass().getRecordComponents()) {
            switch (value(component, from)) {
                case Long number -> out.writeLong(number);
                case Integer number -> out.writeInt(number);
                case double[] numbers -> writeAll(numbers, out);
                case long[] numbers -> {
                    out.writeInt(numbers.length);
                    for (long number : numbers) {
                        out.writeLong(number);
                    }
                }
                case Record part -> write(part, out);
                default -> throw new IllegalStateException("no bytes for " + component);
            }
        }
    }

    private static Object value(RecordComponent component, Record from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    private static Record read(Class<?> type, DataInputStream in) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = types[i] == long.class ? (Object) in.readLong() : types[i] == int.class ? (Object) in.readInt()
                    : types[i] == double[].class ? readDoubles(in) : types[i] == long[].class ? readLongs(in) : read(types[i], in);
        }
        try {
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.toString(), e);
        }
    }

    static void writeAll(double[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        out.write(bytes.array());
    }

    static double[] readDoubles(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Double.BYTES * length(in));
        double[] numbers = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
        return numbers;
    }

    private static long[] readLongs(DataInputStream in) throws IOException {
        long[] numbers = new long[length(in)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readLong();
        }
        return numbers;
    }

    /** A length that the rest of the input can hold: damaged bytes must not ask for all the memory. */
    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_NUMBERS || (long) length * Double.BYTES > in.available()) {
            throw new IOException("an array of " + length + " numbers where " + in.available() + " bytes are left");
        }
        return length;
    }
}
