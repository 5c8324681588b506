package gradlab.catalogue;

import java.util.List;

/**
 * Something wrong with the user's input: where, what, and how to mend it. The sentence stands in the text bundles under
 * {@code problem.<key>}; {@code args} fill its places {@code {0}}, {@code {1}}, …
 */
public record Problem(Place place, String key, List<Object> args) {

    public static Problem at(Place place, String key, Object... args) {
        return new Problem(place, key, List.of(args));
    }

    /** One line: {@code file:line:column what is wrong. How to mend it.} */
    public String line(Texts texts) {
        return place + " " + message(texts);
    }

    public String message(Texts texts) {
        return texts.get("problem." + key, args.toArray());
    }

    /** Warnings never stop anything; their keys start with W. */
    public boolean isWarning() {
        return key.matches("W\\d+");
    }
}
