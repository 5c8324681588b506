package gradlab.ui.monkey;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * Listens to the FX thread: asks it again and again for an answer, and measures what it worked, and how long it was seen waiting for something of
 * ours, before it answered. Neither grows on a loaded machine or while the process is paused, as the time on the wall does.
 */
final class Silence implements AutoCloseable {

    /** What the user would feel as a window that hangs. */
    static final long LIMIT_MILLIS = Long.getLong("gradlab.monkey.silence", 1000);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final int FRAMES = 25;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread fx;
    private final Faults faults;
    private final Thread listener = Thread.ofPlatform().daemon().name("silence").unstarted(this::listen);
    private volatile boolean closed;
    private volatile Longest longest = Longest.NONE;

    /** The longest stretch so far, in milliseconds of work and of waiting, where it was spent, and how long any took on the wall. */
    record Longest(long worked, long waited, String where, long wall) {
        private static final Longest NONE = new Longest(0, 0, "", 0);

        long felt() {
            return worked + waited;
        }
    }

    Silence(Thread fx, Faults faults) {
        this.fx = fx;
        this.faults = faults;
        listener.start();
    }

    /** Forgets what was, and says what it was. */
    Longest takeLongest() {
        Longest was = longest;
        longest = Longest.NONE;
        return was;
    }

    private void listen() {
        try {
            while (!closed) {
                stretch();
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stretch() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        long began = System.nanoTime();
        long work = cpu();
        Platform.runLater(answered::countDown);
        long waited = 0;
        String where = "";
        while (!answered.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            State state = fx.getState();
            StackTraceElement[] stack = fx.getStackTrace();
            // what it waits for within JavaFX is the drawing of the frame before, which the machine decides
            if ((state == State.BLOCKED || state == State.WAITING || state == State.TIMED_WAITING) && isOurs(stack)) {
                waited += LOOK_EVERY_MILLIS;
            }
            if (cpu() - work + waited * 1_000_000 > LIMIT_MILLIS * 500_000 && where.isEmpty()) {
                where = Arrays.stream(stack).limit(FRAMES).map(String::valueOf).collect(Collectors.joining("\n    ", state + "\n    ", ""));
            }
            if (closed) {
                return;
            }
        }
        long wall = (System.nanoTime() - began) / 1_000_000;
        Longest now = new Longest((cpu() - work) / 1_000_000, waited, where, wall);
        Longest before = longest;
        longest = now.felt() > before.felt() ? new Longest(now.worked(), waited, where, Math.max(wall, before.wall()))
                : new Longest(before.worked(), before.waited(), before.where(), Math.max(wall, before.wall()));
        if (now.felt() > LIMIT_MILLIS) {
            faults.note("the window hung for %d ms".formatted(now.felt()), now.where());
        }
    }

    /** True if it is one of our own lines that waits, and not JavaFX for its drawing. */
    private static boolean isOurs(StackTraceElement[] stack) {
        return Stream.of(stack).map(StackTraceElement::getClassName).filter(name -> !name.startsWith("java.") && !name.startsWith("jdk.")).findFirst()
                .filter(name -> name.startsWith("gradlab.")).isPresent();
    }

    private long cpu() {
        return threads.getThreadCpuTime(fx.threadId());
    }

    @Override
    public void close() {
        closed = true;
        listener.interrupt();
    }
}
