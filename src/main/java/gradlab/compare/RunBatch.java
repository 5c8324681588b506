package gradlab.compare;

import gradlab.experiment.ExperimentSpec;
import gradlab.train.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * The runs of one experiment from many seeds, trained on several threads with progress and a way to stop. What a run gives does
 * not depend on how many threads there are. May be asked at any time from any thread.
 */
public final class RunBatch {

    private static final long REST_NANOS = 20_000_000;

    private final ExperimentSpec spec;
    private final int count;
    private final AtomicInteger next = new AtomicInteger();
    private final TreeMap<Integer, Optional<RunOutcome>> ended = new TreeMap<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    private volatile boolean cancelled;

    /** @param count how many runs; the first has the experiment's own seed of the weights, each further one the next */
    public RunBatch(ExperimentSpec spec, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("runs must be 1 or more, were " + count);
        }
        this.spec = spec;
        this.count = count;
    }

    /**
     * Trains until all is done or {@link #cancel} is called. To be called once.
     *
     * @param data prepared from the experiment
     * @param threads how many there are
     * @param allowed how many of them may work at this moment, at least 1
     * @throws gradlab.catalogue.BadInput if start weights cannot be used, or if choices do not go together
     */
    public void train(Prepared data, int threads, IntSupplier allowed) {
        List<Thread> all = new ArrayList<>();
        for (int job = 1; job <= Math.min(threads, count); job++) {
            int own = job;
            all.add(Thread.ofPlatform().name("patterns-" + job).daemon().start(() -> work(data, own, allowed)));
        }
        for (Thread thread : all) {
            join(thread);
        }
        synchronized (ended) {
            if (!failures.isEmpty()) {
                throw failures.getFirst();
            }
        }
    }

    private void work(Prepared data, int job, IntSupplier allowed) {
        try {
            while (!cancelled && next.get() < count) {
                if (job > allowed.getAsInt()) {
                    LockSupport.parkNanos(REST_NANOS);
                    continue;
                }
                int i = next.getAndIncrement();
                if (i < count) {
                    finish(i, Comparison.train(Comparison.seeded(spec, seed(i)), data, () -> cancelled));
                }
            }
        } catch (RuntimeException e) {
            synchronized (ended) {
                failures.add(e);
            }
            cancelled = true;
        }
    }

    private void finish(int run, Optional<RunOutcome> outcome) {
        synchronized (ended) {
            if (!cancelled) {
                ended.put(run, outcome);
            }
        }
    }

    private void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                cancelled = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long seed(int run) {
        return spec.seeds().weights() + run;
    }

    /** Stops soon; the runs under way are lost. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public ExperimentSpec spec() {
        return spec;
    }

    /** How many runs there are to be. */
    public int count() {
        return count;
    }

    /** How many have ended, those that diverged among them. */
    public int finished() {
        synchronized (ended) {
            return ended.size();
        }
    }

    /** Those that ended and stayed finite, in the order of their seeds. */
    public List<RunOutcome> runs() {
        synchronized (ended) {
            return ended.values().stream().flatMap(Optional::stream).toList();
        }
    }

    /** Seeds of those that diverged. */
    public List<Long> diverged() {
        synchronized (ended) {
            return ended.entrySet().stream().filter(entry -> entry.getValue().isEmpty()).map(entry -> seed(entry.getKey())).toList();
        }
    }
}
