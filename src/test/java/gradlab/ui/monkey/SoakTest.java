package gradlab.ui.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.train.Branch;
import gradlab.ui.LabModel;
import gradlab.ui.Workplace;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lives in the window for an hour ({@code -Dgradlab.soak.minutes=…} for another time): trains, rewinds, branches off, opens lessons and workplaces, changes the
 * language. At the end of every minute it comes to rest and counts.
 */
@Tag("soak")
class SoakTest {

    private static final int MINUTES = Integer.getInteger("gradlab.soak.minutes", 60);
    private static final double MORE_BYTES = 1.05;
    private static final long MARGIN_BYTES = 8L << 20;
    private static final int MARGIN_THREADS = 1;
    private static final int FRAMES = 40;

    @TempDir
    private Path folder;

    /** What stands at the end of a minute. */
    private record Sample(long bytes, int threads, long steps, long longest) {
    }

    @Test
    void nothingGrowsFromTheSecondQuarterToTheLast() throws Exception {
        Set<Thread> before = Threads.alive();
        List<Sample> samples = new ArrayList<>();
        try (Faults faults = new Faults(() -> "minute " + samples.size()); Cage cage = Cage.open(Path.of("lessons"), folder.resolve("state"), new Shelf(folder.resolve("files"), _ -> 0), faults);
                Silence silence = new Silence(cage.fx(), faults)) {
            Random luck = new Random(1);
            List<Path> lessons = lessons();
            Cage.onFx(() -> cage.model().paceProperty().set(Double.POSITIVE_INFINITY));
            everyWorkplaceOnce(cage);
            for (int minute = 1; minute <= MINUTES; minute++) {
                long steps = 0;
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
                while (System.nanoTime() < end) {
                    steps += live(cage, luck, lessons);
                }
                rest(cage);
                Sample sample = new Sample(Heap.now().bytes(), Threads.newSince(before).size(), steps, silence.takeLongest().felt());
                samples.add(sample);
                System.out.printf("minute %d: heap %.1f MB, %d threads, %.0f steps/s, FX thread busy for %d ms at the longest%n", minute, sample.bytes() / 1e6, sample.threads(),
                        sample.steps() / 60.0, sample.longest());
            }
            assertThat(faults.all()).isEmpty();
        }
        Threads.assertNoneLeftBut(before);
        int quarter = MINUTES / 4;
        if (quarter > 0) {
            List<Sample> second = samples.subList(quarter, 2 * quarter);
            List<Sample> last = samples.subList(MINUTES - quarter, MINUTES);
            assertThat(bytes(last)).as("heap in the last quarter").isLessThan(bytes(second) * MORE_BYTES + MARGIN_BYTES);
            assertThat(threads(last)).as("threads in the last quarter").isLessThanOrEqualTo(threads(second) + MARGIN_THREADS);
        }
    }

    /** They are made when they are first wanted, and stay, with threads of their own. */
    private static void everyWorkplaceOnce(Cage cage) throws InterruptedException {
        for (Workplace place : Workplace.values()) {
            Cage.onFx(() -> cage.model().go(place));
            cage.frames(FRAMES / 4);
        }
        Cage.onFx(() -> cage.model().go(Workplace.LAB));
    }

    /** The median: what a run keeps at the end of a minute depends on what was just played, and may be a hundred megabytes more. */
    private static double bytes(List<Sample> samples) {
        return samples.stream().mapToLong(Sample::bytes).sorted().skip(samples.size() / 2).findFirst().orElseThrow();
    }

    private static int threads(List<Sample> samples) {
        return samples.stream().mapToInt(Sample::threads).max().orElseThrow();
    }

    /** A round of what one does; returns the steps that were trained. */
    private static long live(Cage cage, Random luck, List<Path> lessons) throws InterruptedException {
        LabModel model = cage.model();
        Cage.onFx(() -> model.trainer().play());
        cage.frames(FRAMES);
        long trained = Cage.onFx(() -> model.state().latest());
        Cage.onFx(() -> model.seek((long) (luck.nextDouble() * trained)));
        cage.frames(FRAMES / 4);
        Cage.onFx(() -> {
            model.fork();
            model.trainer().play();
        });
        cage.frames(FRAMES);
        Cage.onFx(() -> {
            cage.lessons().open(lessons.get(luck.nextInt(lessons.size())));
            cage.lab().words().textsProperty().set(luck.nextBoolean() ? Texts.english() : Texts.russian());
        });
        cage.frames(FRAMES);
        Cage.onFx(() -> {
            Workplace place = Workplace.values()[luck.nextInt(Workplace.values().length)];
            model.go(place);
            if (luck.nextInt(4) == 0) {
                model.paletteProperty().set(luck.nextBoolean() ? Palette.DARK : Palette.LIGHT);
            }
        });
        cage.frames(FRAMES);
        long both = Cage.onFx(() -> model.state().branches().stream().mapToLong(Branch::latest).sum());
        Cage.onFx(() -> {
            model.go(Workplace.LAB);
            model.closeRun(1);
            model.trainer().restart();
        });
        Cage.until("begun anew", () -> model.state().branches().size() == 1 && model.state().latest() < both);
        return both;
    }

    /** The same state at the end of every minute. */
    private static void rest(Cage cage) throws InterruptedException {
        LabModel model = cage.model();
        Cage.onFx(() -> {
            model.trainer().pause();
            model.trainer().restart();
            cage.lab().words().textsProperty().set(Texts.russian());
            model.paletteProperty().set(Palette.LIGHT);
            cage.lessons().open(Path.of("lessons", "saturation.md"));
        });
        Cage.until("stands at the beginning", () -> model.state().latest() == 0);
        cage.frames(FRAMES);
    }

    private static List<Path> lessons() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("lessons"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }
}
