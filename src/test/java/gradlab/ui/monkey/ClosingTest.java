package gradlab.ui.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.train.RunImage;
import gradlab.ui.Command;
import gradlab.ui.LabModel;
import gradlab.ui.Workplace;
import gradlab.ui.session.SessionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window is closed in the middle of things, at random moments: all its threads end, and what is on the disk is whole. */
class ClosingTest {

    private static final int LONG = Integer.getInteger("gradlab.closings", 100);
    private static final int MOST_FRAMES = 20;

    @TempDir
    private Path folder;

    @Test
    @Timeout(1200)
    void whateverIsGoingOnEndsWithTheWindow() throws Exception {
        close(works().size(), 1);
    }

    @Test
    @Tag("soak")
    void whateverIsGoingOnEndsWithTheWindowAHundredTimes() throws Exception {
        close(LONG, 2);
    }

    private void close(int times, long seed) throws Exception {
        Path state = folder.resolve("state");
        Random moments = new Random(seed);
        List<Map.Entry<String, Consumer<Cage>>> works = new ArrayList<>(works().entrySet());
        long longest = 0;
        for (int i = 0; i < times; i++) {
            Map.Entry<String, Consumer<Cage>> work = works.get(i % works.size());
            Set<Thread> before = Threads.alive();
            try (Faults faults = new Faults(() -> "closing during: " + work.getKey())) {
                Cage cage = Cage.open(Path.of("lessons"), state, new Shelf(folder.resolve("files"), _ -> 1), faults);
                Cage.onFx(() -> {
                    cage.model().paceProperty().set(Double.POSITIVE_INFINITY);
                    cage.model().trainer().play();
                });
                Cage.until("training", () -> cage.model().state().step() > 0);
                Cage.onFx(() -> work.getValue().accept(cage));
                cage.frames(moments.nextInt(MOST_FRAMES) + 1);
                long trained = Cage.onFx(() -> cage.model().state().latest());
                long began = System.nanoTime();
                cage.close();
                Threads.assertNoneLeftBut(before);
                longest = Math.max(longest, System.nanoTime() - began);
                assertThat(faults.all()).isEmpty();
                assertThat(latestOf(state)).as("steps on the disk after: " + work.getKey()).isGreaterThanOrEqualTo(trained);
            }
        }
        System.out.printf("closed %d times in the middle of things: the longest took %.1f s until no thread was left%n", times, longest / 1e9);
    }

    private long latestOf(Path state) throws Exception {
        try (Stream<Path> files = Files.walk(state)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).as("halves of files").isEmpty();
        }
        try (SessionStore store = SessionStore.open(state).orElseThrow()) {
            SessionStore.Start start = store.start();
            assertThat(start.setAside()).isEmpty();
            RunImage.All runs = store.read(start.found().orElseThrow());
            return runs.chosenRun().latest();
        }
    }

    /** What can be at work beside the training. */
    private Map<String, Consumer<Cage>> works() {
        Map<String, Consumer<Cage>> works = new LinkedHashMap<>();
        works.put("training", _ -> { });
        works.put("a sweep", cage -> at(cage, Workplace.SWEEP, "sweep-start"));
        works.put("a race", cage -> at(cage, Workplace.ARENA, "arena-play"));
        works.put("patterns", cage -> at(cage, Workplace.PATTERNS, "patterns-start"));
        works.put("handout", cage -> cage.model().commands().run(Command.HANDOUT));
        works.put("saving a run", cage -> cage.model().commands().run(Command.SAVE_RUN));
        works.put("the lens", cage -> cage.model().go(Workplace.LENS));
        works.put("the notes", cage -> cage.model().go(Workplace.NOTES));
        works.put("the gallery", cage -> cage.model().go(Workplace.PRESETS));
        works.put("a class", cage -> cage.model().commands().run(Command.PROJECTOR));
        works.put("a lesson", cage -> cage.lessons().open(Path.of("lessons", "saturation.md")));
        works.put("speaker notes and a branch", cage -> {
            LabModel model = cage.model();
            model.commands().run(Command.SPEAKER_NOTES);
            model.fork();
        });
        return works;
    }

    private static void at(Cage cage, Workplace place, String button) {
        cage.model().go(place);
        cage.window().applyCss();
        cage.window().layout();
        if (cage.window().lookup("#" + button) instanceof ButtonBase found) {
            found.fire();
        } else {
            throw new AssertionError("no " + button);
        }
    }
}
