package gradlab.data;

import java.util.Locale;
import java.util.Set;

/** What one cell of a table says. */
final class Cell {

    private static final Set<String> MISSING = Set.of("", "na", "nan", "?", "null");
    private static final int LONGEST_SHOWN = 40;

    private Cell() {
    }

    /** True for an empty cell and for the usual words for "not known". */
    static boolean isMissing(String cell) {
        String text = cell.strip();
        return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The number in a cell, infinite if it is too large for a double, NaN if it is not a decimal number. */
    static double number(String cell, boolean decimalComma) {
        String text = cell.strip();
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits |= c >= '0' && c <= '9';
            // Double.parseDouble alone would also take "1f", "0x1p3" and "Infinity".
            boolean numeric = c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0 || c == ',' && decimalComma;
            if (!numeric) {
                return Double.NaN;
            }
        }
        if (!digits) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(decimalComma ? text.replace(',', '.') : text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** A cell as it may stand in a sentence: on one line and not too long. */
    static String shown(String cell) {
        String text = cell.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
