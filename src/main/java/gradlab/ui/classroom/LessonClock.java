package gradlab.ui.classroom;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long a lesson and each of its steps have taken. It goes only between start and pause. */
final class LessonClock {

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final LongSupplier nanos;
    private final Map<String, Long> steps = new HashMap<>();
    private String step = "";
    private long total;
    private long since;
    private boolean running;

    /** @param nanos a clock in nanoseconds */
    LessonClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean isRunning() {
        return running;
    }

    void start() {
        if (!running) {
            since = nanos.getAsLong();
            running = true;
        }
    }

    void pause() {
        settle();
        running = false;
    }

    /** To be called every now and then while it is shown. Time in which nobody could call, because the computer slept, is not the lesson's. */
    void look() {
        if (open() > LONGEST_NANOS) {
            since = nanos.getAsLong();
        } else {
            settle();
        }
    }

    /** Back to nothing; goes on if it was going. */
    void reset() {
        steps.clear();
        total = 0;
        since = nanos.getAsLong();
    }

    /** From now on time is that of another step; a step that comes back goes on where it was. */
    void step(String id) {
        settle();
        step = id;
    }

    /** Seconds of the whole lesson. */
    long seconds() {
        return (total + open()) / 1_000_000_000L;
    }

    /** Seconds of the present step. */
    long stepSeconds() {
        return (steps.getOrDefault(step, 0L) + open()) / 1_000_000_000L;
    }

    private long open() {
        return running ? Math.max(0, nanos.getAsLong() - since) : 0;
    }

    private void settle() {
        long passed = open();
        total += passed;
        steps.merge(step, passed, Long::sum);
        since = nanos.getAsLong();
    }

    /** {@code 7:05}, from an hour on {@code 1:07:05}. */
    static String shown(long seconds) {
        return seconds < 3600 ? "%d:%02d".formatted(seconds / 60, seconds % 60) : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
