package gradlab.lesson;

import gradlab.catalogue.Nearest;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The glossary of lessons. The file {@code terms.txt} has a term per line; after {@code |} follow the beginnings of words
 * to be avoided for it.
 */
final class Terms {

    private static final List<String> LINES = lines();
    private static final List<String> KNOWN = LINES.stream().map(line -> line.split("\\|")[0].strip()).toList();
    private static final Map<Pattern, String> AVOIDED = avoided();

    private Terms() {
    }

    /** Warns of terms in the head, at {@code line}, that the glossary does not have; 0 if the head has none. */
    static void check(LessonText text, int line) {
        if (line == 0) {
            return;
        }
        Source list = text.source(line, text.line(line).indexOf(':') + 1, text.line(line).length());
        for (Source term : Notation.split(list, ',')) {
            boolean known = KNOWN.stream().anyMatch(name -> name.equalsIgnoreCase(term.text()));
            if (!known && !term.text().isEmpty()) {
                text.problem(term.place(), Nearest.to(term.text(), KNOWN).isPresent() ? "W054" : "W057", term.text(),
                        Nearest.to(term.text(), KNOWN).orElse(""));
            }
        }
    }

    /** Warns of words that the glossary has a better one for. */
    static void checkWords(LessonText text, int from, int to) {
        for (int line = from; line <= to; line++) {
            for (Map.Entry<Pattern, String> avoided : AVOIDED.entrySet()) {
                Matcher word = avoided.getKey().matcher(text.line(line));
                while (word.find()) {
                    text.problem(text.place(line, word.start() + 1), "W050", word.group(), avoided.getValue());
                }
            }
        }
    }

    private static Map<Pattern, String> avoided() {
        Map<Pattern, String> avoided = new LinkedHashMap<>();
        for (String line : LINES) {
            String[] sides = line.split("\\|");
            for (String stem : sides.length < 2 ? new String[0] : sides[1].split(",")) {
                avoided.put(Pattern.compile("(?iu)(?<![\\p{L}-])" + Pattern.quote(stem.strip()) + "\\p{L}*"), sides[0].strip());
            }
        }
        return avoided;
    }

    private static List<String> lines() {
        try (var stream = Terms.class.getResourceAsStream("/gradlab/lesson/terms.txt");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).collect(Collectors.toCollection(ArrayList::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
