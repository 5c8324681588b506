package gradlab.ui.session;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.ui.LabModel;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/**
 * Saves the session as it goes: every two seconds, if something has changed, and once more at the end. Writing is done on a
 * thread of its own. FX thread only.
 */
public final class Keeper implements AutoCloseable {

    private static final long PAUSE_NANOS = 2_000_000_000L;
    private static final long LAST_SECONDS = 5;
    private static final String SETTINGS = "settings.json";
    private static final String PROGRESS = "progress.json";

    private final SessionStore store;
    private final LabModel model;
    private final Supplier<Settings> settings;
    private final Supplier<String> progress;
    private final LongSupplier nanos;
    private final Consumer<String> unwritable;
    private final ExperimentSpec first;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("session").daemon().factory());
    private Optional<Stand> saved = Optional.empty();
    private Optional<Settings> savedSettings = Optional.empty();
    private String savedProgress = "";
    private final Map<String, Supplier<String>> others = new LinkedHashMap<>();
    private final Map<String, String> savedOthers = new HashMap<>();
    private long lastLook;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private boolean told;

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
     * @param unwritable is told once, with the reason, if nothing can be saved
     */
    public Keeper(SessionStore store, LabModel model, Supplier<Settings> settings, Supplier<String> progress, LongSupplier nanos,
            Consumer<String> unwritable) {
        this.store = store;
        this.model = model;
        this.settings = settings;
        this.progress = progress;
        this.nanos = nanos;
        this.unwritable = unwritable;
        this.first = model.spec();
        this.lastLook = nanos.getAsLong();
    }

    /** How the window looked when the last lab was closed. */
    public static Settings settings(SessionStore store) {
        return Settings.read(store.text(SETTINGS));
    }

    /** True if no lab has been closed here yet. */
    public static boolean isFirst(SessionStore store) {
        return store.text(SETTINGS).isEmpty();
    }

    /** What was done in the lessons before. */
    public static Optional<String> progress(SessionStore store) {
        return store.text(PROGRESS);
    }

    /** Keeps another small text beside the session from now on. */
    public void alsoKeep(String file, Supplier<String> text) {
        savedOthers.put(file, store.text(file).orElse(""));
        others.put(file, text);
    }

    /** Looks whether it is time to save; to be called often. */
    public void look() {
        if (nanos.getAsLong() - lastLook >= PAUSE_NANOS && writing.isDone()) {
            lastLook = nanos.getAsLong();
            save();
        }
    }

    private void save() {
        Settings now = settings.get();
        if (!savedSettings.equals(Optional.of(now))) {
            savedSettings = Optional.of(now);
            write(() -> store.text(SETTINGS, now.text()));
        }
        String done = progress.get();
        if (!done.equals(savedProgress)) {
            savedProgress = done;
            write(() -> store.text(PROGRESS, done));
        }
        others.forEach((file, kept) -> {
            String text = kept.get();
            if (!text.equals(savedOthers.put(file, text))) {
                write(() -> store.text(file, text));
            }
        });
        Stand stand = Stand.of(model);
        // a riddle that came back after a crash would be none any more
        if (!saved.equals(Optional.of(stand)) && isWorthSaving(stand) && !model.concealedProperty().get()) {
            saved = Optional.of(stand);
            ExperimentSpec spec = model.spec();
            writing = model.trainer().image().thenAcceptAsync(image -> attempt(() -> store.save(spec, image)), writer);
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
                model.edit(found.spec());
                refused.accept(BadInput.at(new Place(found.file().toString(), 1, 1), "run.damaged", String.valueOf(failure.getCause().getMessage())));
            } else if (runs.runs().isEmpty()) {
                model.edit(found.spec());
            } else {
                model.restore(runs, bad -> Platform.runLater(() -> {
                    model.edit(found.spec());
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

    private void write(Work work) {
        writer.execute(() -> attempt(work));
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            System.getLogger("gradlab.ui").log(Level.WARNING, "the session cannot be saved", e);
            Platform.runLater(() -> tell(e));
        }
    }

    private void tell(Exception reason) {
        if (!told) {
            told = true;
            unwritable.accept(String.valueOf(reason.getMessage()));
        }
    }

    /** Saves what is new and waits for it, though not forever. */
    @Override
    public void close() {
        save();
        try {
            writing.get(LAST_SECONDS, TimeUnit.SECONDS);
            writer.shutdown();
            writer.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
            store.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.getLogger("gradlab.ui").log(Level.WARNING, "the session was not saved at the end", e);
        }
    }
}
