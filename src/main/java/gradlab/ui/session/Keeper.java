package gradlab.ui.session;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Unwritable;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.ui.LabModel;
import gradlab.ui.SideThread;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Saves the session as it goes: every two seconds, if something has changed, and once more at the end. Writing is done on a
 * thread of its own. FX thread only.
 */
public final class Keeper implements AutoCloseable {

    private static final long PAUSE_NANOS = 2_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 16_000_000_000L;
    private static final long LAST_SECONDS = 10;
    private static final String SETTINGS = "settings.json";
    private static final String PROGRESS = "progress.json";

    private final SessionStore store;
    private final LabModel model;
    private final LongSupplier nanos;
    private final Consumer<Optional<Unwritable>> told;
    private final ExperimentSpec first;
    private final SideThread writer = new SideThread("session");
    private final Map<String, Supplier<String>> texts = new LinkedHashMap<>();
    /** As they lie on the disk; known by the thread that writes. */
    private final Map<String, String> savedTexts = new ConcurrentHashMap<>();
    private volatile Optional<Stand> saved = Optional.empty();
    private long lastLook;
    private long pause = PAUSE_NANOS;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private Optional<Unwritable> trouble = Optional.empty();

    /** What tells whether there is anything new to save. */
    private record Stand(ExperimentSpec spec, long step, int chosen, List<Part> parts) {
        record Part(long runId, long latest, ExperimentSpec spec) {
        }

        static Stand of(LabModel model) {
            RunState state = model.state();
            return new Stand(model.spec(), state.step(), state.chosen(),
                    state.branches().stream().map(branch -> new Part(branch.runId(), branch.latest(), branch.spec())).toList());
        }
    }

    /**
     * @param settings how the window looks now
     * @param progress what was done in the lessons so far
     * @param told hears once why nothing can be saved, and an empty reason as soon as everything is saved again
     */
    public Keeper(SessionStore store, LabModel model, Supplier<Settings> settings, Supplier<String> progress, LongSupplier nanos,
            Consumer<Optional<Unwritable>> told) {
        this.store = store;
        this.model = model;
        this.nanos = nanos;
        this.told = told;
        texts.put(SETTINGS, () -> settings.get().text());
        texts.put(PROGRESS, progress);
        this.first = model.spec();
        this.lastLook = nanos.getAsLong();
    }

    /**
     * How the window looked when the last lab was closed.
     *
     * @param kept texts by the names of their files
     */
    public static Settings settings(Function<String, Optional<String>> kept) {
        return Settings.read(kept.apply(SETTINGS));
    }

    /** True if no lab has been closed here yet. */
    public static boolean isFirst(Function<String, Optional<String>> kept) {
        return kept.apply(SETTINGS).isEmpty();
    }

    /** What was done in the lessons before. */
    public static Optional<String> progress(Function<String, Optional<String>> kept) {
        return kept.apply(PROGRESS);
    }

    /** Keeps another small text beside the session from now on. */
    public void alsoKeep(String file, Supplier<String> text) {
        savedTexts.put(file, store.text(file).orElse(""));
        texts.put(file, text);
    }

    /** Looks whether it is time to save; to be called often. */
    public void look() {
        if (nanos.getAsLong() - lastLook >= pause && writing.isDone()) {
            lastLook = nanos.getAsLong();
            save();
        }
    }

    private void save() {
        Map<String, String> fresh = new LinkedHashMap<>();
        texts.forEach((file, text) -> {
            String now = text.get();
            if (!now.equals(savedTexts.get(file))) {
                fresh.put(file, now);
            }
        });
        Stand stand = Stand.of(model);
        ExperimentSpec spec = model.spec();
        // a riddle that came back after a crash would be none any more
        if (!saved.equals(Optional.of(stand)) && isWorthSaving(stand) && !model.concealedProperty().get()) {
            writing = model.trainer().image().thenAcceptAsync(image -> attempt(() -> {
                write(fresh);
                store.save(spec, image);
                saved = Optional.of(stand);
            }), writer);
        } else if (!fresh.isEmpty()) {
            writing = CompletableFuture.runAsync(() -> attempt(() -> write(fresh)), writer);
        }
    }

    private void write(Map<String, String> fresh) throws IOException {
        for (Map.Entry<String, String> text : fresh.entrySet()) {
            store.text(text.getKey(), text.getValue());
            savedTexts.put(text.getKey(), text.getValue());
        }
    }

    /** A window in which nothing has happened must not take the place of a session. */
    private boolean isWorthSaving(Stand stand) {
        return saved.isPresent() || !stand.spec().equals(first) || model.state().branches().stream().anyMatch(branch -> branch.latest() > 0);
    }

    /**
     * Goes on with a session: the experiment at once, its runs as soon as they are read.
     *
     * @param refused is told on the FX thread what is wrong with the runs; the experiment is there all the same
     */
    public void resume(SessionStore.Found found, Consumer<BadInput> refused) {
        CompletableFuture.supplyAsync(() -> read(found), writer).whenComplete((runs, failure) -> Platform.runLater(() -> {
            if (failure != null) {
                model.takeUp(found.spec());
                refused.accept(BadInput.at(new Place(found.file().toString(), 1, 1), "run.damaged", String.valueOf(failure.getCause().getMessage())));
            } else if (runs.runs().isEmpty()) {
                model.takeUp(found.spec());
            } else {
                model.restore(runs, bad -> Platform.runLater(() -> {
                    model.takeUp(found.spec());
                    refused.accept(bad);
                }));
            }
        }));
    }

    private RunImage.All read(SessionStore.Found found) {
        try {
            return store.read(found);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Work work) {
        try {
            work.run();
            Platform.runLater(() -> ended(Optional.empty()));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            Unwritable why = Unwritable.because(e);
            Platform.runLater(() -> ended(Optional.of(why)));
        }
    }

    /** What fails is tried again, less and less often; whoever looks at the window hears it once. */
    private void ended(Optional<Unwritable> why) {
        pause = why.isEmpty() ? PAUSE_NANOS : Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        if (!why.map(Unwritable::kind).equals(trouble.map(Unwritable::kind))) {
            why.ifPresent(reason -> System.getLogger("gradlab.ui").log(Level.WARNING, "the session cannot be saved: " + reason.detail()));
            trouble = why;
            told.accept(why);
        }
    }

    /** Saves what is new and waits for it, though not forever. */
    @Override
    public void close() {
        save();
        // whatever happens, its thread ends before the store is given back
        try (store; writer) {
            writing.get(LAST_SECONDS, TimeUnit.SECONDS);
            writer.finish(Duration.ofSeconds(LAST_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.getLogger("gradlab.ui").log(Level.WARNING, "the session was not saved at the end", e);
        }
    }
}
