package gradlab.catalogue;

import java.util.List;

/**
 * Something wrong with the user's input: where, what, and how to mend it. The sentence stands in the text bundles under
 * {@code problem.<key>}; {@code args} fill its places {@code {0}}, {@code {1}}, …
 *
 * @param code short stable name such as {@code U012}, or empty; warnings start with W
 */
public record Problem(Place place, String code, String key, List<Object> args) {

    /** Of what was read, no more than this stands in a sentence. */
    private static final int LONGEST_ARGUMENT = 1000;
    private static final int SHOWN = 200;

    /** A key that looks like a code is one. */
    public static Problem at(Place place, String key, Object... args) {
        return new Problem(place, key.matches("[UW]\\d+") ? key : "", key, List.of(args));
    }

    public Problem withCode(String newCode) {
        return new Problem(place, newCode, key, args);
    }

    /** One line: {@code file:line:column code what is wrong. How to mend it.} */
    public String line(Texts texts) {
        return place + " " + (code.isEmpty() ? "" : code + " ") + message(texts);
    }

    public String message(Texts texts) {
        return texts.get("problem." + key, told(texts).toArray());
    }

    /** What fills the places of the sentence in one language. */
    public List<Object> told(Texts texts) {
        return args.stream().map(argument -> argument instanceof Worded word ? word.in(texts) : argument).map(Problem::shown).toList();
    }

    /** In one line, however long or strange the text is that it was made of. */
    private static Object shown(Object argument) {
        if (!(argument instanceof String text)) {
            return argument;
        }
        String cut = text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, SHOWN) + "…";
        return cut.chars().anyMatch(Character::isISOControl) ? cut.replaceAll("\\p{Cc}+", " ") : cut;
    }

    /** Warnings never stop anything. */
    public boolean isWarning() {
        return code.startsWith("W");
    }
}
