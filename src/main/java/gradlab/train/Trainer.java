package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState.Phase;
import gradlab.train.RunState.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Owns the training thread. All methods return at once and may be called from any thread; what they lead to is seen in
 * {@link #state()}. A submitted specification replaces one that has not been taken up yet, so dragging a slider cannot
 * queue up work.
 */
public final class Trainer implements AutoCloseable {

    /** Training goes on this long before the world is told: short enough for a window, long enough to cost nothing. */
    private static final long BURST_NANOS = 4_000_000;
    private static final int MAP_SIZE = 24;

    private final LongSupplier nanos;
    private final BlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final AtomicReference<ExperimentSpec> submitted = new AtomicReference<>();
    private final Thread thread;

    private volatile RunState state;
    private volatile Snapshot snapshot;
    private volatile boolean snapshotWanted;
    private volatile double stepsPerSecond = Double.POSITIVE_INFINITY;
    private volatile boolean closed;

    // Owned by the training thread.
    private ExperimentSpec spec;
    private Run run;
    private Recorder recorder;
    private Prepared prepared;
    private List<Problem> problems = List.of();
    private boolean playing;
    private long target = Long.MAX_VALUE;
    private long runId;
    private long nextStepAt;
    private long trainNanos;
    private long probeNanosBefore;

    /**
     * @param nanos a clock in nanoseconds; it paces the training and times the probes, and never reaches the numbers
     */
    public Trainer(ExperimentSpec start, LongSupplier nanos) {
        this.nanos = nanos;
        this.spec = start;
        this.state = new RunState(0, start, Phase.PREPARING, 0, 0, 1, Double.NaN, Double.NaN, 0, List.of(), Optional.empty());
        this.thread = Thread.ofPlatform().name("trainer").daemon().unstarted(this::work);
        commands.add(() -> begin(start));
        thread.start();
    }

    /** Takes up another experiment: goes on with the same weights where that makes sense, else starts afresh. */
    public void submit(ExperimentSpec changed) {
        submitted.set(changed);
        commands.add(this::takeUpSubmitted);
    }

    /** Trains until told otherwise. */
    public void play() {
        playTo(Long.MAX_VALUE);
    }

    /** Trains until {@code step} updates are made. */
    public void playTo(long step) {
        commands.add(() -> {
            target = step;
            playing = run != null && !run.ended() && run.stepCount() < target;
            nextStepAt = nanos.getAsLong();
        });
    }

    public void pause() {
        commands.add(() -> playing = false);
    }

    public void stepOnce() {
        commands.add(() -> {
            playing = false;
            if (run != null) {
                recorder.advance(run, false);
            }
        });
    }

    /** Trains to the end of the present epoch. */
    public void playEpoch() {
        commands.add(() -> {
            if (run != null) {
                long perEpoch = run.stepsPerEpoch();
                target = run.stepCount() + perEpoch - run.checkpoint().batches().stepInEpoch();
                playing = !run.ended();
                nextStepAt = nanos.getAsLong();
            }
        });
    }

    /** Back to step 0 with the same initial weights and the same batches. */
    public void restart() {
        commands.add(() -> {
            playing = false;
            begin(spec);
        });
    }

    /** Steps per second while playing; infinity is as fast as possible. */
    public void pace(double perSecond) {
        stepsPerSecond = perSecond;
        commands.add(() -> nextStepAt = nanos.getAsLong());
    }

    /** The latest state. */
    public RunState state() {
        return state;
    }

    /** The latest snapshot, or empty before the first was asked for. */
    public Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** Asks for a fresh snapshot between two steps. */
    public void requestSnapshot() {
        if (!snapshotWanted) {
            snapshotWanted = true;
            commands.add(() -> { });
        }
    }

    @Override
    public void close() {
        closed = true;
        commands.add(() -> { });
    }

    private void work() {
        while (!closed) {
            try {
                Runnable command = playing ? commands.poll(waitNanos(), TimeUnit.NANOSECONDS) : commands.take();
                while (command != null) {
                    command.run();
                    command = commands.poll();
                }
                if (playing) {
                    burst();
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (BadInput bad) {
                fail(bad.problems());
            } catch (RuntimeException | OutOfMemoryError e) {
                fail(List.of(Problem.at(new Place("trainer", 1, 1), "trainer.failed", String.valueOf(e))));
            }
            if (snapshotWanted && run != null) {
                snapshotWanted = false;
                snapshot = Snapshot.of(runId, run, MAP_SIZE);
            }
            publish();
        }
    }

    private long waitNanos() {
        return Double.isInfinite(stepsPerSecond) ? 0 : Math.max(0, Math.min(nextStepAt - nanos.getAsLong(), 50_000_000));
    }

    private void burst() {
        double pace = stepsPerSecond;
        long start = nanos.getAsLong();
        long now = start;
        while (playing && commands.isEmpty() && now - start < BURST_NANOS) {
            if (!Double.isInfinite(pace)) {
                if (now < nextStepAt) {
                    break;
                }
                nextStepAt = Math.max(nextStepAt, now - 100_000_000) + (long) (1e9 / pace);
            }
            recorder.advance(run, false);
            playing &= !run.ended() && run.stepCount() < target;
            now = nanos.getAsLong();
        }
        trainNanos += now - start;
    }

    private void takeUpSubmitted() {
        ExperimentSpec changed = submitted.getAndSet(null);
        if (changed == null || changed.equals(spec) && problems.isEmpty()) {
            return;
        }
        ExperimentSpec before = spec;
        if (run == null || !before.continuesAs(changed)) {
            playing = false;
            begin(changed);
            return;
        }
        spec = changed;
        Checkpoint here = run.checkpoint();
        boolean moved = here.step() > 0;
        run = moved ? Run.resume(changed, prepared, here, before, nanos) : Run.start(changed, prepared, nanos);
        recorder = moved ? new Recorder(run, recorder, before) : new Recorder(run);
        probeNanosBefore = 0;
        trainNanos = 0;
    }

    private void begin(ExperimentSpec next) {
        ExperimentSpec before = spec;
        spec = next;
        run = null;
        problems = List.of();
        runId++;
        trainNanos = 0;
        if (prepared == null || !Prepared.sameFor(before, next)) {
            prepared = null;
            publish();
            prepared = Prepared.of(next);
        }
        run = Run.start(next, prepared, nanos);
        recorder = new Recorder(run);
        publish();
    }

    private void fail(List<Problem> reasons) {
        playing = false;
        run = null;
        prepared = null;
        problems = reasons;
    }

    private void publish() {
        if (run == null) {
            Phase phase = problems.isEmpty() ? Phase.PREPARING : Phase.FAILED;
            state = new RunState(runId, spec, phase, 0, 0, 1, Double.NaN, Double.NaN, 0, problems, Optional.empty());
            return;
        }
        Phase phase = run.diverged() ? Phase.DIVERGED : run.stopped() ? Phase.STOPPED : playing ? Phase.RUNNING : Phase.PAUSED;
        double share = trainNanos == 0 ? 0 : Math.min(1, (double) (run.probeNanos() - probeNanosBefore) / trainNanos);
        state = new RunState(runId, spec, phase, run.stepCount(), run.epoch(), run.stepsPerEpoch(), last("loss.train"),
                last("accuracy.train"), share, List.of(), Optional.of(new RunRecord(prepared, recorder)));
    }

    private double last(String id) {
        return recorder.history(id).map(History::last).orElse(Double.NaN);
    }
}
