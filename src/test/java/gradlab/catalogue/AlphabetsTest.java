package gradlab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Alphabets.Stray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlphabetsTest {

    private static final char CYRILLIC_A = 'а';
    private static final char LATIN_O = 'o';

    @Test
    void aCyrillicLetterInALatinWordIsNamedWithItsPlace() {
        assertThat(Alphabets.strayIn("t" + CYRILLIC_A + "nh")).contains(new Stray(CYRILLIC_A, 1, true));
    }

    @Test
    void aLatinLetterInARussianWordIsNamedWithItsPlace() {
        assertThat(Alphabets.strayIn("ск" + LATIN_O + "рость")).contains(new Stray(LATIN_O, 2, false));
    }

    @Test
    void theFirstOfSeveralStraysIsNamed() {
        assertThat(Alphabets.strayIn("momentum" + CYRILLIC_A + CYRILLIC_A)).contains(new Stray(CYRILLIC_A, 8, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tanh", "скорость", "бета1", "beta1", "τ", "1e-3", "leaky-relu", "ёлка"})
    void aWordOfOneAlphabetHasNone(String word) {
        assertThat(Alphabets.strayIn(word)).isEmpty();
    }
}
