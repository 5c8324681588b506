package gradlab.data;

import gradlab.data.DataSet.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The inputs made from the columns of a table: numbers as they are, every word of a text column as a feature that is 1
 * where the word stands and 0 elsewhere, in sorted order.
 */
final class CsvFeatures {

    private static final int WORDS_SHOWN = 8;

    private final double[] values;
    private final int width;
    private final int[] rows;
    private final List<String> names = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    /** A column of the table and the first of its features; {@code classes} is null for a numeric column. */
    private record Source(int column, Classes classes, int firstFeature) {
    }

    /** Will take {@code rows} of a table of {@code width} columns whose cells are as {@link CsvColumn#encode} gives them. */
    CsvFeatures(double[] values, int width, int[] rows) {
        this.values = values;
        this.width = width;
        this.rows = rows;
    }

    /** Appends the features of one column. */
    void add(CsvColumn column) {
        if (!column.isText()) {
            sources.add(new Source(column.index(), null, names.size()));
            names.add(column.name());
            return;
        }
        Classes words = Classes.ofWords(cells(column), column::word);
        sources.add(new Source(column.index(), words, names.size()));
        words.names().forEach(word -> names.add(column.name() + "=" + word));
        String shown = String.join(", ", words.names().stream().limit(WORDS_SHOWN).map(Cell::shown).toList());
        notes.add(Note.of("csv.encoded", Cell.shown(column.name()), words.count(),
                words.count() > WORDS_SHOWN ? shown + ", …" : shown));
    }

    /** The values of one column in the rows taken. */
    double[] cells(CsvColumn column) {
        return IntStream.of(rows).mapToDouble(row -> values[row * width + column.index()]).toArray();
    }

    List<String> names() {
        return names;
    }

    List<Note> notes() {
        return notes;
    }

    /** How many numbers the inputs will be. */
    long size() {
        return (long) rows.length * names.size();
    }

    /** The inputs, rows × features, row-major. */
    double[] inputs() {
        int features = names.size();
        double[] inputs = new double[rows.length * features];
        for (Source source : sources) {
            for (int i = 0; i < rows.length; i++) {
                int at = i * features + source.firstFeature();
                if (source.classes() == null) {
                    inputs[at] = values[rows[i] * width + source.column()];
                } else {
                    inputs[at + (int) source.classes().labels()[i]] = 1;
                }
            }
        }
        return inputs;
    }
}
