package gradlab.catalogue;

import java.util.Optional;

/** Detects words that mix Latin and Cyrillic letters: they look right and are never found. */
public final class Alphabets {

    private Alphabets() {
    }

    /** A letter that strays from the alphabet of the rest of its word. */
    public record Stray(char letter, int index, boolean cyrillic) {
    }

    /** The first letter of the rarer alphabet in a word that has both. */
    public static Optional<Stray> strayIn(String word) {
        long cyrillic = word.chars().filter(Alphabets::isCyrillic).count();
        long latin = word.chars().filter(Alphabets::isLatin).count();
        if (cyrillic == 0 || latin == 0) {
            return Optional.empty();
        }
        boolean strayIsCyrillic = cyrillic <= latin;
        for (int i = 0; i < word.length(); i++) {
            if (strayIsCyrillic ? isCyrillic(word.charAt(i)) : isLatin(word.charAt(i))) {
                return Optional.of(new Stray(word.charAt(i), i, strayIsCyrillic));
            }
        }
        return Optional.empty();
    }

    /** True if a word has a Cyrillic letter. */
    static boolean isCyrillic(String word) {
        return word.chars().anyMatch(Alphabets::isCyrillic);
    }

    private static boolean isCyrillic(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    private static boolean isLatin(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }
}
