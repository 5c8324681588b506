package gradlab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void aPlaceIsTheFileTheLineAndTheColumn() {
        assertThat(new Place("уроки/a b.md", 3, 14)).hasToString("уроки/a b.md:3:14");
    }

    @Test
    void aPlaceStaysInItsLineWhateverTheFileIsCalled() {
        assertThat(new Place("a\nb\u0007.lab", 1, 2)).hasToString("a⟨U+000A⟩b⟨U+0007⟩.lab:1:2");
        assertThat(new Place("\u202ebal.exe", 1, 2)).hasToString("⟨U+202E⟩bal.exe:1:2");
    }
}
