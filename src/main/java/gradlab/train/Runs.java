package gradlab.train;

import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState.Phase;
import gradlab.train.RunState.RunRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Up to four runs side by side, one of them chosen, all at one cursor: they advance in lockstep, each on a thread of its
 * own where there are cores for it, and go to past steps together. Owned by the training thread.
 */
final class Runs implements AutoCloseable {

    private final LongSupplier clock;
    private final Slot[] slots = new Slot[Branch.MOST];
    private final ExecutorService helpers;
    private Room room;
    private long lastRunId;
    private int chosen;
    private long cursor;

    /** One place for a run. */
    static final class Slot {
        private final int number;
        private final long runId;
        private final ExperimentSpec wanted;
        private final Optional<Branch.Origin> origin;
        private Optional<Track> track = Optional.empty();
        private List<Problem> problems = List.of();

        private Slot(int number, long runId, ExperimentSpec wanted, Optional<Branch.Origin> origin) {
            this.number = number;
            this.runId = runId;
            this.wanted = wanted;
            this.origin = origin;
        }

        long runId() {
            return runId;
        }

        Optional<Track> track() {
            return track;
        }

        List<Problem> problems() {
            return problems;
        }

        /** The specification in force where the run stands; the one that was asked for if there is no run. */
        ExperimentSpec spec() {
            return track.map(Track::spec).orElse(wanted);
        }

        boolean canGoOn() {
            return track.isPresent() && !track.get().run().ended();
        }

        private Branch branch(boolean playing) {
            Phase phase = problems.isEmpty() ? Phase.PREPARING : Phase.FAILED;
            if (track.isEmpty()) {
                return new Branch(number, runId, wanted, origin, phase, 0, 0, Optional.empty());
            }
            Track here = track.get();
            Run run = here.run();
            phase = run.diverged() ? Phase.DIVERGED : run.stopped() ? Phase.STOPPED : playing ? Phase.RUNNING : Phase.PAUSED;
            return new Branch(number, runId, here.spec(), origin, phase, run.stepCount(), here.latest(),
                    Optional.of(new RunRecord(here.data(), here.recorder())));
        }
    }

