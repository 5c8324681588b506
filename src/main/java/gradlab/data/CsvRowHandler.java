package gradlab.data;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import gradlab.catalogue.BadInput;
import java.util.ArrayList;
import java.util.List;

/** Collects the fields of one row, within bounds, and remembers where the parser stands when it gives up. */
final class CsvRowHandler extends CsvCallbackHandler<CsvRow> {

    static final int MAX_FIELDS = 10_000;

    private final CsvText text;
    private RecordType type = RecordType.DATA;
    private List<String> fields = new ArrayList<>();
    private int line = 1;
    private int length;

    CsvRowHandler(CsvText text) {
        this.text = text;
    }

    /** The line in which the row being read starts. */
    int line() {
        return line;
    }

    /** The number of fields read of it so far. */
    int fields() {
        return fields.size();
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return fields.size();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = (int) startingLineNumber;
        type = RecordType.DATA;
        fields = new ArrayList<>(fields.size());
        length = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int fieldLength, boolean quoted) {
        length += fieldLength + 1;
        if (length > CsvText.MAX_ROW) {
            throw BadInput.at(text.placeOf(line, 0), "csv.long-row", CsvText.MAX_ROW);
        }
        if (fields.size() == MAX_FIELDS) {
            throw BadInput.at(text.placeOf(line, MAX_FIELDS), "csv.too-many-columns", MAX_FIELDS);
        }
        fields.add(new String(buffer, offset, fieldLength));
    }

    @Override
    protected void setComment(char[] buffer, int offset, int commentLength) {
        throw new IllegalStateException("tables have no comments");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(line, fields);
    }
}
