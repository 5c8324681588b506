package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.StartWeights;
import gradlab.experiment.WeightEdit;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Owns the training thread. All methods return at once and may be called from any thread; what they lead to is seen in
 * {@link #state()}. A submitted specification replaces one that has not been taken up yet, and so does a step to go to:
 * dragging cannot queue up work. Methods that give a number give that of the request; the state tells when it is taken up.
 */
public final class Trainer implements AutoCloseable {

    /** Training goes on this long before the world is told: short enough for a window, long enough to cost nothing. */
    private static final long BURST_NANOS = 4_000_000;
    private static final int LONGEST_STRIDE = 1 << 14;
    private static final int MAP_SIZE = 24;
    private static final long NOWHERE = -1;

    private final LongSupplier nanos;
    private final BlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final AtomicReference<Submission> submitted = new AtomicReference<>();
    private final AtomicLong sought = new AtomicLong(NOWHERE);
    private final AtomicLong requests = new AtomicLong();
    private final Queue<CompletableFuture<RunImage.All>> images = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    private volatile long addressee;
    private volatile RunState state;
    private volatile Snapshot snapshot;
    private volatile boolean snapshotWanted;
    private volatile Room used = new Room(0, 0);
    private volatile double stepsPerSecond = Double.POSITIVE_INFINITY;
    private volatile boolean closed;

    // Owned by the training thread.
    private final Runs runs;
    private boolean playing;
    private long target = Long.MAX_VALUE;
    private long nextStepAt;
    private long trainNanos;
    private long request;
    private long choice;
    private int stride = 1;
    private Optional<Reading> reading = Optional.empty();

    /** @param choice the request that chose the run it is meant for */
    private record Submission(ExperimentSpec spec, long number, long choice) {
    }

    /**
     * @param nanos a clock in nanoseconds; it paces the training and times the probes, and never reaches the numbers
     */
    public Trainer(ExperimentSpec start, LongSupplier nanos) {
        this.nanos = nanos;
        this.runs = new Runs(start, nanos, Room.USUAL);
        this.state = RunState.of(runs, false, 0, Optional.empty(), 0);
        this.thread = Thread.ofPlatform().name("trainer").daemon().unstarted(this::work);
        commands.add(() -> begin(start));
        thread.start();
    }

    /**
     * The chosen run takes up another experiment: it goes on with the same weights where that makes sense, else it starts
     * afresh. At a past step it goes on as a run of its own, as long as there is room for one.
     */
    public long submit(ExperimentSpec changed) {
        long number = requests.incrementAndGet();
        submitted.set(new Submission(changed, number, addressee));
        commands.add(() -> {
            Submission latest = submitted.get();
            if (latest != null && latest.choice() == choice && submitted.compareAndSet(latest, null)) {
                takeUp(latest);
            }
        });
        return number;
    }

    /** Makes a run from here with the same weights and the same coming batches, and chooses it. Without room nothing happens. */
    public long fork() {
        return address(() -> {
            if (runs.fork()) {
                playing = false;
            }
        });
    }

    /** Chooses the run that the state speaks of and that submissions are meant for. */
    public long choose(int number) {
        return address(() -> runs.choose(number));
    }

    /** Takes a run away; the last one stays. */
    public long closeRun(int number) {
        return address(() -> runs.close(number));
    }

    /** Changes whom submissions are meant for; what was submitted before is for the one before. */
    private long address(Runnable change) {
        long number = requests.incrementAndGet();
        Optional<Submission> before = Optional.ofNullable(submitted.getAndSet(null));
        addressee = number;
        commands.add(() -> {
            before.filter(one -> one.choice() == choice).ifPresent(this::takeUp);
            change.run();
            choice = number;
            taken(number);
            reading = Optional.empty();
        });
        return number;
    }

    /** Goes to a past step and stands there; the latest wins. All runs go there, or to their ends. */
    public void seek(long step) {
        sought.set(Math.max(0, step));
        commands.add(() -> {
            playing = false;
            long wanted = sought.getAndSet(NOWHERE);
            if (wanted != NOWHERE) {
                runs.seek(wanted, () -> sought.get() != NOWHERE || closed);
                trainNanos = 0;
            }
        });
    }

    /** Trains until told otherwise. */
    public void play() {
        playTo(Long.MAX_VALUE);
    }

    /** Trains until {@code step} updates are made. */
    public void playTo(long step) {
        commands.add(() -> {
            target = step;
            setOff();
        });
    }

    /** Trains on to where it was to go before it was paused. */
    public void goOn() {
        commands.add(this::setOff);
    }

    private void setOff() {
        playing = runs.chosen().canGoOn() && runs.cursor() < target;
        nextStepAt = nanos.getAsLong();
    }

    public void pause() {
        commands.add(() -> playing = false);
    }

    public void stepOnce() {
        commands.add(() -> {
            playing = false;
            if (runs.chosen().canGoOn()) {
                runs.advance(1);
            }
        });
    }

    /** Trains to the end of the present epoch. */
    public void playEpoch() {
        commands.add(() -> runs.chosen().track().map(Track::run).ifPresent(run -> {
            target = run.stepCount() + run.stepsPerEpoch() - run.checkpoint().batches().stepInEpoch();
            playing = !run.ended();
            nextStepAt = nanos.getAsLong();
        }));
    }

    /** Back to step 0 with the same initial weights and the same batches. */
    public void restart() {
        commands.add(() -> {
            playing = false;
            begin(afresh(runs.chosen().spec()));
        });
    }

    /** Steps per second while playing; infinity is as fast as possible. */
    public void pace(double perSecond) {
        stepsPerSecond = perSecond;
        commands.add(() -> nextStepAt = nanos.getAsLong());
    }

    /** What all runs together remember, as it was when the state was published. */
    public Room used() {
        return used;
    }

    /** How much all runs together may remember. */
    public void room(Room room) {
        commands.add(() -> runs.room(room));
    }

    /** All runs as they stand between two steps, as soon as it can be had; at the latest when the trainer is closed. */
    public CompletableFuture<RunImage.All> image() {
        CompletableFuture<RunImage.All> image = new CompletableFuture<>();
        images.add(image);
        commands.add(this::giveImages);
        return image;
    }

    /** Takes over runs that were kept, in place of all there are. What is wrong with them is told to {@code refused}. */
    public long restore(RunImage.All all, Consumer<BadInput> refused) {
        return address(() -> takeOver(() -> runs.restore(all), refused));
    }

    /** Takes a run that was kept beside those there are, and chooses it. What is wrong with it is told to {@code refused}. */
    public long add(RunImage run, Consumer<BadInput> refused) {
        return address(() -> takeOver(() -> runs.add(run), refused));
    }

    private void takeOver(Runnable change, Consumer<BadInput> refused) {
        playing = false;
        trainNanos = 0;
        try {
            change.run();
        } catch (BadInput bad) {
            refused.accept(bad);
        } catch (RuntimeException e) {
            refused.accept(BadInput.at(new Place("run", 1, 1), "run.damaged", String.valueOf(e.getMessage())));
        }
    }

    private void giveImages() {
        for (CompletableFuture<RunImage.All> image = images.poll(); image != null; image = images.poll()) {
            image.complete(new RunImage.All(runs.chosenNumber(), runs.images()));
        }
    }

    /** Where the chosen run stands, between two steps, as soon as it can be had; empty if there is no run. */
    public CompletableFuture<Optional<Moment>> moment() {
        CompletableFuture<Optional<Moment>> moment = new CompletableFuture<>();
        commands.add(() -> moment.complete(runs.chosen().track().map(track ->
                new Moment(runs.chosen().runId(), track.spec(), track.data(), track.run().checkpoint(), track.run().ended()))));
        return moment;
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
                takeSnapshot();
                publish();
                if (isReadingDue()) {
                    reading = Optional.of(runs.chosen().track().orElseThrow().reading(runs.chosen().runId()));
                    publish();
                }
                while (!playing && commands.isEmpty() && runs.measureEnd()) {
                    publish();
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (BadInput bad) {
                fail(bad.problems());
            } catch (RuntimeException | OutOfMemoryError e) {
                fail(List.of(Problem.at(new Place("trainer", 1, 1), "trainer.failed", String.valueOf(e))));
            }
        }
        giveImages();
        runs.close();
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
                runs.advance(1);
            } else if (runs.count() == 1) {
                runs.advance(1);
            } else {
                stride(now);
            }
            playing &= runs.chosen().canGoOn() && runs.cursor() < target;
            now = nanos.getAsLong();
        }
        trainNanos += now - start;
    }

    /** Several runs meet only now and then: as seldom as the length of a burst allows. */
    private void stride(long start) {
        runs.advance((int) Math.min(stride, target - runs.cursor()));
        long took = nanos.getAsLong() - start;
        stride = took > BURST_NANOS ? Math.max(1, stride / 2) : took < BURST_NANOS / 4 ? Math.min(LONGEST_STRIDE, 2 * stride) : stride;
    }

    private void takeUp(Submission submission) {
        taken(submission.number());
        ExperimentSpec changed = submission.spec();
        ExperimentSpec before = runs.chosen().spec();
        if (changed.equals(before) && runs.chosen().problems().isEmpty()) {
            return;
        }
        if (runs.chosen().track().isEmpty() || !before.continuesAs(changed)) {
            playing = false;
            begin(afresh(changed));
            return;
        }
        runs.change(changed);
        reading = Optional.empty();
        trainNanos = 0;
    }

    /** What was set by hand on the way belongs to the run that ends here; what the run was begun with stays. */
    private ExperimentSpec afresh(ExperimentSpec next) {
        Optional<ExperimentSpec> first = runs.chosen().track().map(track -> track.segments().getFirst().spec());
        List<WeightEdit> onTheWay = runs.chosen().spec().edits();
        return next.withEdits(next.edits().stream().filter(edit -> edit.step() == 0 || !onTheWay.contains(edit)
                || first.filter(spec -> spec.edits().contains(edit)).isPresent()).toList());
    }

    private void taken(long number) {
        request = Math.max(request, number);
    }

    private void begin(ExperimentSpec next) {
        ExperimentSpec before = runs.chosen().spec();
        Optional<Prepared> known = runs.chosen().track().map(Track::data).filter(_ -> Prepared.sameFor(before, next));
        runs.clear(next);
        trainNanos = 0;
        reading = Optional.empty();
        if (known.isEmpty() || next.weights() instanceof StartWeights.Trained) {
            publish();
        }
        runs.begin(known.orElseGet(() -> Prepared.of(next)));
        publish();
    }

    private void fail(List<Problem> reasons) {
        playing = false;
        runs.fail(reasons);
        publish();
    }

    private void takeSnapshot() {
        if (snapshotWanted && runs.chosen().track().isPresent()) {
            snapshotWanted = false;
            Track track = runs.chosen().track().get();
            track.keepUpdates();
            Run run = track.run();
            if (!playing) {
                run.lookAtActivity();
            }
            snapshot = Snapshot.of(runs.chosen().runId(), run, MAP_SIZE);
        }
    }

    private boolean isReadingDue() {
        return !playing && commands.isEmpty() && runs.chosen().track().filter(Track::standsInThePast).isPresent() && isReadingOld();
    }

    private boolean isReadingOld() {
        long step = runs.chosen().track().orElseThrow().run().stepCount();
        return reading.filter(known -> known.runId() == runs.chosen().runId() && known.step() == step).isEmpty();
    }

    private void publish() {
        used = runs.used();
        state = RunState.of(runs, playing, trainNanos, reading, request);
    }
}