    /** @param room that all runs together may take */
    Runs(ExperimentSpec start, LongSupplier clock, Room room) {
        this.clock = clock;
        this.room = room;
        this.slots[0] = new Slot(0, 0, start, Optional.empty());
        // one core stays free for the window
        int cores = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, Branch.MOST);
        this.helpers = Executors.newFixedThreadPool(cores, Thread.ofPlatform().name("runs-", 0).daemon().factory());
    }

    Slot chosen() {
        return slots[chosen];
    }

    int chosenNumber() {
        return chosen;
    }

    /** Empties the chosen place for a fresh run of this specification. */
    void clear(ExperimentSpec next) {
        slots[chosen] = new Slot(chosen, ++lastRunId, next, Optional.empty());
        cursor = 0;
    }

    /** Starts the run of the chosen place at step 0; the others go there too. */
    void begin(Prepared data) {
        Slot slot = chosen();
        slot.track = Optional.of(Track.begin(slot.wanted, data, clock, share()));
        seek(0, () -> false);
    }

    /** There is no run in the chosen place, for these reasons. */
    void fail(List<Problem> reasons) {
        Slot failed = new Slot(chosen, chosen().runId, chosen().spec(), Optional.empty());
        failed.problems = reasons;
        slots[chosen] = failed;
    }

    /**
     * The chosen run goes on from here under another specification of the same network. At a past step that would be
     * another past: it becomes a run of its own, or takes the place of the old one if there is no room.
     */
    void change(ExperimentSpec next) {
        Track here = chosen().track.orElseThrow();
        if (here.standsInThePast() && !fork()) {
            slots[chosen] = successor(chosen, here.fork(), chosen().origin);
        }
        chosen().track.orElseThrow().change(next);
    }

    /** Another run from here with the same weights and the same coming batches becomes the chosen one; false if there is no room. */
    boolean fork() {
        int free = 0;
        while (free < slots.length && slots[free] != null) {
            free++;
        }
        Optional<Track> here = chosen().track;
        if (free == slots.length || here.isEmpty()) {
            return false;
        }
        slots[free] = successor(free, here.get().fork(), Optional.of(new Branch.Origin(chosen, here.get().run().stepCount())));
        chosen = free;
        shareRoom();
        return true;
    }

    private Slot successor(int number, Track track, Optional<Branch.Origin> origin) {
        Slot slot = new Slot(number, ++lastRunId, track.spec(), origin);
        slot.track = Optional.of(track);
        return slot;
    }

    /** Makes another run the chosen one, if there is one of this number. */
    void choose(int number) {
        if (slots[number] != null) {
            chosen = number;
        }
    }

    /** Takes a run away; the last one stays. */
    void close(int number) {
        if (slots[number] == null || present().size() == 1) {
            return;
        }
        Optional<Branch.Origin> origin = slots[number].origin;
        slots[number] = null;
        if (chosen == number) {
            chosen = origin.map(Branch.Origin::number).filter(other -> slots[other] != null).orElseGet(() -> present().getFirst().number);
        }
        shareRoom();
    }

    /** All runs as they stand; those that could not be prepared are left out. */
    List<RunImage> images() {
        return present().stream().filter(slot -> slot.track.isPresent())
                .map(slot -> slot.track.get().image(slot.number, slot.origin)).toList();
    }

    /** Takes over runs that were kept, in place of all there are. */
    void restore(RunImage.All all) {
        List<Slot> kept = all.runs().stream().map(image -> successor(image.number(), track(image, room.share(all.runs().size())), image.origin())).toList();
        Arrays.fill(slots, null);
        kept.forEach(slot -> slots[slot.number] = slot);
        chosen = all.chosenRun().number();
        shareRoom();
        seek(all.chosenRun().step(), () -> false);
    }

    /** Takes a run that was kept into a free place, or into the chosen one if nothing has happened there or all are taken. */
    void add(RunImage image) {
        Track track = track(image, share());
        boolean untouched = chosen().track.filter(here -> here.latest() > 0).isEmpty();
        int place = chosen;
        for (int i = slots.length - 1; i >= 0 && !untouched; i--) {
            place = slots[i] == null ? i : place;
        }
        slots[place] = successor(place, track, Optional.empty());
        chosen = place;
        shareRoom();
        seek(image.step(), () -> false);
    }

    private Track track(RunImage image, Room share) {
        Prepared data = present().stream().flatMap(slot -> slot.track.stream())
                .filter(other -> Prepared.sameFor(other.spec(), image.spec())).map(Track::data).findFirst()
                .orElseGet(() -> Prepared.of(image.spec()));
        return Track.of(image, data, clock, share);
    }

    /**
     * All runs that can go on make so many steps from the cursor. Where the chosen one ends on the way, all stand at its end.
     */
    void advance(int steps) {
        long target = cursor + steps;
        List<Track> moving = new ArrayList<>();
        for (Slot slot : present()) {
            if (slot.canGoOn()) {
                moving.add(slot.track.orElseThrow());
            }
        }
        if (moving.size() == 1) {
            advance(moving.getFirst(), target);
        } else {
            together(moving.stream().<Callable<Boolean>>map(track -> () -> advance(track, target)).toList());
        }
        cursor = target;
        if (!chosen().canGoOn()) {
            seek(chosen().track.orElseThrow().run().stepCount(), () -> false);
        }
    }

    private static boolean advance(Track track, long target) {
        while (track.run().stepCount() < target && !track.run().ended()) {
            track.advance();
        }
        return true;
    }

    private void together(List<Callable<Boolean>> work) {
        try {
            for (Future<Boolean> done : helpers.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /**
     * All runs go to a past step, or to their ends where they have not been there.
     *
     * @param abandoned is asked from time to time; true leaves the runs wherever they are then
     */
    void seek(long step, BooleanSupplier abandoned) {
        cursor = Math.clamp(step, 0, present().stream().flatMap(slot -> slot.track.stream()).mapToLong(Track::latest).max().orElse(0));
        for (Slot slot : present()) {
            slot.track.ifPresent(track -> track.seek(cursor, abandoned));
        }
    }

    /** Measures the end of one run that stands there and was not measured there yet; false if there is none. */
    boolean measureEnd() {
        Optional<Track> next = present().stream().flatMap(slot -> slot.track.stream()).filter(Track::isUnmeasured).findFirst();
        next.ifPresent(Track::measureEnd);
        return next.isPresent();
    }

    /** Where the runs stand, or would stand if they had not ended. */
    long cursor() {
        return cursor;
    }

    int count() {
        return present().size();
    }

    List<Branch> branches(boolean playing) {
        return present().stream().map(slot -> slot.branch(playing)).toList();
    }

    /** Changes how much all runs together may remember. */
    void room(Room changed) {
        room = changed;
        shareRoom();
    }

    /** What all runs together remember. */
    Room used() {
        long checkpoints = 0;
        long spectra = 0;
        for (Slot slot : slots) {
            if (slot != null && slot.track.isPresent()) {
                checkpoints += slot.track.get().checkpoints().bytes();
                spectra += slot.track.get().recorder().spectra().bytes();
            }
        }
        return new Room(checkpoints, spectra);
    }

    private void shareRoom() {
        present().forEach(slot -> slot.track.ifPresent(track -> track.room(share())));
    }

    private Room share() {
        return room.share(count());
    }

    private List<Slot> present() {
        List<Slot> all = new ArrayList<>(Branch.MOST);
        for (Slot slot : slots) {
            if (slot != null) {
                all.add(slot);
            }
        }
        return all;
    }

    @Override
    public void close() {
        helpers.shutdownNow();
    }
}
