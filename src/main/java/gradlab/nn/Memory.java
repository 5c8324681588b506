package gradlab.nn;

import java.util.Arrays;

/**
 * What an optimizer remembers between steps: a step count, a few numbers, and vectors as long as the parameters. Beside
 * them it keeps scratch arrays that no step finds as another left them, so that nothing is allocated again and again.
 */
public final class Memory {

    private final int size;
    private final double[] numbers;
    private final int fewest;
    private final double[][] buffers;
    private double[][] scratch = {};
    private int made;
    private long steps;

    /**
     * @param fewest vectors that are always there
     * @param most vectors there can be; those beyond the fewest come with {@link #addBuffer}
     */
    Memory(int size, int numbers, int fewest, int most) {
        this.size = size;
        this.numbers = new double[numbers];
        this.fewest = fewest;
        this.buffers = new double[most][];
        while (made < fewest) {
            addBuffer();
        }
    }

    /** Vector {@code index}, zero before the first step. */
    double[] buffer(int index) {
        return buffers[index];
    }

    /** How many vectors there are. */
    int buffers() {
        return made;
    }

    /** One more vector, the last; if there is no room, the vector at {@code oldest} is used again and becomes the last. */
    double[] addBuffer(int oldest) {
        if (made < buffers.length) {
            return addBuffer();
        }
        double[] again = buffers[oldest];
        System.arraycopy(buffers, oldest + 1, buffers, oldest, made - oldest - 1);
        buffers[made - 1] = again;
        return again;
    }

    private double[] addBuffer() {
        buffers[made] = new double[size];
        return buffers[made++];
    }

    /** Number {@code index}, zero before the first step. */
    double number(int index) {
        return numbers[index];
    }

    void number(int index, double value) {
        numbers[index] = value;
    }

    /** Counts and returns the coming step: 1 for the first. */
    long nextStep() {
        return ++steps;
    }

    /** An array of at least this length, holding anything. */
    double[] scratch(int index, int length) {
        if (index >= scratch.length) {
            scratch = Arrays.copyOf(scratch, index + 1);
        }
        if (scratch[index] == null || scratch[index].length < length) {
            scratch[index] = new double[length];
        }
        return scratch[index];
    }

    /** The whole state in one array; {@link #restore} continues from it to the last bit. */
    double[] save() {
        double[] saved = new double[1 + numbers.length + made * size];
        saved[0] = steps;
        System.arraycopy(numbers, 0, saved, 1, numbers.length);
        for (int i = 0; i < made; i++) {
            System.arraycopy(buffers[i], 0, saved, 1 + numbers.length + i * size, size);
        }
        return saved;
    }

    /** True if the array is as long as a state of this memory can be. */
    boolean accepts(double[] saved) {
        int rest = saved.length - 1 - numbers.length;
        return size == 0 ? rest == 0 : rest >= fewest * size && rest <= buffers.length * size && rest % size == 0;
    }

    void restore(double[] saved) {
        if (!accepts(saved)) {
            throw new IllegalArgumentException("this state belongs to another optimizer: " + saved.length + " numbers");
        }
        steps = (long) saved[0];
        System.arraycopy(saved, 1, numbers, 0, numbers.length);
        made = size == 0 ? 0 : (saved.length - 1 - numbers.length) / size;
        for (int i = 0; i < made; i++) {
            int at = 1 + numbers.length + i * size;
            buffers[i] = Arrays.copyOfRange(saved, at, at + size);
        }
    }
}
