package gradlab.lesson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of lessons and what they mean. The resource {@code glossary.txt} has a term per line, in five columns parted
 * by {@code |}: the term and other words for it, its English name, the beginnings of words to be avoided, the id of the
 * lesson that introduces it, what it means.
 */
public final class Glossary {

    private static final int COLUMNS = 5;
    private static final int SHORTEST_STEM = 3;
    private static final String LOST = "аеёиоуыэюяйь";
    private static final List<Term> TERMS = read();

    private Glossary() {
    }

    /**
     * @param others further words for the same, such as a short form
     * @param avoided beginnings of words that lessons do not use for it
     * @param lesson id of the lesson that introduces it
     * @param meaning a Russian sentence
     */
    public record Term(String name, List<String> others, String english, List<String> avoided, Optional<String> lesson, String meaning) {

        public Term {
            others = List.copyOf(others);
            avoided = List.copyOf(avoided);
        }

        /** The term and the other words for it. */
        public List<String> names() {
            return Stream.concat(Stream.of(name), others.stream()).toList();
        }

        /** True if name, English name or meaning contains this, whatever the case; ё counts as е. */
        public boolean matches(String sought) {
            String wanted = folded(sought.strip());
            return Stream.concat(names().stream(), Stream.of(english, meaning)).anyMatch(text -> folded(text).contains(wanted));
        }
    }

    /** Where a text speaks of a term, in whatever case of declension: characters {@code from} (inclusive) to {@code to}. */
    public record Mention(Term term, int from, int to) {
    }

    /** All terms, in the order of the course. */
    public static List<Term> terms() {
        return TERMS;
    }

    /** The term with this name or other word. */
    public static Optional<Term> find(String name) {
        return TERMS.stream().filter(term -> term.names().stream().anyMatch(name::equalsIgnoreCase)).findFirst();
    }

    /** Where the text first speaks of each of the terms, from left to right; where two overlap, the longer one counts. */
    public static List<Mention> mentions(String text, Collection<Term> terms) {
        List<Mention> found = new ArrayList<>();
        for (Term term : terms) {
            term.names().stream().flatMap(name -> first(text, term, name).stream())
                    .min(Comparator.comparingInt(Mention::from)).ifPresent(found::add);
        }
        found.sort(Comparator.comparingInt((Mention mention) -> mention.from() - mention.to()));
        List<Mention> apart = new ArrayList<>();
        for (Mention mention : found) {
            if (apart.stream().allMatch(other -> mention.to() <= other.from() || mention.from() >= other.to())) {
                apart.add(mention);
            }
        }
        apart.sort(Comparator.comparingInt(Mention::from));
        return apart;
    }

    private static Optional<Mention> first(String text, Term term, String name) {
        Matcher matcher = declined(name).matcher(text);
        return matcher.find() ? Optional.of(new Mention(term, matcher.start(), matcher.end())) : Optional.empty();
    }

    /** Every word of the name with the endings it may have. */
    private static Pattern declined(String name) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}-])" + Stream.of(name.split(" ")).map(Glossary::withEndings).collect(Collectors.joining("\\s+"))
                + "(?![\\p{L}\\p{N}-])");
    }

    /** Russian words change their last letters: those on a vowel or a sign lose it, those on a consonant get an ending. */
    private static String withEndings(String word) {
        boolean russian = word.chars().allMatch(letter -> Character.UnicodeBlock.of(letter) == Character.UnicodeBlock.CYRILLIC);
        if (!russian) {
            return Pattern.quote(word);
        }
        int end = word.length();
        while (end > Math.max(SHORTEST_STEM, word.length() - 2) && LOST.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String endings = end == word.length() ? "(?:[аеиуы]|о[мв]|е[мвй]|а[мх]|ами)?" : end > SHORTEST_STEM ? "[а-яё]{0,3}" : "(?:[йяюеи]|ем|ёв|ям|ями|ях)";
        return Pattern.quote(word.substring(0, end)) + endings;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private static List<Term> read() {
        try (var stream = Glossary.class.getResourceAsStream("/gradlab/lesson/glossary.txt");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Glossary::term).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Term term(String line) {
        String[] columns = line.split("\\|", COLUMNS);
        List<String> names = list(columns[0]);
        return new Term(names.getFirst(), names.subList(1, names.size()), columns[1].strip(), list(columns[2]),
                list(columns[3]).stream().findFirst(), columns[4].strip());
    }

    private static List<String> list(String column) {
        return Stream.of(column.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
