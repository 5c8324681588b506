package gradlab.math;

/**
 * The lab's own random numbers: xoshiro256++ (Blackman &amp; Vigna 2019), seeded through SplitMix64. Independent of the
 * JDK's version, so equal seeds give equal bits on every machine. Not thread-safe.
 */
public final class Rng {

    /** How many numbers a state has. */
    public static final int WORDS = 4;

    private static final long LOW_WORD = 0xFFFFFFFFL;
    private static final double UNIT = 0x1.0p-53;
    private static final double FULL_TURN = 2 * StrictMath.PI;

    private final long[] s = new long[WORDS];

    private Rng() {
    }

    /** A generator for one purpose: the same seed with another {@code stream} is an unrelated sequence. */
    public static Rng of(long seed, Stream stream) {
        Rng rng = new Rng();
        long state = seed * 0x9E3779B97F4A7C15L ^ (stream.ordinal() + 1) * 0xD1B54A32D192ED03L;
        for (int i = 0; i < 4; i++) {
            state += 0x9E3779B97F4A7C15L;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            rng.s[i] = z ^ (z >>> 31);
        }
        return rng;
    }

    /** What random numbers are drawn for. The order is part of every golden result: append only. */
    public enum Stream {
        DATA, SPLIT, WEIGHTS, BATCHES, MASKS, PROBES, AUGMENT
    }

    public long nextLong() {
        long result = Long.rotateLeft(s[0] + s[3], 23) + s[0];
        long t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = Long.rotateLeft(s[3], 45);
        return result;
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform in [from, to). */
    public double uniform(double from, double to) {
        return from + (to - from) * nextDouble();
    }

    /** Uniform in 0..bound-1, without bias (Lemire 2019). */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, was " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & LOW_WORD;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & LOW_WORD;
            }
        }
        return (int) (product >>> 32);
    }

    /** Standard normal by Box and Muller; StrictMath, so that the bits do not depend on the machine. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(FULL_TURN * nextDouble());
    }

    /**
     * Fisher–Yates, in place; the numbers of {@link #nextInt}. The state is held in local variables meanwhile: every
     * epoch shuffles, and through the array each number would wait for the memory of the one before.
     */
    public void shuffle(int[] items) {
        long s0 = s[0];
        long s1 = s[1];
        long s2 = s[2];
        long s3 = s[3];
        for (int i = items.length - 1; i > 0; i--) {
            int bound = i + 1;
            long product;
            do {
                product = (Long.rotateLeft(s0 + s3, 23) + s0 >>> 32) * bound;
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
            } while ((product & LOW_WORD) < bound && (product & LOW_WORD) < (1L << 32) % bound);
            int j = (int) (product >>> 32);
            int kept = items[i];
            items[i] = items[j];
            items[j] = kept;
        }
        s[0] = s0;
        s[1] = s1;
        s[2] = s2;
        s[3] = s3;
    }

    /** The state, four words; {@link #restore} continues from it with the same numbers. */
    public long[] state() {
        return s.clone();
    }

    /** Writes the state into an array of four words. */
    public void saveTo(long[] state) {
        System.arraycopy(s, 0, state, 0, 4);
    }

    public void restore(long[] state) {
        System.arraycopy(state, 0, s, 0, 4);
    }
}
