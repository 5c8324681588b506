package gradlab.data;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Nearest;
import gradlab.catalogue.Place;
import gradlab.catalogue.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table in a CSV file: the columns of its header, surveyed, and its cells as numbers. Read twice, so that nothing
 * but the numbers is kept: first for the kinds of the columns, then for the values.
 */
final class CsvTable {

    /** Numbers kept in memory at most (512 MB). */
    static final long MAX_VALUES = 1L << 26;
    private static final int NAMES_SHOWN = 20;

    private final CsvText text;
    private final List<CsvColumn> columns = new ArrayList<>();
    private int headerLine;
    private int rows;

    private CsvTable(CsvText text) {
        this.text = text;
    }

    /**
     * Reads the header and surveys the columns.
     *
     * @throws BadInput if the file cannot be read, has no header, columns of the same name, or a row of another length
     */
    static CsvTable read(Path path) {
        CsvTable table = new CsvTable(CsvText.read(path));
        table.text.forEachRow(table::survey);
        if (table.rows == 0) {
            throw BadInput.at(table.placeOf(table.headerLine, 0), "csv.only-header");
        }
        if ((long) table.rows * table.columns.size() > MAX_VALUES) {
            throw BadInput.at(InputFile.start(path), "csv.too-many-values", table.rows, table.columns.size(), MAX_VALUES);
        }
        return table;
    }

    List<CsvColumn> columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The place of what concerns the whole file. */
    Place start() {
        return placeOf(1, 0);
    }

    boolean isGuessed() {
        return text.isGuessed();
    }

    Place placeOf(int line, int column) {
        return text.placeOf(line, column);
    }

    /** Where the column's name stands. */
    Place placeOf(CsvColumn column) {
        return text.placeOf(headerLine, column.index());
    }

    /**
     * The column of this name, as written or with other case and spaces; the last one if {@code name} is empty.
     *
     * @throws BadInput if there is none; names the nearest and lists all
     */
    CsvColumn find(String name) {
        if (name.isBlank()) {
            return columns.getLast();
        }
        for (CsvColumn column : columns) {
            if (column.name().equals(name.strip())) {
                return column;
            }
        }
        for (CsvColumn column : columns) {
            if (Spelling.fold(column.name()).equals(Spelling.fold(name))) {
                return column;
            }
        }
        List<String> names = columns.stream().map(CsvColumn::name).toList();
        String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).map(Cell::shown).toList())
                + (names.size() > NAMES_SHOWN ? ", …" : "");
        Place header = placeOf(headerLine, 0);
        throw Nearest.meant(name, names)
                .map(near -> BadInput.at(header, "csv.unknown-target-nearest", Cell.shown(name), shown, near))
                .orElseGet(() -> BadInput.at(header, "csv.unknown-target", Cell.shown(name), shown));
    }

    /** The cells, rows × columns, row-major; NaN = missing, words of text columns as their codes. */
    double[] values() {
        int width = columns.size();
        double[] values = new double[rows * width];
        int[] row = {-1};
        text.forEachRow(read -> {
            if (skips(read)) {
                return;
            }
            for (int c = 0; c < width && row[0] >= 0; c++) {
                values[row[0] * width + c] = columns.get(c).encode(read.fields().get(c));
            }
            row[0]++;
        });
        return values;
    }

    private boolean skips(CsvRow row) {
        return row.isBlank() && columns.size() != 1;
    }

    private void survey(CsvRow row) {
        if (skips(row)) {
            return;
        }
        if (columns.isEmpty()) {
            takeHeader(row);
            return;
        }
        int expected = columns.size();
        int found = row.fields().size();
        if (found != expected) {
            Place place = placeOf(row.line(), found > expected ? expected : 0);
            throw BadInput.at(place, found > expected ? "csv.long-record" : "csv.short-record", expected, found);
        }
        for (CsvColumn column : columns) {
            column.survey(row.fields().get(column.index()), row.line());
        }
        rows++;
    }

    private void takeHeader(CsvRow row) {
        headerLine = row.line();
        if (looksLikeData(row.fields())) {
            throw BadInput.at(placeOf(headerLine, 0), "csv.no-header", Cell.shown(row.fields().getFirst()));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (String field : row.fields()) {
            int index = columns.size();
            String name = field.isBlank() ? "#" + (index + 1) : field.strip();
            Integer before = seen.put(name, index);
            if (before != null) {
                throw BadInput.at(placeOf(headerLine, index), "csv.duplicate-column", Cell.shown(name), before + 1, index + 1);
            }
            columns.add(new CsvColumn(name, index, text.hasDecimalComma()));
        }
    }

    /** Names may be whole numbers (years, pixels), but hardly all of them, and hardly fractions. */
    private boolean looksLikeData(List<String> fields) {
        double[] numbers = fields.stream().mapToDouble(f -> Cell.number(f, text.hasDecimalComma()))
                .filter(number -> !Double.isNaN(number)).toArray();
        long fractions = Arrays.stream(numbers).filter(number -> number != Math.rint(number)).count();
        return numbers.length == fields.size() || 2 * fractions >= fields.size();
    }
}
