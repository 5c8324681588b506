package gradlab.catalogue;

import java.util.regex.Pattern;

/** Where something stands: a file (or another name of the source), a line and a column, both from 1. */
public record Place(String file, int line, int column) {

    /** Ends of lines and the like, and signs that turn the direction of what follows. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    public Place atColumn(int newColumn) {
        return new Place(file, line, newColumn);
    }

    /** In one line that runs from left to right, whatever the file is called. */
    @Override
    public String toString() {
        return UNSEEN.matcher(file).replaceAll(sign -> "⟨U+%04X⟩".formatted(sign.group().codePointAt(0))) + ":" + line + ":" + column;
    }
}
