package gradlab.data;

import java.util.List;

/** One row of a table as it stands in the file; {@code line} is where it starts, from 1. */
record CsvRow(int line, List<String> fields) {

    /** True for a line of blanks: not a row of the table, unless its only column is empty here. */
    boolean isBlank() {
        return fields.size() == 1 && fields.getFirst().isBlank();
    }
}
