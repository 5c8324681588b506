package gradlab.ui.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random actions on the whole window. When it fails, it prints its seed and what it did last;
 * {@code -Dgradlab.monkey.seed=… -Dgradlab.monkey.actions=…} does so much of the same again.
 */
class MonkeyTest {

    private static final long SEED = Long.getLong("gradlab.monkey.seed", 1);
    private static final long SHORT = Long.getLong("gradlab.monkey.actions", 800);
    private static final long LONG = Long.getLong("gradlab.monkey.actions", 10_000);
    private static final int SEEDS = Integer.getInteger("gradlab.monkey.seeds", 5);

    @TempDir
    private Path folder;

    @Test
    @Timeout(1200)
    void whateverIsDoneToTheWindowItGoesOn() throws Exception {
        play(SEED, SHORT);
    }

    @Test
    @Tag("soak")
    void tenThousandActionsFromManySeeds() throws Exception {
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            play(seed, LONG);
        }
    }

    private void play(long seed, long actions) throws Exception {
        Path own = Files.createDirectories(folder.resolve("seed-" + seed));
        Set<Thread> before = Threads.alive();
        AtomicReference<Optional<Monkey>> monkey = new AtomicReference<>(Optional.empty());
        try (Faults faults = new Faults(() -> monkey.get().map(animal -> "at action " + animal.last().getLast()).orElse("at the opening"))) {
            long began = System.nanoTime();
            Shelf shelf = new Shelf(own.resolve("files"), bound -> monkey.get().map(animal -> animal.below(bound)).orElse(0));
            Cage cage = Cage.open(Path.of("lessons"), own.resolve("state"), shelf, faults);
            monkey.set(Optional.of(Cage.onFx(() -> new Monkey(cage, seed, lessons()))));
            Monkey animal = monkey.get().orElseThrow();
            try (Silence silence = new Silence(cage.fx(), faults)) {
                while (animal.made() < actions) {
                    boolean changed = Cage.onFx(() -> {
                        try {
                            return animal.act(actions);
                        } catch (RuntimeException | StackOverflowError e) {
                            faults.thrown("thrown by an action", e);
                            return true;
                        }
                    });
                    if (changed) {
                        // JavaFX throws for a submenu that is opened and closed within one frame, which no hand does
                        cage.frames(2);
                    }
                    if (animal.made() % 1000 == 0) {
                        Silence.Longest longest = silence.takeLongest();
                        System.out.printf("seed %d: %d actions in %.0f s; the FX thread was busy for %d ms at the longest (%d ms on the wall); %d faults%n", seed, animal.made(),
                                (System.nanoTime() - began) / 1e9, longest.felt(), longest.wall(), faults.all().size());
                    }
                }
                Cage.onFx(() -> cage.window().requestFocus());
            }
            cage.close();
            Threads.assertNoneLeftBut(before);
            assertThat(faults.all()).as(() -> "seed " + seed + ", last actions:\n" + animal.last().stream().collect(Collectors.joining("\n"))).isEmpty();
        }
    }

    private static List<Path> lessons() {
        try (Stream<Path> files = Files.list(Path.of("lessons"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
