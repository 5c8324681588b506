package gradlab.train;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Rows of numbers of one kind, such as all singular values of one matrix, at many steps of a run, in bounded memory. One
 * thread adds; any thread may take a {@link View} at any time. When full, every second step of the older half is given up.
 */
public final class KeptRows {

    private static final int FIRST = 64;
    private static final int ARRAY_BYTES = 24;
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Block.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Rows below {@code count} never change again, so readers need no lock. */
    private static final class Block {
        final int width;
        final double[] steps;
        /** One array a row: giving rows up, or making room for more, copies no numbers and leaves next to nothing for the collector. */
        final double[][] values;
        int count;

        Block(int capacity, int width) {
            this.width = width;
            steps = new double[capacity];
            values = new double[capacity][];
        }

        /** @param row is kept as it is */
        void add(double step, double[] row) {
            steps[count] = step;
            values[count] = row;
            COUNT.setRelease(this, count + 1);
        }
    }

    private final int width;
    private int limit;
    private volatile Block block;

    /** @param limit the most rows that are kept, at least 4 */
    KeptRows(int width, int limit) {
        this.width = width;
        this.limit = limit;
        this.block = new Block(Math.min(FIRST, limit), width);
    }

    /** A copy of the rows of steps before {@code step}. Only the recording thread may call this. */
    KeptRows until(long step) {
        View all = view();
        int size = all.rowAt(step - 1);
        KeptRows copy = new KeptRows(width, limit);
        copy.block = copied(all.block, all.block.steps.length, size + 1);
        return copy;
    }

    /** Rows that go on from what others kept. Only the recording thread may call this. */
    static KeptRows of(View kept, int limit) {
        KeptRows rows = new KeptRows(kept.width(), Math.max(limit, 1));
        for (int row = 0; row < kept.size(); row++) {
            rows.add((long) kept.step(row), kept.block.values[row]);
        }
        return rows;
    }

    /** Bytes that one row takes: its numbers, its step, and what the machine needs for an array and a place in another one. */
    static long bytesPerRow(int width) {
        return (1L + width) * Double.BYTES + ARRAY_BYTES;
    }

    /** Adds a copy of the row of a step; of a step that is known already, or before such a one, nothing. Only the recording thread may call this. */
    void add(long step, double[] row) {
        Block now = block;
        if (now.count > 0 && step <= now.steps[now.count - 1]) {
            return;
        }
        if (now.count == now.steps.length) {
            now = makeRoom(now);
        }
        now.add(step, Arrays.copyOf(row, width));
    }

    /** Keeps at most so many rows from now on. Only the recording thread may call this. */
    void limit(int changed) {
        limit = changed;
        Block now = block;
        while (now.steps.length > limit) {
            now = now.count <= limit ? copied(now, limit, now.count) : thinned(now, now.count);
        }
        block = now;
    }

    /** True if the next row costs older ones. */
    boolean isFull() {
        return block.count == limit;
    }

    /** Bytes taken at present, and those set apart for the next rows. */
    long bytes() {
        return block.steps.length * bytesPerRow(width);
    }

    int width() {
        return width;
    }

    /** All rows of this moment. */
    public View view() {
        Block now = block;
        return new View(now, (int) COUNT.getAcquire(now));
    }

    private Block makeRoom(Block full) {
        int grown = Math.min(limit, 2 * full.count);
        Block roomier = grown > full.count ? copied(full, grown, full.count) : thinned(full, limit);
        block = roomier;
        return roomier;
    }

    private static Block copied(Block from, int capacity, int count) {
        Block copy = new Block(capacity, from.width);
        System.arraycopy(from.steps, 0, copy.steps, 0, count);
        System.arraycopy(from.values, 0, copy.values, 0, count);
        copy.count = count;
        return copy;
    }

    private static Block thinned(Block from, int capacity) {
        Block sparser = new Block(capacity, from.width);
        int older = from.count / 2;
        for (int i = 0; i < from.count; i += i < older ? 2 : 1) {
            sparser.add(from.steps[i], from.values[i]);
        }
        return sparser;
    }

    /** The rows as they stood when the view was taken, in the order of steps. */
    public static final class View {

        private final Block block;
        private final int size;

        private View(Block block, int size) {
            this.block = block;
            this.size = size;
        }

        /** Rows that were kept elsewhere: their steps, ascending, and their numbers one row after the other. */
        static View of(double[] steps, double[] values, int width) {
            if (steps.length * (long) width != values.length) {
                throw new IllegalArgumentException(values.length + " numbers are not " + steps.length + " rows of " + width);
            }
            Block block = new Block(steps.length, width);
            for (int row = 0; row < steps.length; row++) {
                block.add(steps[row], Arrays.copyOfRange(values, row * width, (row + 1) * width));
            }
            return new View(block, steps.length);
        }

        /** Every so many rows of these, and the last. */
        View every(int distance) {
            if (distance == 1) {
                return this;
            }
            Block sparser = new Block((size + distance - 1) / distance + 1, block.width);
            for (int row = 0; row < size; row++) {
                if (row % distance == 0 || row == size - 1) {
                    sparser.add(block.steps[row], block.values[row]);
                }
            }
            return new View(sparser, sparser.count);
        }

        /** Some of the rows: what they hold never changes, so equal parts hold the same. */
        record Part(Object block, int first, int count) {
        }

        Part part(int first, int count) {
            return new Part(block, first, count);
        }

        double[] steps(int first, int count) {
            return Arrays.copyOfRange(block.steps, first, first + count);
        }

        double[] values(int first, int count) {
            double[] values = new double[count * block.width];
            for (int row = 0; row < count; row++) {
                System.arraycopy(block.values[first + row], 0, values, row * block.width, block.width);
            }
            return values;
        }

        /** Number of rows. */
        public int size() {
            return size;
        }

        /** Numbers in a row. */
        public int width() {
            return block.width;
        }

        public double step(int row) {
            return block.steps[row];
        }

        /** @param place 0.. */
        public double value(int row, int place) {
            return block.values[row][place];
        }

        /** The last row whose step is not after {@code step}, -1 if there is none. */
        public int rowAt(double step) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (block.steps[middle] <= step) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        /** True if this view begins with all rows of the other one, so that only the rest is new. */
        public boolean continues(View earlier) {
            return block == earlier.block && size >= earlier.size;
        }

        /** What {@code function} says of a row, which it must not change. */
        public double of(int row, ToDoubleFunction<double[]> function) {
            return function.applyAsDouble(block.values[row]);
        }

        /** How many numbers of a row in descending order are above {@code share} of its first; 0 where that is 0 or NaN. */
        public int countAbove(int row, double share) {
            double[] values = block.values[row];
            double bound = share * values[0];
            int low = 0;
            int high = block.width;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] > bound) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
