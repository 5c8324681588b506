package gradlab.lesson;

import gradlab.catalogue.Nearest;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a lesson's words against the glossary. */
final class Terms {

    private static final List<String> KNOWN = Glossary.terms().stream().flatMap(term -> term.names().stream()).toList();
    private static final List<Avoided> AVOIDED = Glossary.terms().stream()
            .flatMap(term -> term.avoided().stream().map(stem -> new Avoided(stem.toLowerCase(Locale.ROOT), beginning(stem), term.name()))).toList();
    /** What stands in quotation marks is quoted, so that a lesson can name a mistake. */
    private static final Pattern QUOTED = Pattern.compile("«[^«»]*»");

    private record Avoided(String stem, Pattern pattern, String better) {
    }

    private Terms() {
    }

    /** Warns of terms in the head, at {@code line}, that the glossary does not have; 0 if the head has none. */
    static void check(LessonText text, int line) {
        if (line == 0) {
            return;
        }
        Source list = text.source(line, text.line(line).indexOf(':') + 1, text.line(line).length());
        for (Source term : Notation.split(list, ',')) {
            if (!term.text().isEmpty() && Glossary.find(term.text()).isEmpty()) {
                text.problem(term.place(), Nearest.to(term.text(), KNOWN).isPresent() ? "W054" : "W057", term.text(),
                        Nearest.to(term.text(), KNOWN).orElse(""));
            }
        }
    }

    /** Warns of words that the glossary has a better one for. */
    static void checkWords(LessonText text, int from, int to) {
        for (int line = from; line <= to; line++) {
            String said = QUOTED.matcher(text.line(line)).replaceAll(quoted -> " ".repeat(quoted.group().length()));
            String folded = said.toLowerCase(Locale.ROOT);
            for (Avoided avoided : AVOIDED) {
                if (!folded.contains(avoided.stem())) {
                    continue;
                }
                Matcher word = avoided.pattern().matcher(said);
                while (word.find()) {
                    text.problem(text.place(line, word.start() + 1), "W050", word.group(), avoided.better());
                }
            }
        }
    }

    private static Pattern beginning(String stem) {
        return Pattern.compile("(?iu)(?<![\\p{L}-])" + Pattern.quote(stem) + "\\p{L}*");
    }
}
