package gradlab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("sgd", "momentum", "adam", "adagrad", "rmsprop", "скорость", "зёрна");

    @ParameterizedTest
    @CsvSource({"adm, adam", "adma, adam", "adamm, adam", "ADEM, adam", "momentun, momentum", "rmsporp, rmsprop",
            "скорсть, скорость", "зерна, зёрна", "sgb, sgd"})
    void aSlipOfTheFingerIsFound(String typed, String meant) {
        assertThat(Nearest.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"lion", "muon", "xx", "q", "momentarily"})
    void anotherWordIsNotGuessedAt(String typed) {
        assertThat(Nearest.to(typed, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"адам, adam", "сгд, sgd", "рмспроп, rmsprop", "моментум, momentum", "skorost, скорость", "flfv, adam", "фвфь, adam", "crjhjcnm, скорость", "зурна, зёрна"})
    void aWordInTheOtherAlphabetOrKeyboardLayoutIsRecognised(String typed, String meant) {
        assertThat(Nearest.meant(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"лион, lion", "муон, muon", "синус, ", "дом, ", "q, ", "ы, ", "momentarily, "})
    void whatOnlySoundsALittleAlikeIsNotGuessedAt(String typed, String unless) {
        assertThat(Nearest.meant(typed, KNOWN)).isEmpty();
        if (unless != null) {
            assertThat(Nearest.meant(typed, List.of("sgd", unless))).contains(unless);
        }
    }

    @Test
    void theCloserOfTwoCandidatesWins() {
        assertThat(Nearest.to("adagra", List.of("adam", "adagrad", "adagrxyz"))).contains("adagrad");
    }

    @Test
    void nothingIsNearAnEmptyList() {
        assertThat(Nearest.to("adam", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "abc, '', 3", "abc, abd, 1", "abc, acb, 1", "abcd, badc, 2", "kitten, sitting, 3"})
    void distanceCountsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
        assertThat(Nearest.distance(b, a)).isEqualTo(edits);
    }
}
