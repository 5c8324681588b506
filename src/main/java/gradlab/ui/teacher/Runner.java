package gradlab.ui.teacher;

import java.util.Optional;
import java.util.function.LongSupplier;

/** Plays a show: on to a step, frozen, slowly, step by step, or its last steps once more. */
final class Runner {

    private static final int REPLAYED = 50;
    private static final double REPLAYS_PER_SECOND = 10;
    private static final double SLOWEST_REPLAY = 0.2;

    private final LongSupplier nanos;
    private final Tempo tempo = new Tempo();
    private Optional<Show> show = Optional.empty();
    private long aim;
    private boolean going;
    private boolean sent;
    private boolean hurried;
    private boolean frozen;
    private double replay = Double.NaN;
    private long replayEnd;
    private long last;

    /** @param nanos a clock in nanoseconds */
    Runner(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes over what is played from now on; it stands still. */
    void take(Optional<Show> next) {
        stand();
        show = next;
    }

    Optional<Show> show() {
        return show;
    }

    /** True while a run is on its way to a step. */
    boolean isGoing() {
        return going;
    }

    /** True if it was stopped on its way. */
    boolean isFrozen() {
        return frozen;
    }

    boolean isReplaying() {
        return !Double.isNaN(replay);
    }

    Tempo tempo() {
        return tempo;
    }

    /** Begins anew. */
    void begin() {
        stand();
        show.ifPresent(Show::begin);
    }

    /** Goes on to a step as soon as there is something to go on with. */
    void play(long to, boolean hurry) {
        aim = to;
        going = true;
        hurried = hurry;
        frozen = false;
        replay = Double.NaN;
        send();
    }

    private void send() {
        sent = false;
        show.filter(running -> going && running.isReady()).ifPresent(running -> {
            long stretch = aim - running.at();
            running.playTo(aim, hurried ? tempo.hurry(stretch) : tempo.pace(running.steps(), stretch));
            sent = true;
        });
    }

    /** Stops at once; false if nothing moves. */
    boolean freeze() {
        if (!going) {
            return false;
        }
        show.ifPresent(Show::pause);
        going = false;
        frozen = true;
        return true;
    }

    /** Goes on after a stop; false if there was none. */
    boolean goOn() {
        if (!frozen) {
            return false;
        }
        play(aim, false);
        return true;
    }

    /** Stands still, and forgets where it was going. */
    void stand() {
        if (going || isReplaying()) {
            show.ifPresent(Show::pause);
        }
        going = false;
        frozen = false;
        replay = Double.NaN;
    }

    /** Goes to a step that was reached before. */
    void seek(long step) {
        stand();
        show.ifPresent(running -> running.seek(step));
    }

    /**
     * One step on or back, standing still; a run that was on its way counts as frozen then.
     *
     * @param end where it would have stopped
     * @return false if there is no such step
     */
    boolean stepBy(int steps, long end) {
        Show running = show.orElseThrow();
        long to = running.at() + steps;
        boolean onItsWay = running.at() < end;
        if (to < 0 || to > running.steps() || running.hasEnded() && to > running.latest()) {
            return false;
        }
        stand();
        if (to <= running.latest()) {
            running.seek(to);
        } else {
            running.stepOnce();
        }
        frozen = onItsWay;
        aim = end;
        return true;
    }

    /** Faster or slower. */
    void turn(int notches) {
        tempo.turn(notches);
        hurried = false;
        send();
    }

    /** Shows the last steps before the present one again, as they were. */
    void replay() {
        Show running = show.orElseThrow();
        boolean onItsWay = going || frozen;
        long to = running.at();
        stand();
        frozen = onItsWay;
        replayEnd = to;
        replay = Math.max(0, to - REPLAYED);
        last = nanos.getAsLong();
        running.seek((long) replay);
    }

    /** Lets time pass; true if the run has come to where it was going, or to its end. */
    boolean frame() {
        if (show.isEmpty()) {
            return false;
        }
        Show running = show.get();
        if (running instanceof DescentShow descent) {
            descent.frame();
        }
        if (isReplaying()) {
            replay(running);
        }
        if (!going || !running.isReady()) {
            return false;
        }
        if (!sent) {
            send();
            return false;
        }
        boolean there = !running.isMoving() && (running.at() >= aim || running.hasEnded());
        going = !there;
        return there;
    }

    private void replay(Show running) {
        long now = nanos.getAsLong();
        double before = replay;
        replay += Math.clamp((now - last) / 1e9, 0, 0.2) * REPLAYS_PER_SECOND * Math.max(SLOWEST_REPLAY, tempo.factor());
        last = now;
        if (replay >= replayEnd) {
            running.seek(replayEnd);
            replay = Double.NaN;
        } else if (Math.floor(replay) > Math.floor(before)) {
            running.seek((long) replay);
        }
    }
}
