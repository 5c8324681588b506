package gradlab.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A word that may stand in a file: what a sentence offers to somebody who wrote another one. A word that says nothing in the reader's
 * language is followed by what it is called in the window: tanh (гиперболический тангенс).
 *
 * @param name key of the name in the window, {@code activation.tanh}; empty if it has none
 */
public record Offer(Spelling spelling, String name) implements Worded {

    public static Offer of(Catalogue<?> catalogue, Catalogue.Entry<?> entry) {
        return new Offer(entry.spelling(), catalogue.kind().getSimpleName().toLowerCase(Locale.ROOT) + "." + entry.spelling().english());
    }

    public static Offer of(Catalogue.Parameter parameter) {
        return new Offer(parameter.spelling(), "parameter." + parameter.spelling().english());
    }

    /** The word in the reader's language, and what it means where it does not say. */
    @Override
    public String in(Texts texts) {
        String word = spelling.in(texts.locale());
        return word + meaning(word, texts);
    }

    /** Everything it is called: its spellings, and what the window calls it in either language. */
    public Stream<String> all() {
        Stream<String> names = name.isEmpty() ? Stream.of() : Stream.of(Texts.russian(), Texts.english()).filter(texts -> texts.has(name)).map(texts -> texts.get(name));
        return Stream.concat(spelling.all(), names);
    }

    /** The offer as one of its spellings has it: in the alphabet of {@code like}. */
    public String wordLike(String like) {
        return Alphabets.isCyrillic(like) ? spelling.russian() : spelling.english();
    }

    private String meaning(String word, Texts texts) {
        boolean russian = texts.locale().getLanguage().equals("ru");
        if (Alphabets.isCyrillic(word) == russian) {
            return "";
        }
        String told = nameIn(texts).replaceFirst("\\s*\\([^()]*\\)$", "");
        boolean same = Spelling.fold(told).replace("-", "").equals(Spelling.fold(word).replace("-", ""));
        return same ? "" : " (" + told + ")";
    }

    /** What the window calls it, as it stands within a sentence: names of people and methods keep their capital letter. */
    public String nameIn(Texts texts) {
        String told = texts.has(name) ? texts.get(name) : spelling.in(texts.locale());
        boolean proper = spelling.russian().matches("\\p{Lu}\\p{Ll}.*");
        return !proper && told.matches("\\p{Lu}\\p{Ll}+(\\P{L}.*)?") ? Character.toLowerCase(told.charAt(0)) + told.substring(1) : told;
    }

    /** What a word means that was written or is suggested, to stand right after it; empty where it says so itself. */
    public record Meaning(Offer offer, String word) implements Worded {
        @Override
        public String in(Texts texts) {
            return offer.meaning(word, texts);
        }
    }

    /** What the word in the reader's language means, where it does not say so itself. */
    public record Meant(Offer offer) implements Worded {
        @Override
        public String in(Texts texts) {
            return offer.meaning(offer.spelling.in(texts.locale()), texts);
        }
    }

    /** The word alone, in the reader's language. */
    public record Word(Spelling spelling) implements Worded {
        @Override
        public String in(Texts texts) {
            return spelling.in(texts.locale());
        }
    }

    /** All that may be written, one after the other. */
    public record Choice(List<Offer> offers) implements Worded {
        @Override
        public String in(Texts texts) {
            return offers.stream().map(offer -> offer.in(texts)).distinct().collect(Collectors.joining(", "));
        }
    }
}
