package gradlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.util.Subscription;

/**
 * The one clock of the window: at most 30 times a second it lets every listener look at what the trainer has published. Where
 * drawing is slow, or other threads need the cores, frames come less often, so that training is not held up.
 */
public final class FrameClock {

    private static final long FRAME_NANOS = 33_000_000;
    private static final long LONGEST_NANOS = 100_000_000;
    /** A frame that kept the FX thread busy for so long is followed by a pause of so many times that; drawing goes on meanwhile. */
    private static final int PAUSES = 3;
    /** A frame this long has most likely waited for the drawing of the one before: the next ones come later, and step by step sooner again. */
    private static final long LONG_FRAME_NANOS = 22_000_000;
    private static final double LATER = 1.2;
    private static final double SOONER = 0.93;

    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> everyPulse = new ArrayList<>();
    private boolean taken;
    private Optional<Object> waiting = Optional.empty();
    private Optional<Object> refused = Optional.empty();
    private final AnimationTimer timer = new AnimationTimer() {
        private long next;
        private double apart = FRAME_NANOS;

        @Override
        public void handle(long now) {
            if (now >= next) {
                long began = System.nanoTime();
                next = now + FRAME_NANOS;
                tick();
                // runs when the layout of this frame is done
                Platform.runLater(() -> {
                    long busy = System.nanoTime() - began;
                    apart = Math.clamp(apart * (busy > LONG_FRAME_NANOS ? LATER : SOONER), FRAME_NANOS, LONGEST_NANOS);
                    next = now + Math.clamp((1 + PAUSES) * busy, (long) apart, LONGEST_NANOS);
                });
            }
            List.copyOf(everyPulse).forEach(Runnable::run);
        }
    };

    /** Calls {@code listener} on the FX thread every frame until the subscription ends. */
    public Subscription onFrame(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Calls {@code listener} whenever the screen is about to be drawn anew, which is more often than a frame and after it; for what takes no time. */
    Subscription onPulse(Runnable listener) {
        everyPulse.add(listener);
        return () -> everyPulse.remove(listener);
    }

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }

    /** One frame, now; for pictures made without a running clock. */
    public void tick() {
        taken = false;
        waiting = refused;
        refused = Optional.empty();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /**
     * Asks for the one costly drawing that a frame has room for while training runs; on the FX thread, from a listener. Who is
     * refused comes first in the next frame, if he asks again.
     */
    public boolean mayDraw(Object who) {
        if (taken || waiting.filter(other -> other != who).isPresent()) {
            refused = refused.or(() -> Optional.of(who));
            waiting = Optional.empty();
            return false;
        }
        taken = true;
        return true;
    }
}
