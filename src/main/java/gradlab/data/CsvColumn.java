package gradlab.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is learnt about one column: first its kind, from every cell; then, for text, the numbers of its words. */
final class CsvColumn {

    /** More different words than this are never told apart: neither as classes nor as features. */
    static final int MAX_WORDS = 1000;
    /** A column counts as numeric from this share of numbers on; the other cells are then mistakes. */
    private static final double NUMERIC_SHARE = 0.9;
    private static final int FEW_WORDS = 50;

    private final String name;
    private final int index;
    private final boolean decimalComma;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int numbers;
    private int texts;
    private CellAt firstText;
    private CellAt firstOverflow;
    private boolean readAsText;

    CsvColumn(String name, int index, boolean decimalComma) {
        this.name = name;
        this.index = index;
        this.decimalComma = decimalComma;
    }

    /** A cell worth naming: its row's line and what stands in it. */
    record CellAt(int line, String content) {
    }

    String name() {
        return name;
    }

    /** Position in the table, from 0. */
    int index() {
        return index;
    }

    /** Counts one cell; every cell of the column must be counted before anything below is asked. */
    void survey(String cell, int line) {
        if (Cell.isMissing(cell)) {
            return;
        }
        double number = Cell.number(cell, decimalComma);
        if (Double.isNaN(number)) {
            texts++;
            firstText = firstText == null ? new CellAt(line, cell) : firstText;
        } else {
            numbers++;
            firstOverflow = firstOverflow == null && Double.isInfinite(number) ? new CellAt(line, cell) : firstOverflow;
        }
    }

    boolean isEmpty() {
        return numbers + texts == 0;
    }

    boolean isText() {
        return readAsText || numbers < NUMERIC_SHARE * (numbers + texts);
    }

    /** True if some cell is no number, whatever the column counts as. */
    boolean hasTexts() {
        return texts > 0;
    }

    void readAsText() {
        readAsText = true;
    }

    CellAt firstText() {
        return firstText;
    }

    /** The first number too large for a double, or null. */
    CellAt firstOverflow() {
        return firstOverflow;
    }

    /** The cell as a number: its value, or for a text column the code of its word; NaN if it is missing. */
    double encode(String cell) {
        if (Cell.isMissing(cell)) {
            return Double.NaN;
        }
        return isText() ? code(cell.strip()) : Cell.number(cell, decimalComma);
    }

    /** The word behind a code of {@link #encode}. */
    String word(int code) {
        return words.get(code);
    }

    /** Different words met so far, at most one more than {@link #MAX_WORDS}. */
    int wordCount() {
        return words.size();
    }

    /** True if the words are rather names of the rows (a car's model) than categories. */
    boolean isTooVaried() {
        return wordCount() > MAX_WORDS || wordCount() > FEW_WORDS && 2 * wordCount() > numbers + texts;
    }

    private int code(String word) {
        Integer known = codes.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() <= MAX_WORDS) {
            words.add(word);
            codes.put(word, words.size() - 1);
        }
        return words.size() - 1;
    }
}
