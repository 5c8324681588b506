package gradlab.lesson;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;

/** How many updates are to be made altogether and how many are done; tells whenever another hundredth is. */
final class Workload {

    private final long whole;
    private final DoubleConsumer listener;
    private final AtomicLong done = new AtomicLong();

    Workload(long whole, DoubleConsumer listener) {
        this.whole = Math.max(1, whole);
        this.listener = listener;
    }

    /** May be called from any thread. */
    void done(long more) {
        long now = done.addAndGet(more);
        if (100 * now / whole > 100 * (now - more) / whole) {
            listener.accept(Math.min(1, (double) now / whole));
        }
    }
}
