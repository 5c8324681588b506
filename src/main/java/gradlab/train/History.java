package gradlab.train;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;

/**
 * One series over a whole run, in bounded memory. One thread appends; any thread may take a {@link Window} at any time.
 * When full, the older half is merged in pairs that keep their smallest and largest value, so the recent past stays
 * sharp and no extreme is ever lost.
 */
public final class History {

    private static final int DEFAULT_CAPACITY = 4096;
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Buckets.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Buckets below {@code count} do not change, except under the write lock. */
    private static final class Buckets {
        final double[] lowStep;
        final double[] low;
        final double[] highStep;
        final double[] high;
        int count;

        Buckets(int capacity) {
            lowStep = new double[capacity];
            low = new double[capacity];
            highStep = new double[capacity];
            high = new double[capacity];
        }

        void add(double stepOfLow, double lowest, double stepOfHigh, double highest) {
            lowStep[count] = stepOfLow;
            low[count] = lowest;
            highStep[count] = stepOfHigh;
            high[count] = highest;
            COUNT.setRelease(this, count + 1);
        }

        void addMerged(Buckets from, int i, int j) {
            int least = !(from.low[i] > from.low[j]) && !Double.isNaN(from.low[i]) || Double.isNaN(from.low[j]) ? i : j;
            int most = !(from.high[i] < from.high[j]) && !Double.isNaN(from.high[i]) || Double.isNaN(from.high[j]) ? i : j;
            add(from.lowStep[least], from.low[least], from.highStep[most], from.high[most]);
        }

        /** In its own place: the first {@code merged} in pairs, the others moved up. */
        void mergeFirst(int merged) {
            int full = count;
            count = 0;
            for (int i = 0; i < merged; i += 2) {
                addMerged(this, i, i + 1);
            }
            for (double[] column : new double[][] {lowStep, low, highStep, high}) {
                System.arraycopy(column, merged, column, count, full - merged);
            }
            COUNT.setRelease(this, count + full - merged);
        }
    }

    private final int capacity;
    /** Held while buckets are merged in their place: a long run merges all the time, and must not leave arrays behind for the collector. */
    private final StampedLock merging = new StampedLock();
    private volatile Buckets buckets;
    private volatile long points;
    /** Owned by the recording thread. */
    private double lastStep = Double.NEGATIVE_INFINITY;

    public History() {
        this(DEFAULT_CAPACITY);
    }

    History(int capacity) {
        this.capacity = capacity;
        this.buckets = new Buckets(Math.min(capacity, 64));
    }

    /** Adds the value of a step; of a step that is known already, or before such a one, nothing. Only the recording thread may call this. */
    public void append(long step, double value) {
        if (step > lastStep) {
            put(step, value, step, value);
        }
    }

    private void put(double stepOfLow, double lowest, double stepOfHigh, double highest) {
        Buckets current = buckets;
        if (current.count == current.low.length) {
            current = makeRoom(current);
        }
        current.add(stepOfLow, lowest, stepOfHigh, highest);
        lastStep = Math.max(lastStep, Math.max(stepOfLow, stepOfHigh));
        points++;
    }

    /** Number of values ever appended; grows by one per append, so it tells whether a redraw is due. */
    public long points() {
        return points;
    }

    /** The last appended value, or NaN. */
    public double last() {
        return look(now -> {
            int count = (int) COUNT.getAcquire(now);
            return count == 0 ? Double.NaN : now.high[count - 1];
        });
    }

    /** What {@code reader} makes of the buckets while nothing is being merged; it may be asked twice. */
    private <T> T look(Function<Buckets, T> reader) {
        long stamp = merging.tryOptimisticRead();
        if (stamp != 0) {
            T seen = reader.apply(buckets);
            if (merging.validate(stamp)) {
                return seen;
            }
        }
        stamp = merging.readLock();
        try {
            return reader.apply(buckets);
        } finally {
            merging.unlockRead(stamp);
        }
    }

    /** The value at the greatest kept step that is not after {@code step}, or NaN. */
    public double at(double step) {
        return look(now -> at(now, step));
    }

