package gradlab.math.expression;

import java.util.OptionalDouble;

/** A formula that is read sign by sign. Spaces part the signs, and typographic signs count as the plain ones. */
public final class Signs {

    private final String text;
    private int at;

    public Signs(String text) {
        this.text = text;
    }

    public int length() {
        return text.length();
    }

    /** Where it stands, from 1; behind the last sign at the end. */
    public int column() {
        return at + 1;
    }

    /** The next sign that is not a space, 0 at the end. */
    public char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? 0 : switch (text.charAt(at)) {
            case '−' -> '-';
            case '·', '×' -> '*';
            case '′', '’' -> '\'';
            default -> text.charAt(at);
        };
    }

    public char take() {
        char c = peek();
        at++;
        return c;
    }

    /** Takes this sign if it is the next one. */
    public boolean takes(char sign) {
        boolean next = peek() == sign;
        if (next) {
            at++;
        }
        return next;
    }

    /** The sign where it stands as it is written, empty at the end. */
    public String shown() {
        return at >= text.length() ? "" : text.substring(at, text.offsetByCodePoints(at, 1));
    }

    public boolean startsNumber() {
        return isDigit(peek()) || peek() == '.';
    }

    public boolean startsWord() {
        return Character.isLetter(peek()) || peek() == '_';
    }

    /** A word of letters and digits. */
    public String word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A number without a sign, with a point or, before a digit, a comma; empty, and nothing taken, if there is only a point. */
    public OptionalDouble number() {
        int from = at;
        digits();
        if (isAt(".") || isAt(",") && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        if (text.substring(from, at).equals(".")) {
            at = from;
            return OptionalDouble.empty();
        }
        exponent();
        return OptionalDouble.of(Double.parseDouble(text.substring(from, at).replace(',', '.').replace('−', '-')));
    }

    private void exponent() {
        int from = at;
        if (isAt("eE")) {
            at++;
            if (isAt("+-−")) {
                at++;
            }
            int digits = at;
            digits();
            at = at == digits ? from : at;
        }
    }

    private boolean isAt(String signs) {
        return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
