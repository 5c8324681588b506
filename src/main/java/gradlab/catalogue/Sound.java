package gradlab.catalogue;

import java.util.Map;
import java.util.stream.Collectors;

/** Words as they sound and as they would have come out of the other keyboard layout: танх sounds like tanh, and ефтр is tanh typed in Russian. */
final class Sound {

    private static final Map<Character, String> LETTERS = Map.ofEntries(Map.entry('а', "a"), Map.entry('б', "b"), Map.entry('в', "v"), Map.entry('г', "g"),
            Map.entry('д', "d"), Map.entry('е', "e"), Map.entry('ж', "zh"), Map.entry('з', "z"), Map.entry('и', "i"), Map.entry('й', "i"),
            Map.entry('к', "k"), Map.entry('л', "l"), Map.entry('м', "m"), Map.entry('н', "n"), Map.entry('о', "o"), Map.entry('п', "p"),
            Map.entry('р', "r"), Map.entry('с', "s"), Map.entry('т', "t"), Map.entry('у', "u"), Map.entry('ф', "f"), Map.entry('х', "h"),
            Map.entry('ц', "c"), Map.entry('ч', "ch"), Map.entry('ш', "sh"), Map.entry('щ', "sh"), Map.entry('ъ', ""), Map.entry('ы', "y"),
            Map.entry('ь', ""), Map.entry('э', "e"), Map.entry('ю', "yu"), Map.entry('я', "ya"), Map.entry('w', "v"), Map.entry('x', "ks"), Map.entry('q', "k"));

    private static final String LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private static final String RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбю";

    private Sound() {
    }

    /** The word in Latin letters, folded, roughly as it is spoken. */
    static String of(String word) {
        return Spelling.fold(word).chars().mapToObj(letter -> LETTERS.getOrDefault((char) letter, String.valueOf((char) letter))).collect(Collectors.joining());
    }

    /** What the same keys would have typed in the other layout. */
    static String otherLayout(String word) {
        boolean cyrillic = Alphabets.isCyrillic(word);
        String from = cyrillic ? RUSSIAN_KEYS : LATIN_KEYS;
        String to = cyrillic ? LATIN_KEYS : RUSSIAN_KEYS;
        return Spelling.fold(word).chars().mapToObj(letter -> from.indexOf(letter) < 0 ? (char) letter : to.charAt(from.indexOf(letter)))
                .map(String::valueOf).collect(Collectors.joining());
    }
}