    private static double at(Buckets now, double step) {
        int low = 0;
        int high = (int) COUNT.getAcquire(now) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Math.min(now.lowStep[middle], now.highStep[middle]) <= step) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (high < 0 || Math.min(now.lowStep[low], now.highStep[low]) > step) {
            return Double.NaN;
        }
        boolean highLater = now.highStep[low] >= now.lowStep[low];
        boolean laterKnown = Math.max(now.lowStep[low], now.highStep[low]) <= step;
        return highLater == laterKnown ? now.high[low] : now.low[low];
    }

    /** The whole series in at most {@code 2·maxBuckets + 1} points; the last value is always among them. */
    public Window window(int maxBuckets) {
        return look(now -> window(now, maxBuckets));
    }

    private static Window window(Buckets now, int maxBuckets) {
        int count = (int) COUNT.getAcquire(now);
        int wanted = Math.max(1, Math.min(maxBuckets, count));
        double[] steps = new double[2 * wanted + 1];
        double[] values = new double[2 * wanted + 1];
        int size = 0;
        for (int b = 0; b < wanted && count > 0; b++) {
            int from = (int) ((long) b * count / wanted);
            int to = (int) ((long) (b + 1) * count / wanted);
            int least = from;
            int most = from;
            for (int i = from + 1; i < to; i++) {
                least = now.low[i] < now.low[least] || Double.isNaN(now.low[least]) ? i : least;
                most = now.high[i] > now.high[most] || Double.isNaN(now.high[most]) ? i : most;
            }
            boolean lowFirst = now.lowStep[least] <= now.highStep[most];
            size = put(steps, values, size, lowFirst ? now.lowStep[least] : now.highStep[most], lowFirst ? now.low[least] : now.high[most]);
            if (now.lowStep[least] != now.highStep[most]) {
                size = put(steps, values, size, lowFirst ? now.highStep[most] : now.lowStep[least], lowFirst ? now.high[most] : now.low[least]);
            }
        }
        if (count > 0 && steps[size - 1] < now.highStep[count - 1]) {
            size = put(steps, values, size, now.highStep[count - 1], now.high[count - 1]);
        }
        return new Window(java.util.Arrays.copyOf(steps, size), java.util.Arrays.copyOf(values, size));
    }

    /** A history of its own with what is known of the steps before {@code step}; only the recording thread may ask. */
    History until(long step) {
        History copy = new History(capacity);
        Buckets now = buckets;
        for (int i = 0; i < now.count; i++) {
            boolean low = now.lowStep[i] < step;
            boolean high = now.highStep[i] < step;
            if (low && high) {
                copy.put(now.lowStep[i], now.low[i], now.highStep[i], now.high[i]);
            } else if (low) {
                copy.put(now.lowStep[i], now.low[i], now.lowStep[i], now.low[i]);
            } else if (high) {
                copy.put(now.highStep[i], now.high[i], now.highStep[i], now.high[i]);
            }
        }
        return copy;
    }

    /**
     * All that a history knows, for keeping.
     *
     * @param columns step of the lowest, lowest, step of the highest, highest, of every bucket
     * @param points number of values ever appended
     */
    record Image(double[][] columns, long points) {
        static final int COLUMNS = 4;

        /** The same in at most so many buckets, but at least two; no extreme is lost. */
        Image thinned(int most) {
            Buckets all = new Buckets(Math.max(1, columns[0].length));
            for (int i = 0; i < columns[0].length; i++) {
                all.add(columns[0][i], columns[1][i], columns[2][i], columns[3][i]);
            }
            while (all.count > Math.max(2, most)) {
                Buckets fewer = new Buckets(all.count / 2 + 1);
                // the last value stays as it is: it is what a run ended with
                int pairs = (all.count - 1) / 2;
                for (int i = 0; i < pairs; i++) {
                    fewer.addMerged(all, 2 * i, 2 * i + 1);
                }
                for (int i = 2 * pairs; i < all.count; i++) {
                    fewer.add(all.lowStep[i], all.low[i], all.highStep[i], all.high[i]);
                }
                all = fewer;
            }
            double[][] thin = {all.lowStep, all.low, all.highStep, all.high};
            for (int i = 0; i < thin.length; i++) {
                thin[i] = java.util.Arrays.copyOf(thin[i], all.count);
            }
            return new Image(thin, points);
        }
    }

    /** A copy of all that is known; only the recording thread may ask. */
    Image image() {
        Buckets now = buckets;
        double[][] columns = {now.lowStep, now.low, now.highStep, now.high};
        for (int i = 0; i < columns.length; i++) {
            columns[i] = java.util.Arrays.copyOf(columns[i], now.count);
        }
        return new Image(columns, points);
    }

    /** A history that goes on from what another knew. */
    static History of(Image image) {
        History history = new History();
        double[][] columns = image.columns();
        for (int i = 0; i < columns[0].length; i++) {
            history.put(columns[0][i], columns[1][i], columns[2][i], columns[3][i]);
        }
        history.points = image.points();
        return history;
    }

    private static int put(double[] steps, double[] values, int size, double step, double value) {
        steps[size] = step;
        values[size] = value;
        return size + 1;
    }

    /** Grows up to the capacity, where readers keep the buckets they hold; after that merges the older half. */
    private Buckets makeRoom(Buckets full) {
        int count = full.count;
        if (2 * count > capacity) {
            long stamp = merging.writeLock();
            try {
                full.mergeFirst(count / 4 * 2);
            } finally {
                merging.unlockWrite(stamp);
            }
            return full;
        }
        Buckets roomier = new Buckets(2 * count);
        for (int i = 0; i < count; i++) {
            roomier.add(full.lowStep[i], full.low[i], full.highStep[i], full.high[i]);
        }
        buckets = roomier;
        return roomier;
    }
}
