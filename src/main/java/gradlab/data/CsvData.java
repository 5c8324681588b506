package gradlab.data;

import gradlab.catalogue.BadInput;
import gradlab.data.DataSet.Note;
import gradlab.data.DataSource.CsvFile;
import gradlab.data.DataSource.TaskChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples from a CSV file with a header row. Numeric columns are features, the words of text columns become features of
 * zeros and ones; a text target means classes, a numeric one regression unless classes are asked for. Rows with a missing
 * value are left out. What was changed on the way is told in the notes.
 */
public final class CsvData {

    private final CsvTable table;
    private final CsvColumn target;
    private final boolean asClasses;
    private final List<Note> notes = new ArrayList<>();

    private CsvData(CsvFile source) {
        table = CsvTable.read(source.file());
        target = table.find(source.target());
        if (target.isEmpty()) {
            throw BadInput.at(table.placeOf(target), "csv.empty-target", Cell.shown(target.name()));
        }
        if (source.task() == TaskChoice.CLASSES && target.hasTexts()) {
            target.readAsText();
        }
        table.columns().forEach(this::checkNumbers);
        if (source.task() == TaskChoice.REGRESSION && target.isText()) {
            throw problemIn(target, target.firstText(), "csv.text-target");
        }
        asClasses = source.task() == TaskChoice.CLASSES || target.isText();
    }

    /**
     * Reads the table.
     *
     * @throws BadInput if the file is no such table; names file, line and column
     */
    public static DataSet read(CsvFile source) {
        return new CsvData(source).examples();
    }

    private DataSet examples() {
        double[] values = table.values();
        List<CsvColumn> used = usedFeatures();
        int[] rows = completeRows(values, used);
        if (table.isGuessed()) {
            notes.addFirst(Note.of("csv.windows-1251"));
        }
        CsvFeatures features = new CsvFeatures(values, table.columns().size(), rows);
        used.forEach(features::add);
        notes.addAll(features.notes());
        if (features.size() > CsvTable.MAX_VALUES) {
            throw BadInput.at(table.start(), "csv.too-many-values", rows.length, features.names().size(),
                    CsvTable.MAX_VALUES);
        }
        double[] answers = features.cells(target);
        if (asClasses) {
            Classes classes = classes(answers);
            return DataSet.ofClasses(features.names().size(), features.inputs(), classes.labels(), features.names(),
                    classes.names(), notes);
        }
        return new DataSet(rows.length, features.names().size(), features.inputs(), answers, 1, Task.REGRESSION,
                features.names(), List.of(), notes);
    }

    private void checkNumbers(CsvColumn column) {
        if (column.isText() || column.isEmpty()) {
            return;
        }
        if (column.hasTexts()) {
            throw problemIn(column, column.firstText(), "csv.not-a-number");
        }
        if (column.firstOverflow() != null) {
            throw problemIn(column, column.firstOverflow(), "csv.overflow");
        }
    }

    private BadInput problemIn(CsvColumn column, CsvColumn.CellAt cell, String key) {
        return BadInput.at(table.placeOf(cell.line(), column.index()), key, Cell.shown(cell.content()),
                Cell.shown(column.name()));
    }

    private List<CsvColumn> usedFeatures() {
        List<CsvColumn> used = new ArrayList<>();
        for (CsvColumn column : table.columns()) {
            String name = Cell.shown(column.name());
            if (column == target) {
                continue;
            }
            if (column.isEmpty()) {
                notes.add(Note.of("csv.left-out-empty", name));
            } else if (column.isText() && column.isTooVaried()) {
                notes.add(Note.of("csv.left-out-varied", name, CsvColumn.MAX_WORDS < column.wordCount()
                        ? "> " + CsvColumn.MAX_WORDS : column.wordCount()));
            } else {
                used.add(column);
            }
        }
        if (used.isEmpty()) {
            throw BadInput.at(table.placeOf(target), "csv.no-features", Cell.shown(target.name()));
        }
        return used;
    }

    private int[] completeRows(double[] values, List<CsvColumn> used) {
        int width = table.columns().size();
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> !Double.isNaN(values[row * width + target.index()]))
                .filter(row -> used.stream().noneMatch(column -> Double.isNaN(values[row * width + column.index()])))
                .toArray();
        if (rows.length < 2) {
            String key = rows.length < table.rows() ? "csv.few-complete-rows" : "csv.few-rows";
            throw BadInput.at(table.start(), key, rows.length, table.rows());
        }
        if (rows.length < table.rows()) {
            notes.addFirst(Note.of("csv.rows-dropped", table.rows() - rows.length, table.rows()));
        }
        return rows;
    }

    private Classes classes(double[] answers) {
        Classes classes = target.isText() ? Classes.ofWords(answers, target::word) : Classes.ofNumbers(answers);
        String name = Cell.shown(target.name());
        if (classes.count() < 2) {
            throw BadInput.at(table.placeOf(target), "csv.one-class", name, Cell.shown(classes.names().getFirst()));
        }
        if (classes.count() > CsvColumn.MAX_WORDS) {
            throw BadInput.at(table.placeOf(target), "csv.too-many-classes", name, CsvColumn.MAX_WORDS);
        }
        return classes;
    }
}
