package gradlab.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.util.Subscription;

/** The one clock of the window: at most 30 times a second it lets every listener look at what the trainer has published. */
public final class FrameClock {

    private static final long FRAME_NANOS = 33_000_000;

    private final List<Runnable> listeners = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        private long last;

        @Override
        public void handle(long now) {
            if (now - last >= FRAME_NANOS) {
                last = now;
                tick();
            }
        }
    };

    /** Calls {@code listener} on the FX thread every frame until the subscription ends. */
    public Subscription onFrame(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }

    /** One frame, now; for pictures made without a running clock. */
    public void tick() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
