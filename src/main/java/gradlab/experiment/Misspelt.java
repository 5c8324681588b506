package gradlab.experiment;

import gradlab.catalogue.Alphabets;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Nearest;
import gradlab.catalogue.Offer;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to say of a word nobody knows: which stray letter it has, what was probably meant, or all that could be written. */
final class Misspelt {

    private static final Pattern WORD = Pattern.compile("[^\\s,;:()=\\[\\]\"]+");

    private Misspelt() {
    }

    static Offer offer(Enum<?> choice) {
        Spelling spelling = Notation.spellingOf(choice);
        return new Offer(spelling, "choice." + spelling.english());
    }

    static <T> Problem member(Catalogue<T> catalogue, Source name) {
        return about(name, "unknown." + catalogue.kind().getSimpleName(), catalogue.entries().stream().map(entry -> Offer.of(catalogue, entry)).toList());
    }

    /** @param of the member as it was written */
    static Problem parameter(Entry<?> entry, Source name, String of) {
        if (entry.parameters().isEmpty()) {
            return Problem.at(name.place(), "notation.no-parameters", of);
        }
        return about(name, "unknown.parameter", entry.parameters().stream().map(Offer::of).toList());
    }

    /** A key; or a parameter that stands where a key should. */
    static Problem key(Source name) {
        Problem problem = about(name, "unknown.key", Arrays.stream(Key.values()).map(Key::offer).toList());
        return problem.key().equals("unknown.key.list") && name.text().length() <= Nearest.LONGEST ? parameterAsKey(name).orElse(problem) : problem;
    }

    private static Optional<Problem> parameterAsKey(Source name) {
        for (Key key : Key.values()) {
            Optional<Entry<?>> owner = key.catalogue().flatMap(catalogue -> catalogue.entries().stream().<Entry<?>>map(entry -> entry)
                    .filter(entry -> entry.parameter(name.text()).isPresent()).findFirst());
            if (owner.isPresent()) {
                return Optional.of(Problem.at(name.place(), "unknown.key.parameter", name.text(), new Offer.Word(key.spelling()), new Offer.Word(owner.get().spelling())));
            }
        }
        return Optional.empty();
    }

    static Problem about(Source word, String key, List<Offer> offers) {
        Optional<Problem> mixed = mixed(word);
        if (mixed.isPresent()) {
            return mixed.get();
        }
        List<String> spellings = offers.stream().flatMap(offer -> offer.spelling().all()).distinct().toList();
        Optional<String> near = Nearest.to(word.text(), spellings).or(() -> named(word.text(), offers)).or(() -> Nearest.meant(word.text(), spellings));
        return near.map(meant -> Problem.at(word.place(), key + ".near", word.text(), meant, new Offer.Meaning(owner(meant, offers), meant)))
                .orElseGet(() -> Problem.at(word.place(), key + ".list", word.text(), new Offer.Choice(offers)));
    }

    /** Words without names in the window. */
    static Problem about(Source word, String key, List<String> known, String list) {
        return mixed(word).orElseGet(() -> Nearest.meant(word.text(), known)
                .map(near -> Problem.at(word.place(), key + ".near", word.text(), near, ""))
                .orElseGet(() -> Problem.at(word.place(), key + ".list", word.text(), list)));
    }

    /** Who writes what the window calls it means the word for it. */
    private static Optional<String> named(String word, List<Offer> offers) {
        return Nearest.to(word, offers.stream().flatMap(Offer::all).distinct().toList())
                .flatMap(name -> offers.stream().filter(offer -> offer.all().anyMatch(name::equals)).findFirst()).map(offer -> offer.wordLike(word));
    }

    private static Offer owner(String spelling, List<Offer> offers) {
        return offers.stream().filter(offer -> offer.spelling().all().anyMatch(spelling::equals)).findFirst().orElseThrow();
    }

    private static Optional<Problem> mixed(Source source) {
        Matcher words = WORD.matcher(source.text());
        while (words.find()) {
            var stray = Alphabets.strayIn(words.group());
            if (stray.isPresent()) {
                Place place = source.place().atColumn(source.place().column() + words.start() + stray.get().index());
                return Optional.of(Problem.at(place, "unknown.mixed." + (stray.get().cyrillic() ? "cyrillic" : "latin"), words.group(), stray.get().letter()));
            }
        }
        return Optional.empty();
    }
}
