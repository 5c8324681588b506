package gradlab.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One name in two languages, with everything else it may be called in a file. */
public record Spelling(String english, String russian, List<String> others) {

    static Spelling of(Named named) {
        return new Spelling(named.en(), named.ru(), List.of(named.also()));
    }

    /** True if {@code word} is one of the spellings; case, ё/е and spaces do not matter. */
    public boolean matches(String word) {
        String folded = fold(word);
        return all().anyMatch(name -> fold(name).equals(folded));
    }

    public Stream<String> all() {
        return Stream.concat(Stream.of(english, russian), others.stream());
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("ru") ? russian : english;
    }

    /** The form in which spellings are compared. */
    public static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (char letter : word.toLowerCase(Locale.ROOT).toCharArray()) {
            if (" \t\n\u000B\f\r".indexOf(letter) < 0) {
                folded.append(letter == 'ё' ? 'е' : letter);
            }
        }
        return folded.toString();
    }
}
