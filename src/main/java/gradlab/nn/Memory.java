package gradlab.nn;

import java.util.Arrays;

/** What an optimizer remembers between steps: a step count and some vectors as long as the parameters. */
public final class Memory {

    private final double[][] buffers;
    private long steps;

    Memory(int size, int count) {
        buffers = new double[count][size];
    }

    /** Vector {@code index}, zero before the first step. */
    double[] buffer(int index) {
        return buffers[index];
    }

    /** Counts and returns the coming step: 1 for the first. */
    long nextStep() {
        return ++steps;
    }

    /** The whole state in one array; {@link #restore} continues from it to the last bit. */
    double[] save() {
        int size = buffers.length == 0 ? 0 : buffers[0].length;
        double[] saved = new double[1 + buffers.length * size];
        saved[0] = steps;
        for (int i = 0; i < buffers.length; i++) {
            System.arraycopy(buffers[i], 0, saved, 1 + i * size, size);
        }
        return saved;
    }

    void restore(double[] saved) {
        int size = buffers.length == 0 ? 0 : buffers[0].length;
        if (saved.length != 1 + buffers.length * size) {
            throw new IllegalArgumentException("this state belongs to another optimizer: " + saved.length + " numbers");
        }
        steps = (long) saved[0];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = Arrays.copyOfRange(saved, 1 + i * size, 1 + (i + 1) * size);
        }
    }
}
