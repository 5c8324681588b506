package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Runs a plan, or a part of it, on several threads. What a run gives does not depend on how many there are. Progress and results
 * may be read at any time from any thread.
 */
public final class Sweep {

    private static final long REST_NANOS = 20_000_000;

    private final SweepPlan plan;
    private final int[] waiting;
    private final int before;
    private final LongSupplier nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final TreeMap<Integer, SweepResult> results = new TreeMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final int total;
    private int finished;
    private volatile long startedAt;
    private volatile boolean cancelled;

    /** Hears of every run that is finished, one at a time, on the thread that made it. */
    public interface Listener {
        void finished(SweepResult result, SweepProgress progress);
    }

    /**
     * @param earlier what was finished before and is not run again
     * @param nanos a clock in nanoseconds, for the progress only
     */
    public Sweep(SweepPlan plan, SweepShard shard, Collection<SweepResult> earlier, LongSupplier nanos) {
        this.plan = plan;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
        Set<Integer> done = new HashSet<>();
        for (SweepResult result : earlier) {
            results.put(result.run(), result);
            done.add(result.run());
        }
        List<Integer> todo = new ArrayList<>();
        int own = 0;
        // every cell with the first seed first: a map is filled early, and neighbours share their data
        for (int seed = 1; seed <= plan.seeds(); seed++) {
            for (int cell = 1; cell <= plan.cells(); cell++) {
                int run = plan.run(cell, seed);
                if (shard.contains(run)) {
                    own++;
                    if (!done.contains(run)) {
                        todo.add(run);
                    }
                }
            }
        }
        total = own;
        before = own - todo.size();
        waiting = todo.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Works until all is done or {@link #cancel} is called. To be called once.
     *
     * @param jobs threads, at least 1
     * @throws gradlab.catalogue.BadInput if the data of a run cannot be used; what was finished before has been reported
     */
    public SweepProgress run(int jobs, Listener listener) {
        return run(jobs, () -> jobs, listener);
    }

    /**
     * The same with threads that rest while others need the machine.
     *
     * @param jobs how many threads there are
     * @param allowed how many of them may work at this moment, at least 1; asked all the time from all of them
     */
    public SweepProgress run(int jobs, IntSupplier allowed, Listener listener) {
        startedAt = nanos.getAsLong();
        List<Thread> threads = new ArrayList<>();
        for (int job = 1; job <= Math.min(jobs, waiting.length); job++) {
            int own = job;
            BooleanSupplier resting = () -> own > allowed.getAsInt();
            threads.add(Thread.ofPlatform().name("sweep-" + job).daemon().start(() -> work(resting, listener)));
        }
        for (Thread thread : threads) {
            join(thread);
        }
        synchronized (results) {
            if (!failures.isEmpty()) {
                throw rethrown(failures.getFirst());
            }
        }
        return progress();
    }

    /** Stops soon; the runs under way are lost. */
    public void cancel() {
        cancelled = true;
    }

    public SweepProgress progress() {
        synchronized (results) {
            return new SweepProgress(before, before + finished, total, (nanos.getAsLong() - startedAt) / 1e9);
        }
    }

    /** All that is known so far, earlier results included, in the order of the runs. */
    public List<SweepResult> results() {
        synchronized (results) {
            return List.copyOf(results.values());
        }
    }

    public SweepPlan plan() {
        return plan;
    }

    private void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                cancel();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private void work(BooleanSupplier resting, Listener listener) {
        Prepared data = null;
        ExperimentSpec dataOf = null;
        rest(resting);
        int place = next.getAndIncrement();
        try {
            while (place < waiting.length && !cancelled) {
                ExperimentSpec spec = plan.measuredSpec(waiting[place]);
                if (data == null || !Prepared.sameFor(dataOf, spec)) {
                    data = Prepared.of(spec);
                    dataOf = spec;
                }
                finish(waiting[place], Run.start(spec, data, () -> 0), resting, listener);
                rest(resting);
                place = next.getAndIncrement();
            }
        } catch (RuntimeException | Error e) {
            synchronized (results) {
                failures.add(e);
            }
            cancel();
        }
    }

    /** A thread that has a run when nothing is left for the others finishes it, or the end would never come. */
    private void rest(BooleanSupplier resting) {
        while (resting.getAsBoolean() && !cancelled && next.get() < waiting.length) {
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    private void finish(int number, Run run, BooleanSupplier resting, Listener listener) {
        int depth = run.spec().network().depth();
        double peak = Double.NaN;
        for (int step = 0; step < run.spec().steps() && !run.ended(); step++) {
            rest(resting);
            if (cancelled) {
                return;
            }
            boolean due = plan.every() > 0 && run.meter().isAnyDue(step);
            run.step();
            if (due) {
                double share = SweepResult.saturation(run.meter(), depth);
                peak = Double.isNaN(peak) || share > peak ? share : peak;
            }
        }
        SweepResult result = SweepResult.of(number, run, peak);
        synchronized (results) {
            results.put(number, result);
            finished++;
            listener.finished(result, progress());
        }
    }
}
