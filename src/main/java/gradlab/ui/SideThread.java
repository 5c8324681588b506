package gradlab.ui;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does work aside from the FX thread, one piece after the other. What is asked for after closing is dropped: a window that is
 * going away still gets pulses, and its last wishes must not fail.
 */
public final class SideThread implements Executor, AutoCloseable {

    private final ThreadPoolExecutor thread;

    /** @param name of the thread, as a profiler shows it */
    public SideThread(String name) {
        this(name, Thread.NORM_PRIORITY);
    }

    /** @param priority as {@link Thread#setPriority} takes it */
    public SideThread(String name, int priority) {
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).priority(priority).factory(), new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }

    /** True once nothing is taken any more. */
    public boolean isClosed() {
        return thread.isShutdown();
    }

    /** Takes nothing more and waits until what was asked for is done. @return false if that took longer than {@code patience} */
    public boolean finish(Duration patience) {
        thread.shutdown();
        try {
            return thread.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Drops what waits and interrupts what is being done. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
