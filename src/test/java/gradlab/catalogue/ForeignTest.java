package gradlab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class ForeignTest {

    @Test
    void whatRunsFromLeftToRightStaysAsItIs() {
        for (String text : new String[] {"", "Adam", "спирали(300)", "ж".repeat(2000), "🦊🦊", "a\u0000b", "θ ← θ − η·g", "a\tb\nc", "漢字", "นี่"}) {
            assertThat(Foreign.in(text)).isEqualTo(text);
        }
    }

    @Test
    void accentsJoinTheirLetters() {
        assertThat(Foreign.in(Normalizer.normalize("Ёлка, йод", Normalizer.Form.NFD))).isEqualTo("Ёлка, йод");
    }

    @Test
    void signsThatTurnTheDirectionAreNamed() {
        assertThat(Foreign.in("\u202eabc\u202c")).isEqualTo("⟨U+202E⟩abc⟨U+202C⟩");
        assertThat(Foreign.in("a\u200fb")).isEqualTo("a⟨U+200F⟩b");
    }

    @Test
    void everyWordFromRightToLeftKeepsToItself() {
        assertThat(Foreign.in("(שלום עולם)")).isEqualTo("(\u2066שלום\u2069 \u2066עולם\u2069)");
        assertThat(Foreign.in("שָׁלוֹם")).isEqualTo("\u2066" + Normalizer.normalize("שָׁלוֹם", Normalizer.Form.NFC) + "\u2069");
        assertThat(Foreign.in("a\u0301\u0323 מ")).endsWith(" \u2066מ\u2069");
    }

    @Test
    void aSentenceWithinASentenceStaysAsItIs() {
        String once = Foreign.in("«שלום עולם»\u202e");
        assertThat(Foreign.in(once)).isEqualTo(once);
    }

    @Test
    void sentencesTakeForeignWordsThatWay() {
        assertThat(Texts.english().get("problem.csv.no-header", "\u202eabc")).contains("⟨U+202E⟩abc");
    }
}
