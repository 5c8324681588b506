package gradlab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.math.Rng;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Files that somebody spoilt: whatever stands in them, the lab answers with a sentence or takes what is there. A failure names
 * the case; {@code -Dfuzz.first=N -Dfuzz.cases=1} plays it alone.
 */
class FuzzTest {

    private static final long FIRST = Long.getLong("fuzz.first", 0);
    private static final int CASES = Integer.getInteger("fuzz.cases", 20_000);
    /** What the long form plays begins where the short one ends. */
    private static final int LONG_CASES = Integer.getInteger("fuzz.cases", 2_000_000);
    private static final long MINUTES = Long.getLong("fuzz.minutes", 15);
    private static final int MOST_REPORTED = 10;

    @TempDir(factory = InMemory.class)
    private Path folder;

    /** Thousands of small files are written and removed: where there is a disk in memory, there. */
    static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isDirectory(memory) && Files.isWritable(memory) ? Files.createTempDirectory(memory, "gradlab") : Files.createTempDirectory("gradlab");
        }
    }

    @Test
    @Timeout(600)
    void spoiltFilesAreRefusedInASentenceOrTakenAsTheyAre() throws IOException {
        assertThat(faults(FIRST, CASES, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    @Tag("soak")
    @Timeout(7200)
    void aQuarterOfAnHourOfSpoiltFilesIsRefusedInSentencesOrTakenAsTheyAre() throws IOException {
        assertThat(faults(FIRST + CASES, LONG_CASES, TimeUnit.MINUTES.toNanos(MINUTES))).isEmpty();
    }

    @Test
    @Timeout(600)
    void bombsDoNoHarm() throws IOException {
        List<String> faults = new ArrayList<>();
        List<Bomb> bombs = Bombs.all();
        List<Diet> diets = Diets.all(Files.createDirectories(folder.resolve("examples")));
        try (Trial trial = new Trial(Files.createDirectories(folder.resolve("trials")))) {
            for (Bomb bomb : bombs) {
                Diet diet = diets.stream().filter(each -> each.name().equals(bomb.diet())).findFirst().orElseThrow();
                byte[] bytes = bomb.bytes().apply(diet.seed());
                trial.of(diet, bytes).ifPresent(fault -> faults.add(bomb.diet() + ", " + bomb.name() + " (" + bytes.length + " bytes): " + fault));
            }
            System.out.printf("%d bombs: slowest %.2f s, largest %d MB beyond the file%n", bombs.size(), trial.slowest(), trial.largest());
        }
        assertThat(faults).isEmpty();
    }

    /** @param nanos after which no further case begins */
    private List<String> faults(long first, int cases, long nanos) throws IOException {
        List<String> faults = new ArrayList<>();
        List<Diet> diets = Diets.all(Files.createDirectories(folder.resolve("examples")));
        long begun = System.nanoTime();
        long number = first;
        try (Trial trial = new Trial(Files.createDirectories(folder.resolve("trials")))) {
            for (; number < first + cases && faults.size() < MOST_REPORTED && System.nanoTime() - begun < nanos; number++) {
                Diet diet = diets.get((int) (number % diets.size()));
                Rng random = Rng.of(number, Rng.Stream.DATA);
                Mutation mutation = new Mutation(random);
                byte[] hostile = diet.archive() && random.nextInt(4) > 0 ? mutation.within(diet.seed()) : mutation.of(diet.seed());
                Optional<String> fault = trial.of(diet, hostile);
                if (fault.isPresent()) {
                    faults.add("case " + number + ", " + diet.name() + ": " + fault.get() + "\n  text: " + Trial.shortened(hostile));
                }
            }
            System.out.printf("%d spoilt files of %d kinds in %.0f s: %d refused, slowest %.2f s, largest %d MB beyond the file%n", number - first, diets.size(),
                    (System.nanoTime() - begun) / 1e9, trial.refused(), trial.slowest(), trial.largest());
        }
        return faults;
    }
}
