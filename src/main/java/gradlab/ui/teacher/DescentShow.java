package gradlab.ui.teacher;

import gradlab.lesson.Step;
import gradlab.surface.Trail;
import java.util.function.LongSupplier;

/** A descent down a surface: known from its start to its end, and shown up to a step. */
final class DescentShow implements Show {

    private final int steps;
    private final Trail trail;
    private final LongSupplier nanos;
    private double shown;
    private double latest;
    private double aim;
    private double pace;
    private boolean moving;
    private long last;

    /** @param nanos a clock in nanoseconds */
    DescentShow(Step step, LongSupplier nanos) {
        this.steps = step.spec().steps();
        this.trail = step.bowl().orElseThrow().descend(step.spec().optimizer(), steps);
        this.nanos = nanos;
    }

    Trail trail() {
        return trail;
    }

    /** How far it is shown, in steps. */
    double shown() {
        return shown;
    }

    /** Moves on by the time that has passed. */
    void frame() {
        long now = nanos.getAsLong();
        double seconds = Math.clamp((now - last) / 1e9, 0, 0.1);
        last = now;
        if (moving) {
            shown = Math.min(Math.min(aim, trail.steps()), shown + seconds * pace);
            latest = Math.max(latest, shown);
            moving = shown < aim && shown < trail.steps();
        }
    }

    @Override
    public void begin() {
        moving = false;
        shown = 0;
        latest = 0;
    }

    @Override
    public void playTo(long step, double stepsPerSecond) {
        aim = step;
        pace = stepsPerSecond;
        last = nanos.getAsLong();
        moving = shown < aim;
    }

    @Override
    public void pause() {
        moving = false;
        shown = Math.floor(shown);
    }

    @Override
    public void seek(long step) {
        moving = false;
        shown = Math.clamp(step, 0, latest);
    }

    @Override
    public void stepOnce() {
        moving = false;
        shown = Math.min(trail.steps(), Math.floor(shown) + 1);
        latest = Math.max(latest, shown);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public long at() {
        return (long) shown;
    }

    @Override
    public long latest() {
        return (long) latest;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public boolean isMoving() {
        return moving;
    }

    @Override
    public boolean hasEnded() {
        return trail.diverged() && shown >= trail.steps();
    }

    @Override
    public boolean hasDiverged() {
        return hasEnded();
    }

    @Override
    public boolean hasFailed() {
        return false;
    }
}
