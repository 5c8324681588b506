package gradlab.ui.arena;

import gradlab.ui.SideThread;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;

/** Works out on a thread of its own what was asked for last; what nobody waits for any more is given up. FX thread only. */
final class Latest implements AutoCloseable {

    private final SideThread thread;
    private final AtomicLong newest = new AtomicLong();
    private long delivered;

    Latest(String name) {
        thread = new SideThread(name);
    }

    /**
     * @param work gets to know when it is no longer wanted; may then return nothing
     * @param done gets the result on the FX thread, unless something newer was asked for meanwhile
     */
    <T> void ask(Function<BooleanSupplier, Optional<T>> work, Consumer<T> done) {
        if (thread.isClosed()) {
            return;
        }
        long ticket = newest.incrementAndGet();
        BooleanSupplier unwanted = () -> newest.get() != ticket;
        thread.execute(() -> {
            if (unwanted.getAsBoolean()) {
                return;
            }
            try {
                Optional<T> result = work.apply(unwanted);
                Platform.runLater(() -> deliver(ticket, result, done));
            } catch (RuntimeException | Error failure) {
                Platform.runLater(() -> {
                    deliver(ticket, Optional.<T>empty(), done);
                    throw new IllegalStateException(failure);
                });
            }
        });
    }

    private <T> void deliver(long ticket, Optional<T> result, Consumer<T> done) {
        if (newest.get() == ticket) {
            delivered = ticket;
            result.ifPresent(done);
        }
    }

    /** What was asked for is not wanted any more. */
    void cancel() {
        delivered = newest.incrementAndGet();
    }

    /** True if nothing is being waited for. */
    boolean isIdle() {
        return delivered == newest.get();
    }

    @Override
    public void close() {
        cancel();
        thread.close();
    }
}
