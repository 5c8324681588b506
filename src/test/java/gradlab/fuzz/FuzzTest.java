package gradlab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.math.Rng;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that somebody spoilt: whatever stands in them, the lab answers with a sentence or takes what is there. A failure names
 * the case; {@code -Dfuzz.first=N -Dfuzz.cases=1} plays it alone.
 */
class FuzzTest {

    private static final long FIRST = Long.getLong("fuzz.first", 0);
    private static final int CASES = Integer.getInteger("fuzz.cases", 600);
    private static final int LONG_CASES = Integer.getInteger("fuzz.cases", 500_000);
    private static final int MOST_REPORTED = 10;

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void spoiltFilesAreRefusedInASentenceOrTakenAsTheyAre() throws IOException {
        assertThat(faults(CASES)).isEmpty();
    }

    @Test
    @Tag("soak")
    @Timeout(7200)
    void halfAMillionSpoiltFilesAreRefusedInASentenceOrTakenAsTheyAre() throws IOException {
        assertThat(faults(LONG_CASES)).isEmpty();
    }

    @Test
    @Tag("soak")
    @Timeout(1800)
    void bombsDoNoHarm() throws IOException {
        List<String> faults = new ArrayList<>();
        List<Diet> diets = Diets.all(Files.createDirectories(folder.resolve("examples")));
        try (Trial trial = new Trial(Files.createDirectories(folder.resolve("trials")))) {
            for (Bomb bomb : Bombs.all()) {
                Diet diet = diets.stream().filter(each -> each.name().equals(bomb.diet())).findFirst().orElseThrow();
                byte[] bytes = bomb.bytes().apply(diet.seed());
                trial.of(diet, bytes).ifPresent(fault -> faults.add(bomb.diet() + ", " + bomb.name() + " (" + bytes.length + " bytes): " + fault));
            }
            System.out.printf("%d bombs: slowest %.2f s, largest %d MB beyond the file%n", Bombs.all().size(), trial.slowest(), trial.largest());
        }
        assertThat(faults).isEmpty();
    }

    private List<String> faults(int cases) throws IOException {
        List<String> faults = new ArrayList<>();
        List<Diet> diets = Diets.all(Files.createDirectories(folder.resolve("examples")));
        try (Trial trial = new Trial(Files.createDirectories(folder.resolve("trials")))) {
            for (long number = FIRST; number < FIRST + cases && faults.size() < MOST_REPORTED; number++) {
                Diet diet = diets.get((int) (number % diets.size()));
                Rng random = Rng.of(number, Rng.Stream.DATA);
                Mutation mutation = new Mutation(random);
                byte[] hostile = diet.archive() && random.nextInt(4) > 0 ? mutation.within(diet.seed()) : mutation.of(diet.seed());
                Optional<String> fault = trial.of(diet, hostile);
                if (fault.isPresent()) {
                    faults.add("case " + number + ", " + diet.name() + ": " + fault.get() + "\n  text: " + Trial.shortened(hostile));
                }
            }
            System.out.printf("%d spoilt files of %d kinds: %d refused, slowest %.2f s, largest %d MB beyond the file%n", cases, diets.size(), trial.refused(),
                    trial.slowest(), trial.largest());
        }
        return faults;
    }
}
